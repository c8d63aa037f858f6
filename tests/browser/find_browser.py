"""Which Chromium the tests and the exported pictures use; with `--install`, gets one where there is none.

Order: an installed Chrome, Chromium or Edge (kaleido's own search, `BROWSER_PATH` first), Debian's `chromium` package,
then the download of Playwright or, where only requirements.txt is installed, of kaleido. Nothing asks for a password.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

from choreographer.browsers.chromium import Chromium

ADVICE = (
    "No Chrome, Chromium or Edge was found, and none could be installed. Images need one, and so do the browser tests. "
    "Install one (Debian: sudo apt-get install chromium; others: https://www.google.com/chrome), "
    "or name one with BROWSER_PATH=/path/to/chrome. The other tests run with: pytest -m 'not browser'"
)


def find() -> str | None:
    """Path of the browser to use, None if there is none. What `BROWSER_PATH` names is used or nothing is."""
    if named := os.environ.get("BROWSER_PATH"):
        return named if Path(named).exists() else None
    return Chromium.find_browser(skip_local=False) or _playwrights()


def advice() -> str:
    """What to do where there is no browser."""
    named = os.environ.get("BROWSER_PATH")
    return f"BROWSER_PATH names {named}, which does not exist. Correct it or unset it." if named else ADVICE


def _playwrights() -> str | None:
    """What `playwright install chromium` left behind, if it ran."""
    if importlib.util.find_spec("playwright") is None:
        return None
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def install() -> str | None:
    """Try each way in turn until there is a browser; its path, or None."""
    for way in (_apt, _download):
        way()
        if path := find():
            return path
    return None


def _apt() -> None:
    if not shutil.which("apt-get"):
        return
    root = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
    if root and not shutil.which("sudo"):
        return
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    print("No browser found; trying Debian's chromium package …", file=sys.stderr)
    for command in (["update", "-qq"], ["install", "-qq", "-y", "chromium"]):
        subprocess.run([*root, "apt-get", *command], check=False, env=environment, stdin=subprocess.DEVNULL)


def _download() -> None:
    print("No browser found; trying to download one …", file=sys.stderr)
    if importlib.util.find_spec("playwright") is None:
        command = [str(Path(sys.executable).with_name("choreo_get_chrome"))]
    else:
        command = [sys.executable, "-m", "playwright", "install", "chromium"]
    subprocess.run(command, check=False, stdin=subprocess.DEVNULL)


def main() -> int:
    """Print the browser's path. Exit code 1 and one sentence if there is none."""
    path = find()
    if path is None and "--install" in sys.argv[1:] and "BROWSER_PATH" not in os.environ:
        path = install()
    print(path or advice(), file=sys.stdout if path else sys.stderr)
    return 0 if path else 1


if __name__ == "__main__":
    sys.exit(main())
