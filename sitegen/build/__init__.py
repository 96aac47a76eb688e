"""Plan -> folder: only what changed is written, only what we wrote is ever removed."""
