"""Keys of the podcast namespace: a file for each theme, of functions that make a group of keys a tag's values."""
