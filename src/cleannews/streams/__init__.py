"""From one file to a crawl: many pages in, however they are kept, and as many articles out.

`readers/` give `Record` after `Record`, `pool` has worker processes clean them, and `writers/` keep
what comes of it in parts that a run which was killed can go on from.
"""
