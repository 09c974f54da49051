"""The named SQL that the commands and the site share. Parameters are named; rows come in an order that never varies."""

SEARCH = """
WITH hits AS (SELECT rowid AS clause_id, bm25(clauses_fts) AS score FROM clauses_fts WHERE clauses_fts MATCH :match LIMIT :cap)
SELECT s.source_file, d.title, c.label, c.text, h.score, d.document_id, c.char_start, c.page
FROM hits h JOIN clauses c USING (clause_id) JOIN documents d USING (document_id) JOIN sources s USING (source_id)
ORDER BY h.score, c.clause_id
LIMIT :limit
"""

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

# -- who does what ------------------------------------------------------------------------------------------------------

NUMBER_TASKS = """
INSERT INTO task_numbers (task_id)
SELECT task_id FROM tasks WHERE task_id IN (SELECT task_id FROM assignments) ORDER BY document_id, char_start, char_end, task_id
"""

_HEADINGS = """
(WITH RECURSIVE above (clause_id, parent_id, heading, depth) AS (
    SELECT clause_id, parent_id, heading, 0 FROM clauses WHERE clause_id = t.clause_id
    UNION ALL SELECT c.clause_id, c.parent_id, c.heading, depth + 1 FROM clauses c JOIN above ON c.clause_id = above.parent_id WHERE depth < 9)
 SELECT group_concat(heading, char(10)) FROM (SELECT heading FROM above WHERE heading IS NOT NULL ORDER BY depth))
"""

TASK_WORDS = f"""
SELECT n.number, t.task, {_HEADINGS},
    coalesce(d.title, '') || char(10) || coalesce(r.name, '') || char(10) || coalesce(
        (SELECT group_concat(DISTINCT m.mention) FROM assignments a JOIN mentions m USING (mention_id) WHERE a.task_id = t.task_id), '')
FROM task_numbers n JOIN tasks t USING (task_id) JOIN documents d USING (document_id) LEFT JOIN regions r USING (region_id)
ORDER BY n.number
"""

COUNT_TASKS = "SELECT count(*) FROM task_numbers"
COUNT_TASKS_WITH = "SELECT count(*) FROM (SELECT rowid FROM tasks_fts WHERE tasks_fts MATCH :match LIMIT :cap)"
TASKS_WITH = "SELECT rowid FROM tasks_fts WHERE tasks_fts MATCH :match LIMIT :cap"

_DUTY = """
SELECT a.assignment_id, a.document_id, a.page, a.char_start, o.name AS organisation, m.mention, k.name AS sector, a.role,
    coalesce(a.scope, t.task) AS task, d.title AS document_title, s.source_file, c.label AS clause, a.quote,
    {headings} AS headings, r.name AS region, a.rowid AS place
FROM {start}
    JOIN documents d ON d.document_id = a.document_id
    JOIN sources s ON s.source_id = d.source_id
    JOIN sectors k ON k.sector_id = m.sector_id
    LEFT JOIN organisations o ON o.organisation_id = m.organisation_id
    LEFT JOIN regions r ON r.region_id = d.region_id
    LEFT JOIN regions q ON q.region_id = o.region_id
    LEFT JOIN clauses c ON c.clause_id = a.clause_id
WHERE (:role IS NULL OR a.role = :role)
    AND (:region IS NULL OR instr(coalesce(r.name, ''), :region) OR instr(coalesce(q.name, ''), :region))
    AND (:organisation IS NULL OR instr(m.mention, :organisation) OR instr(coalesce(o.name, ''), :organisation))
"""

DUTIES_OF_TASKS = _DUTY.format(
    headings=_HEADINGS,
    start="""json_each(:numbers) j
    JOIN task_numbers n ON n.number = j.value
    JOIN tasks t ON t.task_id = n.task_id
    JOIN assignments a ON a.task_id = t.task_id
    JOIN mentions m ON m.mention_id = a.mention_id""",
)
DUTIES_OF_ORGANISATION = (
    _DUTY.format(
        headings="NULL",
        start="""mentions m
    JOIN assignments a ON a.mention_id = m.mention_id
    JOIN tasks t ON t.task_id = a.task_id""",
    )
    + " ORDER BY d.issued_on DESC, s.source_file, a.char_start, a.assignment_id LIMIT :limit"
)

# -- two versions -------------------------------------------------------------------------------------------------------

EVERY_DOCUMENT = "SELECT * FROM catalog_documents ORDER BY issued_on, document_id"
CLAUSES_OF_DOCUMENT = "SELECT label, heading, text, char_start, char_end FROM clauses WHERE document_id = :document_id ORDER BY clause_id"
