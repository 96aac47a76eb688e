"""Any markup -> one inline tree -> HTML, plain text or Markdown."""
