"""Chapters, from wherever an editor has them."""
