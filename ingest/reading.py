"""The door to reading: one file in, one document with its passages and report out."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path, PurePath

from index.document import Audience, Block, BlockKind, Document, Metadata, Passage
from index.lexicon import Lexicon
from index.text import fold
from ingest.acts.annexes import Annexed
from ingest.acts.imio import read_imio
from ingest.acts.reading import read_acts, recognise_type
from ingest.acts.register import read_register
from ingest.articles import with_article_headings
from ingest.cleaning import one_line
from ingest.errors import Reason, UnreadableFileError
from ingest.file_types import FileType, decode, file_type
from ingest.limits import DEFAULT_LIMITS, Limits
from ingest.metadata import Declared, audience_of_folder
from ingest.passages import PassageSource, cut_passages
from ingest.personal_data import mask_personal_data
from ingest.read_result import ReadResult
from ingest.readers.docx import read_docx
from ingest.readers.html import read_html
from ingest.readers.markdown import read_markdown
from ingest.readers.pdf import read_pdf
from ingest.readers.text import read_text
from ingest.report import FileReport
from ingest.run_in_parts import with_members
from ingest.structure import find_structure, with_coded_headings

_MAX_TITLE = 200
_TITLE_PAGE = 5  # blocks
# "Accueil › Jeunesse › Bourses": where a page stands in a site is no title.
_TRAIL = re.compile(r"^\W*[^\n›»>]{2,40} [›»>] [^\n]{2,}$")
_INSTITUTION = re.compile(r"(?:province|ville|commune|mairie|zone|region|cpas|intercommunale)\b")
_DOCUMENT = re.compile(
    r"(?:reglement|plan|programme|rapport|note|guide|charte|convention|ordonnance|questions)\b"
)


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A file that was read."""

    document: Document
    passages: tuple[Passage, ...]
    report: FileReport


def read_document(
    path: Path,
    *,
    document_id: str,
    lexicon: Lexicon,
    declared: Declared | None = None,
    audience: Audience | None = None,
    source: str | None = None,
    place: PurePath | None = None,
    limits: Limits = DEFAULT_LIMITS,
    annex: Annexed | None = None,
) -> ReadDocument:
    """Read one file.

    `declared` is what staff declare of it in a form: it prevails over what the file says
    of itself. `audience` is the ingest command's: it serves when neither the file nor a
    folder named `public` or `interne` says; without any, the document is internal.
    `source` is the path kept in the document (by default the file's name). `place` is
    the path inside the corpus (by default the path itself): its folders say the audience
    and its name titles an untitled document, wherever the file read now stands. `limits`
    is what reading may cost. `annex` is the act that the file goes with.
    Raises `UnreadableFileError`.
    """
    data = _bytes_of(path)
    kind = file_type(path, data[:1024], len(data))
    result = read_file(path, kind, data, limits)
    said = declared.over(result.declared) if declared else result.declared
    said = annex.declared(said, place or path) if annex else recognise_type(said, result)
    metadata = said.metadata(
        _title(result, place or path),
        audience_of_folder(place or path) or audience or Audience.INTERNAL,
    )
    result = mask_personal_data(result, metadata.type)
    return _assemble(
        result, metadata, document_id, lexicon, hashlib.sha256(data).hexdigest(), kind,
        source or path.name, titled=_is_titled(kind, declared, result),
    )  # fmt: skip


def read_file(path: Path, kind: FileType, data: bytes, limits: Limits) -> ReadResult:
    """Read a file of a known type, before masking; an empty text is refused."""
    if kind is FileType.PDF:
        result = read_pdf(path, limits)
    elif kind is FileType.DOCX:
        result = read_docx(data)
    elif kind is FileType.HTML:
        result = read_html(decode(data))
    elif kind is FileType.JSON:
        result = read_imio(decode(data))
    elif kind is FileType.CSV:
        result = read_register(decode(data))
    elif kind is FileType.MARKDOWN:
        result = read_markdown(decode(data))
    else:
        result = read_text(decode(data))
    if not result.text:
        raise UnreadableFileError(Reason.EMPTY)
    return result


def _bytes_of(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            file_type(path, file.read(1024), size)  # refuse before reading it all
        return path.read_bytes()
    except OSError:
        raise UnreadableFileError(
            Reason.CORRUPTED, "Le fichier est introuvable ou ne peut pas être ouvert."
        ) from None


def _is_titled(kind: FileType, declared: Declared | None, result: ReadResult) -> bool:
    """Tell whether people gave a title, rather than the software that made the file."""
    if declared is not None and declared.title is not None:
        return True
    return kind in (FileType.MARKDOWN, FileType.JSON) and result.declared.title is not None


def _title(result: ReadResult, path: PurePath) -> str:
    """Return the words of the title page or of the first heading, else the file's name.

    Over the title often stands the institution's name: the title says what the text is.
    """
    named = _titled_by_its_kind(result)
    first = named or next(
        (b for b in result.blocks if not _TRAIL.search(result.text[b.start : b.end])),
        result.blocks[0],
    )
    if first.end - first.start <= _MAX_TITLE:
        words = one_line(result.text[first.start : first.end])
        followed = any(block.kind is BlockKind.HEADING for block in result.blocks[1:])
        if first.kind is BlockKind.HEADING or (followed and not words.endswith((".", ":", ";"))):
            return words
    return path.stem.replace("_", " ").replace("-", " ").strip() or path.name


def _titled_by_its_kind(result: ReadResult) -> Block | None:
    """Return the heading, under the institution's name, that says what the text is."""
    top = result.blocks[:_TITLE_PAGE]
    if not _INSTITUTION.match(fold(result.text[top[0].start : top[0].end])):
        return None
    headings = (b for b in top[1:] if b.kind is BlockKind.HEADING)
    return next((b for b in headings if _DOCUMENT.match(fold(result.text[b.start : b.end]))), None)


def _assemble(
    result: ReadResult,
    metadata: Metadata,
    document_id: str,
    lexicon: Lexicon,
    sha256: str,
    kind: FileType,
    source: str,
    *,
    titled: bool,
) -> ReadDocument:
    acts = read_acts(document_id, result, metadata, titled=titled)
    if acts is None:
        articles = with_article_headings(result.printed, result.blocks)
        parted, named = with_members(result.text, articles, lexicon)
        blocks, coded = with_coded_headings(result.text, parted, lexicon)
        coded = {**coded, **named}
    else:
        blocks, coded, metadata = result.blocks, {}, acts.metadata
    structure = find_structure(result.text, blocks, lexicon, coded)
    document = Document(
        id=document_id,
        metadata=metadata,
        text=result.text,
        blocks=blocks,
        sections=acts.sections if acts else structure.sections,
        sha256=sha256,
        source=source,
        media_type=kind.value,
        acts=acts.acts if acts else (),
        page_count=result.page_count,
    )
    source_text = PassageSource(
        document_id, metadata.title, metadata.audience, result.text, blocks, structure
    )
    passages = acts.passages if acts else cut_passages(source_text)
    report = FileReport(
        path=source,
        document_id=document_id,
        passages=len(passages),
        characters=len(result.text),
        page_count=result.page_count,
        warnings=result.warnings,
        pages=result.pages,
        masked=result.masked,
    )
    return ReadDocument(document, passages, report)
