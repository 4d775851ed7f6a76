"""Whole crawls: many pages in, and many articles out as rows of a table."""
