import resource
from pathlib import Path

import pytest

from index.document import Audience
from index.errors import BusyIndexError
from index.lexicon import LexiconError
from index.library import Library
from index.publication import Publication
from index.reading_view import ReadingView
from ingest.metadata import Declared
from ingest.pipeline import IngestOptions, IngestReport, ingest
from tests.fakes import ContextualHashing, HashingEmbedder

PUBLIC = "---\ntitre: Plan\npublic: public\n---\n\n# Plan\n\n## Culture\n\n"


class Desk:
    """A corpus folder, an index folder, and an embedder that counts."""

    def __init__(self, folder: Path) -> None:
        self.corpus = folder / "corpus"
        self.index = folder / "index"
        self.embedder = HashingEmbedder()
        self.corpus.mkdir()
        self.write("plan.md", PUBLIC + "Développer la lecture publique.\n\nAider les musées.\n")

    def write(self, name: str, text: str | bytes) -> Path:
        path = self.corpus / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    def ingest(self, **options: object) -> IngestReport:
        self.embedder.encoded.clear()
        return ingest([self.corpus], self.index, self.embedder, IngestOptions(**options))  # type: ignore[arg-type]

    def view(self, *audiences: Audience) -> ReadingView:
        return Library(self.index, self.embedder).view(frozenset(audiences or [Audience.PUBLIC]))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_a_folder_becomes_a_published_build(desk: Desk) -> None:
    report = desk.ingest()
    assert (report.published, report.indexed, report.embedded) == (True, 1, 2)
    assert report.build_id == desk.view().build_id
    assert desk.view().search("lecture")[0].passage.text == "Développer la lecture publique."


def test_nothing_is_published_when_nothing_changed(desk: Desk) -> None:
    first = desk.ingest()
    second = desk.ingest()
    assert second.build_id == first.build_id
    assert (second.published, second.read, desk.embedder.encoded) == (False, 0, [])
    assert second.files == first.files


def test_only_new_or_changed_files_are_read_and_passages_embedded(desk: Desk) -> None:
    desk.write("autre.md", PUBLIC + "Un texte qui reste.\n")
    desk.ingest()
    desk.write("plan.md", PUBLIC + "Développer la lecture publique.\n\nAider les théâtres.\n")
    report = desk.ingest()
    assert (report.read, report.embedded) == (1, 1)
    assert desk.embedder.encoded == ["Culture\nAider les théâtres."]
    assert desk.view().search("théâtres")[0].passage.text == "Aider les théâtres."
    assert desk.view().search("texte qui reste")[0].dense == pytest.approx(1, abs=0.3)


def test_only_new_or_changed_passages_are_read_in_context(desk: Desk) -> None:
    embedder = ContextualHashing({"musée": 0, "théâtre": 1})
    ingest([desk.corpus], desk.index, embedder)
    assert len(embedder.read) == 2
    embedder.read.clear()
    desk.write("plan.md", PUBLIC + "Aider les musées.\n\nAider les théâtres.\n")
    ingest([desk.corpus], desk.index, embedder)
    assert embedder.read == ["Culture\nAider les théâtres."]
    view = Library(desk.index, embedder).view(frozenset([Audience.PUBLIC]))
    for word, text in (("un musée", "Aider les musées."), ("un théâtre", "Aider les théâtres.")):
        found = {hit.passage.text: hit.context for hit in view.search(word)}
        assert found[text] == pytest.approx(1)


def test_another_embedder_embeds_everything_again_without_reading(desk: Desk) -> None:
    desk.ingest()
    desk.embedder = HashingEmbedder("autre", 32)
    report = desk.ingest()
    assert (report.published, report.read, report.embedded) == (True, 0, 2)
    assert desk.view().search("musées")


def test_a_new_lexicon_makes_a_new_build(desk: Desk) -> None:
    desk.ingest()
    desk.write("lexique.txt", "[mots courants]\nbouquins = lecture\n")
    report = desk.ingest()
    assert (report.published, report.read) == (True, 0)
    assert desk.view().search("bouquins")[0].passage.text == "Développer la lecture publique."


def test_new_roles_of_headings_have_files_read_again(desk: Desk) -> None:
    desk.ingest()
    desk.write("lexique.txt", "[rubriques]\naction = culture\n")
    assert desk.ingest().read == 1


def test_a_faulty_lexicon_leaves_the_build_before(desk: Desk) -> None:
    before = desk.ingest()
    desk.write("lexique.txt", "[mots courants]\nn’importe quoi\n")
    with pytest.raises(LexiconError, match="ligne 2"):
        desk.ingest()
    assert desk.view().build_id == before.build_id


def test_a_file_taken_away_is_gone_from_the_next_build(desk: Desk) -> None:
    path = desk.write("retire.md", PUBLIC + "Le mot zorglubium.\n")
    desk.ingest()
    path.unlink()
    report = desk.ingest()
    assert report.published
    folder = Publication(desk.index).folder(report.build_id or "")
    assert not any(b"zorglubium" in p.read_bytes() for p in folder.rglob("*") if p.is_file())


def test_one_bad_file_never_stops_the_rest(desk: Desk) -> None:
    desk.write("vide.md", "")
    desk.write("faux.pdf", b"GIF89a")
    desk.write("image.jpg", b"\xff\xd8\xff")
    desk.write("entete.md", "---\npublic: peut-etre\n---\nTexte.\n")
    report = desk.ingest()
    messages = {r.path: r.message for r in report.files}
    assert report.indexed == 1
    assert all(messages[name] for name in ("vide.md", "faux.pdf", "image.jpg", "entete.md"))
    assert messages["plan.md"] is None
    assert desk.ingest().published is False


def test_when_nothing_can_be_indexed_the_build_before_stays(desk: Desk) -> None:
    before = desk.ingest()
    desk.write("plan.md", "")
    report = desk.ingest()
    assert (report.indexed, report.published, report.build_id) == (0, False, before.build_id)
    assert desk.view().build_id == before.build_id


def test_what_is_not_declared_public_is_internal(desk: Desk) -> None:
    desk.write("muet.md", "# Muet\n\nLe mot zorglubium.\n")
    desk.write("public/dit.md", "# Dit\n\nLe mot schtroumpf.\n")
    desk.write("public/secret/interne/note.md", "# Note\n\nLe mot gloubiboulga.\n")
    desk.ingest()
    assert not desk.view().knows("zorglubium")
    assert not desk.view().knows("gloubiboulga")
    assert desk.view().knows("schtroumpf")
    assert desk.view(Audience.PUBLIC, Audience.INTERNAL).knows("zorglubium")


def test_a_folder_above_the_corpus_makes_nothing_public(tmp_path: Path) -> None:
    (tmp_path / "public").mkdir()
    desk = Desk(tmp_path / "public")
    desk.write("muet.md", "# Muet\n\nLe mot zorglubium.\n")
    desk.ingest()
    assert not desk.view().knows("zorglubium")


def test_the_command_can_declare_what_files_do_not(desk: Desk) -> None:
    desk.write("muet.md", "# Muet\n\nLe mot zorglubium.\n")
    desk.ingest(audience=Audience.PUBLIC)
    assert desk.view().knows("zorglubium")


def test_staff_declarations_prevail_and_change_the_build(desk: Desk) -> None:
    desk.ingest()
    desk.ingest(declared={"plan.md": Declared(title="Le plan", audience=Audience.INTERNAL)})
    assert not desk.view().documents
    assert desk.view(Audience.INTERNAL).documents["plan"].metadata.title == "Le plan"


def test_originals_are_kept_under_generated_names(desk: Desk) -> None:
    desk.write("actes/Séance.md", PUBLIC + "Un acte.\n")
    for _ in range(2):
        build_id = desk.ingest().build_id or ""
        document = desk.view().documents["actes-seance"]
        original = Publication(desk.index).folder(build_id) / document.source
        assert original.read_text() == PUBLIC + "Un acte.\n"
        assert original.parent.name == "files"
        assert original.stem == document.sha256[:32]
        desk.write("autre.md", PUBLIC + "Un autre acte.\n")


def test_an_untitled_document_is_named_after_its_file(desk: Desk) -> None:
    desk.write("note_de_service.txt", "Un texte sans titre, tout simplement.\n")
    desk.ingest()
    assert desk.view(Audience.INTERNAL).documents["note-de-service"].metadata.title == (
        "note de service"
    )


def test_progress_is_told_and_reaches_its_end(desk: Desk) -> None:
    told: list[tuple[int, int, str]] = []
    desk.ingest(progress=lambda done, total, label: told.append((done, total, label)))
    labels = list(dict.fromkeys(label for _, _, label in told))
    assert len(labels) == 4
    for label in labels:
        done, total, _ = [step for step in told if step[2] == label][-1]
        assert done == total


def test_two_ingestions_do_not_collide(desk: Desk) -> None:
    with Publication(desk.index).writing(), pytest.raises(BusyIndexError, match="en cours"):
        desk.ingest()


def test_a_damaged_build_is_not_reused(desk: Desk) -> None:
    first = desk.ingest()
    path = Publication(desk.index).folder(first.build_id or "") / "passages.jsonl"
    path.write_bytes(path.read_bytes().replace(b"lecture", b"peinture"))
    second = desk.ingest()
    assert (second.published, second.read) == (True, 1)
    assert not desk.view().knows("peinture")


def test_equal_files_share_an_original_and_a_refused_one_leaves_none(desk: Desk) -> None:
    text = PUBLIC + "Le même texte.\n"
    for name in ("a.md", "b.md", "c.md"):
        desk.write(name, text)
    desk.write("faux.md", "---\npublic: peut-etre\n---\nUn refus.\n")
    build_id = desk.ingest().build_id or ""
    originals = list((Publication(desk.index).folder(build_id) / "files").iterdir())
    assert len(originals) == 2
    assert len({desk.view().documents[id_].source for id_ in "abc"}) == 1


def test_a_full_disk_is_an_error_and_leaves_the_build_before(desk: Desk) -> None:
    before = desk.ingest()
    desk.write("long.md", PUBLIC + "Un texte assez long. " * 500)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (8_000, limits[1]))
    try:
        with pytest.raises(OSError, match="too large"):
            desk.ingest()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert desk.view().build_id == before.build_id
    assert desk.ingest().indexed == 2


def test_a_corpus_of_acts_alone_is_read_again_when_it_changes(tmp_path: Path) -> None:
    act = (
        "---\ntitre: Subside\npublic: public\n---\n\n# Subside au club\n\nLe Conseil,\n\n"
        "Vu le Code ;\n\nDÉCIDE, à l'unanimité :\n\nArticle 1er. Un subside est octroyé.\n"
    )
    desk = Desk(tmp_path)
    desk.embedder = ContextualHashing({"subside": 0})
    (desk.corpus / "plan.md").unlink()
    desk.write("acte.md", act)
    desk.ingest()
    desk.write("acte.md", act + "\nArt. 2. Le subside est de 500 €.\n")
    desk.ingest()
    assert any("500 €" in passage.text for passage in desk.view().passages)
