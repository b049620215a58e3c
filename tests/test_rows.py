"""TSV files load as their headers say; a bad line names file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.rows import LexiconError, read_rows


def test_comments_and_empty_lines_are_no_rows(tmp_path: Path) -> None:
    path = tmp_path / "words.tsv"
    path.write_text("# fields: word, class\n\n研究院\tResearchInstitute\n", encoding="utf-8")
    assert list(read_rows(path, 2)) == [("研究院", "ResearchInstitute")]


@pytest.mark.parametrize("line", ["研究院", "研究院\tResearchInstitute\tstrict"])
def test_a_line_with_other_fields_names_file_and_line(tmp_path: Path, line: str) -> None:
    path = tmp_path / "words.tsv"
    path.write_text(f"# fields: word, class\n{line}\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"words\.tsv:2: found \d fields, expected 2"):
        list(read_rows(path, 2))
