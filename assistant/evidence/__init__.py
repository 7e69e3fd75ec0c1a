"""From a question to the spans that may answer it, weighed."""
