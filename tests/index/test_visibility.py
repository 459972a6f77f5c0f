from dataclasses import replace

from index.document import Audience
from index.visibility import newest_first, searchable_rows, visible_documents
from tests.index.samples import act, document, passages_of

PLAN = document("plan", "Un.", "Note de l’édition.", replaced_by="secret")
SECRET = document("secret", "Deux.", audience=Audience.INTERNAL)
OPEN = document("ouvert", "Trois.", replaced_by="plan")
ALL = {d.id: d for d in (PLAN, SECRET, OPEN)}


def test_what_is_not_public_is_not_visible_and_its_successors_name_it_not() -> None:
    visible = visible_documents(ALL, internal=False)
    assert list(visible) == ["plan", "ouvert"]
    assert visible["plan"].metadata.replaced_by is None
    assert visible["ouvert"].metadata.replaced_by == "plan"


def test_an_annex_is_silent_on_an_act_that_is_hidden() -> None:
    annex = document("annexe", "Quatre.")
    annex = replace(annex, metadata=replace(annex.metadata, annex_of="secret", annex_point="2"))
    both = {d.id: d for d in (SECRET, annex)}
    metadata = visible_documents(both, internal=False)["annexe"].metadata
    assert (metadata.annex_of, metadata.annex_point) == (None, None)
    assert visible_documents(both, internal=True) == both


def test_all_is_visible_to_those_who_may_read_internal_documents() -> None:
    assert visible_documents(ALL, internal=True) == ALL


def test_an_act_is_silent_on_a_successor_that_is_hidden() -> None:
    hidden = act("b", "secret", "2024-01-01", 1.0, True)
    secret = document("secret", "Deux.", audience=Audience.INTERNAL, acts=(hidden,))
    public = document("pv", "Un.", acts=(act("a", "pv", "2022-01-01", 1.0, True, "b"),))
    both = {d.id: d for d in (secret, public)}
    assert visible_documents(both, internal=False)["pv"].acts[0].replaced_by is None
    assert visible_documents(both, internal=True)["pv"].acts[0].replaced_by == "b"


def test_notes_and_internal_passages_are_not_searched() -> None:
    passages = [p for d in ALL.values() for p in passages_of(d)]
    assert searchable_rows(passages, internal=False) == [0, 3]
    assert searchable_rows(passages, internal=True) == [0, 2, 3]


def test_acts_come_newest_first_and_undated_ones_last() -> None:
    acts = [
        act("ancien", "pv", "2021-01-01", 1.0, True),
        act("sans-date", "pv", "", 1.0, True),
        act("recent", "pv", "2023-01-01", 1.0, True),
    ]
    assert list(newest_first({"pv": document("pv", "Un.", acts=tuple(acts))})) == [
        "recent",
        "ancien",
        "sans-date",
    ]
