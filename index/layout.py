"""The files of a build: a folder that is written once and never changed.

    manifest.json        what the build holds, and the digest of each file below
    documents.jsonl      documents with their text, blocks, sections and acts
    passages.jsonl       passages, by document then position: line n is row n
    vectors.faiss        one vector per row
    context.faiss        one vector of the contextual encoder per row of a document without acts
    known.npz            known questions, and where they are answered
    known.faiss          one vector of the contextual encoder per known question
    lexical/public/      words of the public rows alone
    lexical/all/         words of all rows, when some are internal
    lexicon.txt          the corpus's lexicon as it was
    sources.jsonl        the files that were read or refused, and why
    leaves.npy           for each document: how many rows, words, acts
    rows.npy             for each row: digest of its text, how many words, who may search it
    words.json           all words
    word-numbers.npy     the words of each row, by their rank in words.json
    files/               the original files, each named after its own digest

From `sources.jsonl` to `word-numbers.npy`, files serve the next ingestion, not the readers.
"""

from __future__ import annotations

from pathlib import Path

MANIFEST = "manifest.json"
DOCUMENTS, PASSAGES, SOURCES = "documents.jsonl", "passages.jsonl", "sources.jsonl"
VECTORS, CONTEXT, LEXICON = "vectors.faiss", "context.faiss", "lexicon.txt"
KNOWN, KNOWN_VECTORS = "known.npz", "known.faiss"
LEAVES, ROWS, WORDS, WORD_NUMBERS = "leaves.npy", "rows.npy", "words.json", "word-numbers.npy"
FILES = "files"


def wording_folder(folder: Path, internal: bool) -> Path:
    """Return where the words of the public rows, or of all rows, are."""
    return folder / "lexical" / ("all" if internal else "public")
