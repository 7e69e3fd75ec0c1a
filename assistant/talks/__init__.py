"""Conversations kept on the server, each reader's own."""
