"""The safe: keeps answers encrypted for a while, forgets on time, and leaves no trace that it can avoid."""
