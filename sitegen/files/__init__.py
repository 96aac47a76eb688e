"""Two formats, read and written: YAML and BibTeX."""
