import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from api.storage.conversations import TURNS_KEPT, AnswerRecord, Conversations, new_id
from api.storage.database import Database, StorageUnavailable


def record(conversation: str, question: str | None = "Une question ?") -> AnswerRecord:
    return AnswerRecord(
        id=new_id(),
        conversation_id=conversation,
        status="answered",
        mode="extractive",
        language="fr",
        build="b",
        milliseconds=3,
        question=question,
        standalone=question,
        text=question and "Un texte.",
        options=("un", "deux"),
        citations=(("pst", "pst-1"),),
    )


def test_the_last_turns_are_given_oldest_first(conversations: Conversations) -> None:
    begun = conversations.begin("citizen")
    for number in range(TURNS_KEPT + 3):
        conversations.store(record(begun, f"question {number}"))
    conversations.store(record(begun, None))
    turns = conversations.turns(begun)
    assert [turn.question for turn in turns] == [f"question {n}" for n in range(3, TURNS_KEPT + 3)]
    assert turns[0].options == ("un", "deux")


def test_a_conversation_belongs_to_the_role_that_began_it(conversations: Conversations) -> None:
    begun = conversations.begin("agent")
    assert conversations.belongs(begun, "agent")
    assert not conversations.belongs(begun, "citizen")
    assert not conversations.belongs("autre", "agent")


def test_old_words_are_blanked_and_counts_stay(
    conversations: Conversations, tmp_path: Path
) -> None:
    path = tmp_path / "a.sqlite3"
    begun = conversations.begin("citizen")
    old, recent = record(begun, "ancienne"), record(begun, "récente")
    for each in (old, recent):
        conversations.store(each)
        assert conversations.opine(each.id, "citizen", False, "incomplet", "commentaire")
    with closing(sqlite3.connect(path)) as connection, connection:
        before = datetime.now(UTC) - timedelta(days=91)
        connection.execute("UPDATE answers SET asked_at = ? WHERE id = ?", (str(before), old.id))
    assert conversations.forget(90) == 1
    assert conversations.forget(90) == 0
    with closing(sqlite3.connect(path)) as connection, connection:
        rows = connection.execute(
            "SELECT question, standalone, text, options, citations, status, comment, useful"
            " FROM answers JOIN feedback ON answer_id = answers.id ORDER BY rank"
        ).fetchall()
    assert rows[0] == (None, None, None, "[]", "[]", "answered", None, 0)
    assert rows[1][0] == "récente"
    assert rows[1][6] == "commentaire"
    assert [turn.question for turn in conversations.turns(begun)] == ["récente"]


def test_the_last_opinion_counts(conversations: Conversations, tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite3"
    answer = record(conversations.begin("citizen"))
    conversations.store(answer)
    assert conversations.opine(answer.id, "citizen", True, None, None)
    assert conversations.opine(answer.id, "citizen", False, "faux", None)
    assert not conversations.opine("autre", "citizen", True, None, None)
    with closing(sqlite3.connect(path)) as connection, connection:
        assert connection.execute("SELECT useful, reason FROM feedback").fetchall() == [(0, "faux")]


def test_a_database_that_is_gone_is_one_kind_of_error(tmp_path: Path) -> None:
    (tmp_path / "fichier").write_text("")
    conversations = Conversations(Database(f"sqlite:///{tmp_path}/fichier/a.sqlite3"))
    with pytest.raises(StorageUnavailable):
        conversations.begin("citizen")
    with pytest.raises(StorageUnavailable):
        conversations.turns("x")


def test_ids_cannot_be_guessed() -> None:
    ids = {new_id() for _ in range(100)}
    assert len(ids) == 100
    assert all(len(each) >= 43 for each in ids)
