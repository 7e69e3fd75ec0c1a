"""Where a document comes from: its years and the public bodies that issued it."""
