"""Claims of responsible units, of a document's own title and of tables."""

from __future__ import annotations

import pytest

from graph.relate.tables import load_columns
from tests.relate.markup import named, read_markup, rule_claims

POLICY = "[云岭市创新平台管理办法](Policy)\n[云岭市](Region)支持创新。\n"


def claims_of(markup: str, relation: str, *, issuer: str | None = None) -> set[str]:
    reading = read_markup(markup, issuer=issuer)
    return {named(reading, c.head, c.relation, c.tail) for c in rule_claims(reading) if c.relation == relation}


def test_responsible_units_answer_for_the_thing_of_their_item() -> None:
    item = "1.加快建设[云岭实验室](Platform)。突出主攻方向。(责任单位:[云岭市科技局](GovernmentBody)、[云岭市财政局](GovernmentBody))"
    assert claims_of(POLICY + item, "responsibleFor") == {
        "云岭市科技局 responsibleFor 云岭实验室",
        "云岭市财政局 responsibleFor 云岭实验室",
    }


def test_responsible_units_answer_for_the_policy_where_the_item_names_nothing() -> None:
    item = "2.加强企业培育。突出重点。(责任单位:[云岭市科技局](GovernmentBody))"
    assert claims_of(POLICY + item, "responsibleFor") == {"云岭市科技局 responsibleFor 云岭市创新平台管理办法"}


@pytest.mark.parametrize(
    "item",
    [
        "加强企业培育。([云岭市科技局](GovernmentBody)牵头,[云岭市财政局](GovernmentBody)配合)",
        "加强企业培育。【[云岭市科技局](GovernmentBody)、[云岭市财政局](GovernmentBody)按职责分工负责】",
        "加强企业培育。（[云岭市科技局](GovernmentBody)、[云岭市财政局](GovernmentBody)等部门负责）",
    ],
)
def test_bodies_in_a_closing_bracket_are_responsible(item: str) -> None:
    assert claims_of(POLICY + item, "responsibleFor") == {
        "云岭市科技局 responsibleFor 云岭市创新平台管理办法",
        "云岭市财政局 responsibleFor 云岭市创新平台管理办法",
    }


def test_body_in_another_bracket_is_not_responsible() -> None:
    assert claims_of(POLICY + "加强企业培育。([云岭市科技局](GovernmentBody)供稿)", "responsibleFor") == set()


REPLY = "第8号提案的答复\n{addressee}:\n你们提出的《[关于发展轴承的建议](Policy)》收悉,现答复如下。\n[云岭市科技局](GovernmentBody)"


def test_body_that_a_reply_addresses_made_the_proposal() -> None:
    text = REPLY.format(addressee="[民盟云岭市委会](GovernmentBody)")
    assert claims_of(text, "issues") == {"民盟云岭市委会 issues 关于发展轴承的建议"}


def test_person_that_a_reply_addresses_issues_nothing() -> None:
    assert claims_of(REPLY.format(addressee="[王明](Person)"), "issues") == set()


def test_hosts_of_an_event_are_not_responsible() -> None:
    assert claims_of(POLICY + "主办单位:[云岭市科技局](GovernmentBody)", "responsibleFor") == set()


def test_issuer_issues_the_document_itself() -> None:
    text = POLICY + "[云岭市科技局](GovernmentBody)"
    assert claims_of(text, "issues", issuer="云岭市科技局") == {"云岭市科技局 issues 云岭市创新平台管理办法"}


def test_reply_is_not_issued_as_the_proposal() -> None:
    text = "对《[关于发展轴承的建议](Policy)》的答复\n收悉。\n[云岭市科技局](GovernmentBody)"
    assert claims_of(text, "issues", issuer="云岭市科技局") == set()


TABLE = (
    "关于[云岭市创新名单](Award)的公示\n序号 名称 {header}\n"
    "1 [云岭轴承联合体](InnovationCommunity) [云岭科技](Enterprise)\n2 [青山光电联合体](InnovationCommunity) [青山大学](University)\n"
)


@pytest.mark.parametrize(
    ("header", "relation", "expected"),
    [
        ("牵头单位", "leads", {"云岭科技 leads 云岭轴承联合体", "青山大学 leads 青山光电联合体"}),
        ("成员单位", "memberOf", {"云岭科技 memberOf 云岭轴承联合体", "青山大学 memberOf 青山光电联合体"}),
        ("推荐单位", "leads", set()),
    ],
)
def test_column_heading_names_the_relation(header: str, relation: str, expected: set[str]) -> None:
    assert claims_of(TABLE.format(header=header), relation) == expected


def test_rows_under_a_list_receive_it() -> None:
    assert claims_of(TABLE.format(header="牵头单位"), "receives") == {
        "云岭轴承联合体 receives 云岭市创新名单",
        "青山光电联合体 receives 云岭市创新名单",
    }


def test_numbered_names_under_a_role_heading_have_the_role() -> None:
    text = (
        "[云岭轴承联合体](InnovationCommunity)成员名单\n[云岭轴承联合体](InnovationCommunity)介绍\n"
        "二、成员单位\n1. [云岭科技](Enterprise)\n2. [青山大学](University)\n"
    )
    assert claims_of(text, "memberOf") == {"云岭科技 memberOf 云岭轴承联合体", "青山大学 memberOf 云岭轴承联合体"}


def test_columns_are_read_with_their_relations() -> None:
    relations = {relation for column in load_columns() for relation in column.relations}
    assert {"leads", "builds", "undertakes", "memberOf", "responsibleFor"} <= relations
