"""The answers of the scripted service, by a word of the question."""

from __future__ import annotations

from typing import Any

PAYLOAD = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>'

FAILURES: dict[str, tuple[int, dict[str, str]]] = {
    "trop vite": (429, {"Retry-After": "30"}),
    "indisponible": (503, {"Retry-After": "120"}),
    "refusée": (422, {}),
    "panne": (500, {}),
}

OBJECTIVES = (
    "Proposer une offre culturelle de qualité",
    "Favoriser l’accès à la culture pour tous",
    "Soutenir les artistes et les opérateurs",
    "Renforcer la lecture publique",
    "Valoriser le patrimoine",
    "Moderniser les musées provinciaux",
)


def citation(number: int, **changes: Any) -> dict[str, Any]:
    """Return a citation of the brochure."""
    return {
        "number": number,
        "document_id": "brochure",
        "title": "Programme stratégique transversal 2022-2024",
        "document_type": "brochure",
        "date": "2022-03-31",
        "legal_status": "information",
        "section": ["Culture", "Objectifs stratégiques"],
        "page": 12,
        "quote": "Renforcer la lecture publique",
        "url": f"/documents/brochure?debut={number}00&fin={number}40#passage",
    } | changes


def answer(
    status: str = "answered",
    blocks: list[dict[str, Any]] | None = None,
    citations: list[dict[str, Any]] | None = None,
    **changes: Any,
) -> dict[str, Any]:
    """Return a whole answer."""
    blocks = blocks or []
    return {
        "answer_id": "a-1",
        "conversation_id": "c-1",
        "status": status,
        "text": "\n".join(_words(block) for block in blocks),
        "blocks": blocks,
        "citations": citations or [],
        "suggestions": [],
        "mode": "extractive",
        "language": "fr",
        "ai_generated": True,
        "index_build": "b-1",
        "understood": None,
    } | changes


def _words(block: dict[str, Any]) -> str:
    if block["type"] == "list":
        return "\n".join(f"{item['number']}. {item['text']}" for item in block["items"])
    return str(block.get("text") or block.get("caption"))


def _paragraph(text: str) -> dict[str, Any]:
    return {"type": "paragraph", "text": text}


ANSWERS: dict[str, dict[str, Any]] = {
    "culture": {
        "understood": "Vous demandez les objectifs stratégiques de l’enjeu Culture.",
        "blocks": [
            _paragraph("Selon le PST 2022-2024, l’enjeu Culture a 6 objectifs stratégiques :"),
            {
                "type": "list",
                "ordered": True,
                "title": None,
                "items": [
                    {"text": f"{text} [{at}]", "number": f"{at:02}"}
                    for at, text in enumerate(OBJECTIVES, 1)
                ],
            },
        ],
        "citations": [citation(at) for at in range(1, 7)],
        "suggestions": ["Quels sont les acteurs de l’enjeu Culture ?", "Qu’est-ce que le PST ?"],
    },
    "chiffres": {
        "status": "answered_partial",
        "blocks": [
            {
                "type": "table",
                "caption": "Chiffres de l’enjeu Culture",
                "header": ["Donnée", "Valeur"],
                "rows": [["Visiteurs", "14 573 [1]"], ["Bibliothèques", "50 [2]"]],
            },
            {"type": "quote", "text": "50 bibliothèques partenaires", "citation": 2},
            {"type": "notice", "level": "warning", "text": "La source ne donne pas d’année."},
        ],
        "citations": [
            citation(1),
            citation(
                2,
                document_id="rapport",
                title="Rapport d’activité",
                section=[],
                page=3,
                recognised=True,
            ),
        ],
        "mode": "generated",
    },
    "passeport": {
        "status": "redirected_authority",
        "blocks": [_paragraph("Le passeport se demande à votre commune.")],
        "suggestions": ["Que fait la Province pour la culture ?"],
    },
    "horaire": {
        "status": "unanswerable_detail",
        "blocks": [_paragraph("Les documents ne donnent pas cet horaire.")],
    },
    "vote": {
        "status": "refused_opinion",
        "blocks": [_paragraph("L’assistant ne donne pas d’avis sur les personnes.")],
    },
    "bonjour": {"status": "smalltalk", "blocks": [_paragraph("Bonjour ! Que cherchez-vous ?")]},
    "piège": {
        "understood": PAYLOAD,
        "blocks": [
            _paragraph(f"{PAYLOAD} [1] [2] **gras** [lien](javascript:alert(1))"),
            {"type": "inconnu", "text": PAYLOAD},
            {"type": "list", "items": [{"text": PAYLOAD, "number": PAYLOAD}], "title": PAYLOAD},
            {"type": "table", "caption": PAYLOAD, "header": [PAYLOAD], "rows": [[PAYLOAD]]},
        ],
        "citations": [
            citation(1, title=PAYLOAD, url="javascript:window.hacked=1"),
            citation(2, title=PAYLOAD, section=[PAYLOAD], url="https://ailleurs.example/vol"),
        ],
        "suggestions": [PAYLOAD],
        "text": PAYLOAD,
    },
}
