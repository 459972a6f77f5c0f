from assistant.acts.thread import Reason, Thread, thread_of
from index.document import Role
from index.plan import PlanNode, read_plans
from index.view import View


def _stake(view: View, label: str) -> PlanNode:
    (plan,) = read_plans(view)
    return next(node for node in plan.walk() if node.label == label)


def _objective(view: View, stake: str, number: str) -> PlanNode:
    nodes = _stake(view, stake).walk()
    return next(n for n in nodes if n.role is Role.STRATEGIC_OBJECTIVE and n.number == number)


def test_act_that_cites_an_objective_is_linked_to_it_surely(view: View) -> None:
    (link,) = [
        link
        for link in thread_of(view).links(_objective(view, "Culture", "02"))
        if link.reason is Reason.CITED
    ]
    assert link.act.title == "Culture – Acquisition d'un bibliobus – Approbation"
    assert link.confidence > 0.9
    assert link.because == "L'acte cite le PST, enjeu « Culture », objectif stratégique 02."
    assert link.passage is not None
    assert "Programme stratégique transversal" in link.passage.text


def test_stake_gathers_what_is_under_it_oldest_first(view: View) -> None:
    links = thread_of(view).links(_stake(view, "Culture"))
    days = [link.act.sitting_date for link in links]
    assert days == sorted(days, key=str)
    assert {"2022-03-31", "2022-06-23"} <= set(days)


def test_nearness_weighs_less_than_a_citation(view: View) -> None:
    thread = thread_of(view)
    links = [
        link for plan in read_plans(view) for node in plan.walk() for link in thread.links(node)
    ]
    near = [link.confidence for link in links if link.reason is Reason.NEAR]
    cited = [link.confidence for link in links if link.reason is Reason.CITED]
    assert max(near, default=0) < min(cited)


def test_act_that_cites_one_stake_is_not_near_another(view: View) -> None:
    titles = [link.act.title for link in thread_of(view).links(_stake(view, "Vivre mieux"))]
    assert "Culture – Acquisition d'un bibliobus – Approbation" not in titles


def test_unknown_node_is_none(view: View) -> None:
    assert Thread(view).node("inconnu") is None
