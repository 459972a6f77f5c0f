"""`POST /api/v1/answers/{answer_id}/feedback`: tell whether an answer was useful."""

from __future__ import annotations

from fastapi import APIRouter, Response

from api.deps import ConversationsDep, MetricsDep, Role
from api.payloads import FeedbackIn
from api.problems import Problem
from api.storage.database import StorageUnavailable
from index.personal_data import find_personal_data

BODY_LIMIT = 16 * 1024

router = APIRouter(prefix="/api/v1")


@router.post("/answers/{answer_id}/feedback", status_code=204, max_body_size=BODY_LIMIT)
def give_feedback(
    answer_id: str,
    feedback: FeedbackIn,
    role: Role,
    conversations: ConversationsDep,
    metrics: MetricsDep,
) -> Response:
    """Keep an opinion on an answer; the last one given counts."""
    try:
        known = len(answer_id) <= 64 and conversations.opine(
            answer_id,
            role.value,
            feedback.useful,
            *map(without_identifiers, (feedback.reason, feedback.comment)),
        )
    except StorageUnavailable as error:
        metrics.storage_failures.inc()
        raise Problem(503, headers={"Retry-After": "10"}) from error
    if not known:
        raise Problem(404, "Cette réponse n'existe pas ou n'existe plus.")
    metrics.feedback.labels("yes" if feedback.useful else "no").inc()
    return Response(status_code=204)


def without_identifiers(text: str | None) -> str | None:
    """Return the text with its national, account and phone numbers and addresses struck out."""
    kept, at = "", 0
    for span in find_personal_data(text or ""):
        kept += (text or "")[at : span.start] + "[…]"
        at = span.end
    return None if text is None else kept + text[at:]
