"""Signing on the page: a certificate and its key, in this window's memory only, and the files that they sign."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from components.errors import ExportError, TimelineError
from components.export.signature import SIGNED, Seal, installed, seal
from components.language import say
from components.ui import safe_text, session

CERTIFICATE, KEY = "sign-certificate", "sign-key"  # the widgets


@dataclass
class SigningState:
    """The certificate that signs this window's pictures, and the error of the files chosen for it."""

    seal: Seal | None = None
    error: str = ""

    def signed(self, content: bytes, form: str) -> bytes:
        """The file, signed if there is a certificate and the format `form` allows it. Raises ExportError if the chosen
        files cannot sign."""
        if self.error and form in SIGNED:  # no unsigned picture for a person who wanted to sign
            raise ExportError(self.error)
        return self.seal.sign(content, form) if self.seal and form in SIGNED else content


def current() -> SigningState:
    """The signing of this window."""
    return session.current().part(SigningState)


def offer() -> None:
    """The choice of a certificate and its key."""
    state = current()
    with st.expander(say("Sign pictures")):
        if not installed():
            safe_text.line(
                say(
                    "Signing needs the package c2pa-python, which is not installed. Install it with “pip install "
                    "c2pa-python” and start Dateline again."
                )
            )
            return
        safe_text.line(
            say("Both files stay in the memory of this window: they are kept in no draft and in no project.")
        )
        st.file_uploader(say("Certificate (PEM)"), key=CERTIFICATE, on_change=_take)
        st.file_uploader(say("Private key (PEM)"), key=KEY, on_change=_take)
        if state.error:
            safe_text.error(state.error)
        elif state.seal:
            safe_text.line(
                say("Files that end in {formats} are signed.", formats=", ".join(f".{name}" for name in SIGNED))
            )


def _take() -> None:
    """Sign with the chosen files, once both are there."""
    state = current()
    certificate, key = (session.widget_values().get(name) for name in (CERTIFICATE, KEY))
    state.seal, state.error = None, ""
    if certificate and key:
        try:
            state.seal = seal(certificate.getvalue(), key.getvalue(), (certificate.name, key.name), ())
        except TimelineError as error:
            state.error = str(error)
