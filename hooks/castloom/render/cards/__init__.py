"""Cards: the pictures that other sites show where somebody shares a page."""
