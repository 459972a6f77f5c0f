from assistant.catalogue import Collection, catalogue_of
from index.document import Role
from index.view import View


def texts(collection: Collection) -> list[str]:
    return [entry.text for entry in collection.entries]


def test_the_enjeux_are_those_that_hold_strategic_objectives(plan: View) -> None:
    names = [section.heading for _, section in catalogue_of(plan).stakes]
    assert names == ["Culture vivante", "Eaux et forêts"]


def test_each_enjeu_has_its_own_lists_in_the_order_of_the_plan(plan: View) -> None:
    culture, forests = catalogue_of(plan).by_role(Role.STRATEGIC_OBJECTIVE)
    assert [entry.number for entry in culture.entries] == ["01", "02", "03"]
    assert texts(forests) == [
        "Restaurer les berges des rivières.",
        "Replanter les forêts abîmées par la sécheresse.",
    ]


def test_objectives_grouped_under_numbers_make_one_list(plan: View) -> None:
    culture, _ = catalogue_of(plan).by_role(Role.OPERATIONAL_OBJECTIVE)
    assert [entry.number for entry in culture.entries] == ["01", "01", "02"]
    assert culture.label == "Quelques objectifs opérationnels"


def test_values_are_the_headings_under_their_heading(plan: View) -> None:
    (values,) = catalogue_of(plan).by_role(Role.VALUE)
    assert texts(values) == ["Franchise", "Entraide"]


def test_an_enjeu_is_listed_with_its_mission(plan: View) -> None:
    (enjeux,) = catalogue_of(plan).by_role(Role.STAKE)
    assert (
        texts(enjeux)[1]
        == "Eaux et forêts : Être une Province qui protège ses rivières et ses bois."
    )


def test_a_list_is_named_by_the_sentence_that_introduces_it(plan: View) -> None:
    found = [c for c in catalogue_of(plan).collections if "Copil" in c.label]
    assert [len(c.entries) for c in found] == [3]


def test_every_member_is_where_it_says(plan: View) -> None:
    for collection in catalogue_of(plan).collections:
        document = plan.documents[collection.document_id]
        for entry in collection.entries:
            assert document.quote(entry.start, entry.end) in (
                entry.text,
                entry.text.split(" : ")[-1],
            )


def test_a_catalogue_is_made_once(plan: View) -> None:
    assert catalogue_of(plan) is catalogue_of(plan)
