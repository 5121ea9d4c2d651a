"""Which page comes when, which answers fall away, and what has been answered."""
