"""From files on disk to what stands in them, by processes of their own where the format is more than text."""
