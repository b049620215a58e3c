"""``chuangpu partners``: who could work with a thing, a newcomer or a community, or take up a need, and why."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from graph.cli.options import DONE, WRONG, Commands, add_store, store_path, store_place, whole_number

if TYPE_CHECKING:
    from graph.match import Asker, Judgement, Matching, Weights

_SAYS = """\
为一个对象、新来者、缺少角色的共同体或一项需求寻找伙伴，附理由和原句 /
who could work with a thing, a newcomer, a community that lacks a role, or on a need, and why, with the sentences"""


def add_partners(commands: Commands) -> None:
    """The command and its options."""
    parser = commands.add_parser("partners", help="寻找伙伴 / find partners", description=_SAYS)
    parser.set_defaults(command=run_partners)
    parser.add_argument(
        "name", metavar="NAME", nargs="?", help="对象或共同体的名称、别名或 IRI / a thing's or community's name, other name or IRI"
    )
    parser.add_argument(
        "--need", metavar="TEXT", help="用文字写出的需求，代替 NAME；产业和地区用 --industry、--at / a need in words, instead of NAME"
    )
    add_store(parser)
    parser.add_argument(
        "--role", metavar="ROLES", default="", help="只要能担任这些角色的，如 学,研 / only those who fill one of these roles"
    )
    parser.add_argument(
        "--region", dest="regions", action="append", default=[], metavar="NAME", help="只要这一地区之内的 / only those in this region"
    )
    parser.add_argument("--limit", type=whole_number, default=20, metavar="N", help="最多几个，缺省 20 / at most so many, 20 if not given")
    parser.add_argument(
        "--include-known", action="store_true", help="也列出已有联系的和上下级 / also those it knows, its branches and its parent"
    )
    parser.add_argument("--format", choices=("text", "json", "csv"), default="text", help="输出格式 / how to print the answer")
    parser.add_argument(
        "--weights", type=Path, metavar="FILE", help="各特征的权重 / what each feature counts, instead of the bundled weights"
    )
    parser.add_argument("--rebuild", action="store_true", help="重新建立伙伴索引和需求索引 / make the indexes anew")
    _add_newcomer(parser)
    _add_feedback(parser)


def _add_newcomer(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("图谱中没有的新来者 / a newcomer that is not in the graph")
    group.add_argument("--newcomer", metavar="NAME", help="新来者的名称，代替 NAME / its name, instead of NAME")
    group.add_argument("--class", dest="type", default="", metavar="CLASS", help="类别，如 Enterprise / its class, such as Enterprise")
    group.add_argument("--industry", dest="industries", action="append", default=[], metavar="NAME", help="产业，可重复 / its industry")
    group.add_argument(
        "--at", dest="places", action="append", default=[], metavar="REGION", help="所在地区，可重复 / the region it sits in"
    )
    group.add_argument(
        "--own-role", default="", metavar="ROLES", help="自己的角色；缺省按类别 / its own roles; those of its class if not given"
    )
    group.add_argument(
        "--linked", dest="links", action="append", default=[], metavar="NAME",
        help="已有联系的对象、技术等，可重复 / a thing, technology … it is linked with",
    )  # fmt: skip


def _add_feedback(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("你的反馈 / your feedback")
    group.add_argument("--good", action="append", default=[], metavar="NAME", help="记下此对象合适 / note that this one is good")
    group.add_argument("--not-this", action="append", default=[], metavar="NAME", help="记下不要此对象 / note that this one is not wanted")
    group.add_argument("--forget", action="store_true", help="忘掉为提问者记下的反馈 / forget what was noted for the one who asks")
    group.add_argument(
        "--feedback", type=Path, metavar="FILE", help="反馈文件，缺省在库旁 / the file of feedback, beside the store if not given"
    )


def run_partners(arguments: argparse.Namespace) -> int:
    """Name candidates for working together, with reasons."""
    from graph.find import IndexFileError
    from graph.match import AmbiguousNameError, AskingError, FeedbackError, UnknownNameError, WeightsError
    from graph.store import StoreError

    try:
        return _run(arguments)
    except (UnknownNameError, AmbiguousNameError) as error:
        print(f"找不到 / not found: {error}", file=sys.stderr)
    except (StoreError, IndexFileError, FeedbackError, WeightsError, AskingError) as error:
        print(error, file=sys.stderr)
    return WRONG


def _run(arguments: argparse.Namespace) -> int:
    from graph.match import Wishes, render_partners

    if arguments.rebuild and not _rebuild(arguments):
        return DONE
    matching = _open(arguments)
    asker = _who_asks(matching, arguments)
    wishes = Wishes(
        limit=arguments.limit,
        roles=split_roles(arguments.role),
        regions=tuple(arguments.regions),
        include_known=arguments.include_known,
        weights=_weights(arguments),
        judgements=_judge(matching, asker, arguments),
    )
    candidates = matching.find(asker, wishes)
    if not candidates and asker.kind == "newcomer":
        print("可用 --class、--industry、--at、--linked 说明新来者 / say more of the newcomer with these", file=sys.stderr)
    for piece in render_partners(asker.name, candidates, arguments.format, lacks=matching.lacks(asker, wishes)):
        sys.stdout.write(piece)
    return DONE


def _rebuild(arguments: argparse.Namespace) -> bool:
    """Make the index anew, and tell whether something is asked besides."""
    from graph.match import make_partner_index
    from graph.match.needs import needs_path, open_needs
    from graph.store import open_store

    folder = store_path(arguments)
    store = open_store(folder)
    make_partner_index(store, folder)
    if arguments.need is not None or needs_path(folder).is_file():
        open_needs(store, rebuild=True)
    return bool(arguments.name or arguments.newcomer or arguments.need)


def _open(arguments: argparse.Namespace) -> Matching:
    from graph.match import Matching
    from graph.match.beside import is_stale, partner_index_path
    from graph.store import open_store
    from graph.store.opening import is_address

    store = open_store(store_place(arguments))
    if not is_address(arguments.store) and is_stale(store_path(arguments)):
        print(f"正在建立伙伴索引 {partner_index_path(store_path(arguments))} / making the partner index", file=sys.stderr)
    return Matching(store)


def _who_asks(matching: Matching, arguments: argparse.Namespace) -> Asker:
    from graph.match import AskingError, Newcomer

    if sum(given is not None for given in (arguments.name, arguments.newcomer, arguments.need)) != 1:
        raise AskingError("应给出 NAME、--newcomer NAME、--need TEXT 之一 / expected one of NAME, --newcomer NAME, --need TEXT")
    if not (arguments.need is not None or (arguments.name or arguments.newcomer or "").strip()):
        raise AskingError("名称为空，应写出名称 / found an empty name, expected a name")
    if arguments.need is not None:
        announce_needs_index(arguments)
        return matching.need(arguments.need, linked=[*arguments.industries, *arguments.links], places=arguments.places)
    if arguments.name:
        return matching.thing(arguments.name)
    return matching.newcomer(
        Newcomer(
            name=arguments.newcomer,
            type=arguments.type,
            industries=tuple(arguments.industries),
            places=tuple(arguments.places),
            roles=split_roles(arguments.own_role),
            links=tuple(arguments.links),
        )
    )


def announce_needs_index(arguments: argparse.Namespace) -> None:
    """Say that the needs index is made now, where it is: it takes a minute for some ten thousand phrases."""
    from graph.match.needs import needs_path
    from graph.match.needs.beside import is_ready
    from graph.store.opening import is_address

    if not is_address(arguments.store) and not is_ready(store_path(arguments)):
        print(f"正在建立需求索引 {needs_path(store_path(arguments))} / making the needs index", file=sys.stderr)


def split_roles(text: str) -> tuple[str, ...]:
    """``学,研`` with any usual separator, or ``学研``."""
    return tuple(letter for letter in text if letter not in ",，、 ;；/")


def _weights(arguments: argparse.Namespace) -> Weights | None:
    from graph.match import load_weights

    return load_weights(arguments.weights) if arguments.weights else None


def _judge(matching: Matching, asker: Asker, arguments: argparse.Namespace) -> tuple[Judgement, ...]:
    """Note what was said, and give all that is noted."""
    from graph.match import AskingError, add_feedback, feedback_path, forget_feedback, read_feedback
    from graph.store.opening import is_address

    path = arguments.feedback
    if path is None:
        if is_address(arguments.store):
            if arguments.good or arguments.not_this or arguments.forget:
                raise AskingError("服务器上的图谱需用 --feedback FILE / for a graph on a server expected --feedback FILE")
            return ()
        path = feedback_path(store_path(arguments))
    if arguments.forget:
        count = forget_feedback(path, matching.key(asker))
        print(f"已忘掉 {count} 条反馈 / forgot {count} judgements", file=sys.stderr)
    said = [*matching.judge(asker, arguments.good, "good"), *matching.judge(asker, arguments.not_this, "not_this")]
    if said:
        add_feedback(path, said)
        print(f"已记入 {path} / noted in {path}", file=sys.stderr)
    return read_feedback(path)
