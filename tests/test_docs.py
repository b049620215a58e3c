"""The documentation keeps up with the code: a page for every stage, a word on every command, query and dependency."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from graph.cli import main

ROOT = Path(__file__).resolve().parents[1]
DOCS = "\n".join(path.read_text(encoding="utf-8") for path in [*sorted((ROOT / "docs").glob("*.md")), ROOT / "README.md"])
STAGES = sorted(path.name for path in (ROOT / "graph").iterdir() if (path / "__init__.py").exists())


@pytest.mark.parametrize("stage", STAGES)
def test_every_sub_package_has_a_page(stage: str) -> None:
    assert (ROOT / "docs" / f"{'build' if stage == 'job' else stage}.md").exists()


def test_every_command_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    commands = re.findall(r"^    (\w+) ", capsys.readouterr().out, re.MULTILINE)
    assert {"build", "query", "partners"} <= set(commands)
    assert [c for c in commands if f"chuangpu {c}" not in DOCS] == []


def test_every_dependency_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *(p for extra in project["optional-dependencies"].values() for p in extra)]
    names = {re.match(r"[A-Za-z0-9_-]+", p).group() for p in wanted}  # type: ignore[union-attr]
    reasons = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    assert {name for name in names if name not in reasons} == set()


def test_every_dependency_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    listed = (*project["dependencies"], *project["optional-dependencies"]["dev"])
    wanted = {re.match(r"[A-Za-z0-9_-]+", p).group() for p in listed}  # type: ignore[union-attr]
    locked = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    pins = {line.partition("==")[0].lower().replace("_", "-") for line in locked if "==" in line}
    assert {name for name in wanted if name.lower().replace("_", "-") not in pins} == set()


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
def test_links_of_the_readme_lead_somewhere(readme: str) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", (ROOT / readme).read_text(encoding="utf-8"))
    assert links and [link for link in links if not (ROOT / link).exists()] == []
