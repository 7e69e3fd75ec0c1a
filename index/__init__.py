"""The library of documents and the search over it."""
