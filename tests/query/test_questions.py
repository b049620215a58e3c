"""The catalogue, and the way from a name and parameters to rows."""

from __future__ import annotations

import pickle
from pathlib import Path

import pyoxigraph
import pytest

from graph.ontology import load_ontology
from graph.query import (
    AmbiguousNameError,
    ParameterError,
    Prepared,
    QuestionError,
    UnknownNameError,
    UnknownQuestionError,
    answer_question,
    ask,
    find_question,
    load_questions,
    prepare_question,
)
from graph.query.questions import FOLDER, fill_query
from graph.query.write import write_term
from graph.store import Term
from graph.store.oxigraph import OxigraphStore

from .questions.notation import Case, read_case

CASE = Path(__file__).parent / "questions" / "co_builders.case"
ATTACKS = [
    '" } INSERT DATA { <urn:a> <urn:b> <urn:c> } #',
    "丙院> . ?s ?p ?o . <urn:x",
    "cpid:x> } SELECT * { ?s ?p ?o } #",
    "\\",
    '"@zh ?called2 } #',
    "$thing",
    "'''",
    "a\nb",
]


@pytest.fixture(scope="module")
def case() -> Case:
    return read_case(CASE)


def test_there_are_questions_for_every_topic() -> None:
    questions = load_questions()
    assert len(questions) >= 34
    assert len({q.topic for q in questions.values()}) == 10
    assert len({q.title for q in questions.values()}) == len(questions)


@pytest.mark.parametrize("name", sorted(load_questions()))
def test_a_row_that_tells_a_fact_has_its_sentence_and_document(name: str) -> None:
    """Only what counts, lists or finds gaps has none."""
    columns = {c.name for c in load_questions()[name].columns}
    overviews = {
        *("community_missing_roles", "possible_partners", "bodies_in_several_regions", "region_counts", "platform_counts"),
        *("documents", "documents_about", "namesakes"),
    }
    documents = {c for c in columns if c.lower().endswith("iri") and "document" in c.lower()}
    has_evidence = any("quote" in c.lower() for c in columns) and (bool(documents) or name == "document_says")
    assert has_evidence == (name not in overviews)


@pytest.mark.parametrize("name", sorted(load_questions()))
def test_the_terms_of_a_question_are_those_of_the_ontology(name: str) -> None:
    from graph.query.faults import find_warnings

    query = load_questions()[name].query.replace("$", "?")
    assert [w for w in find_warnings(query) if "ontology" in w.en] == []


@pytest.mark.parametrize("name", ["platforms", "platform_counts"])
def test_kinds_steps_and_levels_in_a_question_are_those_of_the_ontology(name: str) -> None:
    """The concepts stand in the ontology, not in the store, so a question repeats them."""
    text, ontology = load_questions()[name].query, load_ontology()
    for kind in ontology.scheme("PlatformKinds"):
        step = ontology.concept(kind.chain_step or "")
        assert f'(cp:{kind.name} "{kind.notation}" cp:{step.name} {step.order} "{step.labels["zh"]}")' in text
    for level in ontology.scheme("Levels"):
        assert f'(cp:{level.name} {level.order} "{level.notation}")' in text


@pytest.mark.parametrize("name", ["community_members", "community_missing_roles"])
def test_roles_in_a_question_are_those_of_the_ontology(name: str) -> None:
    text = load_questions()[name].query
    assert all(f'(cp:{role.name} {role.order} "{role.notation}")' in text for role in load_ontology().scheme("Roles"))


def test_rows_come_back_from_python(case: Case) -> None:
    answer = ask(case.store(), "co_builders", thing="乙企")
    rows = list(answer.rows)
    assert answer.variables[0] == "built" and len(rows) == 2
    assert rows[0][0] == Term("literal", "丙院", "zh")


def test_a_prepared_question_can_be_sent_to_another_process(case: Case) -> None:
    store = case.store()
    prepared = prepare_question(store, "co-builders", {"thing": "乙企"})
    sent = pickle.loads(pickle.dumps(prepared))
    assert isinstance(sent, Prepared) and sent == prepared
    assert sent.text.startswith("PREFIX cp: <") and "$" not in sent.text and "/Enterprise/乙企>" in sent.text
    assert len(list(answer_question(store, sent).rows)) == 2
    assert len(list(pyoxigraph_rows(store, sent.text))) == 2


def pyoxigraph_rows(store: OxigraphStore, text: str) -> pyoxigraph.QuerySolutions:
    """The text alone, without the prefixes that the store knows."""
    answer = store.inner.query(text)
    assert isinstance(answer, pyoxigraph.QuerySolutions)
    return answer


@pytest.mark.parametrize("name", sorted(load_questions()))
@pytest.mark.parametrize("attack", ATTACKS, ids=range(len(ATTACKS)))
def test_no_value_becomes_a_part_of_the_query(case: Case, name: str, attack: str) -> None:
    """Whatever is given is one term of the query, or turned away."""
    store, question = case.store(), load_questions()[name]
    before = len(store)
    for parameter in question.parameters:
        others = {p.name: "2022" if p.type == "date" else "丙院" for p in question.parameters if p.required and p is not parameter}
        try:
            prepared = prepare_question(store, name, {**others, parameter.name: attack})
        except (ParameterError, UnknownNameError, AmbiguousNameError):
            continue
        harmless = fill_query(question.query, {k: Term("literal", "x") if k == parameter.name else v for k, v in prepared.values.items()})
        given = write_term(prepared.values[parameter.name])
        assert prepared.text.partition("\n")[2].replace(given, '"x"') == harmless
        list(answer_question(store, prepared).rows)
    assert len(store) == before


def test_a_line_without_its_parameter_is_left_out() -> None:
    query = 'SELECT ?x {\n ?x a $class . #? class\n ?x ?p "$class" # $class\n}'
    assert fill_query(query, {}) == 'SELECT ?x {\n ?x ?p "$class" # $class\n}'
    assert fill_query(query, {"class": Term("uri", "urn:c")}).splitlines()[1:3] == [" ?x a <urn:c> . #? class", ' ?x ?p "$class" # $class']


@pytest.mark.parametrize("name", ["co_builders", "co-builders", "谁与谁共建", "Who builds what together"])
def test_a_question_goes_by_name_or_title(name: str) -> None:
    assert find_question(name).name == "co_builders"


def test_an_unknown_question_comes_with_names_like_it() -> None:
    with pytest.raises(UnknownQuestionError, match="did you mean co_builders"):
        find_question("cobuilders")


@pytest.mark.parametrize(
    ("name", "parameters", "said"),
    [
        ("co_builders", {"body": "x"}, "has no parameter 'body', expected thing"),
        ("platform_counts", {"x": "1"}, "expected none"),
        ("links_of", {}, "needs the parameter thing"),
        ("links_of", {"thing": "  "}, "needs the parameter thing"),
        ("doubtful_facts", {"below": "high"}, "found 'high'"),
    ],
)
def test_parameters_are_checked(case: Case, name: str, parameters: dict[str, str], said: str) -> None:
    with pytest.raises(ParameterError) as caught:
        prepare_question(case.store(), name, parameters)
    assert said in str(caught.value)


def test_an_unknown_thing_comes_with_names_like_it(case: Case) -> None:
    with pytest.raises(UnknownNameError, match="甲大学"):
        prepare_question(case.store(), "links_of", {"thing": "甲大"})


def test_an_unknown_python_part_stops_the_catalogue(tmp_path: Path) -> None:
    text = (FOLDER / "ways_between.rq").read_text(encoding="utf-8")
    (tmp_path / "bad.rq").write_text(text.replace("# python: ways", "# python: os"), encoding="utf-8")
    with pytest.raises(QuestionError, match=r"bad\.rq.*'os'"):
        load_questions(tmp_path)
