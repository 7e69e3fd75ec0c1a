"""The members of a table or list that satisfy what a question asks of them."""
