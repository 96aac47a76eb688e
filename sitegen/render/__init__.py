"""Page + Theme -> bytes: the same page and theme give the same bytes."""
