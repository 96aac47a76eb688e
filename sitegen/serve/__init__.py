"""Plan -> a browser on this machine: the same arrows, over and over, as files change."""
