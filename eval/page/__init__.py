"""What the evaluation page shows and does."""
