"""An argument as a graph: is it well formed, how does it weigh, how is it drawn and told.

Pure: no widgets, no clock, and no heavy library, so that it starts fast and runs in a browser without a server.
"""
