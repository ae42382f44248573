"""Transcript formats, one a file: text in, blocks out."""
