"""Errors as RFC 9457 problem documents, in French. They never repeat what was sent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

_PLAIN = {
    400: ("Demande illisible", "La demande n'a pas pu être lue."),
    401: ("Accès réservé", "Cette page demande une clé d'accès valable."),
    403: ("Accès refusé", "Votre clé ne permet pas cette opération."),
    404: ("Introuvable", "Rien n'existe à cette adresse."),
    405: ("Méthode non permise", "Cette adresse ne répond pas à cette méthode."),
    406: ("Format non disponible", "La réponse n'existe pas dans le format demandé."),
    411: ("Longueur inconnue", "L'envoi doit annoncer sa longueur (Content-Length)."),
    409: ("Opération déjà en cours", "Attendez la fin de l'opération en cours."),
    413: ("Envoi trop volumineux", "L'envoi dépasse la taille permise."),
    415: ("Format non pris en charge", "Envoyez du JSON (application/json)."),
    416: ("Plage invalide", "La partie demandée du fichier n'existe pas."),
    422: ("Demande invalide", "Un champ manque ou n'a pas la forme attendue."),
    429: ("Trop de demandes", "Attendez un instant, puis réessayez."),
    500: ("Erreur interne", "Un incident est survenu. Il a été consigné ; réessayez plus tard."),
    503: ("Service momentanément indisponible", "Réessayez dans quelques instants."),
}

RESPONSES: dict[int | str, dict[str, object]] = {
    "4XX": {
        "description": "Problème de la demande (RFC 9457)",
        "content": {"application/problem+json": {"schema": {"type": "object"}}},
    },
    "5XX": {
        "description": "Problème du service (RFC 9457)",
        "content": {"application/problem+json": {"schema": {"type": "object"}}},
    },
}


@dataclass
class Problem(Exception):
    """An error told to the caller. `detail` is French and ours, never the caller's words."""

    status: int
    detail: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    extra: Mapping[str, object] = field(default_factory=dict)

    def document(self) -> dict[str, object]:
        """Return the problem document."""
        title, detail = _PLAIN.get(self.status, _PLAIN[400 if self.status < 500 else 500])
        return {
            "type": "about:blank",
            "title": title,
            "status": self.status,
            "detail": self.detail or detail,
            **self.extra,
        }

    def response(self) -> JSONResponse:
        """Return the problem document as a response."""
        return JSONResponse(
            self.document(),
            self.status,
            {"Cache-Control": "no-store", **self.headers},
            media_type="application/problem+json",
        )


def install(app: FastAPI) -> None:
    """Make every error of the application a problem document."""
    app.add_exception_handler(Problem, _problem)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _invalid)


async def _problem(_: Request, error: Exception) -> Response:
    assert isinstance(error, Problem)  # noqa: S101  (registered for this type)
    return error.response()


async def _http(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101  (registered for this type)
    kept = {k: v for k, v in (error.headers or {}).items() if k.lower() in ("allow", "retry-after")}
    return Problem(error.status_code, headers=kept).response()


async def _invalid(request: Request, error: Exception) -> Response:
    """Name the fields at fault by their place in our schema, never by what was sent."""
    assert isinstance(error, RequestValidationError)  # noqa: S101  (registered for this type)
    problems = error.errors()
    if any(problem["type"] == "json_invalid" for problem in problems):
        return Problem(400, "Le corps de la demande n'est pas du JSON valable.").response()
    if _wrong_media(request):
        return Problem(415).response()
    known = {"question", "conversation_id", "language", "useful", "reason", "comment", "files"}
    fields = {str(part) for problem in problems for part in problem["loc"]} & known
    return Problem(422, extra={"fields": sorted(fields)}).response()


def _wrong_media(request: Request) -> bool:
    media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    return request.method == "POST" and media != "application/json" and "json" not in media
