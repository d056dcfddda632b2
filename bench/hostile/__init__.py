"""Files made to harm their reader, each written by code, with how each may end.

``python -m bench.hostile`` reads them all; ``tests/extractors/containment`` reads a part of them.
"""
