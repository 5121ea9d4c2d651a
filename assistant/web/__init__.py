"""The door: carries things between the person and the office, and decides nothing."""
