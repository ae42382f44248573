"""What search indexes, and the names that it knows."""
