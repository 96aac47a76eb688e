"""One work or person in other people's formats."""
