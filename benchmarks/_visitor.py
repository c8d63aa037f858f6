"""A visitor of the page without a browser, who speaks Streamlit's protocol as the page's JavaScript does.

It has the state of a browser: the address, the last reports of the chart, and the fragment that draws the picture.
"""

from __future__ import annotations

import asyncio
import json
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from websockets.asyncio.client import ClientConnection

FRAME = {"width": 1_048, "theme": "light"}
PATIENCE = 120  # seconds for an answer


@dataclass
class Visitor:
    """One open page. Every method waits until the page's script has run to its end."""

    url: str
    connection: ClientConnection | None = None
    query: str = ""
    state: dict[str, Any] = field(default_factory=dict)
    component: str = ""
    fragment: str = ""
    figure: dict[str, Any] | None = None
    arrived: float = 0.0  # the time of the newest picture, by time.perf_counter
    errors: list[str] = field(default_factory=list)

    async def open(self, query: Mapping[str, Sequence[str]]) -> None:
        """Come to the page with these parameters in the address, and wait for the picture."""
        address = self.url.replace("http://", "ws://") + "/_stcore/stream"
        self.connection = await connect(address, subprotocols=["streamlit"], max_size=None, proxy=None)  # type: ignore[list-item]
        await self.go(query)
        self.state = {"frame": FRAME}
        await self._run(self.fragment)

    async def go(self, query: Mapping[str, Sequence[str]]) -> float:
        """Go to another address; ms until its picture came."""
        self.query = urlencode(query, doseq=True)
        return await self._run()

    async def zoom(self, seconds: tuple[float, float]) -> float:
        """Ask for another window, as a gesture does; ms until its picture came."""
        generation = self.state.get("window", {}).get("generation", 0) + 1
        self.state = {**self.state, "window": {"seconds": seconds, "generation": generation}}
        return await self._run(self.fragment)

    async def close(self) -> None:
        if self.connection:
            await self.connection.close()

    @property
    def parameters(self) -> dict[str, list[str]]:
        """The parameters of the current address."""
        return parse_qs(self.query)

    @property
    def caption(self) -> str:
        """The description of the newest picture for screen readers."""
        return str(self.figure["layout"]["meta"]["alt"]) if self.figure else ""

    async def _run(self, fragment: str = "") -> float:
        message = BackMsg()
        run = message.rerun_script
        run.query_string, run.fragment_id = self.query, fragment
        run.is_history_navigation = not fragment
        run.context_info.timezone, run.context_info.locale, run.context_info.url = "UTC", "en-US", self.url
        run.widget_states.SetInParent()
        if self.state:
            run.widget_states.widgets.add(id=self.component, json_value=json.dumps(self.state))
        assert self.connection, "not open"
        start = time.perf_counter()
        await self.connection.send(message.SerializeToString())
        async with asyncio.timeout(PATIENCE):
            while not self._heard(await self.connection.recv()):
                pass
        return 1_000 * (self.arrived - start)

    def _heard(self, frame: str | bytes) -> bool:
        """Handle one message; True if the script has ended."""
        message = ForwardMsg.FromString(frame if isinstance(frame, bytes) else frame.encode())
        match message.WhichOneof("type"):
            case "delta":
                self._element(message)
            case "page_info_changed":
                self.query = message.page_info_changed.query_string
            case "script_finished":
                return bool(message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN)
        return False

    def _element(self, message: ForwardMsg) -> None:
        element = message.delta.new_element
        match element.WhichOneof("type"):
            case "bidi_component":
                data = json.loads(element.bidi_component.json)
                if "figure" not in data:  # another component
                    return
                self.component, self.fragment = element.bidi_component.id, message.delta.fragment_id
                self.figure, self.arrived = data["figure"], time.perf_counter()
            case "exception":
                self.errors.append(element.exception.message)
