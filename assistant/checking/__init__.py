"""What checking an answer rests on: formulas, where a figure stands, names, and how a check is told."""
