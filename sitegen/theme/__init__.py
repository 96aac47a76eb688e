"""A theme: layers of templates, static files, words and options."""

from sitegen.theme.loading import load_theme, themes_folder
from sitegen.theme.theme import Layer, Theme, references

__all__ = ["Layer", "Theme", "load_theme", "references", "themes_folder"]
