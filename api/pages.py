"""Pages for people, in French, complete without JavaScript."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.templating import Jinja2Templates

from api.deps import ReadableDocument, Role, RoomsDep, ThrottleDep
from api.payloads import AnswerOut, Typed
from api.problems import Problem
from api.rendering import groups, outline, page_of, recognised
from api.routes.places import PDF
from api.routes.questions import BODY_LIMIT
from api.starters import starters
from api.wording import DOCUMENT_TYPES, LEGAL_STATUSES, cite, french_date, status_in_words
from index.personal_data import MASK

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)

_environment = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_environment.filters.update(french_date=french_date, cite=cite, status_in_words=status_in_words)
_environment.globals.update(document_types=DOCUMENT_TYPES, legal_statuses=LEGAL_STATUSES)
templates = Jinja2Templates(env=_environment)

Asked = Annotated[Typed, Form(max_length=20_000)]
Thread = Annotated[Typed, Form(max_length=200)]


@router.get("/question")
async def home(
    request: Request,
    role: Role,
    rooms: RoomsDep,
    throttle: ThrottleDep,
    q: Annotated[Typed, Query(max_length=20_000)] = "",
) -> HTMLResponse:
    """Show the form; with `q`, its answer too."""
    if not q.strip():
        return _home(request, rooms, role)
    return await _answered(request, role, rooms, throttle, q, None)


@router.post("/question", max_body_size=BODY_LIMIT)
async def home_asked(
    request: Request,
    role: Role,
    rooms: RoomsDep,
    throttle: ThrottleDep,
    question: Asked = "",
    conversation_id: Thread = "",
) -> HTMLResponse:
    """Answer the form; the question leaves no trace in the address."""
    return await _answered(request, role, rooms, throttle, question, conversation_id or None)


@router.get("/documents/{document_id}")
def source(
    request: Request,
    document: ReadableDocument,
    rooms: RoomsDep,
    debut: int = 0,
    fin: int = 0,
    vue: str = "",
) -> HTMLResponse:
    """Show a document, opened at the cited passage; a PDF as drawn, or as text."""
    masked = MASK in document.text
    drawn = document.media_type == PDF and vue != "texte" and not masked
    return templates.TemplateResponse(
        request,
        "document.html",
        {
            "document": document,
            "drawn": drawn,
            "masked": masked,
            "groups": () if drawn else groups(document, debut, fin),
            "outline": () if drawn else outline(document),
            "cited": document.text[debut:fin] if 0 <= debut < fin else "",
            "start": debut,
            "end": fin,
            "page": page_of(document, debut),
            "recognised": recognised(document, debut, fin),
            "contact": rooms.settings.contact,
        },
    )


async def _answered(
    request: Request,
    role: Role,
    rooms: RoomsDep,
    throttle: ThrottleDep,
    question: str,
    conversation_id: str | None,
) -> HTMLResponse:
    throttle.check(request.client.host if request.client else None)
    try:
        with throttle.place(conversation_id):
            answer = await rooms.think(rooms.desk.ask, question, role, conversation_id, None)
    except Problem as problem:
        return _home(request, rooms, role, question=question, problem=problem)
    return _home(request, rooms, role, question=question, answer=answer)


def _home(
    request: Request,
    rooms: RoomsDep,
    role: Role,
    question: str = "",
    answer: AnswerOut | None = None,
    problem: Problem | None = None,
) -> HTMLResponse:
    return templates.TemplateResponse(
        request,
        "home.html",
        {
            "question": question,
            "answer": answer,
            "problem": problem.document() if problem else None,
            "examples": () if answer else starters(rooms.desk, role),
            "contact": rooms.settings.contact,
        },
        status_code=problem.status if problem else 200,
        headers={"Cache-Control": "no-store", **(problem.headers if problem else {})},
    )
