"""Time and memory: of hostile texts, of fresh processes, of those who read HTML."""
