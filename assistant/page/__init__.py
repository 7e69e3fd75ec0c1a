"""What the chat page shows and does, without its library."""
