from collections.abc import Iterator
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.rooms import assemble
from assistant.pipeline import Assistant
from index.library import Library
from tests.api import stand_ins
from tests.fakes import HashingEmbedder
from tests.specimens.library import publish, write_corpus

NODE = "plan.culture"


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    root, home = tmp_path_factory.mktemp("corpus"), tmp_path_factory.mktemp("home")
    write_corpus(root)
    settings = stand_ins.settings(home)
    publish(root, settings.index_dir)
    library = Library(settings.index_dir, HashingEmbedder())
    app = create_app(settings, assemble(settings, library, Assistant()))
    with stand_ins.client(app) as client:
        yield client


Acts = dict[str, dict[str, object]]


def _acts(browser: TestClient, headers: dict[str, str] | None = None) -> Acts:
    answer = browser.get(f"/api/v1/pst/{NODE}/deliberations", headers=headers)
    assert answer.status_code == 200
    return {act["title"]: act for act in answer.json()["deliberations"]}


def test_timeline_tells_dates_amounts_votes_and_why(browser: TestClient) -> None:
    act = _acts(browser)["Culture – Acquisition d'un bibliobus – Approbation"]
    assert (act["date"], act["amounts"]) == ("2022-03-31", [240000.0])
    assert act["vote"]["unanimous"] is True  # type: ignore[index]
    assert (act["legal_status"], act["in_force"]) == ("adopte", True)
    assert act["reason"] == "cite"
    assert "objectif stratégique 02" in str(act["because"])
    assert str(act["url"]).startswith("/documents/")


def test_part_without_acts_says_so_with_the_date(browser: TestClient) -> None:
    tree = browser.get("/api/v1/pst").json()["plans"][0]["nodes"]
    children = [child for stake in tree for child in stake["children"]]
    node = next(child for child in children if "création" in child["label"])
    told = browser.get(f"/api/v1/pst/{quote(node['id'])}/deliberations").json()
    if not told["deliberations"]:
        assert told["message"] == "Aucune délibération trouvée au 22 février 2024."


def test_unknown_part_is_not_found(browser: TestClient) -> None:
    assert browser.get("/api/v1/pst/inconnu/deliberations").status_code == 404


def test_staff_confirm_reject_and_take_back_a_link(browser: TestClient) -> None:
    title = "Culture – Musée provincial : gratuité le premier dimanche du mois"
    act_id = str(_acts(browser)[title]["act_id"])
    url = f"/api/v1/pst/{NODE}/deliberations/{quote(act_id)}"
    assert browser.put(url, json={"confirmed": True}).status_code == 401
    staff = stand_ins.STAFF
    assert browser.put(url, json={"confirmed": True}, headers=staff).status_code == 204
    assert _acts(browser)[title]["confirmed"] is True
    assert _acts(browser)[title]["confidence"] == 1.0
    assert browser.put(url, json={"confirmed": False}, headers=staff).status_code == 204
    assert title not in _acts(browser)
    assert _acts(browser, staff)[title]["confirmed"] is False
    assert browser.put(url, json={"confirmed": None}, headers=staff).status_code == 204
    assert _acts(browser)[title]["confirmed"] is None


def test_link_to_an_unknown_act_is_refused(browser: TestClient) -> None:
    url = f"/api/v1/pst/{NODE}/deliberations/inconnu"
    refused = browser.put(url, json={"confirmed": True}, headers=stand_ins.STAFF)
    assert refused.status_code == 404


def test_filters_of_a_question_restrict_its_answer(browser: TestClient) -> None:
    question = {
        "question": "Quelles délibérations concernent la culture ?",
        "filters": {"date_from": "2023-01-01", "unanimous": True},
    }
    answer = browser.post("/api/v1/questions", json=question).json()
    assert {citation["date"] for citation in answer["citations"]} == {"2024-02-22"}
    wrong = browser.post("/api/v1/questions", json={"question": "x", "filters": {"inconnu": 1}})
    assert wrong.status_code == 422
