"""The step of cleaning for the engines that move pages about; each needs its own extra.

`arrow` cleans batches of a table, on which Spark, Ray Data, Hugging Face datasets, Polars, DuckDB
and pandas stand; `sites` learns sites from them, part by part. `spark` is both for its data frames,
`datatrove` has steps for its pipelines, and `scrapy` a pipeline for its items. docs/engines shows
how each is used.
"""
