"""The build backend (PEP 517) that makes a wheel of the project, for `pipx install .` and `pip wheel .`. It needs only
Python.

The wheel installs everything in the package `dateline`: the page, its settings and examples beside `components`, as in
the repository. There `components` is imported as `dateline.components`, so that no package with such a common name is
installed.
"""

from __future__ import annotations

import base64
import hashlib
import re
import tomllib
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT = Path(__file__).parents[1]
INSIDE = ("app.py", "components", "data", ".streamlit/config.toml")  # go into dateline/
_IMPORT = re.compile(r"^([ \t]*(?:from|import) )components\b", re.MULTILINE)
_MODIFIED = (2020, 1, 1, 0, 0, 0)  # of each file in the wheel, so that the same project makes the same bytes


def build_wheel(wheel_directory: str, config_settings: Any = None, metadata_directory: str | None = None) -> str:
    """Write the wheel into a folder, and return its file name."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    about = f"{project['name']}-{project['version']}.dist-info"
    files = dict(_files())
    files |= {
        f"{about}/METADATA": _metadata(project),
        f"{about}/WHEEL": b"Wheel-Version: 1.0\nGenerator: dateline\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{about}/entry_points.txt": _entry_points(project),
        f"{about}/licenses/LICENSE": (ROOT / "LICENSE").read_bytes(),
    }
    record = f"{about}/RECORD"
    files[record] = _record(files, record)
    name = f"{project['name']}-{project['version']}-py3-none-any.whl"
    with zipfile.ZipFile(Path(wheel_directory) / name, "w", zipfile.ZIP_DEFLATED) as wheel:
        for path, content in files.items():
            wheel.writestr(zipfile.ZipInfo(path, _MODIFIED), content, zipfile.ZIP_DEFLATED)
    return name


def _files() -> Iterator[tuple[str, bytes]]:
    """The path in the wheel and the content of each file of the package."""
    for base, name in ((Path(__file__).parent, "dateline"), *((ROOT, name) for name in INSIDE)):
        for path in _all(base / name):
            content = path.read_bytes()
            if path.suffix == ".py":
                content = _IMPORT.sub(r"\1dateline.components", content.decode()).encode()
            inside = path.relative_to(base).as_posix()
            yield inside if name == "dateline" else f"dateline/{inside}", content


def _all(path: Path) -> Iterable[Path]:
    if path.is_file():
        return [path]
    return (file for file in sorted(path.rglob("*")) if file.is_file() and "__pycache__" not in file.parts)


def _metadata(project: dict[str, Any]) -> bytes:
    """The core metadata (version 2.4)."""
    extras = project["optional-dependencies"]
    lines = [
        "Metadata-Version: 2.4",
        f"Name: {project['name']}",
        f"Version: {project['version']}",
        f"Summary: {project['description']}",
        f"License-Expression: {project['license']}",
        "License-File: LICENSE",
        f"Requires-Python: {project['requires-python']}",
        *(f"Requires-Dist: {package}" for package in project["dependencies"]),
        *(f"Provides-Extra: {extra}" for extra in extras),
        *(f'Requires-Dist: {package}; extra == "{extra}"' for extra, needed in extras.items() for package in needed),
        "Description-Content-Type: text/markdown",
        "",
        (ROOT / project["readme"]).read_text("utf-8"),
    ]
    return "\n".join(lines).encode()


def _entry_points(project: dict[str, Any]) -> bytes:
    lines = ["[console_scripts]", *(f"{name} = {target}" for name, target in project["scripts"].items())]
    return "\n".join([*lines, ""]).encode()


def _record(files: dict[str, bytes], record: str) -> bytes:
    """The file RECORD: each file with its SHA-256 and size, itself without."""
    digests = ((path, base64.urlsafe_b64encode(hashlib.sha256(content).digest()), len(content))
               for path, content in files.items())  # fmt: skip
    lines = [f"{path},sha256={digest.decode().rstrip('=')},{size}" for path, digest, size in digests]
    return "\n".join([*lines, f"{record},,", ""]).encode()
