"""What Office Open XML files (ECMA-376) have in common: packages, parts, charts, diagrams, equations, glyphs."""
