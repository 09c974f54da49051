"""The whole project from a fresh checkout, with nothing but Python 3.11 or newer: the same on Linux, macOS and Windows.

python start.py [PATH ...]     builds kb.db (from corpus/ where no PATH is given) and serves it on http://127.0.0.1:8001
python start.py test [...]     runs the tests; what follows goes to pytest
python start.py kb ...         runs the kb command
python start.py install [ocr]  makes the environment alone, with what reads scans where "ocr" is given

Everything is installed into .venv from the lock files, hashes checked. What is there already is not installed again;
an installation that was interrupted is taken up where it stopped, and an environment that is broken is made anew.
"""

# Python 3.6 can still parse this file: an older Python gets a sentence, not a traceback.
import argparse
import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing

OLDEST = (3, 11)
ROOT = os.path.dirname(os.path.abspath(__file__))
VENV = os.path.join(ROOT, ".venv")
STAMP = os.path.join(VENV, "installed.json")
SCRIPTS = os.path.join(VENV, "Scripts" if os.name == "nt" else "bin")
PYTHON = os.path.join(SCRIPTS, "python.exe" if os.name == "nt" else "python")
KB = os.path.join(SCRIPTS, "kb.exe" if os.name == "nt" else "kb")
DATABASE = os.path.join(ROOT, "kb.db")
LOCKS = {"run": "requirements.txt", "test": "requirements-test.txt", "ocr": "requirements-ocr.txt"}
CHECK_FILES = """
import sys
from importlib.metadata import distributions
sys.exit(any(d.files is None or not all(f.suffix == ".pyc" or f.locate().exists() for f in d.files) for d in distributions()))
"""


class CannotStart(Exception):
    """What stops us; its text is the one line that the user sees."""


def main() -> int:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    arguments = sys.argv[1:]
    verbs = {"test": test, "kb": run_kb, "install": install}
    try:
        check_python()
        if arguments and arguments[0] in verbs:
            return verbs[arguments[0]](arguments[1:])
        return serve(arguments)
    except CannotStart as reason:
        print(f"start.py: {reason}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


def serve(arguments: list) -> int:
    """Builds the catalogue and serves it. A kb.db that holds files of the user's own is served as it stands."""
    parser = argparse.ArgumentParser(prog="start.py", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", metavar="PATH", help="files and folders to read (default: corpus/)")
    parser.add_argument("--port", type=int, default=8001)
    options = parser.parse_args(arguments)
    missing = [path for path in options.paths if not os.path.exists(path)]
    if missing:
        raise CannotStart(f"没有这个文件或目录：{missing[0]}（no such file or folder）")
    ensure_environment("run")
    if options.paths or holds_samples_alone(DATABASE):
        status = subprocess.call([KB, "build", *(options.paths or [os.path.join(ROOT, "corpus")]), "--db", DATABASE])
        if status:
            return status
    else:
        say("kb.db 里有您自己的文件，直接使用；要重新生成，请写明目录：python start.py 目录")
    return hand_over([KB, "serve", "--db", DATABASE, "--port", str(options.port)])


def test(arguments: list) -> int:
    ensure_environment("test")
    os.chdir(ROOT)
    return hand_over([PYTHON, "-m", "pytest", *arguments])


def run_kb(arguments: list) -> int:
    ensure_environment("run")
    return hand_over([KB, *arguments])


def install(arguments: list) -> int:
    parser = argparse.ArgumentParser(prog="start.py install")
    parser.add_argument("extra", nargs="?", choices=["ocr", "test"])
    ensure_environment(parser.parse_args(arguments).extra or "run")
    say(f"完成：{VENV}")
    return 0


def hand_over(command: list) -> int:
    """Runs the last command in our place, so that signals reach it; Windows knows no exec."""
    if os.name == "nt":
        return subprocess.call(command)
    sys.stdout.flush()
    os.execv(command[0], command)
    return 127


def holds_samples_alone(database: str) -> bool:
    """Whether a build from corpus/ loses nothing: there is no kb.db, it holds samples only, or no catalogue can be read in it."""
    if not os.path.exists(database):
        return True
    try:
        with closing(sqlite3.connect(database)) as connection:
            return not connection.execute("SELECT 1 FROM catalog_documents WHERE is_sample = 0 LIMIT 1").fetchone()
    except sqlite3.DatabaseError:
        return True


# --- the environment


def check_python() -> None:
    if sys.version_info < OLDEST:
        raise CannotStart(f"需要 Python {OLDEST[0]}.{OLDEST[1]} 或更新版本，这是 {sys.version.split()[0]}（Python too old）")


def ensure_environment(extra: str) -> None:
    """Makes .venv hold what the lock files say, and does nothing where it does so already."""
    wanted = stamp_of({"run", extra})
    installed = read_stamp()
    if all(installed.get(key) == value for key, value in wanted.items()) and works(PYTHON) and os.path.exists(KB):
        return
    if installed.get("home", VENV) != VENV or not works(PYTHON):
        make_environment()
        installed = {}
    elif os.path.exists(STAMP):
        os.remove(STAMP)
    say("正在安装依赖，第一次约需一两分钟……（installing, a minute or two the first time）")
    install_packages(extra)
    if not is_whole():
        make_environment()
        install_packages(extra)
        installed = {}
    wanted.update({key: value for key, value in installed.items() if key in LOCKS and value == digest(LOCKS[key])})
    with open(STAMP, "w", encoding="utf-8") as file:
        json.dump(wanted, file, indent=1)


def install_packages(extra: str) -> None:
    pip("--requirement", os.path.join(ROOT, "requirements-build.txt"), "--require-hashes")
    pip("--requirement", os.path.join(ROOT, LOCKS[extra]), "--require-hashes", "--no-build-isolation")
    pip("--editable", ROOT, "--no-deps", "--no-build-isolation")


def is_whole() -> bool:
    """Whether every installed package has all its files: one that was cut off while it was unpacked looks installed to pip."""
    return subprocess.call([PYTHON, "-c", CHECK_FILES]) == 0


def stamp_of(extras: set) -> dict:
    """What the environment was made from: the lock files, and where it stands (an environment can't be moved)."""
    stamp = {"home": VENV, "build": digest("requirements-build.txt"), "project": digest("pyproject.toml")}
    stamp.update({extra: digest(LOCKS[extra]) for extra in extras})
    return stamp


def digest(name: str) -> str:
    with open(os.path.join(ROOT, name), "rb") as file:
        return hashlib.sha256(file.read().replace(b"\r\n", b"\n")).hexdigest()


def read_stamp() -> dict:
    try:
        with open(STAMP, encoding="utf-8") as file:
            stamp = json.load(file)
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def works(python: str) -> bool:
    """Whether this interpreter is new enough and has pip; the one in a half-made or moved environment does not."""
    check = f"import sys, pip; sys.exit(sys.version_info < {OLDEST!r})"
    try:
        return subprocess.call([python, "-c", check], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) == 0
    except OSError:
        return False


def make_environment() -> None:
    say(f"正在创建 {VENV} ……")
    try:
        import ensurepip  # noqa: F401
        import venv
    except ImportError as error:
        raise CannotStart("这个 Python 缺少 venv 模块；Debian、Ubuntu 上请运行 apt install python3-venv（no module venv）") from error
    try:
        if os.path.lexists(VENV):
            shutil.rmtree(VENV)
        venv.create(VENV, with_pip=True, symlinks=os.name != "nt")
    except (OSError, subprocess.CalledProcessError) as error:
        raise CannotStart(f"无法创建 {VENV}：{error}（cannot make the environment）") from error


def pip(*arguments: str) -> None:
    command = [PYTHON, "-m", "pip", "install", "-qq", "--disable-pip-version-check", "--no-input", "--retries", "5"]
    if subprocess.call([*command, *arguments]):
        raise CannotStart("安装没有完成，原因见上；网络恢复后再运行一次即可继续（installation failed, run it again）")


def say(message: str) -> None:
    print(message, flush=True)


if __name__ == "__main__":
    sys.exit(main())
