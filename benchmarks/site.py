"""Server time of the site's pages: ``python -m benchmarks.site kb.db``.

Each page is asked for in the same process and run as the table page that Datasette itself, without any plugin or setting, makes of the
table that the page draws on; the ratio of the medians is told. Pages and baselines take turns, so that a busy machine slows both.
"""

from __future__ import annotations

import argparse
import asyncio
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from kb.site.application import NAME, make_datasette

# page → (address, the table whose default page it is held against, the ratio wanted)
PAGES = {
    "document": ("/document/{document}", "catalog_documents", 0.5),
    "document, largest": ("/document/{largest}", "catalog_documents", None),
    "who": ("/who?q=老旧小区改造由哪个部门牵头", "catalog_responsibilities", 0.2),
    "search": ("/search?q=资金 管理", "clauses", 0.2),
    "table": ("/kb/catalog_responsibilities", "catalog_responsibilities", 0.3),
    "table, filtered": ("/kb/catalog_targets?modality=binding", "catalog_targets", 0.3),
    "home": ("/", "catalog_documents", None),
    "organisation": ("/organisation/{organisation}", "catalog_responsibilities", None),
    "sector": ("/sector/{sector}", "catalog_responsibilities", None),
    "region": ("/region/{region}", "catalog_responsibilities", None),
    "targets": ("/targets?q=率", "catalog_targets", None),
    "compare": ("/targets/compare?indicator={indicator}", "catalog_targets", None),
    "deadlines": ("/deadlines?all=1", "catalog_deadlines", None),
    "month": ("/deadlines/{month}", "catalog_deadlines", None),
    "rosters": ("/rosters", "catalog_rosters", None),
}
_KEYS = {
    "document": "SELECT document_id FROM documents ORDER BY abs(text_length - (SELECT avg(text_length) FROM documents)) LIMIT 1",
    "largest": "SELECT document_id FROM assignments GROUP BY 1 ORDER BY count(*) DESC LIMIT 1",
    "organisation": "SELECT organisation_id FROM browse_organisations ORDER BY documents DESC LIMIT 1",
    "sector": "SELECT sector FROM browse_responsibilities GROUP BY 1 ORDER BY count(*) DESC LIMIT 1",
    "region": "SELECT r.name FROM documents JOIN regions r USING (region_id) GROUP BY 1 ORDER BY count(*) DESC LIMIT 1",
    "indicator": "SELECT indicator FROM targets WHERE indicator IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC LIMIT 1",
    "month": "SELECT substr(end_date, 1, 7) FROM deadlines WHERE end_date IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC LIMIT 1",
}


async def _seconds(datasette: Any, path: str) -> float:
    start = time.perf_counter()
    answer = await datasette.client.get(path)
    took = time.perf_counter() - start
    if answer.status_code != 200:
        raise SystemExit(f"{path}: {answer.status_code}")
    return took


async def measure(db: Path, repeats: int) -> list[tuple[str, float, float, float | None]]:
    """(page, its median seconds, those of the default table page, the ratio wanted)."""
    from datasette.app import Datasette

    ours, plain = make_datasette(db), Datasette(files=[], immutables=[str(db)])
    for datasette in (ours, plain):
        await datasette.invoke_startup()
    database = ours.get_database(NAME)
    keys = {name: row[0] if (row := (await database.execute(sql)).first()) else "" for name, sql in _KEYS.items()}
    rows = []
    for name, (address, table, wanted) in PAGES.items():
        path, other = address.format(**keys), f"/{NAME}/{table}"
        times: tuple[list[float], list[float]] = ([], [])
        for turn in range(repeats + 1):
            pair = await _seconds(ours, path), await _seconds(plain, other)
            if turn:  # the first warms up
                times[0].append(pair[0])
                times[1].append(pair[1])
        rows.append((name, statistics.median(times[0]), statistics.median(times[1]), wanted))
    return rows


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("db", type=Path)
    parser.add_argument("--repeats", type=int, default=7)
    options = parser.parse_args(arguments)
    slow = 0
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / f"{NAME}.db"
        shutil.copyfile(options.db, copy)
        for name, ours, plain, wanted in asyncio.run(measure(copy, options.repeats)):
            missed = wanted is not None and ours / plain > wanted
            slow += missed
            told = f"  wanted {wanted}{'  MISSED' if missed else ''}" if wanted else ""
            print(f"{name:20} {ours * 1000:8.1f} ms {plain * 1000:8.1f} ms  ratio {ours / plain:5.2f}{told}")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
