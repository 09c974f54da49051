"""The named SQL that the commands and the site share. Parameters are named; rows come in an order that never varies."""

from __future__ import annotations

import sqlite3
from typing import Any


def fetch(connection: sqlite3.Connection, sql: str, **parameters: Any) -> list[dict[str, Any]]:
    """The rows of a query by the names of their columns, whatever the connection's ``row_factory``."""
    cursor = connection.execute(sql, parameters)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


COUNTS = """
SELECT (SELECT count(*) FROM documents) AS documents,
    (SELECT count(*) FROM documents WHERE is_sample) AS samples,
    (SELECT count(*) FROM assignments) AS responsibilities,
    (SELECT count(*) FROM targets) AS targets,
    (SELECT count(*) FROM members) AS rosters,
    (SELECT count(*) FROM deadlines) AS deadlines,
    (SELECT count(*) FROM funding) AS funding,
    (SELECT count(*) FROM citations) AS citations,
    (SELECT count(*) FROM findings) AS findings,
    (SELECT count(*) FROM organisations) AS organisations,
    (SELECT count(*) FROM people) AS people,
    (SELECT count(*) FROM (SELECT policy_id FROM documents GROUP BY policy_id HAVING count(*) > 1)) AS versions,
    (SELECT count(*) FROM sources WHERE document_id IS NULL) AS unreadable
"""

DOCUMENTS = "SELECT * FROM catalog_documents ORDER BY issued_on DESC, title, document_id LIMIT :limit"

FINDINGS = """
SELECT * FROM catalog_findings
ORDER BY CASE severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END, source_file, char_start, finding_id
"""

# A file is named by its source_file, by the end of it, by its document_id or by the path that was built from.
DOCUMENT_OF = """
SELECT d.document_id FROM documents d
WHERE d.document_id = :name
   OR d.document_id IN (SELECT document_id FROM sources WHERE source_file = :name OR content_hash = :hash
                        OR substr(source_file, -length(:name) - 1) = '/' || :name)
ORDER BY d.document_id
"""

OF_DOCUMENT = {  # the views that hold a document's facts, in the order in which they stand in it
    view: f"SELECT * FROM catalog_{view} WHERE document_id = :document_id ORDER BY char_start, char_end, 1"  # noqa: S608
    for view in ("tasks", "responsibilities", "targets", "rosters", "deadlines", "funding", "citations", "findings")
}
DOCUMENT = "SELECT * FROM catalog_documents WHERE document_id = :document_id"
REFUSED = """
SELECT f.message FROM sources s JOIN findings f USING (source_id)
WHERE s.source_file = :name OR s.content_hash = :hash OR substr(s.source_file, -length(:name) - 1) = '/' || :name
"""

# -- full text: what the build indexes -----------------------------------------------------------------------------------

PLACE_DOCUMENTS = """
INSERT INTO clauses_fts_documents SELECT document_id, min(clause_id), max(clause_id) FROM clauses GROUP BY document_id ORDER BY document_id
"""
NUMBER_TASKS = """
INSERT INTO task_numbers (task_id)
SELECT task_id FROM tasks WHERE task_id IN (SELECT task_id FROM assignments) ORDER BY document_id, char_start, char_end, task_id
"""
HEAD_TASKS = """
INSERT INTO tasks_fts_headings
SELECT n.number, (
    WITH RECURSIVE above (parent_id, heading, depth) AS (
        SELECT parent_id, heading, 0 FROM clauses WHERE clause_id = t.clause_id
        UNION ALL SELECT c.parent_id, c.heading, depth + 1 FROM clauses c JOIN above ON c.clause_id = above.parent_id WHERE depth < 9)
    SELECT group_concat(heading, char(10)) FROM (SELECT heading FROM above WHERE heading IS NOT NULL ORDER BY depth))
FROM task_numbers n JOIN tasks t USING (task_id) ORDER BY n.number
"""
TASK_WORDS = """
SELECT n.number, t.task, h.headings,
    coalesce(d.title, '') || char(10) || coalesce(r.name, '') || char(10) || coalesce(
        (SELECT group_concat(DISTINCT m.mention) FROM assignments a JOIN mentions m USING (mention_id) WHERE a.task_id = t.task_id), '')
FROM task_numbers n JOIN tasks_fts_headings h USING (number) JOIN tasks t USING (task_id) JOIN documents d USING (document_id)
    LEFT JOIN regions r USING (region_id)
ORDER BY n.number
"""
REGIONS_OF_CATALOGUE = """
SELECT region_id, name, level, EXISTS (SELECT 1 FROM documents d WHERE d.region_id = r.region_id)
FROM regions r WHERE code IS NOT NULL ORDER BY region_id
"""
_FACTS = {  # kind → its table, its key, the words by which it is found
    "target": ("targets f", "target_id", "coalesce(f.subject, '') || ' ' || coalesce(f.indicator, '') || char(10) || f.quote"),
    "roster": (
        "members f JOIN people p USING (person_id) LEFT JOIN groups g USING (group_id)",
        "member_id",
        "p.name || char(10) || coalesce(f.post, '') || char(10) || f.role || char(10) || coalesce(g.name, '')",
    ),
    "deadline": ("deadlines f", "deadline_id", "f.action || char(10) || f.time_text"),
    "funding": ("funding f", "funding_id", "coalesce(f.project, '') || char(10) || coalesce(f.recipient, '') || char(10) || f.quote"),
    "citation": ("citations f", "citation_id", "coalesce(f.cited_title, '') || char(10) || coalesce(f.cited_number, '')"),
}
NUMBER_FACTS = (
    "INSERT INTO facts_fts_numbers (kind, fact_id, document_id, clause_id) SELECT kind, fact_id, document_id, clause_id FROM ("
    + " UNION ALL ".join(
        f"SELECT {order} AS place, '{kind}' AS kind, f.{key} AS fact_id, f.document_id, f.clause_id, f.char_start FROM {table}"
        for order, (kind, (table, key, _)) in enumerate(_FACTS.items())
    )
    + ") ORDER BY document_id, place, char_start, fact_id"
)
FACT_WORDS = (
    "SELECT number, words FROM ("
    + " UNION ALL ".join(
        f"SELECT n.number, {words} AS words FROM {table} JOIN facts_fts_numbers n ON n.fact_id = f.{key} WHERE n.kind = '{kind}'"
        for kind, (table, key, words) in _FACTS.items()
    )
    + ") ORDER BY number"
)

# -- full text: what a search asks ----------------------------------------------------------------------------------------

BEST_CLAUSES = """
WITH hits AS (SELECT rowid AS number, bm25(clauses_fts) AS score FROM clauses_fts WHERE clauses_fts MATCH :match LIMIT :cap)
SELECT number, score FROM hits ORDER BY score, number LIMIT :limit
"""
CLAUSES_WITH = "SELECT rowid FROM clauses_fts WHERE clauses_fts MATCH :match"
CLAUSES_HEADED = "SELECT rowid FROM clauses_fts_heads WHERE clauses_fts_heads MATCH :match LIMIT :cap"
# The best of them, those first in which the word begins one; how many there are, and how many of them begin one.
BEST_HEADED_CLAUSES = """
WITH hits AS MATERIALIZED (SELECT rowid AS number, bm25(clauses_fts) AS score FROM clauses_fts WHERE clauses_fts MATCH :match LIMIT :cap),
    heads AS MATERIALIZED (SELECT rowid AS number FROM clauses_fts_heads WHERE clauses_fts_heads MATCH :heads LIMIT :cap),
    marked AS MATERIALIZED (SELECT number, score, number IN (SELECT number FROM heads) AS headed FROM hits)
SELECT number, score, (SELECT count(*) FROM marked), (SELECT sum(headed) FROM marked)
FROM marked ORDER BY headed DESC, score, number LIMIT :limit
"""
# +rowid: else FTS5 is asked for each number by itself, a hundred times slower
SCORED_CLAUSES = """
SELECT rowid, bm25(clauses_fts) AS score FROM clauses_fts
WHERE clauses_fts MATCH :match AND rowid BETWEEN :first AND :last AND +rowid IN (SELECT value FROM json_each(:numbers))
ORDER BY score, rowid
"""
SHOWN_CLAUSES = """
SELECT c.clause_id, s.source_file, d.title, c.label, c.text, d.document_id, c.char_start, c.page, r.name, d.genre, d.issued_on, d.is_sample
FROM json_each(:numbers) j JOIN clauses c ON c.clause_id = j.value JOIN documents d USING (document_id) JOIN sources s USING (source_id)
    LEFT JOIN regions r ON r.region_id = d.region_id
"""
PLACED_DOCUMENTS = """
SELECT p.first_clause, p.last_clause, d.issued_on, r.name, d.genre
FROM clauses_fts_documents p JOIN documents d USING (document_id) JOIN sources s USING (source_id) LEFT JOIN regions r USING (region_id)
WHERE (:region IS NULL OR instr(r.name, :region))
    AND (:genre IS NULL OR d.genre = :genre)
    AND (:year IS NULL OR substr(d.issued_on, 1, 4) = :year)
    AND (:document IS NULL OR d.document_id = :document OR s.source_file = :document)
ORDER BY p.first_clause
"""
CLAUSES_OF_SECTOR = """
SELECT DISTINCT a.clause_id FROM sectors k JOIN mentions m USING (sector_id) JOIN assignments a USING (mention_id)
WHERE k.name = :sector AND a.clause_id IS NOT NULL
"""
CLAUSES_OF_KIND = {
    "responsibility": "SELECT DISTINCT clause_id FROM assignments WHERE clause_id IS NOT NULL",
    "target": "SELECT DISTINCT clause_id FROM targets WHERE clause_id IS NOT NULL",
    "roster": "SELECT DISTINCT clause_id FROM members WHERE clause_id IS NOT NULL",
    "deadline": "SELECT DISTINCT clause_id FROM deadlines WHERE clause_id IS NOT NULL",
    "funding": "SELECT DISTINCT clause_id FROM funding WHERE clause_id IS NOT NULL",
    "citation": "SELECT DISTINCT clause_id FROM citations WHERE clause_id IS NOT NULL",
    "finding": """SELECT DISTINCT c.clause_id FROM findings f JOIN clauses c ON c.document_id = f.document_id
        AND f.char_start >= c.char_start AND f.char_start < c.char_end""",
}
BEST_TASKS = "SELECT rowid, bm25(tasks_fts, 3.0, 2.0, 1.0) FROM tasks_fts WHERE tasks_fts MATCH :match"
BEST_FACTS = """
SELECT f.rowid, n.kind, bm25(facts_fts) FROM facts_fts f JOIN facts_fts_numbers n ON n.number = f.rowid
WHERE facts_fts MATCH :match AND (:kind IS NULL OR n.kind = :kind)
"""
_SHOWN = """
SELECT f.{key}, s.source_file, d.title, c.label, {text}, {about}, f.document_id, f.char_start, f.page
FROM {table} JOIN {numbers} n ON n.{fact} = f.{key} JOIN documents d ON d.document_id = f.document_id JOIN sources s USING (source_id)
    LEFT JOIN clauses c ON c.clause_id = f.clause_id
WHERE n.number = :number
"""
_ABOUT = {
    "target": "coalesce(f.subject, '') || ' ' || coalesce(f.indicator, '')",
    "roster": "coalesce(g.name || ' ', '') || f.role || ' ' || p.name || coalesce(' ' || f.post, '')",
    "deadline": "f.time_text || ' ' || f.action",
    "funding": "coalesce(f.project, f.recipient, '')",
    "citation": "coalesce(f.cited_title, f.cited_number)",
}
SHOWN_FACTS = {
    kind: _SHOWN.format(key=key, table=table, text="f.quote", about=_ABOUT[kind], numbers="facts_fts_numbers", fact="fact_id")
    for kind, (table, key, _) in _FACTS.items()
} | {
    "task": _SHOWN.format(
        key="task_id", table="tasks f", text="f.task", numbers="task_numbers", fact="task_id",
        about="(SELECT group_concat(m.mention, '、') FROM assignments a JOIN mentions m USING (mention_id) WHERE a.task_id = f.task_id)",
    )
}  # fmt: skip

# -- who does what ------------------------------------------------------------------------------------------------------

COUNT_TASKS = "SELECT count(*) FROM task_numbers"
WORDS_AMONG = "SELECT word, frequency, tasks FROM tasks_fts_words WHERE word IN (SELECT value FROM json_each(:words))"
REGIONS_AMONG = """
SELECT n.name, r.name AS region FROM tasks_fts_regions n JOIN regions r USING (region_id)
WHERE n.name IN (SELECT value FROM json_each(:names)) ORDER BY n.name, r.code
"""
TASKS_WITH = "SELECT rowid FROM tasks_fts WHERE tasks_fts MATCH :match LIMIT :cap"

_CHOSEN = """
WHERE (:role IS NULL OR a.role = :role)
    AND (:region IS NULL OR instr(coalesce(r.name, ''), :region) OR instr(coalesce(q.name, ''), :region))
    AND (:document IS NULL OR d.document_id = :document OR d.source_id IN (SELECT source_id FROM sources WHERE source_file = :document))
    AND (:sector IS NULL OR m.sector_id IN (SELECT sector_id FROM sectors WHERE name = :sector))
    AND (:genre IS NULL OR d.genre = :genre)
    AND (:year IS NULL OR substr(d.issued_on, 1, 4) = :year)
"""
# what the duties of some tasks are weighed by
WEIGHED_DUTIES = f"""
SELECT a.assignment_id, a.document_id, a.mention_id, o.name AS organisation, m.mention, a.role, coalesce(a.scope, t.task) AS task,
    d.title AS document_title, h.headings, r.name AS region, q.name AS organisation_region, a.rowid AS place
FROM json_each(:numbers) j
    JOIN task_numbers n ON n.number = j.value
    JOIN tasks_fts_headings h ON h.number = n.number
    JOIN tasks t ON t.task_id = n.task_id
    JOIN assignments a ON a.task_id = t.task_id
    JOIN mentions m ON m.mention_id = a.mention_id
    JOIN documents d ON d.document_id = a.document_id
    LEFT JOIN organisations o ON o.organisation_id = m.organisation_id
    LEFT JOIN regions r ON r.region_id = d.region_id
    LEFT JOIN regions q ON q.region_id = o.region_id
{_CHOSEN}"""
_FIRST = "(SELECT {0} FROM deadlines x WHERE x.task_id = a.task_id ORDER BY end_date IS NULL, end_date, x.rowid LIMIT 1)"
_DUTY = f"""
SELECT a.assignment_id, a.document_id, a.page, a.char_start, o.name AS organisation, m.mention, k.name AS sector, a.role,
    coalesce(a.scope, t.task) AS task, d.title AS document_title, s.source_file, c.label AS clause, a.quote,
    {_FIRST.format("end_date")} AS deadline, {_FIRST.format("time_text")} AS time_text
FROM {{start}}
    JOIN mentions m ON m.mention_id = a.mention_id
    JOIN tasks t ON t.task_id = a.task_id
    JOIN documents d ON d.document_id = a.document_id
    JOIN sources s ON s.source_id = d.source_id
    JOIN sectors k ON k.sector_id = m.sector_id
    LEFT JOIN organisations o ON o.organisation_id = m.organisation_id
    LEFT JOIN regions r ON r.region_id = d.region_id
    LEFT JOIN regions q ON q.region_id = o.region_id
    LEFT JOIN clauses c ON c.clause_id = a.clause_id
"""
SHOWN_DUTIES = _DUTY.format(start="json_each(:assignments) j JOIN assignments a ON a.assignment_id = j.value")
DUTIES_OF_BODIES = (
    _DUTY.format(start="json_each(:mentions) j JOIN assignments a ON a.mention_id = j.value")
    + _CHOSEN
    + " ORDER BY d.issued_on DESC, d.document_id, deadline IS NULL, deadline, a.char_start, a.assignment_id LIMIT :limit OFFSET :offset"
)
BODIES = """
SELECT m.mention_id, m.mention, o.name, r.name AS region
FROM mentions m LEFT JOIN organisations o USING (organisation_id) LEFT JOIN regions r USING (region_id)
WHERE instr(m.mention, :name) OR instr(coalesce(o.name, ''), :name) OR m.sector_id = (SELECT sector_id FROM sectors WHERE name = :sector)
    OR o.organisation_id IN (SELECT organisation_id FROM organisation_sectors JOIN sectors USING (sector_id) WHERE sectors.name = :sector)
ORDER BY m.mention_id
"""

# -- two versions -------------------------------------------------------------------------------------------------------

ONE_DOCUMENT = "SELECT * FROM catalog_documents WHERE document_id = :document_id"
EVERY_DOCUMENT = "SELECT * FROM catalog_documents ORDER BY issued_on, document_id"
CLAUSES_OF_DOCUMENT = "SELECT label, heading, text, char_start, char_end FROM clauses WHERE document_id = :document_id ORDER BY clause_id"
