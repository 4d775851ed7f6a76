"""The page of figures: its tables and plots."""
