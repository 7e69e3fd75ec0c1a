"""Question sets, metrics and runners."""
