"""What every worker needs, read once: workers are forked from a process that has imported this module."""

from __future__ import annotations

from graph.ontology import load_ontology
from graph.query import load_questions
from graph.query.faults import known_words
from graph.serve.worker import run_worker

__all__ = ["run_worker"]

load_ontology()
load_questions()
known_words()
