from pathlib import Path

from api.caretaking import follow
from api.rooms import assemble
from index.document import Audience
from index.library import Library
from tests.api import stand_ins
from tests.api.stand_ins import EMBEDDER, QuotingAssistant


def test_build_just_published_is_opened_without_a_question(tmp_path: Path) -> None:
    chosen = stand_ins.settings(tmp_path)
    opened: list[str] = []
    library = Library(chosen.index_dir, EMBEDDER, lambda view: opened.append(view.build_id))
    rooms = assemble(chosen, library, QuotingAssistant())
    assert follow(rooms) is None
    first = stand_ins.publish(chosen.index_dir, stand_ins.document("pst", Audience.PUBLIC))
    assert follow(rooms) == first
    other = stand_ins.document("pst", Audience.PUBLIC, "Deux.")
    second = stand_ins.publish(chosen.index_dir, other)
    assert follow(rooms) == second
    assert opened == [first, second]
