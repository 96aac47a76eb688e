"""Library -> conclusions, each with its reasons."""
