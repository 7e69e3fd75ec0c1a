"""``/export?talk=…&form=…``: a reader's conversation as a file, with the words and places that each answer rests on."""

from typing import TYPE_CHECKING

from assistant.errors import AssistantError
from assistant.reports.reports import ReportKind, report, report_name
from assistant.serving.originals import disposition
from assistant.serving.users import user_of
from assistant.talks.talks import Talks
from assistant.talks.types import KeptExchange
from ingest.errors import UserFacingError

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

EXPORT = "/export"


def exported(talks: Talks, library: str, request: "Request") -> "Response":
    """Answer a request for a conversation's report; what can't be given is said in words.

    ``library`` is the library's name, which the report gives.
    """
    from starlette.responses import PlainTextResponse, Response

    asked = request.query_params
    form = asked.get("form", "")
    if form not in set(ReportKind):
        return PlainTextResponse("알 수 없는 형식입니다.", 400)
    kind = ReportKind(form)
    try:
        title, exchanges = _kept(talks, user_of(request.headers), asked.get("talk", ""))
    except UserFacingError as error:
        return PlainTextResponse(f"{error.problem} {error.remedy}", 404)
    content = report(kind, title, exchanges, library)
    headers = {"content-disposition": disposition(report_name(kind, title)), "cache-control": "no-store"}
    return Response(content, media_type="application/octet-stream", headers=headers)


def _kept(talks: Talks, user: str, key: str) -> tuple[str, tuple[KeptExchange, ...]]:
    exchanges = talks.exchanges(user, key)
    if not exchanges:
        raise AssistantError("아직 내보낼 내용이 없습니다.", "먼저 질문을 보내 주세요.")
    return talks.title(user, key), exchanges
