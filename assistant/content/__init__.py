"""The shelf: dated, cited data in three languages, and the librarian who reads it."""
