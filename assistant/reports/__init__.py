"""A conversation as a report that shows on which words each answer rests."""
