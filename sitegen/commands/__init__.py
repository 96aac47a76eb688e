"""The commands of `sitegen`, a module each."""
