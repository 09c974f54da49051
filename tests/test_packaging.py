"""The bootstrap script, the locks, and what holds the parts of the project apart."""

from __future__ import annotations

import ast
import importlib.util
import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent
LOCKS = sorted(ROOT.glob("requirements*.txt"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


@pytest.fixture
def start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """start.py as a module, with an environment of its own."""
    spec = importlib.util.spec_from_file_location("start", ROOT / "start.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "VENV", str(tmp_path / ".venv"))
    monkeypatch.setattr(module, "STAMP", str(tmp_path / ".venv" / "installed.json"))
    return module


def imports_of(path: Path) -> set[str]:
    """The top-level names of all modules that a file imports."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.split(".")[0])
    return names


def test_the_bootstrap_needs_the_standard_library_alone() -> None:
    assert imports_of(ROOT / "start.py") <= set(sys.stdlib_module_names)


def test_an_old_python_is_told_so_in_one_line(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(start.sys, "version_info", (3, 9, 2))
    monkeypatch.setattr(start.sys, "argv", ["start.py"])
    assert start.main() == 2
    said = capsys.readouterr().err
    assert "3.11" in said and said.count("\n") == 1


def test_old_pythons_can_parse_the_bootstrap() -> None:
    ast.parse((ROOT / "start.py").read_text("utf-8"), feature_version=(3, 7))


def test_a_wrong_path_is_one_line(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "start.py"), "没有的文件夹"], capture_output=True, text=True, encoding="utf-8", cwd=tmp_path
    )
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1 and "没有的文件夹" in done.stderr


def test_nothing_is_installed_twice(start: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []
    monkeypatch.setattr(start, "works", lambda python: True)
    monkeypatch.setattr(start, "is_whole", lambda: True)
    monkeypatch.setattr(start, "install_packages", calls.append)
    monkeypatch.setattr(start, "KB", sys.executable)
    Path(start.VENV).mkdir()
    start.ensure_environment("test")
    start.ensure_environment("run")
    start.ensure_environment("test")
    assert calls == ["test"]


def test_a_changed_lock_is_installed_again(start: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []
    monkeypatch.setattr(start, "works", lambda python: True)
    monkeypatch.setattr(start, "is_whole", lambda: True)
    monkeypatch.setattr(start, "install_packages", calls.append)
    monkeypatch.setattr(start, "KB", sys.executable)
    Path(start.VENV).mkdir()
    start.ensure_environment("run")
    stamp = json.loads(Path(start.STAMP).read_text("utf-8"))
    Path(start.STAMP).write_text(json.dumps(stamp | {"run": "older"}), "utf-8")
    start.ensure_environment("run")
    assert calls == ["run", "run"]


@pytest.mark.parametrize("state", ["moved", "no python", "cut off"])
def test_a_broken_environment_is_made_anew(start: ModuleType, monkeypatch: pytest.MonkeyPatch, state: str) -> None:
    done: list[str] = []
    whole = iter([state != "cut off", True])
    monkeypatch.setattr(start, "works", lambda python: state != "no python")
    monkeypatch.setattr(start, "is_whole", lambda: next(whole))
    monkeypatch.setattr(start, "make_environment", lambda: done.append("made"))
    monkeypatch.setattr(start, "install_packages", lambda extra: done.append("installed"))
    Path(start.VENV).mkdir()
    if state == "moved":
        Path(start.STAMP).write_text(json.dumps({"home": "/elsewhere"}), "utf-8")
    start.ensure_environment("run")
    assert done == (["installed", "made", "installed"] if state == "cut off" else ["made", "installed"])


def test_a_failed_installation_leaves_no_stamp(start: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(extra: str) -> None:
        raise start.CannotStart("安装没有完成")

    monkeypatch.setattr(start, "works", lambda python: True)
    monkeypatch.setattr(start, "install_packages", fail)
    Path(start.VENV).mkdir()
    with pytest.raises(start.CannotStart):
        start.ensure_environment("run")
    assert not Path(start.STAMP).exists()


def test_a_stamp_that_is_no_json_is_none(start: ModuleType) -> None:
    Path(start.VENV).mkdir()
    Path(start.STAMP).write_text("[1", "utf-8")
    assert start.read_stamp() == {}


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_has_versions_and_hashes_and_no_addresses(lock: Path) -> None:
    text = lock.read_text("utf-8")
    assert "://" not in text and "--index" not in text
    pins = re.findall(r"^[A-Za-z0-9]\S*", text, re.MULTILINE)
    assert pins and all("==" in pin for pin in pins)
    entries = re.split(r"\n(?=[A-Za-z0-9])", text.strip())
    assert all("--hash=sha256:" in entry for entry in entries)


def test_the_locks_agree_with_one_another() -> None:
    versions: dict[str, set[str]] = {}
    for lock in LOCKS:
        for name, version, marker in re.findall(r"^([A-Za-z0-9_.-]+)==(\S+)((?: ;[^\\\n]*)?)", lock.read_text("utf-8"), re.MULTILINE):
            versions.setdefault(name + marker.rstrip(), set()).add(version)
    assert {name: found for name, found in versions.items() if len(found) > 1} == {}


def test_every_dependency_is_locked() -> None:
    named = {
        "requirements.txt": PROJECT["project"]["dependencies"],
        "requirements-test.txt": PROJECT["project"]["optional-dependencies"]["test"],
        "requirements-ocr.txt": PROJECT["project"]["optional-dependencies"]["ocr"],
        "requirements-build.txt": PROJECT["build-system"]["requires"],
    }
    for lock, wanted in named.items():
        locked = {name.lower() for name in re.findall(r"^([A-Za-z0-9_.-]+)==", (ROOT / lock).read_text("utf-8"), re.MULTILINE)}
        missing = {re.split(r"[\s\[<>=!~;]", line)[0].lower() for line in wanted} - locked
        assert not missing, f"{lock}: run .ci/lock"


@pytest.mark.parametrize("folder", ["extract", "kb", "datasette_plugins"])
def test_every_import_is_declared(folder: str) -> None:
    """What comes along with another package today may be gone tomorrow; extras are imported where they are used."""
    extras = PROJECT["project"]["optional-dependencies"]
    declared = {
        re.split(r"[\s\[<>=!~;]", line)[0].lower() for line in PROJECT["project"]["dependencies"] + extras["ocr"] + extras["parquet"]
    }
    declared |= {"numpy", "pillow", "opencv-python"}  # come with the ocr extra
    called = {"docx": "python-docx", "PIL": "pillow", "cv2": "opencv-python"}
    used = {name for path in (ROOT / folder).rglob("*.py") for name in imports_of(path)} - set(sys.stdlib_module_names) - {"extract", "kb"}
    assert {called.get(name, name).replace("_", "-") for name in used} <= declared


@pytest.mark.parametrize("folder", ["schema", "datasette_plugins"])
def test_folders_of_data_are_no_packages(folder: str) -> None:
    assert not list((ROOT / folder).rglob("__init__.py"))
    assert PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"][folder] == f"kb/_data/{folder}"


def test_plugins_go_through_kb() -> None:
    """import-linter does not see a folder that is no package: thin hooks know Datasette and kb, and nothing below kb."""
    for path in (ROOT / "datasette_plugins").rglob("*.py"):
        assert not imports_of(path) & {"extract", "sqlite_utils", "spacy", "jieba"}, path.name


def test_nothing_below_knows_the_site_or_the_benchmarks() -> None:
    for package in ("extract", "kb"):
        for path in (ROOT / package).rglob("*.py"):
            assert not imports_of(path) & {"datasette_plugins", "benchmarks", "tests"}, path


def test_no_file_names_this_machine() -> None:
    """No absolute path of a developer's machine and no package index in what is committed."""
    suspicious = re.compile(r"(?<![\w.])/(?:work|home/\w|root|tmp/\w)[\w/]*|pypi\.org|pythonhosted|mirrors?\.\w+\.(?:com|cn|edu)")
    found = []
    for folder in ("extract", "kb", "schema", "datasette_plugins", "benchmarks", ".ci", "tests"):
        for path in (ROOT / folder).rglob("*"):
            if path.suffix in {".py", ".sql", ".md", ".txt", ".html", ".json", ""} and path.is_file() and path != Path(__file__).resolve():
                found += [f"{path.relative_to(ROOT)}: {match.group()}" for match in suspicious.finditer(path.read_text("utf-8", "replace"))]
    assert found == []
