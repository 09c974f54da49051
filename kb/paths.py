"""Where the files that are no Python lie: in ``kb/_data`` of an installed wheel, beside ``kb`` in a checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def data_folder(name: str) -> Path:
    """The folder ``schema`` or ``datasette_plugins``; raises FileNotFoundError where the installation lacks it."""
    for folder in (_PACKAGE / "_data" / name, _PACKAGE.parent / name):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"{name}: 安装不完整，缺少这个文件夹")


def schema(name: str) -> str:
    """The text of one file of ``schema/``: ``schema("tables.sql")``."""
    return (data_folder("schema") / name).read_text("utf-8")
