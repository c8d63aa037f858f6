"""Names inside IRIs (RFC 3987): characters that an IRI must not contain are percent-encoded."""

from __future__ import annotations

import re

_BYTES = re.compile("(?:%[0-9A-Fa-f]{2})+")


def escape(name: str, safe: str = "") -> str:
    """The name as part of an IRI: letters and digits of any script, `-._` and the signs in `safe` stay, all else
    becomes `%20` and the like."""
    return "".join(
        char if char.isalnum() or char in "-._" or char in safe else "".join(f"%{byte:02X}" for byte in char.encode())
        for char in name
    )


def unescape(text: str) -> str:
    """The name from which `escape` made the text; bytes that are not UTF-8 become �."""
    return _BYTES.sub(lambda found: bytes.fromhex(found[0].replace("%", "")).decode("utf-8", "replace"), text)
