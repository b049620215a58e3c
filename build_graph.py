"""The main job: ``python build_graph.py [INPUT ...] --out DIR`` builds the graph of the documents in INPUT.

No INPUT: the sample documents in ``examples/``; no ``--out``: the folder ``exports/``. The same as ``chuangpu build``.
"""

import sys

from graph.cli import main

if __name__ == "__main__":
    sys.exit(main(["build", *sys.argv[1:]]))
