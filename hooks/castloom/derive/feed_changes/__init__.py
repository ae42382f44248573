"""What subscribers would notice between two states of a feed."""
