from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, update

from api.storage.conversations import TURNS_KEPT, AnswerRecord, Conversations, new_id
from api.storage.database import Database, StorageUnavailable
from api.storage.tables import AnswerRow, FeedbackRow


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
    conversations: Conversations, database: Database
) -> None:
    begun = conversations.begin("citizen")
    old, recent = record(begun, "ancienne"), record(begun, "récente")
    for each in (old, recent):
        conversations.store(each)
        assert conversations.opine(each.id, "citizen", False, "incomplet", "commentaire")
    long_ago = datetime.now(UTC) - timedelta(days=91)
    with database.session() as session:
        session.execute(update(AnswerRow).where(AnswerRow.id == old.id).values(asked_at=long_ago))
    assert conversations.forget(90) == 1
    assert conversations.forget(90) == 0
    with database.session() as session:
        first, second = session.scalars(select(AnswerRow).order_by(AnswerRow.rank))
        assert (first.question, first.standalone, first.text) == (None, None, None)
        assert (first.options, first.citations, first.status) == ([], [], "answered")
        assert second.question == "récente"
        comments = {row.answer_id: row.comment for row in session.scalars(select(FeedbackRow))}
        assert comments == {old.id: None, recent.id: "commentaire"}
    assert [turn.question for turn in conversations.turns(begun)] == ["récente"]


def test_the_last_opinion_counts(conversations: Conversations, database: Database) -> None:
    answer = record(conversations.begin("citizen"))
    conversations.store(answer)
    assert conversations.opine(answer.id, "citizen", True, None, None)
    assert conversations.opine(answer.id, "citizen", False, "faux", None)
    assert not conversations.opine("autre", "citizen", True, None, None)
    with database.session() as session:
        [opinion] = session.scalars(select(FeedbackRow))
        assert (opinion.useful, opinion.reason) == (False, "faux")


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
