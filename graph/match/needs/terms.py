"""What a text is compared by: its words in Latin letters and numbers, and each pair of neighbouring Chinese characters.

Enters: any text. Leaves: terms, in the folded form of ``graph.find`` (lower case, half width, simplified characters), so that
``軸承`` and ``轴承`` are one. Pairs need no dictionary: 轴承噪声 is 轴承, 承噪, 噪声; what stands in no word weighs little, because
such a pair is rare in the query and in the phrases alike.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

from graph.find.folding import fold_text
from graph.rows import read_rows

_RUNS = re.compile(r"[A-Za-z0-9]+|[\u3400-\u9fff]+")
_PARTS = re.compile(r"[^，。；：！？!?;\n\r]+")
SHORTEST_PART = 4  # characters; a shorter part of a need says too little by itself


def split_terms(text: str) -> list[str]:
    """The terms of a text in order, repetitions kept.

    >>> split_terms("軸承CT靜音"), split_terms("钢")
    (['轴承', 'ct', '静音'], ['钢'])
    """
    found: list[str] = []
    for run in _RUNS.findall(unicodedata.normalize("NFKC", text)):
        folded = fold_text(run)
        if folded.isascii() or len(folded) == 1:
            found.append(folded)
        else:
            found += (folded[i : i + 2] for i in range(len(folded) - 1))
    return found


def drop_request(text: str) -> str:
    """The need without the words that only say that somebody asks; as it is where nothing else is in it.

    >>> drop_request("我们公司急需降低轴承噪声"), drop_request("寻找合作伙伴")
    ('降低轴承噪声', '寻找合作伙伴')
    """
    left = " ".join(_request_words().sub(" ", text).split())
    left = re.sub(r"(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])", "", left)
    return left if any(c.isalnum() for c in left) else text


@cache
def _request_words() -> re.Pattern[str]:
    words = sorted((word for (word,) in read_rows(Path(__file__).with_name("request_words.tsv"), 1)), key=len, reverse=True)
    return re.compile("|".join(rf"\b{re.escape(word)}\b" if word.isascii() else re.escape(word) for word in words), re.IGNORECASE)


def split_parts(text: str) -> list[str]:
    """The clauses of a text, each once.

    >>> split_parts("主轴温升过高，急需；主轴温升过高")
    ['主轴温升过高']
    """
    parts = (part.strip() for part in _PARTS.findall(text))
    return list(dict.fromkeys(part for part in parts if len(part) >= SHORTEST_PART))
