"""Access control of the server: requests of its own page are answered, all others are refused before Streamlit sees
them. The headers of each answer forbid other pages to use it.

A page of another site, open in the same browser, can send requests to this computer. Streamlit answers most of them,
and for a WebSocket of another origin it asks a site on the internet for the address of this computer.
"""

from __future__ import annotations

import re
from base64 import b64encode
from contextlib import asynccontextmanager
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from streamlit import cli_util
from streamlit.starlette import App
from streamlit.web.server.server_util import get_url
from streamlit.web.server.starlette.starlette_websocket import is_host_allowed

from components.ui import assets, protocols

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_FOREIGN = "Refused: Dateline answers its own page only."
_BROKEN = "Something went wrong here; the terminal that Dateline was started in says what."


class AccessControl:
    """The server `app` behind its access control."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer or refuse one request or one WebSocket."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        started = False

        async def send_with_headers(message: Message) -> None:
            nonlocal started
            started = True
            if message["type"] in ("http.response.start", "websocket.http.response.start"):
                MutableHeaders(scope=message).update(_HEADERS)
            await send(message)

        headers = Headers(scope=scope)
        if not _allowed(headers):
            await PlainTextResponse(_FOREIGN, 403)(scope, receive, send_with_headers)
            return
        try:
            await self._app(scope, receive, send_with_headers)
        except Exception:
            if not started and scope["type"] == "http":  # Starlette's own answer would have no headers
                await PlainTextResponse(_BROKEN, 500)(scope, receive, send_with_headers)
            raise


def _allowed(headers: Headers) -> bool:
    """Whether a request names this server as its host and comes from its own page, from a typed address or a followed
    link, or from a program other than a browser. (`Sec-Fetch-Site` and `Origin` are set by browsers; scripts cannot
    change them.)"""
    host, origin = headers.get("host"), headers.get("origin")
    if not is_host_allowed(host) or len(headers.getlist("host")) > 1:
        return False
    if origin not in (None, f"http://{host}", f"https://{host}"):
        return False
    followed = headers.get("sec-fetch-mode") == "navigate" and headers.get("sec-fetch-dest", "document") == "document"
    return followed or headers.get("sec-fetch-site", "none") in ("none", "same-origin")


def _policy() -> str:
    """The Content Security Policy: everything comes from this server. Streamlit needs inline styles, modules of
    components as blobs, and the script inside its page, which is allowed by its hash."""
    page = (Path(st.__file__).parent / "static" / "index.html").read_text("utf-8")
    inline = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    hashes = " ".join(f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'" for script in inline)
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src 'self' blob: {hashes}".strip(),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "media-src 'self' blob:",
            "worker-src 'self' blob:",
            "frame-src 'none'",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    )


_HEADERS = {
    "Content-Security-Policy": _policy(),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
protocols.answer_with(_HEADERS)
MIDDLEWARE = Middleware(AccessControl), Middleware(assets.PreloadedPage)


@asynccontextmanager
async def open_browser(_app: App) -> AsyncIterator[None]:
    """Open the page in a browser once it is served, unless the server is headless: Streamlit does so only for scripts
    that it runs itself."""
    if not st.get_option("server.headless"):
        cli_util.open_browser(get_url(st.get_option("browser.serverAddress")))
    yield
