"""Chinese names of tables, columns and values, from the one table schema/labels.toml."""

from __future__ import annotations

ROLES = {"lead": "牵头", "responsible": "负责", "coordinate": "配合", "implement": "落实", "supervise": "监督"}
