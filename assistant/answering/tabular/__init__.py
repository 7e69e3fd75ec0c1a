"""What questions ask of whole tables: a column for every member, several columns of one row, a table itself."""
