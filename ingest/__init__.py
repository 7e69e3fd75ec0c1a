"""From a file to a document with structure and passages."""
