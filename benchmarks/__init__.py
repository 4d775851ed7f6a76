"""What measures and trains the cleaner; no part of the package that is installed."""
