"""A citation opens its document at the very words, in text and in PDF."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from api.payloads import passage_url
from index.document import Document
from index.text import fold
from tests.browser.assistant_page import floating
from tests.browser.conftest import Watch
from tests.browser.real_service import RealService

QUESTIONS = Path(__file__).parents[2] / "corpus" / "questions.jsonl"
SAMPLE = 30


def _letters(text: str) -> str:
    return re.sub(r"\W", "", fold(text))


def _sample(site: RealService, page: Page) -> list[dict[str, str]]:
    """Return the citations of the first thirty answered questions of the reference set."""
    citations: dict[str, dict[str, str]] = {}
    answered = 0
    for line in QUESTIONS.read_text(encoding="utf-8").splitlines():
        asked = json.loads(line)
        if asked.get("abstain") or asked.get("smalltalk") or asked.get("history"):
            continue
        reply = page.request.post(
            f"{site.origin}/api/v1/questions", data={"question": asked["q"]}
        ).json()
        if reply["status"].startswith("answered"):
            answered += 1
            citations |= {one["url"]: one for one in reply["citations"]}
        if answered == SAMPLE:
            break
    assert answered == SAMPLE
    return list(citations.values())


def test_each_citation_of_thirty_answers_lands_on_its_words(site: RealService, page: Page) -> None:
    citations = _sample(site, page)
    assert len(citations) >= SAMPLE
    for citation in citations:
        page.goto(site.origin + citation["url"])
        words = "".join(page.locator("mark").all_inner_texts())
        assert _letters(words) == _letters(citation["quote"]), citation["url"]
        expect(page.locator("#passage")).to_be_in_viewport()


def test_a_mark_in_the_widget_opens_the_highlighted_words(site: RealService, page: Page) -> None:
    assistant = floating(page, f"{site.origin}/")
    assistant.ask("Quels sont les objectifs stratégiques de l’enjeu Culture ?")
    link = assistant.element.locator(".blocks").get_by_role("link", name="Source 1").first
    with page.expect_popup() as opened:
        link.click()
    expect(opened.value.locator("#passage")).to_be_in_viewport()


def test_the_right_one_of_two_equal_sentences_is_highlighted(site: RealService, page: Page) -> None:
    note = site.document("note")
    words = "Le fonds d'œuvres compte 120 pièces."
    second = note.text.rindex(words)
    page.goto(site.origin + passage_url(note.id, second, second + len(words)))
    expect(page.locator("mark")).to_have_count(1)
    before = page.locator("mark").evaluate(
        "mark => { const all = document.createRange(); all.selectNodeContents("
        "document.querySelector('article')); all.setEndBefore(mark); return String(all) }"
    )
    assert words in before


def _passages(document: Document) -> list[tuple[int, int]]:
    return [(b.start, b.end) for b in document.blocks if b.kind in ("paragraph", "item")]


def _words_under_the_boxes(page: Page) -> str:
    """Return the drawn words whose middle lies in a rectangle, in reading order."""
    return str(
        page.evaluate(
            "() => { const boxes = [...document.querySelectorAll('.passage')]"
            ".map(box => box.getBoundingClientRect()); let words = '';"
            "const walk = document.createTreeWalker(document.querySelector('.pdfViewer'), 4);"
            "while (walk.nextNode()) { const node = walk.currentNode;"
            "for (let at = 0; at < node.length; at++) { const range = document.createRange();"
            "range.setStart(node, at); range.setEnd(node, at + 1);"
            "const one = range.getBoundingClientRect();"
            "const x = (one.left + one.right) / 2, y = (one.top + one.bottom) / 2;"
            "if (boxes.some(b => x > b.left && x < b.right && y > b.top && y < b.bottom))"
            "words += node.data[at]; } } return words }"
        )
    )


def test_each_passage_of_a_pdf_is_outlined_on_its_page(
    site: RealService, page: Page, watch: Watch
) -> None:
    document = site.document("reglement")
    spans = _passages(document)
    assert len(spans) >= 7
    for start, end in spans:
        page.goto(site.origin + passage_url(document.id, start, end))
        expect(page.locator("[data-shown]")).to_be_attached()
        page.locator(".textLayer .endOfContent").first.wait_for(state="attached")
        expect(page.locator(".passage").first).to_be_in_viewport()
        quote = document.quote(start, end)
        assert _letters(_words_under_the_boxes(page)) == _letters(quote)
        assert _letters(page.locator("#passage").inner_text()) == _letters(quote)
    assert page.evaluate("window.violations") == []
    assert watch.errors == []
    assert all(url.startswith(site.origin) for url in watch.requests)


def test_the_second_of_two_equal_sentences_of_a_pdf_is_outlined(
    site: RealService, page: Page
) -> None:
    document = site.document("reglement")
    words = "Toute demande incomplète est renvoyée à son auteur."
    tops = []
    for start in (document.text.index(words), document.text.rindex(words)):
        page.goto(site.origin + passage_url(document.id, start, start + len(words)))
        expect(page.locator("[data-shown]")).to_be_attached()
        tops.append(page.locator(".passage").first.evaluate("box => parseFloat(box.style.top)"))
    assert tops[1] > tops[0] + 10


def test_a_pdf_can_be_paged_enlarged_and_read_as_text(site: RealService, page: Page) -> None:
    document = site.document("reglement")
    start = document.text.index("Une caution")
    page.goto(site.origin + passage_url(document.id, start, start + 11))
    status = page.get_by_role("status")
    expect(status).to_have_text("Page 2 sur 2")
    page.get_by_role("button", name="Page précédente").click()
    expect(status).to_have_text("Page 1 sur 2")
    page.get_by_role("button", name="Revenir au passage").click()
    expect(status).to_have_text("Page 2 sur 2")
    page.get_by_role("link", name="Lire tout le document en texte").click()
    expect(page.locator("mark")).to_have_text("Une caution")
    expect(page.locator("#passage")).to_be_in_viewport()


def test_a_pdf_that_cannot_be_drawn_says_so_and_keeps_its_text(
    site: RealService, page: Page
) -> None:
    document = site.document("reglement")
    page.route("**/file", lambda route: route.fulfill(status=200, body="not a pdf"))
    page.goto(site.origin + passage_url(document.id, 0, 10))
    expect(page.get_by_role("status")).to_contain_text("Le PDF n’a pas pu être affiché")
    expect(page.locator("#passage")).to_be_visible()


@pytest.mark.parametrize(("debut", "fin"), [(-5, 3), (10, 5), (0, 10**9)])
def test_offsets_out_of_the_document_open_it_all_the_same(
    site: RealService, page: Page, debut: int, fin: int
) -> None:
    document = site.document("reglement")
    address = f"{site.origin}/documents/{document.id}?debut={debut}&fin={fin}"
    reply = page.goto(address)
    assert reply is not None
    assert reply.status == 200
