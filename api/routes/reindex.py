"""`/api/v1/reindex`: staff upload files or have the corpus read again."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse
from starlette.datastructures import UploadFile

from api.deps import ReindexingDep, SettingsDep, StaffOnly
from api.ingestion import EXTENSIONS
from api.payloads import JobOut
from api.problems import Problem
from api.settings import Settings
from api.storage.database import StorageUnavailable
from api.uploads import MEGABYTE, UploadQuota, keep
from index.document import Audience

router = APIRouter(prefix="/api/v1/reindex", dependencies=[StaffOnly])

_FORM = {
    "requestBody": {
        "required": False,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "properties": {
                        "files": {"type": "array", "items": {"type": "string", "format": "binary"}},
                        "audience": {"type": "string", "enum": [a.value for a in Audience]},
                    },
                }
            }
        },
    }
}


@router.post("", status_code=202, openapi_extra=_FORM)
async def reindex(
    request: Request, settings: SettingsDep, reindexing: ReindexingDep
) -> JSONResponse:
    """Keep the files sent, if any, and have everything read into a new build."""
    if "multipart/form-data" in request.headers.get("content-type", "").lower():
        await _receive(request, settings)
    try:
        job = reindexing.queue()
    except StorageUnavailable as error:
        raise Problem(503, headers={"Retry-After": "10"}) from error
    if job is None:
        raise Problem(409, "Une indexation est déjà en cours : attendez qu'elle se termine.")
    return JSONResponse({"job": job}, 202, {"Location": f"/api/v1/reindex/{job}"})


@router.get("/{job}")
def follow(job: str, reindexing: ReindexingDep) -> JobOut:
    """Tell the state, the progress and the report per file of a job."""
    try:
        record = reindexing.get(job)
    except StorageUnavailable as error:
        raise Problem(503, headers={"Retry-After": "10"}) from error
    if record is None:
        raise Problem(404, "Cette opération n'existe pas.")
    return JobOut(
        job=record.id,
        state=record.state,
        created_at=record.created_at,
        finished_at=record.finished_at,
        progress=1.0 if record.finished_at else record.done / max(record.total, 1),
        done=record.done,
        total=record.total,
        report=record.report,
    )


async def _receive(request: Request, settings: Settings) -> None:
    """Read the form only now: whoever may not upload has been refused before."""
    length = request.headers.get("content-length", "")
    if not length.isdigit():
        raise Problem(411)
    if int(length) > settings.upload_max_mb * MEGABYTE:
        raise Problem(413, f"Envoyez au plus {settings.upload_max_mb} Mo à la fois.")
    quota = UploadQuota(
        settings.upload_max_files,
        settings.upload_max_mb * MEGABYTE,
        settings.uploads_quota_mb * MEGABYTE,
    )
    async with request.form(max_files=quota.files + 1, max_fields=10) as form:
        audience = form.get("audience") or Audience.INTERNAL.value
        if audience not in set(Audience):
            raise Problem(422, "Le public est « public » ou « internal ».")
        files = [value for value in form.getlist("files") if isinstance(value, UploadFile)]
        await keep(files, settings.uploads, Audience(str(audience)), EXTENSIONS, quota)
