"""From a question to an answer with exact citations."""
