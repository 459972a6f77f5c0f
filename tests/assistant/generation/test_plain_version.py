"""A plain-language version stands beside the answer, with the same figures, or not at all."""

from __future__ import annotations

import pytest

from assistant.answer import Answer
from assistant.draft import Composition
from assistant.pipeline import Assistant
from assistant.question import Question
from assistant.verification import verify
from index.view import View
from tests.assistant.generation.chat_server import ChatServer, Exchange
from tests.assistant.generation.conftest import Ask

FIRES = Question("Quand le feu est-il interdit en forêt ?", plain_language=True)
WORDS = "Interdire le feu ouvert"
PLAIN = "Le feu est interdit en forêt du 1er juin au 30 septembre."
MISSING = "La version facile à lire n'est pas disponible"


def plain_only(server: ChatServer, text: str) -> None:
    """Fail to write the answer; then write its plain version."""

    def first(exchange: Exchange) -> None:
        server.says((text, WORDS))
        exchange.status(500)

    server.reply = first


def paragraphs(answer: Answer) -> list[str]:
    return [b.text for b in answer.blocks if b.type == "paragraph"]


def test_a_plain_version_follows_the_answer_with_its_sources(
    server: ChatServer, ask: Ask, view: View
) -> None:
    plain_only(server, PLAIN)
    answer = ask(FIRES, plain_language=True)
    assert "En langage facile à lire (FALC)" in answer.text
    assert paragraphs(answer)[-1] == f"{PLAIN[:-1]} [1]."
    assert answer.mode == "generated"
    assert verify(Composition(answer.blocks, answer.citations), view) is not None
    assert "FALC" in str(server.asked[1]["messages"][0]["content"])


@pytest.mark.parametrize(
    "text",
    [
        "Le feu est interdit en forêt.",  # The dates are lost.
        "Le feu est interdit en forêt du 1er juin au 31 septembre.",
        "Le feu est autorisé en forêt du 1er juin au 30 septembre.",
        "Les policiers de Liège surveillent les forêts du 1er juin au 30 septembre.",
    ],
)
def test_a_plain_version_that_changes_the_facts_is_not_given(
    server: ChatServer, ask: Ask, text: str
) -> None:
    plain_only(server, text)
    answer = ask(FIRES, plain_language=True)
    assert text not in answer.text
    assert MISSING in answer.text
    assert answer.mode == "extractive"


def test_a_complete_list_has_its_plain_version_too(server: ChatServer, ask: Ask) -> None:
    server.says(("La Province dépense peu et dépense bien.", "Sobriété"))
    answer = ask(
        Question("Quels sont les principes de la Province ?", plain_language=True),
        plain_language=True,
    )
    assert "Bienveillance" in answer.text
    assert "La Province dépense peu et dépense bien [1]." in answer.text


def test_without_the_setting_or_the_model_it_is_said_to_be_missing(
    server: ChatServer, ask: Ask, view: View
) -> None:
    server.says((PLAIN, WORDS))
    assert MISSING in ask(FIRES).text
    assert MISSING in Assistant().answer(FIRES, view).text
    assert MISSING not in Assistant().answer(Question(FIRES.text), view).text


def test_a_refusal_has_no_plain_version(server: ChatServer, ask: Ask) -> None:
    refused = ask(Question("Quelle est la recette des gaufres ?", plain_language=True))
    assert MISSING not in refused.text
    assert server.asked == []
