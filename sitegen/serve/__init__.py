"""The same arrows, over and over, as files change."""
