"""Files that the picture needs in the browser: plotly.js, our modules and the fonts, served from this computer.

The page's first answer names all of them, and the modules of Streamlit that the page begins with, so that the browser
loads them at once, while the page's script still runs, and not one after the other. plotly.js is executed later, after
the picture is seen: its start takes a third of the time in which the page opens.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st
from starlette.datastructures import MutableHeaders
from streamlit.components.v1.custom_component import CustomComponent
from streamlit.runtime import get_instance

from components.layout.text import FONTS

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

PLOTLY, MODULES, FACES = "plotly", "modules", "fonts"
_FOLDERS = {
    PLOTLY: Path(str(files("plotly") / "package_data")),
    MODULES: Path(__file__).parent / "js",
    FACES: FONTS[False, False].parent,
}
_HEAD = b"<head>"
_IMPORT = re.compile(r"""from ?["'`]\./([^"'`]+)["'`]""")
_STATIC = Path(st.__file__).parent / "static" / "static" / "js"
# Streamlit's modules for what the page shows first. A name without a file is ignored.
_FIRST = (
    *("Html", "FileUploader", "TextInput", "Selectbox", "Multiselect", "ButtonGroup", "Button", "Checkbox"),
    *("BidiComponent", "TextArea", "DownloadButton"),
)


@cache  # once, but not before there is a server
def asset_url(name: str) -> str:
    """The address of the folder of files `name` (a key of _FOLDERS) for the browser, relative to the page: Streamlit
    serves it as the folder of an empty component."""
    component = CustomComponent(name=f"dateline.{name}", path=str(_FOLDERS[name]), module_name="dateline")
    get_instance().component_registry.register_component(component)
    return f"component/{component.name}"


def plotly_url() -> str:
    """The address of plotly.js."""
    return f"{asset_url(PLOTLY)}/plotly.min.js"


class PreloadedPage:
    """The server `app`, whose page begins to load plotly.js, modules and fonts at once. The page and these files are
    not compressed: on one computer that takes longer than sending them."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or not (scope["path"] == "/" or scope["path"].startswith("/component/dateline.")):
            await self._app(scope, receive, send)
            return
        uncompressed = {**scope, "headers": [pair for pair in scope["headers"] if pair[0] != b"accept-encoding"]}
        await self._app(
            uncompressed,
            receive,
            _WithPreloads(send).send if scope["path"] == "/" and scope["method"] == "GET" else send,
        )


class _WithPreloads:
    """A response with the page's HTML, held back until it is complete, then sent with the links added."""

    def __init__(self, send: Send) -> None:
        self._send, self._start, self._body = send, {}, b""  # type: Send, Message, bytes

    async def send(self, message: Message) -> None:
        """Pass on one ASGI message, or hold it back."""
        if message["type"] == "http.response.start":
            self._start = message
            return
        self._body += message.get("body", b"")
        if message.get("more_body"):
            return
        body = self._body.replace(_HEAD, _HEAD + _preload_links().encode(), 1)
        if self._body:  # empty if the browser has the page in its cache
            MutableHeaders(scope=self._start)["Content-Length"] = str(len(body))
        await self._send(self._start)
        await self._send({"type": "http.response.body", "body": body})


@cache
def _preload_links() -> str:
    """The HTML elements that make the browser load these files."""
    ours, streamlits = _FOLDERS[MODULES], (path for name in _FIRST for path in _STATIC.glob(f"{name}.*.js"))
    modules = [f"{asset_url(MODULES)}/{name}" for name in _imported(ours, "view.js")]
    modules += dict.fromkeys(f"static/js/{name}" for path in streamlits for name in _imported(_STATIC, path.name))
    fonts = (f"{asset_url(FACES)}/{path.name}" for (bold, italic), path in FONTS.items() if not (bold and italic))
    return "".join(
        (
            *(f'<link rel="modulepreload" crossorigin href="{module}">' for module in modules),
            f'<link rel="preload" as="script" href="{plotly_url()}">',
            *(f'<link rel="preload" as="font" crossorigin href="{font}">' for font in fonts),
        )
    )


def _imported(folder: Path, name: str) -> dict[str, None]:
    """A module in a folder and all modules that it imports from there, directly or not, each once."""
    found: dict[str, None] = {}
    queue = [name]
    while queue:
        if (module := queue.pop()) not in found:
            found[module] = None
            queue += _IMPORT.findall((folder / module).read_text("utf-8"))
    return found
