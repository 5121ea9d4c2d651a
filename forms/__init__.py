"""The desk where people speak: one page, one form class, grouped by section."""
