"""Paragraphs that a dump broke into lines, at a column or at every tag, put together again."""
