"""A small writer of .hwpx (OWPML) files: text, headings and tables."""
