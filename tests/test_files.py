"""Files that options name: whole or not at all, and never over something else."""

import os
import stat
from pathlib import Path

import pytest
from running import Run, RunOnTerminal

from handover_cli.text import visible

SVG = ("timeline", "--svg")
BEGINS = '<svg xmlns="http://www.w3.org/2000/svg" width="800"'


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def test_a_picture_is_written_and_nothing_is_said(run: Run, tmp_path: Path) -> None:
    picture = tmp_path / "t.svg"
    assert run(*SVG, str(picture)) == (0, "", "")
    assert picture.read_text("utf-8") == run(*SVG, "-").stdout
    assert picture.read_text("utf-8").startswith(BEGINS)
    assert names(tmp_path) == ["t.svg"]


def test_a_name_alone_is_in_this_directory(run: Run, tmp_path: Path) -> None:
    assert run(*SVG, "t.svg", cwd=tmp_path) == (0, "", "")
    assert names(tmp_path) == ["t.svg"]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"<svg/>", id="picture"),
        pytest.param(b"\xef\xbb\xbf\n <?xml version='1.0'?><svg/>", id="with-a-declaration"),
    ],
)
def test_a_picture_that_is_there_is_replaced(run: Run, tmp_path: Path, content: bytes) -> None:
    picture = tmp_path / "t.svg"
    picture.write_bytes(content)
    picture.chmod(0o640)
    assert run(*SVG, str(picture)) == (0, "", "")
    assert picture.read_text("utf-8").startswith(BEGINS)
    assert stat.S_IMODE(picture.stat().st_mode) == 0o640


@pytest.mark.parametrize(
    ("arguments", "content", "kind"),
    [
        pytest.param(SVG, b"title = 'A table'", "picture (.svg)", id="picture"),
        pytest.param(
            ("export", "--to", "ics", "--out"), b"<svg/>", "calendar (.ics)", id="calendar"
        ),
        pytest.param(
            ("export", "--to", "mermaid", "--out"), b"# Notes", "Mermaid diagram", id="diagram"
        ),
    ],
)
def test_another_kind_of_file_is_left_as_it_is(
    run: Run, tmp_path: Path, arguments: tuple[str, ...], content: bytes, kind: str
) -> None:
    other = tmp_path / "other"
    other.write_bytes(content)
    error = f"Error: 'other' exists and is no {kind}, so it is not replaced\n"
    assert run(*arguments, "other", cwd=tmp_path) == (2, "", error)
    assert other.read_bytes() == content
    assert names(tmp_path) == ["other"]


@pytest.mark.parametrize(
    ("arguments", "beginning"),
    [
        pytest.param(("--to", "ics"), "BEGIN:VCALENDAR\r\n", id="calendar"),
        pytest.param(("--to", "mermaid"), "timeline\n", id="timeline"),
        pytest.param(("--to", "mermaid", "--gantt"), "gantt\n", id="gantt"),
    ],
)
def test_what_is_written_can_be_written_again(
    run: Run, tmp_path: Path, arguments: tuple[str, ...], beginning: str
) -> None:
    out = tmp_path / "out"
    for _ in range(2):
        assert run("export", *arguments, "--out", str(out)) == (0, "", "")
    assert out.read_bytes().startswith(beginning.encode())
    assert out.read_bytes().decode() == run("export", *arguments).stdout


def test_a_new_file_has_the_mode_that_new_files_have(run: Run, tmp_path: Path) -> None:
    mask = os.umask(0o027)
    try:
        assert run(*SVG, str(tmp_path / "t.svg")) == (0, "", "")
    finally:
        os.umask(mask)
    assert stat.S_IMODE((tmp_path / "t.svg").stat().st_mode) == 0o640


def test_a_link_stays_and_what_it_names_is_replaced(run: Run, tmp_path: Path) -> None:
    target, link = tmp_path / "target.svg", tmp_path / "link.svg"
    target.write_text("<svg/>")
    link.symlink_to("target.svg")
    assert run(*SVG, str(link)) == (0, "", "")
    assert link.is_symlink()
    assert target.read_text("utf-8").startswith(BEGINS)


def test_a_pipe_or_a_device_is_written_to(run_process: Run) -> None:
    result = run_process(*SVG, "/dev/stdout")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith(BEGINS)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        pytest.param("missing/t.svg", "No such file or directory", id="no-directory"),
        pytest.param(".", "Is a directory", id="directory"),
        pytest.param("a\0b", "embedded null", id="null"),
    ],
)
def test_what_can_not_be_written_is_an_error(
    run: Run, tmp_path: Path, name: str, reason: str
) -> None:
    found = run(*SVG, name, cwd=tmp_path)
    assert (found.exit_code, found.stdout) == (2, "")
    assert found.stderr.startswith(f"Error: can't write '{visible(name)}': ")
    assert reason in found.stderr  # Pythons word the one of a NUL differently
    assert found.stderr.count("\n") == 1


def test_a_full_disk_is_an_error(run: Run) -> None:
    assert run(*SVG, "/dev/full") == (
        2,
        "",
        "Error: can't write '/dev/full': No space left on device\n",
    )


@pytest.mark.parametrize("failing", ["replace", "chmod"])
def test_no_part_of_a_file_is_left(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    picture = tmp_path / "t.svg"
    picture.write_text("<svg/>")

    def fail(*_: object) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(os, failing, fail)
    error = "Error: can't write 't.svg': No space left on device\n"
    assert run(*SVG, "t.svg", cwd=tmp_path) == (2, "", error)
    assert picture.read_text() == "<svg/>"
    assert names(tmp_path) == ["t.svg"]


def test_nothing_acts_on_a_terminal(run_tty: RunOnTerminal, tmp_path: Path) -> None:
    table = tmp_path / "t.toml"
    table.write_text('[events.a]\ntitle = "x\\u202ey\\u001b[31m"\ndate = 2020-01-01\n', "utf-8")
    for arguments in (
        (*SVG, "-"),
        ("export", "--to", "ics"),
        ("export", "--to", "mermaid"),
    ):
        screen = run_tty(*arguments, "-t", str(table), columns=200)
        assert screen.exit_code == 0
        assert b"\x1b" not in screen.sent
        assert "\u202e".encode() not in screen.sent
        assert "u202ey" in screen.text


def test_a_calendar_in_a_pipe_is_exact(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "t.toml"
    table.write_text('[events.a]\ntitle = "\\u202eé"\ndate = 2020-01-01\n', "utf-8")
    assert "SUMMARY:\u202eé\r\n" in run("export", "--to", "ics", "-t", str(table)).stdout
