"""The folder of a site: writes its files, and removes those of an earlier site that are gone, but never a file of others.

Enters: relative paths and texts. Leaves: files, and ``chuangpu-site.json``, the list of all files that were made. The list is written
before the first page, so that a site whose making was interrupted can be made anew.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from graph.job.folder import replace_text

MANIFEST = "chuangpu-site.json"
_OURS = re.compile(r"(?:[0-9A-Za-z_\-\u4e00-\u9fff]+/){0,2}[0-9A-Za-z_\-\u4e00-\u9fff]+\.(?:html|css|js)")


class SiteFolderError(Exception):
    """The site cannot be written where it was asked for; the message says what was found there and what was expected."""


class SiteFolder:
    """A folder that a site is being written to."""

    def __init__(self, root: Path, planned: Collection[str]) -> None:
        """Claim the folder for the files in ``planned``. Raises ``SiteFolderError`` where a file that no site made is in the way."""
        self.root = root
        self._planned = frozenset(planned)
        if root.exists() and not root.is_dir():
            raise SiteFolderError(f"{root}: 是文件，应为文件夹 / found a file, expected a folder")
        self._earlier = _read_manifest(root / MANIFEST)
        if strange := next(self._strangers(), None):
            raise SiteFolderError(
                f"{root / strange}: 不是本命令写的文件，不予覆盖，请另选 --out / found a file that chuangpu site did not make, "
                "expected a new folder or one that it made"
            )
        root.mkdir(parents=True, exist_ok=True)
        self._write_manifest(self._planned | self._earlier)
        for folder in sorted({(root / path).parent for path in self._planned}):
            folder.mkdir(parents=True, exist_ok=True)

    def _strangers(self) -> Iterator[str]:
        """Files in the way of planned ones that are on no list."""
        return (path for path in sorted(self._planned - self._earlier) if os.path.lexists(self.root / path))

    def write(self, path: str, text: str) -> None:
        """Write one of the planned files in one step; leave it alone where it says so already."""
        if path not in self._planned:
            raise ValueError(f"{path} was not planned")
        replace_text(self.root / path, text)

    def finish(self) -> int:
        """Remove the files of an earlier site that are not in this one, and return their number."""
        gone = sorted(self._earlier - self._planned)
        removed = sum(self._remove(path) for path in gone)
        self._write_manifest(self._planned)
        for folder in sorted({(self.root / path).parent for path in gone} - {self.root}, reverse=True):
            if folder.is_dir() and not any(folder.iterdir()):
                folder.rmdir()
        return removed

    def _remove(self, path: str) -> bool:
        """Remove a file, unless a link has led its folder out of the site meanwhile."""
        place = self.root / path
        if not place.is_file() or not Path(os.path.realpath(place.parent)).is_relative_to(os.path.realpath(self.root)):
            return False
        place.unlink()
        return True

    def _write_manifest(self, files: Iterable[str]) -> None:
        told = {"made by": "chuangpu site", "files": sorted(files)}
        replace_text(self.root / MANIFEST, json.dumps(told, ensure_ascii=False, indent=0) + "\n")


def _read_manifest(path: Path) -> frozenset[str]:
    """The files of an earlier site; none where there is no list."""
    if not path.exists():
        return frozenset()
    try:
        files = json.loads(path.read_text(encoding="utf-8"))["files"]
        if not all(isinstance(file, str) and _OURS.fullmatch(file) for file in files):
            raise ValueError("a path that no site has")
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise SiteFolderError(
            f"{path}: 文件清单无法使用 / found a list of files that cannot be used ({error}), expected that of a site"
        ) from error
    return frozenset(files)
