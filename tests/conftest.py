"""What all tests share: where the samples lie, and the flag that writes golden files anew."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--regenerate-golden", action="store_true", help="write tests/golden/*.json from what the pipeline finds now")


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--regenerate-golden") and os.environ.get("CI"):
        raise pytest.UsageError("--regenerate-golden is refused where CI is set: golden files are read by a person before they change")


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of the samples."""
    return ROOT / "corpus"


@pytest.fixture
def regenerate_golden(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--regenerate-golden"))
