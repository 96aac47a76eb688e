"""sitegen: a static site generator for researcher, lab and publication pages."""

__version__ = "0.1.0"
