"""Which PostgreSQL and which Java the tests start; with `--install`, gets Debian's where there is none.

Neither has to run as a service: the tests start a server of their own in a folder of their own. Nothing asks for a
password, and tests of what cannot be had are left out, or fail where CI is set.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

JAVAS = ("openjdk-17-jre-headless", "openjdk-21-jre-headless")  # what Spark runs on; a Debian has one of them


def find_postgres() -> Path | None:
    """The folder with PostgreSQL's programs, the newest first; Debian has them in no folder of the PATH."""
    debians = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    own = shutil.which("initdb")
    folders = [*reversed(debians), *([Path(own).parent] if own else [])]
    return next((folder for folder in folders if (folder / "initdb").is_file()), None)


def find_java() -> str | None:
    """The path of Java, as Spark looks for it."""
    home = os.environ.get("JAVA_HOME")
    return shutil.which("java", path=str(Path(home) / "bin")) if home else shutil.which("java")


def install() -> None:
    """Try Debian's packages of what is missing."""
    if not shutil.which("apt-get"):
        return
    root = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
    if root and not shutil.which("sudo"):
        return
    ways: list[tuple[str, Callable[[], object]]] = [("postgresql", find_postgres)]
    ways += [(java, find_java) for java in JAVAS]
    if all(find() for _, find in ways):
        return
    print("Databases for the tests are missing; trying Debian's packages …", file=sys.stderr)
    _apt(root, "update", "-qq")
    for package, find in ways:
        if not find():
            _apt(root, "install", "-qq", "-y", "--no-install-recommends", package)


def _apt(root: list[str], *words: str) -> None:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    command = [*root, "apt-get", *words]
    subprocess.run(command, check=False, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)


def main() -> int:
    """Print what was found. What is missing fails nothing: its tests are skipped."""
    if "--install" in sys.argv[1:]:
        install()
    for name, found in (("PostgreSQL", find_postgres()), ("Java", find_java())):
        print(found or f"No {name}: the tests that need it are skipped.", file=sys.stdout if found else sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
