"""`POST /api/v1/questions`: one question, one answer, as JSON or as a stream of events."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response
from fastapi.sse import EventSourceResponse

from api.deps import DeskDep, Role, RoomsDep, ThrottleDep
from api.payloads import AnswerOut, QuestionIn
from api.streaming import answer_events

BODY_LIMIT = 16 * 1024

router = APIRouter(prefix="/api/v1")


@router.post("/questions", response_model=AnswerOut, max_body_size=BODY_LIMIT)
async def ask(
    request: Request,
    question: QuestionIn,
    role: Role,
    rooms: RoomsDep,
    desk: DeskDep,
    throttle: ThrottleDep,
) -> Response:
    """Answer a question from the documents, with the sources of each claim."""
    throttle.check(request.client.host if request.client else None)

    async def answer() -> AnswerOut:
        with throttle.place(question.conversation_id):
            return await rooms.think(
                desk.ask,
                question.question,
                role,
                question.conversation_id,
                question.language,
                question.filters.filters() if question.filters else None,
                question.plain_language,
            )

    if _wants_events(request):
        throttle.admit(question.conversation_id)  # While the status can still tell.
        return EventSourceResponse(answer_events(answer), headers={**_UNCACHED, **_UNBUFFERED})
    return JSONResponse((await answer()).model_dump(mode="json"), headers=_UNCACHED)


_UNCACHED = {"Cache-Control": "no-store"}
_UNBUFFERED = {"X-Accel-Buffering": "no"}


def _wants_events(request: Request) -> bool:
    return "text/event-stream" in request.headers.get("accept", "").lower()
