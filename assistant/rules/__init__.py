"""Pure decisions: (answers, day, library) -> findings. Nothing here words anything or remembers anything."""
