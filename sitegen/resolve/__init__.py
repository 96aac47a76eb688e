"""Records -> Library: the same work once, each authorship tied to a person or to nobody."""
