"""site: store → a folder of pages that opens by double click: a page for each thing and each document, lists, search.

Where it sits: beside show, after store. ``reader`` reads the store once, ``pages`` makes one page after another (``facts``,
``picture``, ``passages``, ``lists`` say what stands on them, ``templates/`` how), ``folder`` writes them.
``write_site(store, out)`` does it all.
"""

from graph.site.folder import SiteFolderError
from graph.site.write import SiteReport, write_site

__all__ = ["SiteFolderError", "SiteReport", "write_site"]
