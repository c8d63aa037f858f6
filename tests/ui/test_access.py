"""The server's door, tried from outside without a browser, while whatever the server asks of any network is written
down by Python itself."""

from __future__ import annotations

import http.client
import os
import socket
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import InvalidStatus
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from components.parameters import PARAMETERS
from tests.browser.dashboard import ROOT, Dashboard, served

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

# A `sitecustomize` that every Python reads as it starts. Binding to an address asks nobody.
WITNESS = """
import os, sys
def heard(event, args, log=os.open({log!r}, os.O_WRONLY | os.O_APPEND | os.O_CREAT)):
    if event in ("socket.connect", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo", "socket.gethostbyname",
                 "socket.gethostbyaddr", "urllib.Request", "http.client.connect", "subprocess.Popen", "os.exec"):
        os.write(log, (event + repr(args[:2]) + "\\n").encode())
sys.addaudithook(heard)
"""
PATHS = ("/", "/_stcore/health", "/_stcore/host-config", "/_stcore/stream", "/_stcore/upload_file/a/b", "/media/a.png",
         "/component/dateline.plotly/plotly.min.js", "/static/js/none.js", "/_stcore/agent/openapi.json",
         "/../../etc/passwd", "/nowhere")  # fmt: skip
KEPT = {"x-content-type-options": "nosniff", "x-frame-options": "DENY", "referrer-policy": "no-referrer"}
HANDSHAKE = {"Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13",
             "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ=="}  # fmt: skip


@pytest.fixture(scope="module")
def calls(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the server asked of a network, a call a line."""
    return tmp_path_factory.mktemp("witness") / "calls"


@pytest.fixture(scope="module")
def server(calls: Path) -> Iterator[Dashboard]:
    (calls.parent / "sitecustomize.py").write_text(WITNESS.format(log=str(calls)), "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", os.pathsep.join(filter(None, (str(calls.parent), os.environ.get("PYTHONPATH")))))
        with served(ROOT / "app.py", calls.parent / "log", "") as running:
            yield running


def response_to(
    server: Dashboard, path: str, headers: Mapping[str, str], method: str = "GET"
) -> http.client.HTTPResponse:
    """The answer to a request with exactly these headers, `Host` too if it is among them."""
    connection = http.client.HTTPConnection(urlsplit(server.url).netloc, timeout=60)
    connection.putrequest(method, path, skip_host="Host" in headers, skip_accept_encoding=True)
    for name, value in headers.items():
        connection.putheader(name, value)
    connection.endheaders()
    return connection.getresponse()


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_keeps_the_page_to_itself(server: Dashboard, path: str) -> None:
    for headers in ({}, {"Host": "evil.example"}):
        answer = response_to(server, path, headers)
        assert KEPT.items() <= {name.lower(): value for name, value in answer.getheaders()}.items()
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'self'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "http" not in policy


@pytest.mark.parametrize(
    ("lines", "status"),
    [
        ("GET / HTTP/1.1\nHost: HERE\nHost: evil.example", 400),
        ("GET / HTTP/1.1", 400),
        ("\x16\x03\x01", 400),
        ("G@T / HTTP/1.1\nHost: evil.example", 400),
        ("GET /\xfc HTTP/1.1\nHost: HERE", 400),
        ("POST / HTTP/1.1\nHost: HERE\nContent-Length: x", 400),
        ("POST / HTTP/1.1\nHost: HERE\nTransfer-Encoding: chunked\n\nzz", 400),
        ("GET http://evil.example/ HTTP/1.1\nHost: evil.example", 403),
        ("OPTIONS * HTTP/1.1\nHost: evil.example", 403),
        ("CONNECT evil.example:443 HTTP/1.1\nHost: evil.example", 403),
        ("GET / HTTP/1.0", 403),
        ("UPGRADE", 400),
        ("UPGRADE\nSec-WebSocket-Version: 1\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", 400),
        ("UPGRADE\nSec-WebSocket-Version: 13\nSec-WebSocket-Key: x", 400),
        ("UPGRADE\nSec-WebSocket-Version: 13\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\nHost: evil.example", 400),
        ("UPGRADE\nSec-WebSocket-Version: 13\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\nOrigin: null", 403),
        ("UPGRADE\nSec-WebSocket-Version: 13\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", 101),
    ],
    ids=lambda value: value[:60] if isinstance(value, str) else value,
)
def test_what_never_comes_to_the_door_is_answered_alike(server: Dashboard, lines: str, status: int) -> None:
    here = urlsplit(server.url)
    lines = lines.replace(
        "UPGRADE", "GET /_stcore/stream HTTP/1.1\nHost: HERE\nConnection: Upgrade\nUpgrade: websocket"
    )
    request = f"{lines}\n\n".replace("HERE", here.netloc).replace("\n", "\r\n").encode("latin-1")
    with socket.create_connection((here.hostname, here.port or 0), timeout=60) as connection:
        connection.sendall(request)
        answer = http.client.HTTPResponse(connection)
        answer.begin()
    assert answer.status == status
    assert KEPT.items() <= {name.lower(): value for name, value in answer.getheaders()}.items()
    assert "default-src 'self'" in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "127.0.0.1.evil.example"},
        {"Host": "127.0.0.1@evil.example"},
        {"Host": "evil.example:8501"},
        {"Host": "[::1"},
        {"Host": ""},
        {"Origin": "http://evil.example"},
        {"Origin": "https://localhost.evil.example"},
        {"Origin": "http://127.0.0.1:1"},
        {"Origin": "null"},
        {"Origin": "http://[::1"},
        {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "image"},
        {"Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "cors"},
        {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "iframe"},
    ],
    ids=lambda headers: " ".join(headers.values()) or "no name",
)
def test_what_comes_from_elsewhere_is_refused_on_every_path(
    server: Dashboard, calls: Path, path: str, headers: dict[str, str]
) -> None:
    for further in ({}, HANDSHAKE):
        assert response_to(server, path, headers | further).status == 403
    assert response_to(server, path, headers, "POST").status == 403
    assert calls.read_text() == ""


def test_a_link_that_is_followed_opens_the_page(server: Dashboard) -> None:
    answer = response_to(server, "/", {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"})
    assert answer.status == 200


def test_a_window_of_another_page_is_no_window(server: Dashboard, calls: Path) -> None:
    with pytest.raises(InvalidStatus, match="403"):
        window(server, "http://evil.example")
    assert calls.read_text() == ""


def window(server: Dashboard, origin: str) -> ClientConnection:
    """A WebSocket as the page opens one."""
    address = f"ws://{urlsplit(server.url).netloc}/_stcore/stream"
    return connect(address, origin=Origin(origin), subprotocols=[Subprotocol("streamlit")], max_size=None, proxy=None)


def run(connection: ClientConnection, query: str) -> list[str]:
    """What broke while the page ran for this address."""
    message = BackMsg()
    message.rerun_script.query_string = query
    message.rerun_script.is_history_navigation = True
    message.rerun_script.widget_states.SetInParent()
    connection.send(message.SerializeToString())
    broken = []
    while True:
        heard = ForwardMsg.FromString(connection.recv(timeout=60, decode=False))
        if heard.delta.new_element.HasField("exception"):
            broken.append(heard.delta.new_element.exception.message)
        if heard.HasField("script_finished") and heard.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
            return broken


names = st.sampled_from(["file", *(name for each in PARAMETERS for name in (each.name, each.former) if name)])
texts = st.one_of(
    st.text(max_size=20),
    st.integers(1, 5_000).map("9".__mul__),
    st.sampled_from(["http://evil.example/a.csv", "//evil.example/share", "../../etc/passwd", "s3://evil/a.parquet"]),
)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(names, texts, max_size=4))
def test_whatever_an_address_asks_nothing_breaks_and_nobody_is_called(
    server: Dashboard, calls: Path, query: dict[str, str]
) -> None:
    with window(server, server.url) as connection:
        assert run(connection, urlencode(query, errors="replace")) == []
    assert calls.read_text() == ""


def test_an_upload_over_the_limit_is_refused_before_it_is_read(server: Dashboard, calls: Path) -> None:
    """By the length it gives itself; nothing is sent after the headers."""
    size = str(200 * 1024**2)
    assert response_to(server, "/_stcore/upload_file/a/b", {"Content-Length": size}, "PUT").status in (400, 403, 413)
    assert calls.read_text() == ""
