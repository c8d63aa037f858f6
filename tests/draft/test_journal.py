"""A draft's file: whatever happens to the program, the disk or another window, no change that was kept is lost."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from components.draft import journal as journals
from components.draft.chain import Entry
from components.draft.folder import discard, drafts
from components.draft.journal import SUFFIX, Journal, Subject, is_busy, read
from components.errors import DraftError

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
SUBJECT = Subject("events.csv", "ab" * 32, 12)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "not" / "there" / "yet"
    monkeypatch.setenv("DATELINE_DRAFTS", str(place))
    return place


def saved_entries(folder: Path) -> list[list[object]]:
    """The numbers in each draft there is, as they stand on the disk."""
    return [[each.body["n"] for each in draft.entries[1:]] for draft in drafts(SUBJECT.digest)]


def test_a_file_comes_with_the_first_change_and_says_what_it_is_about(folder: Path) -> None:
    journal = Journal(folder, SUBJECT)
    assert not folder.exists()
    journal.add("change", {"n": 1})
    [draft] = drafts(SUBJECT.digest)
    assert draft.path.parent == folder
    assert draft.entries[0].body == {"name": "events.csv", "sha256": "ab" * 32, "size": 12}
    assert draft.entries == journal.entries


def test_a_draft_is_gone_on_with_where_it_was(folder: Path) -> None:
    journal = Journal(folder, SUBJECT)
    journal.add("change", {"n": 1, "text": "Ünï\nçødé \ud800"})
    journal.close()
    [draft] = drafts(SUBJECT.digest)
    again = Journal.opened(draft.path)
    again.add("change", {"n": 2})
    chain, size = read(draft.path)
    assert (chain.broken, chain.entries) == ("", again.entries)
    assert size == draft.path.stat().st_size
    assert saved_entries(folder) == [[1, 2]]


def test_two_windows_write_two_drafts_and_each_sees_that_the_other_one_does(folder: Path) -> None:
    one, other = Journal(folder, SUBJECT), Journal(folder, SUBJECT)
    one.add("change", {"n": 1})
    other.add("change", {"n": 2})
    assert one.path != other.path
    [seen] = drafts(SUBJECT.digest, {one.path})
    assert (seen.path, seen.busy) == (other.path, True)
    with pytest.raises(DraftError, match="another window"):
        Journal.opened(seen.path)
    other.close()
    assert [draft.busy for draft in drafts(SUBJECT.digest, {one.path})] == [False]


def test_a_window_that_was_thought_closed_goes_on_in_a_draft_of_its_own(folder: Path) -> None:
    one = Journal(folder, SUBJECT)
    one.add("change", {"n": 1})
    one.close()
    [draft] = drafts(SUBJECT.digest)
    other = Journal.opened(draft.path)
    one.add("change", {"n": 2})
    other.add("change", {"n": 3})
    assert sorted(map(str, saved_entries(folder))) == ["[1, 2]", "[1, 3]"]


WRITER = """
import sys
from pathlib import Path
from components.draft.journal import Journal, Subject
journal = Journal(Path(sys.argv[1]), Subject("events.csv", "ab" * 32, 12))
n = 0
while True:
    n += 1
    journal.add("change", {"n": n, "text": "x" * (n * 997 % 70_000)})
    print(n, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9")
@pytest.mark.parametrize("after", [1, 20, 61])
def test_what_was_kept_is_there_after_the_program_is_killed_while_it_writes(folder: Path, after: int) -> None:
    process = subprocess.Popen([sys.executable, "-c", WRITER, str(folder)], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    numbers = [int(process.stdout.readline()) for _ in range(after)]
    process.send_signal(signal.SIGKILL)
    numbers += map(int, process.stdout.read().split())
    process.wait()
    [draft] = drafts(SUBJECT.digest)
    found = [each.body["n"] for each in draft.entries[1:]]
    assert found[: len(numbers)] == numbers
    assert len(found) - len(numbers) in (0, 1)  # one may be on the disk and not said yet
    again = Journal.opened(draft.path)  # the lock went with the program
    again.add("change", {"n": 0})
    assert saved_entries(folder) == [[*found, 0]]


@pytest.mark.parametrize("cut", [1, 2, 20, 100])
def test_a_line_that_was_cut_short_is_not_there(folder: Path, cut: int) -> None:
    journal = Journal(folder, SUBJECT)
    for n in (1, 2):
        journal.add("change", {"n": n})
    journal.close()
    [draft] = drafts(SUBJECT.digest)
    os.truncate(draft.path, draft.path.stat().st_size - cut)
    assert saved_entries(folder) == [[1]]
    Journal.opened(draft.path).add("change", {"n": 3})
    assert saved_entries(folder) == [[1, 3]]
    assert not list(folder.glob("*.damaged"))


def test_what_does_not_follow_is_not_taken_but_put_aside(folder: Path) -> None:
    journal = Journal(folder, SUBJECT)
    for n in (1, 2, 3):
        journal.add("change", {"n": n})
    journal.close()
    [draft] = drafts(SUBJECT.digest)
    damaged = draft.path.read_bytes().replace(b'"n":2', b'"n":7')
    draft.path.write_bytes(damaged)
    Journal.opened(draft.path).add("change", {"n": 4})
    assert saved_entries(folder) == [[1, 7, 4]]
    [aside] = folder.glob("*.damaged")
    assert aside.read_bytes() == damaged


FULL = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def fails_to_write(monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk takes half of what is written, then no more."""
    write = os.write
    taken: list[int] = []

    def half(fd: int, content: bytes) -> int:
        if taken:
            raise FULL
        taken.append(fd)
        return write(fd, bytes(content)[: len(content) // 2])

    monkeypatch.setattr(os, "write", half)


def fails_to_sync(monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk takes all, and then says that it has not."""

    def refused(fd: int) -> None:
        raise FULL

    monkeypatch.setattr(os, "fsync", refused)


def fails_to_open(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*args: object, **options: object) -> int:
        raise FULL

    monkeypatch.setattr(os, "open", refused)


@pytest.mark.parametrize("fails", [fails_to_write, fails_to_sync, fails_to_open])
@pytest.mark.parametrize("before", [0, 1])
def test_on_a_full_disk_changes_wait_and_are_said_to(
    folder: Path, monkeypatch: pytest.MonkeyPatch, fails: Callable[[pytest.MonkeyPatch], None], before: int
) -> None:
    journal = Journal(folder, SUBJECT)
    if before:
        journal.add("change", {"n": 1})
    with monkeypatch.context() as patch:
        fails(patch)
        for n in (2, 3):
            journal.add("change", {"n": n})
        if before and fails is fails_to_open:
            assert journal.trouble == ""  # it is open already
        else:
            assert "No space left" in journal.trouble
            assert str(folder) in journal.trouble
            assert saved_entries(folder) in ([[1]], []) or fails is fails_to_open
    assert [each.body.get("n") for each in journal.entries[1:]] == [1, 2, 3][1 - before :]
    journal.add("change", {"n": 4})
    assert journal.trouble == ""
    assert saved_entries(folder) == [[1, 2, 3, 4][1 - before :]]


@pytest.mark.skipif(sys.platform == "win32", reason="locks are other ones there")
def test_a_disk_that_knows_no_locks_is_said_and_left_clean(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(fd: int, how: int) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr("fcntl.flock", refused)
    journal = Journal(folder, SUBJECT)
    journal.add("change", {"n": 1})
    assert os.strerror(errno.ENOLCK) in journal.trouble
    assert list(folder.iterdir()) == []


def test_a_draft_of_odd_content_is_refused_and_left_to_others(folder: Path) -> None:
    folder.mkdir(parents=True)
    path = folder / "odd.jsonl"
    path.write_bytes(Entry("begin", "2014-10-28", body={"size": "many"}).line + b"\n")
    with pytest.raises(DraftError, match="cannot be opened"):
        Journal.opened(path)
    assert not is_busy(path)


def test_a_folder_that_cannot_be_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    journal = Journal(tmp_path / "file" / "drafts", SUBJECT)
    journal.add("change", {"n": 1})
    assert "cannot be kept" in journal.trouble


def test_a_discarded_draft_is_offered_no_longer_but_not_destroyed(folder: Path) -> None:
    journal = Journal(folder, SUBJECT)
    journal.add("change", {"n": 1})
    journal.close()
    [draft] = drafts(SUBJECT.digest)
    content = draft.path.read_bytes()
    discard(draft.path)
    assert drafts(SUBJECT.digest) == ()
    [aside] = [path for path in folder.iterdir() if path.suffix != SUFFIX]
    assert aside.read_bytes() == content


class Msvcrt:
    """Windows' locks, as its C library gives them: of bytes of an open file, kept for this opening of it alone. Here
    they outlive a file that is closed without being unlocked, as they may there for a while."""

    LK_UNLCK, LK_NBLCK = 0, 2

    def __init__(self) -> None:
        self.held: dict[int, int] = {}

    def locking(self, fd: int, mode: int, count: int) -> None:
        file, at = os.fstat(fd).st_ino, os.lseek(fd, 0, os.SEEK_CUR)
        assert (count, at) == (1, 1 << 30), "a byte that is there could not be read by others"
        if mode == self.LK_UNLCK:
            if self.held.pop(file, None) != fd:
                raise OSError(errno.EACCES, "Permission denied")
        elif self.held.setdefault(file, fd) != fd:
            raise OSError(errno.EACCES, "Permission denied")


@pytest.mark.skipif(sys.platform == "win32", reason="has the real one")
def test_with_windows_locks_a_draft_is_one_windows_until_it_is_let_go(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    locks = Msvcrt()
    monkeypatch.setattr(journals, "msvcrt", locks, raising=False)
    monkeypatch.setattr(sys, "platform", "win32")
    one, two = Journal(folder, SUBJECT), Journal(folder, SUBJECT)
    for number in range(2):
        one.add("change", {"n": number})
        two.add("change", {"n": number + 10})
    assert sorted(saved_entries(folder), key=str) == [[0, 1], [10, 11]]
    assert one.path
    assert two.path
    assert [draft.busy for draft in drafts(SUBJECT.digest)] == [True, True]
    with pytest.raises(DraftError, match="another window"):
        Journal.opened(one.path)
    place = one.path
    one.close()
    assert not is_busy(place)
    again = Journal.opened(place)
    again.add("change", {"n": 2})
    assert [0, 1, 2] in saved_entries(folder)
    assert is_busy(place)
    del again  # the window is closed, and nobody said so
    assert not is_busy(place)
    assert len(locks.held) == 1, "only the second window's is still held"


def test_of_drafts_that_are_written_within_a_moment_the_later_is_the_newer(folder: Path) -> None:
    for n in range(6):
        journal = Journal(folder, SUBJECT)
        journal.add("change", {"n": n})
        journal.close()
    assert saved_entries(folder) == [[n] for n in reversed(range(6))]
