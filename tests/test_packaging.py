"""What is released: built, installed into fresh environments, and run from elsewhere."""

import os
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator, Sequence
from email import message_from_bytes
from pathlib import Path

import pytest
from running import PATIENCE, TODAY

from handover_cli import __version__

pytestmark = [pytest.mark.packaging, pytest.mark.xdist_group("packaging")]

ROOT = Path(__file__).parents[1]
RELEASED = [".ci", ".gitignore", "LICENSE", "benchmarks", "data", "docs", "man", "pyproject.toml"]
RELEASED += ["src", "tests", *sorted(path.name for path in ROOT.glob("*.md"))]
STRAYS = [
    ".env",
    ".venv/bin/python",
    "benchmarks/results.csv",
    "data/other.toml",
    "dist/handover_cli-0.0.1.tar.gz",
    "docs/draft.txt",
    "notes.txt",
    "scratch.py",
    "src/handover_cli/__pycache__/cli.cpython-311.pyc",
    "src/handover_cli/notes.txt",
    "src/other/module.py",
    "tests/core.dump",
]
"""Files such as lie about in a developer's tree, none of which is ours."""


def released_files() -> list[str]:
    """The project's own files: what git knows of, or all there is in an unpacked sdist."""
    if (ROOT / ".git").exists():
        listing = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--"]
        known = output_of([*listing, *RELEASED], cwd=ROOT).split("\0")
        return sorted(name for name in known if (ROOT / name).is_file())
    found = [path for top in RELEASED for path in files_below(ROOT / top)]
    ours = [path for path in found if not {"__pycache__"} & set(path.parts)]
    return sorted(path.relative_to(ROOT).as_posix() for path in ours)


def files_below(path: Path) -> Iterator[Path]:
    return (found for found in [path, *path.rglob("*")] if found.is_file())


def output_of(command: Sequence[str | Path], cwd: Path) -> str:
    """What the command prints; it has to succeed."""
    done = subprocess.run(
        command,
        cwd=cwd,
        env=clean_environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def clean_environment() -> dict[str, str]:
    """The user's environment, without what would point to this program or this Python.

    It pins today, and the date of what is built.
    """
    ours = ("COV", "HANDOVER_", "PYTEST", "PYTHON", "VIRTUAL_ENV")
    kept = {name: text for name, text in os.environ.items() if not name.startswith(ours)}
    pinned = {"HANDOVER_TODAY": TODAY, "SOURCE_DATE_EPOCH": "1600000000"}
    return {**kept, **pinned, "PIP_DISABLE_PIP_VERSION_CHECK": "1"}


def copy_of_the_project(to: Path) -> Path:
    for name in released_files():
        (to / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, to / name)
    return to


@pytest.fixture(scope="session")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project in which other files lie about."""
    tree = copy_of_the_project(tmp_path_factory.mktemp("tree"))
    for name in STRAYS:
        assert not (tree / name).exists()
        (tree / name).parent.mkdir(parents=True, exist_ok=True)
        (tree / name).write_text("stray\n")
    return tree


@pytest.fixture(scope="session")
def sdist(tree: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sdist of that tree, and beside it the wheel built from the sdist."""
    dist = tmp_path_factory.mktemp("dist")
    output_of([sys.executable, "-m", "build", "--outdir", dist, tree], cwd=dist)
    return one_file(dist, "*.tar.gz")


@pytest.fixture(scope="session")
def wheel(sdist: Path) -> Path:
    """The wheel built from the sdist."""
    return one_file(sdist.parent, "*.whl")


def one_file(folder: Path, pattern: str) -> Path:
    (found,) = folder.glob(pattern)
    return found


def install(into: Path, *what: str | Path) -> Path:
    """Install into a fresh virtual environment; the folder of its programs.

    This Python's pip does it: to give the environment a pip of its own takes three seconds.
    """
    output_of([sys.executable, "-m", "venv", "--without-pip", into], cwd=into.parent)
    programs = into / "bin"
    pip: list[str | Path] = [sys.executable, "-m", "pip", "--python", programs / "python"]
    output_of([*pip, "install", *what], cwd=into.parent)
    return programs


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of an environment with the wheel and, from the index, its dependencies."""
    return install(tmp_path_factory.mktemp("installed") / "venv", wheel)


def packages(programs: Path) -> Path:
    """Where an environment keeps what is installed into it."""
    (found,) = (programs.parent / "lib").glob("python*/site-packages")
    return found


def answer(*program: str | Path, cwd: Path) -> str:
    return output_of([*program, "ask", "years", "of", "occupation"], cwd)


def names_in_wheel(wheel: Path) -> list[str]:
    with zipfile.ZipFile(wheel) as archive:
        return sorted(archive.namelist())


def test_the_sdist_holds_the_project_and_nothing_that_lies_about(sdist: Path) -> None:
    with tarfile.open(sdist) as archive:
        names = sorted(member.name.partition("/")[2] for member in archive.getmembers())
    assert names == sorted([*released_files(), "PKG-INFO"])


def test_a_wheel_holds_the_package_its_table_and_no_more(wheel: Path) -> None:
    release = "-".join(wheel.name.split("-")[:2])
    info = f"{release}.dist-info"
    page = f"{release}.data/data/share/man/man1/handover.1"
    package = [name.removeprefix("src/") for name in released_files() if name.startswith("src/")]
    about = ["METADATA", "RECORD", "WHEEL", "entry_points.txt", "licenses/LICENSE"]
    assert names_in_wheel(wheel) == sorted(
        [*package, "handover_cli/data/events.toml", page, *(f"{info}/{name}" for name in about)]
    )
    assert "handover_cli/py.typed" in package


def test_the_metadata_says_what_is_needed(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith("/METADATA"))
        metadata = message_from_bytes(archive.read(name))
    requires = [str(text) for text in metadata.get_all("Requires-Dist", [])]
    plain = {re.split(r"[<>=!~ ;\[]", text)[0] for text in requires if "extra ==" not in text}
    assert plain == {"click", "python-dateutil", "rich", "tzdata"}
    assert metadata.get_all("Provides-Extra") == ["dev", "holidays", "ics", "scale"]
    assert metadata["Requires-Python"] == ">=3.11"
    assert metadata["License-Expression"] == "MIT"
    assert metadata["Version"] == __version__
    page = "https://pypi.org/project/handover-cli/"
    assert metadata.get_all("Project-URL") == [
        f"Homepage, {page}",
        f"Release history, {page}#history",
    ]
    assert "Development Status :: 5 - Production/Stable" in str(metadata.get_all("Classifier"))


def test_an_installed_wheel_answers_from_any_directory(installed: Path, tmp_path: Path) -> None:
    assert answer(installed / "handover", cwd=tmp_path) == "27\n"
    assert answer(installed / "python", "-m", "handover_cli", cwd=tmp_path) == "27\n"
    page = installed.parent / "share" / "man" / "man1" / "handover.1"
    assert page.read_bytes() == (ROOT / "man" / "handover.1").read_bytes()


def test_an_index_has_nothing_to_say_of_the_releases(sdist: Path, wheel: Path) -> None:
    twine = [sys.executable, "-m", "twine", "--no-color", "check", "--strict"]
    said = output_of([*twine, sdist, wheel], cwd=sdist.parent)
    assert re.findall("PASSED|WARNING|FAILED", said) == ["PASSED", "PASSED"]


def test_the_same_tree_gives_the_same_bytes_whenever_and_wherever_it_is_built(
    sdist: Path, wheel: Path, tmp_path: Path
) -> None:
    """And the wheel is the same whether it is built from the tree or from its sdist."""
    tree = copy_of_the_project(tmp_path / "a longer name" / "tree")
    for path in tree.rglob("*"):
        os.utime(path, (1_500_000_000, 1_500_000_000))
        path.chmod(path.stat().st_mode & ~0o077)
    dist = tmp_path / "dist"
    build: list[str | Path] = [sys.executable, "-m", "build", "--sdist", "--wheel"]
    build += ["--outdir", dist, tree]
    output_of(["bash", "-c", 'umask 077; "$@"', "bash", *build], cwd=tmp_path)
    assert {file.name: file.read_bytes() for file in dist.iterdir()} == {
        file.name: file.read_bytes() for file in (sdist, wheel)
    }


def test_an_editable_install_answers_and_shows_an_edit_of_the_table_at_once(
    installed: Path, tmp_path: Path
) -> None:
    tree = copy_of_the_project(tmp_path / "tree")
    programs = install(tmp_path / "venv", "--no-deps", "--editable", tree)
    # Its dependencies are where the wheel is installed, which comes second on the path.
    (packages(programs) / "dependencies.pth").write_text(f"{packages(installed)}\n")
    assert answer(programs / "handover", cwd=tmp_path) == "27\n"
    table = tree / "data" / "events.toml"
    table.write_text(table.read_text("utf-8").replace("1993-04-02", "1983-04-02"), "utf-8")
    assert answer(programs / "handover", cwd=tmp_path) == "37\n"


def test_the_first_command_of_the_readme_installs_and_answers(tmp_path: Path) -> None:
    tree = copy_of_the_project(tmp_path / "tree")
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "python3").symlink_to(getattr(sys, "_base_executable", sys.executable))
    first, second = readme_commands()
    path = os.pathsep.join([str(tmp_path / "bin"), os.environ["PATH"]])
    printed = output_of(["env", f"PATH={path}", "bash", "-c", first], cwd=tree)
    assert printed.splitlines()[-1] == "27"
    # The second is run by .ci/run, where its last word is this very suite.
    assert second.split(" && ")[-1] == ".venv/bin/pytest"


def readme_commands() -> list[str]:
    """The README's commands that set everything up: one to use it, one to work on it."""
    text = (ROOT / "README.md").read_text("utf-8")
    return re.findall(r"^python3 -m venv .*", text, flags=re.MULTILINE)
