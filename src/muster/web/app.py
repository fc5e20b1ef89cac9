"""The page put together: its routes, its errors, its files, and what keeps strangers out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request  # noqa: TC002  (FastAPI reads it at run time)
from starlette.responses import JSONResponse, Response

from muster.problems import MusterError
from muster.web import api, assets, list_pages, map_pages, pages, reading_pages, reviewing, search_pages, timeline_pages
from muster.web.archive import Archive
from muster.web.security import Guard, GuardMiddleware
from muster.web.visit import NothingThereError, Site, Visit

if TYPE_CHECKING:
    from pathlib import Path

ROUTERS: Final = (
    pages.router,
    reading_pages.router,
    reviewing.router,
    timeline_pages.router,
    map_pages.router,
    list_pages.router,
    search_pages.router,
)
FOREVER: Final = "public, max-age=31536000, immutable"
API: Final = "/api/"
LEAST_PACKED: Final = 1000


def create_app(ledger: Path, guard: Guard) -> FastAPI:
    """Make the page of a ledger file, which need not be there yet."""
    app = FastAPI(title="Muster", version=api.VERSION, docs_url=None, redoc_url=None, openapi_url=None)
    app.state.site = Site(Archive(ledger), guard, assets.version(), f"muster read FOLDER --ledger {ledger}")
    for router in ROUTERS:
        app.include_router(router)
    app.include_router(api.router)
    api.describe(app)
    app.add_api_route("/static/{name}", _static, include_in_schema=False)
    app.add_middleware(GZipMiddleware, minimum_size=LEAST_PACKED, compresslevel=5)
    app.add_middleware(GuardMiddleware, guard=guard)
    app.add_exception_handler(MusterError, _mistake)
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(Exception, _broken)
    return app


def _static(name: str, request: Request) -> Response:
    content = assets.asset(name)
    if content is None:
        raise HTTPException(404)
    headers = {"Cache-Control": FOREVER, "Vary": "Accept-Encoding"}
    if "gzip" in request.headers.get("accept-encoding", ""):
        packed = assets.packed(name)
        return Response(packed, headers={**headers, "Content-Encoding": "gzip"}, media_type=assets.media_type(name))
    return Response(content, headers=headers, media_type=assets.media_type(name))


def _mistake(request: Request, error: Exception) -> Response:
    status = 404 if isinstance(error, NothingThereError) else 400
    return _fault(request, status, "not-found" if status == 404 else "bad-request", str(error))  # noqa: PLR2004  (HTTP)


def _refused(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    words = Visit(request).words
    message = words("page.not_found") if status == 404 else str(getattr(error, "detail", error))  # noqa: PLR2004  (HTTP)
    code = {404: "not-found", 405: "method-not-allowed"}.get(status, "refused")
    answer = _fault(request, status, code, message)
    answer.headers.update(getattr(error, "headers", None) or {})
    return answer


def _invalid(request: Request, error: Exception) -> Response:
    """Say in one line which value of an address or a form is not as it must be."""
    found = error.errors() if isinstance(error, RequestValidationError) else []
    said = "; ".join(f"{'.'.join(map(str, one['loc'][1:]))}: {one['msg']}" for one in found[:3])
    return _fault(request, 422, "invalid", said or "a value is not as it must be")


def _broken(request: Request, _: Exception) -> Response:
    """Say that the fault is ours; what went wrong is told where the page was started."""
    return _fault(
        request, 500, "internal", "Something went wrong in Muster itself; the terminal where it runs says what."
    )


def _fault(request: Request, status: int, code: str, message: str) -> Response:
    if request.url.path.startswith(API):
        return JSONResponse({"error": {"code": code, "message": message}}, status)
    return Visit(request).page("error.html", "", None, status=status, message=message)
