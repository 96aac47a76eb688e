"""What is true: frozen values that know nothing of files, HTML or parents."""
