import re
from html import unescape
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from assistant.answer import Answer, Notice, Paragraph, Quote, Status, Table
from assistant.question import Question
from index.document import Audience
from index.view import View
from tests.api import stand_ins
from tests.api.stand_ins import AGENT, QuotingAssistant

PAYLOAD = "<script>alert(1)</script><img src=x onerror=alert(1)>"


def test_the_page_asks_and_says_what_it_is(browser: TestClient) -> None:
    page = browser.get("/question").text
    assert '<form class="ask" method="post" action="/question">' in page
    assert '<label for="question">' in page
    assert "intelligence artificielle" in page
    assert 'lang="fr"' in page
    assert "<script" not in page


def test_the_page_offers_questions_that_the_documents_answer(browser: TestClient) -> None:
    page = unescape(browser.get("/question").text)
    assert "Quels sont les objectifs stratégiques de l'enjeu Culture ?" in page


def test_the_form_is_answered_with_its_sources_and_the_conversation_goes_on(
    browser: TestClient, assistant: QuotingAssistant
) -> None:
    page = browser.post("/question", data={"question": "Et les musées ?"}).text
    assert "Ouvrir les musées à tous." in page
    assert 'href="#source-1"' in page
    [source] = re.findall(r'href="(/documents/[^"]+)"', page)
    assert (
        '<mark id="passage">Ouvrir les musées à tous.</mark>' in browser.get(unescape(source)).text
    )
    conversation = re.search(r'name="conversation_id" value="([^"]+)"', page)
    assert conversation
    browser.post("/question", data={"question": "musées", "conversation_id": conversation[1]})
    assert [turn.question for turn in assistant.asked[1].history] == ["Et les musées ?"]


def test_a_question_in_the_address_is_answered_too(browser: TestClient) -> None:
    assert "Ouvrir les musées à tous." in browser.get("/question", params={"q": "musées"}).text


@pytest.mark.parametrize(
    ("question", "words"),
    [("Et les musées ?", "Réponse trouvée"), ("xylophone", "Pas de réponse dans les documents")],
)
def test_the_outcome_is_told_in_plain_words(browser: TestClient, question: str, words: str) -> None:
    assert words in browser.post("/question", data={"question": question}).text


def test_a_problem_is_told_on_the_page(browser: TestClient) -> None:
    reply = browser.post("/question", data={"question": "x", "conversation_id": "inconnue"})
    assert reply.status_code == 404
    assert "Cette conversation n&#39;existe pas" in reply.text


def test_a_question_stays_text(browser: TestClient) -> None:
    page = browser.post("/question", data={"question": PAYLOAD}).text
    assert "<script>" not in page
    assert "<img src=x" not in page
    assert unescape(page).count(PAYLOAD) == 1


def test_every_block_of_an_answer_is_shown_as_text(tmp_path: Path) -> None:
    class Talkative(QuotingAssistant):
        def answer(self, question: Question, view: View) -> Answer:
            blocks = (
                Paragraph(f"paragraphe {PAYLOAD} [7]"),
                Quote(f"citation {PAYLOAD}", 1),
                Table(("Année", PAYLOAD), (("2022", PAYLOAD),), PAYLOAD),
                Notice(f"remarque {PAYLOAD}", "warning"),
            )
            return Answer(Status.SMALLTALK, blocks, suggestions=(f'"{PAYLOAD}',))

    app = stand_ins.application(stand_ins.settings(tmp_path), Talkative())
    with stand_ins.client(app) as client:
        page = client.post("/question", data={"question": "bonjour"}).text
    assert "<script>" not in page
    assert "<img src=x" not in page
    for word in ("paragraphe", "citation", "Année", "remarque"):
        assert word in page
    assert "[7]" in page  # a reference without a source is no link
    assert "#source-7" not in page


def test_a_document_is_shown_with_its_structure(browser: TestClient) -> None:
    page = browser.get("/documents/pst").text
    assert '<h2 id="section-0">Culture</h2>' in page
    assert '<h3 id="section-1">Objectifs stratégiques</h3>' in page
    assert '<span class="number">01</span> Soutenir les bibliothèques' in page
    assert "Année : 2022 ; Prêts : 14.573" in page
    assert "&lt;b&gt;chaque&lt;/b&gt;" in page
    assert 'href="#section-1"' in page
    assert "<mark" not in page


def test_a_span_over_two_blocks_is_marked_in_both_and_opened_at_the_first(
    browser: TestClient,
) -> None:
    text = browser.get("/api/v1/documents/pst/text").text
    start, end = text.index("l'œuvre"), text.index("musées")
    page = browser.get(f"/documents/pst?debut={start}&fin={end}").text
    assert page.count("<mark") == 2
    assert page.count('id="passage"') == 1
    assert '<mark id="passage">l&#39;œuvre publique.</mark>' in page
    assert "<mark>Ouvrir les </mark>musées à tous." in page


def test_the_second_of_two_equal_sentences_is_the_one_marked(browser: TestClient) -> None:
    text = browser.get("/api/v1/documents/pst/text").text
    start = text.rindex("Ouvrir les musées")
    page = browser.get(f"/documents/pst?debut={start}&fin={start + 17}").text
    assert '<p><mark id="passage">Ouvrir les musées</mark>' in page


def test_a_span_out_of_the_document_marks_nothing(browser: TestClient) -> None:
    for query in ("debut=-5&fin=3000000", "debut=9&fin=2", "debut=999999&fin=9999999"):
        assert browser.get(f"/documents/pst?{query}").status_code == 200
    reply = browser.get("/documents/pst?debut=a&fin=b")
    assert reply.status_code == 422
    assert '"a"' not in reply.text


def test_a_title_and_a_text_with_markup_stay_text(tmp_path: Path) -> None:
    hostile = stand_ins.document("pst", Audience.PUBLIC, PAYLOAD)
    app = stand_ins.application(stand_ins.settings(tmp_path), None, hostile)
    with stand_ins.client(app) as client:
        page = client.get("/documents/pst").text
    assert "<script>" not in page
    assert unescape(page).count(PAYLOAD) == 1


def test_an_agent_reads_an_internal_document(browser: TestClient) -> None:
    assert "zibeline" in browser.get("/documents/note-interne", headers=AGENT).text
