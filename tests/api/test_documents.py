from fastapi.testclient import TestClient


def test_documents_are_listed_with_what_is_declared(browser: TestClient) -> None:
    [document] = browser.get("/api/v1/documents").json()
    assert document["id"] == "pst"
    assert document["title"] == "Plan pst"
    assert document["type"] == "plan"
    assert document["url"] == "/documents/pst"
    assert browser.get("/api/v1/documents/pst").json() == document


def test_the_text_is_the_documents_own(browser: TestClient) -> None:
    reply = browser.get("/api/v1/documents/pst/text")
    assert reply.headers["content-type"] == "text/plain; charset=utf-8"
    assert "Soutenir les bibliothèques de l'œuvre publique." in reply.text


def test_an_unknown_document_is_a_problem_document(browser: TestClient) -> None:
    reply = browser.get("/api/v1/documents/inconnu")
    assert reply.status_code == 404
    assert reply.headers["content-type"] == "application/problem+json"
    assert reply.json()["detail"] == "Ce document n'existe pas."


def test_every_node_of_the_plan_cites_its_words(browser: TestClient) -> None:
    [plan] = browser.get("/api/v1/pst").json()["plans"]
    [stake] = plan["nodes"]
    assert (stake["role"], stake["label"]) == ("enjeu", "Culture")
    labels = [(node["number"], node["label"]) for node in stake["children"]]
    assert labels == [
        ("01", "Soutenir les bibliothèques de l'œuvre publique."),
        ("02", "Ouvrir les musées à tous."),
    ]
    text = browser.get("/api/v1/documents/pst/text").text
    for node in (stake, *stake["children"]):
        citation = node["citation"]
        assert citation["quote"] in text
        assert node["label"] in citation["quote"]
        page = browser.get(citation["url"]).text
        assert 'id="passage"' in page
