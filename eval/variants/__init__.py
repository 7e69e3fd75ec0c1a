"""Other ways to put the questions of a set, to see whether answers stand them."""
