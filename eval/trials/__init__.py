"""Several measurements of the same questions beside one of them: settings, or ways of asking."""
