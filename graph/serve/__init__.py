"""serve: the graph as a SPARQL 1.1 server.

Enters: a store on disk. Leaves: answers over HTTP. Queries run in worker processes with limits of time, rows, bytes and memory; the
server opens no connection of its own. ``make_app`` is an ASGI application, ``run_server`` serves it.
"""

from graph.serve.app import make_app
from graph.serve.limits import Limits
from graph.serve.run import ServeError, run_server

__all__ = ["Limits", "ServeError", "make_app", "run_server"]
