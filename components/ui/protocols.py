"""Headers of the responses that do not pass the page's access control: to requests that are not HTTP, and to WebSocket
handshakes.

uvicorn answers these itself and has no setting for their headers. It has chosen its classes before it loads this
program, so they are changed here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.protocols.websockets import websockets_sansio_impl as websockets

if TYPE_CHECKING:
    from collections.abc import Mapping


def answer_with(headers: Mapping[str, str]) -> None:
    """Add these headers to each of these responses."""

    def refuse(self: H11Protocol, msg: str) -> None:
        """Answer a request that cannot be read, and close the connection."""
        lines = {"Content-Type": "text/plain; charset=utf-8", "Content-Length": len(msg), "Connection": "close"}
        head = "".join(f"{name}: {value}\r\n" for name, value in {**lines, **headers}.items())
        self.transport.write(f"HTTP/1.1 400 Bad Request\r\n{head}\r\n{msg}".encode("ascii"))
        self.transport.close()

    class Handshake(websockets.ServerProtocol):  # type: ignore[name-defined, misc]  # uvicorn only imports it
        def send_response(self, response: Any) -> None:
            for name, value in headers.items():
                if name not in response.headers:
                    response.headers[name] = value
            super().send_response(response)

    H11Protocol.send_400_response = refuse  # type: ignore[method-assign]  # see above
    websockets.ServerProtocol = Handshake  # type: ignore[attr-defined]
