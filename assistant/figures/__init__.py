"""Korean numbers, amounts, dates and periods read by value."""
