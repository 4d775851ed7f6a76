"""Labelled pages: read from disk, dumped as scraped text, and their blocks told apart."""
