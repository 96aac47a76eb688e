"""Pictures: how large they are, smaller copies of them, and social cards; the door to Pillow."""
