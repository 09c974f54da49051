"""The version of the code that made a row: a hash over its own files. Other rules, and every file is read again."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import extract
from kb.paths import data_folder

_OWN = ("clauses.py", "ids.py", "proof.py", "rows.py")


@cache
def rule_version() -> str:
    """Sixteen hexadecimal digits over ``extract``, what turns its facts into rows, and the schema."""
    folder = Path(extract.__file__).parent
    files = [(p.relative_to(folder).as_posix(), p) for p in folder.rglob("*") if p.is_file() and "__pycache__" not in p.parts]
    files += [(f"kb/{name}", Path(__file__).parent / name) for name in _OWN]
    files += [(f"schema/{p.name}", p) for p in data_folder("schema").glob("*.sql")]
    seen = hashlib.sha256()
    for name, path in sorted(files):
        content = path.read_bytes()
        seen.update(f"{name}\0{len(content)}\0".encode() + content)
    return seen.hexdigest()[:16]
