"""Makes the lexicons that come from public lists: run ``python tools/make_lexicons.py GAZETTEERS`` after a list is renewed.

GAZETTEERS is a folder with the CSV files named below; each written file says where its facts come from.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterable
from pathlib import Path

OUT = Path(__file__).resolve().parents[1] / "graph" / "recognise" / "lexicons"
_HAN = re.compile(r"[\u4e00-\u9fff]")


def read_rows(folder: Path, name: str) -> list[dict[str, str]]:
    """The rows of one CSV file."""
    with (folder / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write_lexicon(name: str, header: str, rows: Iterable[tuple[str, ...]]) -> None:
    """A TSV lexicon: comment header, then sorted rows without repeats."""
    lines = sorted({"\t".join(row) for row in rows})
    (OUT / name).write_text(header.strip() + "\n" + "\n".join(lines) + "\n", encoding="utf-8")


def widen(name: str) -> str:
    """Brackets as running text has them most often."""
    return re.sub(r"\s+", "", name).replace("(", "（").replace(")", "）")


def make_universities(folder: Path) -> None:
    """Universities and colleges with the short forms that are in use."""
    names = {widen(r["name"]) for f in ("universities_moe2017.csv", "universities_chsi2021.csv") for r in read_rows(folder, f)}
    rows = [(n, "University", n) for n in names if len(n) >= 4]
    short: dict[str, set[str]] = {}
    for row in read_rows(folder, "university_short_names.csv"):
        short.setdefault(row["short_name"], set()).add(row["name"])
    rows += [(s, "University", next(iter(full))) for s, full in short.items() if len(s) >= 3 and len(full) == 1]
    write_lexicon(
        "universities.tsv",
        "# Universities and colleges. Fields: term, class, canonical name.\n"
        "# Sources: the education ministry's list of 2017 and the list of 2021 (facts); short forms that name one school only.",
        rows,
    )


def make_companies(folder: Path) -> None:
    """Listed companies and central state-owned groups; a short form of fewer than three characters is left out."""
    rows: list[tuple[str, ...]] = []
    for row in read_rows(folder, "listed_companies_2021.csv"):
        kind = "FinancialInstitution" if row["sw_code"][:2] in {"48", "49"} else "Enterprise"
        full = widen(row["full_name"])
        short = re.sub(r"^\*?ST|[-－].*$|[A-Z]$", "", row["short_name"].replace(" ", ""))
        rows.append((full, kind, full))
        if len(_HAN.findall(short)) >= 3:
            rows.append((short, kind, full))
    for row in read_rows(folder, "central_soes_2026.csv"):
        rows.append((widen(row["name"]), "Enterprise", widen(row["name"])))
        group = re.sub(r"(股份)?有限(责任)?公司$", "", row["name"])
        if group != row["name"] and len(group) >= 4:
            rows.append((group, "Enterprise", widen(row["name"])))
    write_lexicon(
        "companies.tsv",
        "# Listed companies (2021) and central state-owned groups (2026). Fields: term, class, canonical name.\n"
        "# Sources: exchanges' lists as collected in liuhuanyong/ChainKnowledgeGraph; the state-assets commission's list (facts).",
        rows,
    )


def make_finance(folder: Path) -> None:
    """Banks, trusts, securities and fund managers."""
    rows: list[tuple[str, ...]] = []
    for row in read_rows(folder, "banks.csv"):
        if len(row["name"]) >= 4:
            rows.append((widen(row["name"]), "FinancialInstitution", widen(row["name"])))
    for row in read_rows(folder, "financial_institutions_2018.csv"):
        for term in {row["name"], row["regular_short_form"]}:
            if len(term) >= 4:
                rows.append((widen(term), "FinancialInstitution", widen(row["name"])))
    write_lexicon(
        "finance.tsv",
        "# Banks, trusts, securities firms and fund managers. Fields: term, class, canonical name.\n"
        "# Sources: clearing-number list; public lists of about 2018 (facts).",
        rows,
    )


def make_institutes(folder: Path) -> None:
    """Institutes of the Chinese Academy of Sciences, full and as 中科院…."""
    rows: list[tuple[str, ...]] = []
    for row in read_rows(folder, "cas_institutes.csv"):
        kind = "University" if row["name"].endswith("大学") else "ResearchInstitute"
        rows.append((row["name"], kind, row["name"]))
        if row["regular_short_form"].startswith("中科院"):
            rows.append((row["regular_short_form"], kind, row["name"]))
    write_lexicon(
        "institutes.tsv",
        "# Institutes of the Chinese Academy of Sciences. Fields: term, class, canonical name.\n"
        "# Source: a public list of about 2018 (facts).",
        rows,
    )


def make_people(folder: Path) -> None:
    """Academicians, and surnames with their weight."""
    write_lexicon(
        "academicians.tsv",
        "# Members of the two academies, about 2018 (nobody elected later). Fields: name, academy, division, year of election.\n"
        "# A name alone is no evidence: many are ordinary words or common names.\n"
        "# Source: the academies' pages as collected in liuxiyang641/academician (facts).",
        [(r["name"], r["academy"], r["division"], r["elected_year"]) for r in read_rows(folder, "academicians.csv")],
    )
    write_lexicon(
        "surnames.tsv",
        "# Surnames. Fields: surname, weight.\n# Source: wainshine/Chinese-Names-Corpus (Apache-2.0).",
        [(r["surname"], r["weight"]) for r in read_rows(folder, "surnames.csv")],
    )


def main() -> None:
    """Make them all."""
    folder = Path(sys.argv[1])
    for make in (make_universities, make_companies, make_finance, make_institutes, make_people):
        make(folder)


if __name__ == "__main__":
    main()
