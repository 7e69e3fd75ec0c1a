"""Questions proposed from the documents of a library, for a person to accept, mend or drop."""
