"""An argument as a graph: is it well formed, how does it weigh, how near is another map, how is it drawn and told.

Pure: no widgets, no clock, no disk, and nothing beyond the standard library, so that it starts fast and runs in a
browser without a server.
"""
