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
