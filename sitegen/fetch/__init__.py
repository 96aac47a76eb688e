"""Web -> content/fetched: the only rooms that open a socket to the outside."""
