from pathlib import Path

from index.document import Audience, PassageKind
from ingest.acts.passages import MAX_PASSAGE, ActText, act_passages, act_sections
from tests.ingest.acts.texts import MINUTES, portal_page, read


def _source(text: str) -> ActText:
    return ActText("piece", text, (), Audience.PUBLIC, read(text))


def test_passage_is_verbatim_and_names_its_act() -> None:
    source = _source(MINUTES)
    passages = act_passages(source)
    assert all(MINUTES[p.start : p.end] == p.text for p in passages)
    assert {p.act for p in passages if p.act} == {read.act.id for read in source.acts}
    assert [p.position for p in passages] == list(range(len(passages)))
    assert len({p.id for p in passages}) == len(passages)


def test_citation_of_an_article_says_which() -> None:
    articles = [
        passage
        for passage in act_passages(_source(portal_page(state="Décision")))
        if passage.kind is PassageKind.ARTICLE and passage.number
    ]
    assert [passage.heading_path[-1] for passage in articles] == ["Article 1er", "Article 2"]
    assert "12.500,00 €" in articles[0].text


def test_motives_are_recitals() -> None:
    passages = act_passages(_source(portal_page(state="Décision")))
    motives = [p for p in passages if p.heading_path[-1:] in (("Vu",), ("Considérant",))]
    assert len(motives) == 4
    assert {p.kind for p in motives} == {PassageKind.RECITAL}


def test_line_that_only_names_the_council_is_no_passage() -> None:
    path = Path(__file__).parents[2] / "fixtures" / "acts" / "public" / "2022-10-20-depistage.txt"
    source = _source(path.read_text(encoding="utf-8"))
    assert source.acts[0].act.title.startswith("Santé – Bus de dépistage")
    assert all(not p.text.startswith("LE CONSEIL") for p in act_passages(source))


def test_long_article_is_cut_between_sentences() -> None:
    long = "Article 3 : " + "Le bénéficiaire rend compte de l'emploi du subside. " * 60
    passages = act_passages(_source(portal_page(state="Décision") + long + "\n"))
    cut = [p for p in passages if p.number == "3"]
    assert len(cut) > 2
    assert all(len(p.text) <= MAX_PASSAGE for p in cut)
    assert all(p.text.endswith(".") for p in cut)


def test_sections_nest_articles_under_their_act() -> None:
    sections = act_sections(read(MINUTES))
    acts = [section for section in sections if section.level == 1]
    articles = [section for section in sections if section.level == 2]
    assert [section.number for section in acts] == ["1", "2", "3", None]
    assert {sections[article.parent or 0].number for article in articles} == {"2"}
    assert [section.index for section in sections] == list(range(len(sections)))


def test_long_article_is_cut_between_its_paragraphs() -> None:
    paragraph = (
        "§ 2. Le dossier comprend :\n\n" + "une pièce datée et signée ;\n" * 12 + "un avis.\n\n"
    )
    text = portal_page(state="Décision") + "Article 3 : Objet.\n\n" + paragraph * 6
    cut = [p for p in act_passages(_source(text)) if p.number == "3"]
    assert len(cut) > 2
    assert all(p.text.startswith(("Article 3", "§ 2.")) for p in cut)
    assert all(p.text.endswith("un avis.") for p in cut)
