"""Annotated documents as the pipeline reads them when it has not seen them: what later stages learn from.

Models of names read their own training documents too well; a stage that learned from that would trust them too much. Each document is
read by the models of ``training/folds`` that were made without its fold (``python -m training.names`` leaves them there).
"""

from __future__ import annotations

from functools import cache

from graph.model import Reading
from graph.read import SourceFile, read_document
from graph.recognise import Recogniser
from graph.recognise.learned import load_models
from graph.resolve.document import resolve_document
from training.documents import Annotated, fold_folder


def read_unseen(document: Annotated) -> Reading:
    """The document's reading by models that never saw it; ``FileNotFoundError`` where ``training.names`` has not been run."""
    return resolve_document(_recogniser(document.fold).recognise(read_document(SourceFile(document.path, document.path.name, document.id))))


@cache
def _recogniser(fold: int) -> Recogniser:
    return Recogniser(load_models(fold_folder(fold)))
