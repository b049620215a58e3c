"""What the main job needs besides the stages: the state that makes it incremental, workers, the lock, progress, the report.

``graph.pipeline`` tells the order in which all of it runs.
"""
