"""The folder: nothing of others is touched, what is gone is removed, an interrupted site can be made anew."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graph.site.folder import MANIFEST, SiteFolder, SiteFolderError

PAGE, OTHER = "things/Award/甲.html", "things/Team/乙.html"


def make(root: Path, *paths: str) -> int:
    folder = SiteFolder(root, set(paths))
    for path in paths:
        folder.write(path, path)
    return folder.finish()


def files(root: Path) -> set[str]:
    return {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}


def test_files_are_written_and_listed(tmp_path: Path) -> None:
    assert make(tmp_path / "site", PAGE, "index.html") == 0
    assert files(tmp_path / "site") == {PAGE, "index.html", MANIFEST}
    assert json.loads((tmp_path / "site" / MANIFEST).read_text(encoding="utf-8"))["files"] == ["index.html", PAGE]


def test_what_is_gone_is_removed_with_its_folder(tmp_path: Path) -> None:
    make(tmp_path, PAGE, OTHER)
    assert make(tmp_path, PAGE) == 1
    assert files(tmp_path) == {PAGE, MANIFEST}
    assert not (tmp_path / "things/Team").exists()


def test_files_of_others_stay(tmp_path: Path) -> None:
    make(tmp_path, PAGE, OTHER)
    for name in ("things/Team/notes.txt", "things/Team/own.html", "index.htm", "readme.html"):
        (tmp_path / name).write_text("mine", encoding="utf-8")
    make(tmp_path, PAGE)
    assert {"things/Team/notes.txt", "things/Team/own.html", "index.htm", "readme.html"} < files(tmp_path)
    assert not (tmp_path / OTHER).exists()


def test_a_file_in_the_way_stops_before_anything_is_written(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("mine", encoding="utf-8")
    with pytest.raises(SiteFolderError, match=r"index\.html"):
        SiteFolder(tmp_path, {"index.html", PAGE})
    assert files(tmp_path) == {"index.html"}


def test_a_file_instead_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("mine", encoding="utf-8")
    with pytest.raises(SiteFolderError, match="found a file, expected a folder"):
        SiteFolder(tmp_path / "site", {PAGE})


def test_an_interrupted_site_can_be_made_anew(tmp_path: Path) -> None:
    make(tmp_path, "index.html", OTHER)
    SiteFolder(tmp_path, {"index.html", PAGE}).write(PAGE, "half")
    assert make(tmp_path, "index.html") == 2
    assert files(tmp_path) == {"index.html", MANIFEST}


@pytest.mark.parametrize("path", ["../outside.html", "/etc/outside.html", "things/../../outside.html", "notes.txt", "C:\\x.html", 7])
def test_a_list_with_other_paths_is_refused(tmp_path: Path, path: object) -> None:
    (tmp_path / "outside.html").write_text("mine", encoding="utf-8")
    site = tmp_path / "site"
    site.mkdir()
    (site / MANIFEST).write_text(json.dumps({"files": [path]}), encoding="utf-8")
    with pytest.raises(SiteFolderError, match=MANIFEST):
        SiteFolder(site, {PAGE})
    assert (tmp_path / "outside.html").exists()


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    site, elsewhere = tmp_path / "site", tmp_path / "elsewhere"
    make(site, PAGE, OTHER)
    elsewhere.mkdir()
    (elsewhere / "乙.html").write_text("mine", encoding="utf-8")
    (site / OTHER).unlink()
    (site / "things/Team").rmdir()
    (site / "things/Team").symlink_to(elsewhere)
    make(site, PAGE)
    assert (elsewhere / "乙.html").read_text(encoding="utf-8") == "mine"


def test_only_planned_files_are_written(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="not planned"):
        SiteFolder(tmp_path, {PAGE}).write(OTHER, "")
