"""Chapters as pages, feeds and files tell them."""
