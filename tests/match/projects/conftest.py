"""Made participations: two circles of organisations, each with its country and topic, that meet in small projects over five years."""

from __future__ import annotations

import random

import pytest

from graph.match.projects import History, Landscape, Participation

KINDS = ("大学", "企业", "研究院")


def make_facts(*, seed: int = 1, organisations: int = 80, projects: int = 260) -> list[Participation]:
    """The same facts for the same seed; an organisation's first numbers make it busier."""
    generator = random.Random(seed)
    facts = []
    for project in range(projects):
        circle = project % 2
        began = 2014 + 5 * project / projects
        own = [n for n in range(organisations) if n % 2 == circle]
        chances = [1 / (1 + n // 2) ** 0.5 for n in own]
        members = sorted(
            set(generator.choices(own, chances, k=generator.randint(2, 6))) | set(generator.sample(range(organisations), project % 5 == 0))
        )
        facts += [take_part(n, project, began, circle, leads=n == members[0]) for n in members]
    return facts


def take_part(number: int, project: int, began: float, topic: int, *, leads: bool = False) -> Participation:
    """One fact of the made data."""
    return Participation(
        organisation=f"机构{number:03}",
        project=f"项目{project:03}",
        began=began,
        kind=KINDS[number % 3],
        country=("甲国", "乙国")[number % 2],
        leads=leads,
        topics=(("能源", "健康")[topic],),
    )


@pytest.fixture(scope="session")
def facts() -> list[Participation]:
    return make_facts()


@pytest.fixture(scope="session")
def landscape(facts: list[Participation]) -> Landscape:
    return Landscape(History(facts, until=2018.0))
