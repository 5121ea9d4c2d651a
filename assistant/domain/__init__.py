"""The vocabulary of the product: plain, immutable, and without any framework."""
