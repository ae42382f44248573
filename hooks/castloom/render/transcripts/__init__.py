"""Transcripts as files, one format a file: blocks or turns in, text out."""
