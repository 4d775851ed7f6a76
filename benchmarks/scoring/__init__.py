"""How near an output is to what was wanted, how sure that is, and how it is written down."""
