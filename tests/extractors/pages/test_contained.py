"""Files are read in a limited process: one bad file never harms the others, or us."""

import io
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from extractors import child
from extractors.contained import Reader, read, render
from extractors.containment import process as child_process
from extractors.containment import starting
from extractors.containment.process import ChildDied, Usage
from extractors.limits import Limits
from extractors.refusals import ReadingInterrupted, Refused

LIMITS = Limits()


@pytest.fixture
def letter(tmp_path: Path, letter_pdf: bytes) -> Path:
    path = tmp_path / "letter.pdf"
    path.write_bytes(letter_pdf)
    return path


def _file(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_a_letter_is_read_in_the_limited_process(letter: Path) -> None:
    (reading,) = read([letter], LIMITS)

    assert reading.error is None
    assert reading.page_sizes == ((612.0, 792.0),)
    assert reading.page_sources == ("text layer",)
    assert len(reading.sha256) == 64


def test_every_bad_file_gets_its_reason_and_the_good_ones_are_read(
    letter: Path, tmp_path: Path, letter_pdf: bytes
) -> None:
    tall = io.BytesIO()
    Image.new("1", (9000, 9000)).save(tall, "PNG")
    files = {
        "empty-file": _file(tmp_path, "empty.pdf", b""),
        "unknown-type": _file(tmp_path, "program.pdf", b"MZ\x90\x00" + bytes(500)),
        "truncated-file": _file(tmp_path, "half.pdf", letter_pdf[: len(letter_pdf) // 2]),
        "damaged-file": _file(tmp_path, "broken.pdf", b"%PDF-1.7\nnothing\nstartxref\n%%EOF"),
        "image-too-large": _file(tmp_path, "tall.png", tall.getvalue()),
        "file-not-found": tmp_path / "missing.pdf",
        "unsupported-type": _file(tmp_path, "table.csv", b"a,b,c\n1,2,3\n4,5,6\n"),
    }

    readings = list(read([*files.values(), letter], LIMITS))

    assert [r.error.code if r.error else None for r in readings] == [*files, None]
    assert all(r.error is None or len(r.error.message) > 30 for r in readings)


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        (replace(LIMITS, pages=2), "too-many-pages"),
        (replace(LIMITS, file_bytes=500), "file-too-large"),
    ],
)
def test_a_file_over_a_limit_is_refused(
    make_pdf: Callable[..., bytes], tmp_path: Path, limits: Limits, code: str
) -> None:
    path = _file(tmp_path, "long.pdf", make_pdf(*[lambda c: c.drawString(72, 72, "page")] * 3))

    (reading,) = read([path], limits)

    assert reading.error is not None
    assert reading.error.code == code


def test_files_may_be_the_pages_of_one_document(letter: Path) -> None:
    (reading,) = read([letter, letter], LIMITS, as_one=True)

    assert len(reading.page_sizes) == 2


def _dies_of(number: signal.Signals, times: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the reading process die of a signal at each of so many first requests."""
    asked, left = child_process.ChildProcess._send, [True] * times

    def send_and_die(child: child_process.ChildProcess, *request: object) -> None:
        asked(child, *request)  # type: ignore[arg-type]
        if "task" in request[0] and left:  # type: ignore[operator]
            left.pop()
            os.kill(child.process.pid, number)

    monkeypatch.setattr(child_process.ChildProcess, "_send", send_and_die)


def test_a_file_on_which_the_process_dies_is_refused_and_the_next_is_read(
    letter: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _dies_of(signal.SIGSEGV, 1, monkeypatch)

    with Reader(LIMITS) as reader:
        first, second = reader.read([letter]), reader.read([letter])

    assert first.error is not None
    assert first.error.code == "reader-crashed"
    assert second.error is None


def test_a_file_is_read_again_when_somebody_else_killed_the_process(
    letter: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _dies_of(signal.SIGKILL, 1, monkeypatch)

    with Reader(LIMITS) as reader:
        assert reader.read([letter]).error is None


def test_a_file_is_not_blamed_when_the_process_is_killed_again_and_again(
    letter: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _dies_of(signal.SIGKILL, 5, monkeypatch)

    with Reader(LIMITS) as reader:
        with pytest.raises(ReadingInterrupted):
            reader.read([letter])
        with pytest.raises(ReadingInterrupted):
            reader.render(letter, [100], tmp_path)
    (told,) = read([letter], LIMITS)

    assert told.error is None


@pytest.mark.parametrize(("worked_seconds", "is_slow"), [(9.0, True), (0.2, False)])
def test_a_silent_process_is_killed_whole_and_called_slow_only_when_it_worked(
    letter: Path, monkeypatch: pytest.MonkeyPatch, worked_seconds: float, is_slow: bool
) -> None:
    used = iter([Usage(), *[Usage(worked_seconds)] * 9])
    with Reader(LIMITS) as reader:
        child = reader._running()
        child._limits = replace(LIMITS, patience=0.0)
        monkeypatch.setattr(child, "usage", lambda: next(used))
        pid = child.process.pid

        with pytest.raises(ChildDied if is_slow else ReadingInterrupted):
            list(child.ask({"task": "unpack"}, []))

    assert not Path(f"/proc/{pid}").exists()


def test_processor_time_is_limited(tmp_path: Path) -> None:
    out = io.BytesIO()
    Image.effect_noise((2000, 2000), 200).save(out, "PNG")
    path = _file(tmp_path, "noise.png", out.getvalue())

    (reading,) = read([path], replace(LIMITS, open_cpu_seconds=1, page_cpu_seconds=1))

    assert reading.error is not None
    assert reading.error.code == "time-limit"


def test_a_picture_that_needs_too_much_memory_is_refused(tmp_path: Path) -> None:
    out = io.BytesIO()
    Image.new("RGB", (7000, 7000), "white").save(out, "PNG")
    path = _file(tmp_path, "large.png", out.getvalue())

    (reading,) = read([path], replace(LIMITS, child_memory_bytes=420_000_000))

    assert reading.error is not None
    assert reading.error.code == "memory-limit"


def test_nothing_is_left_running_when_the_parent_is_killed(letter: Path) -> None:
    program = (
        "import sys, time\nfrom extractors.contained import Reader\n"
        "from extractors.limits import Limits\nreader = Reader(Limits())\n"
        "print(reader._running().process.pid, flush=True)\ntime.sleep(60)\n"
    )
    root = Path(child_process.__file__).parents[2]
    with subprocess.Popen(
        [sys.executable, "-c", program],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(root)},
    ) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        parent.kill()

    end = time.monotonic() + 10
    while _is_alive(child) and time.monotonic() < end:
        time.sleep(0.05)
    assert not _is_alive(child)


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{pid}/stat")
    return not (state.exists() and state.read_text().rsplit(")", 1)[1].split()[0] == "Z")


def test_pages_are_rendered_in_every_width(letter: Path, tmp_path: Path) -> None:
    pictures = render(letter, [1100, 2200], LIMITS, tmp_path)

    assert sorted(p.width_px for p in pictures) == [1100, 2200]
    for picture in pictures:
        with Image.open(picture.path) as image:
            assert image.format == "WEBP"
            assert image.size == (picture.width_px, picture.height_px)
            assert picture.height_px == pytest.approx(picture.width_px * 792 / 612, abs=1.5)


def test_a_file_that_cannot_be_shown_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="no kind that we know"):
        render(_file(tmp_path, "x.pdf", bytes(range(256)) * 9), [1100], LIMITS, tmp_path)


def test_a_named_pipe_and_a_folder_are_refused_at_once(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)

    readings = list(read([pipe, tmp_path], LIMITS))

    assert [r.error.code for r in readings if r.error] == ["file-not-found", "file-not-found"]


def test_the_process_reads_no_environment_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DAYPROOF_SECRET_KEY", "not for readers")

    assert "DAYPROOF_SECRET_KEY" not in starting._environment()


def test_a_failing_reader_tells_where_it_failed_and_nothing_of_the_document(
    letter: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    quoted = "Jo Sample, 4412"

    def fail(*_: object) -> None:
        raise LookupError(quoted)

    monkeypatch.setattr(child, "read_pages", fail)
    monkeypatch.setattr(child, "allow_cpu", lambda _: None)
    ours, theirs = socket.socketpair()
    said = io.BytesIO()

    with letter.open("rb") as file, ours:
        socket.send_fds(ours, [b'{"task": "read"}\n'], [file.fileno()])
        ours.shutdown(socket.SHUT_WR)
        child._Child(LIMITS, said).serve(theirs, "full")
    theirs.close()

    assert b"reader-crashed" in said.getvalue()
    assert b"LookupError" in said.getvalue()
    assert b"4412" not in said.getvalue()
