"""Units named with their body, and organs with their full title, once the mentions of a document are joined.

Part of resolution inside a document. Enters: the clusters of a document. Leaves: the same clusters with fuller names:
甲市科技局成果科 is 甲市科学技术局成果科 where the document names the body so, 甲市政府 is 甲市人民政府.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from graph.resolve.clusters import Cluster
from graph.resolve.naming import fold_government

_WITH_UNITS = frozenset({"GovernmentBody", "University"})
_UNIT = re.compile("^(?:.{0,12}[处科系部]|.{2,20}学院|机关[纪党]委)$")
_GOVERNMENT = re.compile("(?<!人民)政府(?=$|办公厅$|办公室$)")


def complete_units(clusters: Sequence[Cluster]) -> None:
    """A unit whose name begins with a short form of its body is named with the long one (甲市科技局成果科: 甲市科学技术局成果科)."""
    bodies = [c for c in clusters if c.type in _WITH_UNITS]
    for unit in bodies:
        owners = [c for c in bodies if c is not unit and c.type == unit.type]
        full = next((full for owner in owners if (full := _with_owner(unit.name, owner))), "")
        if full:
            unit.names = Counter({full: unit.names.total()})


def _with_owner(name: str, owner: Cluster) -> str:
    """The name of a unit with its owner's full name in front; empty where it is no unit of the owner or has it already."""
    wanted = {fold_government(form) for form in (*owner.names, *(m.text for m in owner.mentions))}
    for at in range(len(name) - 1, 2, -1):
        if fold_government(name[:at]) in wanted and _UNIT.search(name[at:]):
            return "" if name.startswith(owner.name) else owner.name + name[at:]
    return ""


def prefer_full_titles(clusters: Sequence[Cluster], text: str) -> None:
    """甲市人民政府 is the name of 甲市政府 where the text writes it, be it inside a longer title."""
    for cluster in (c for c in clusters if c.type == "GovernmentBody"):
        full = _GOVERNMENT.sub("人民政府", cluster.name)
        if full != cluster.name and full in text:
            cluster.names = Counter({full: cluster.names.total()})
