"""The named SQL of the pages. Every statement reads an index, and its rows come in an order that never varies."""

from __future__ import annotations

NEWEST = """
SELECT d.document_id, d.title, d.document_number, d.genre, d.issued_on, d.is_sample, r.name AS region
FROM documents d LEFT JOIN regions r USING (region_id)
WHERE d.issued_on IS NOT NULL ORDER BY d.issued_on DESC, d.document_id DESC LIMIT :limit
"""
# the newest documents that follow an earlier one of the same policy; copies of one day are no change
REVISED = """
SELECT n.document_id AS new, n.title, n.issued_on, n.is_sample, (
    SELECT o.document_id FROM documents o WHERE o.policy_id = n.policy_id AND o.issued_on < n.issued_on
    ORDER BY o.issued_on DESC, o.document_id LIMIT 1
) AS old
FROM documents n WHERE old IS NOT NULL ORDER BY n.issued_on DESC, n.document_id DESC LIMIT :limit
"""
REGIONS = """
SELECT r.region_id, r.code, r.name, r.level, count(*) AS documents FROM documents d JOIN regions r USING (region_id)
GROUP BY r.region_id ORDER BY r.code IS NULL, r.code, r.name
"""
YEARS = """
SELECT substr(issued_on, 1, 4) AS year, count(*) AS documents FROM documents WHERE issued_on IS NOT NULL GROUP BY 1 ORDER BY 1 DESC
"""
GENRES = "SELECT genre, count(*) AS documents FROM documents WHERE genre IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1"
SECTORS = "SELECT sector, count(*) AS duties FROM browse_responsibilities WHERE sector IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1"
UNREADABLE = """
SELECT s.source_file, f.reason, f.message FROM findings f JOIN sources s ON s.source_id = f.source_id
WHERE f.kind = 'unreadable' ORDER BY s.source_file LIMIT :limit
"""
BUILT = "SELECT tool_version, built_at, document_count FROM metadata_kb"

# -- documents -----------------------------------------------------------------------------------------------------------

DOCUMENTS = """
SELECT d.document_id, d.policy_id, d.title, d.document_number, d.genre, r.name AS region, d.issued_on, d.is_sample, d.text_length,
    (SELECT group_concat(name, '、') FROM (SELECT coalesce(o.name, m.mention) AS name
       FROM issuers i JOIN mentions m USING (mention_id) LEFT JOIN organisations o USING (organisation_id)
      WHERE i.document_id = d.document_id ORDER BY i.position)) AS issuers
FROM documents d LEFT JOIN regions r USING (region_id)
WHERE (:region IS NULL OR d.region_id IN (SELECT region_id FROM regions WHERE name = :region))
    AND (:year IS NULL OR d.issued_on BETWEEN :year || '-01-01' AND :year || '-12-31')
    AND (:genre IS NULL OR d.genre = :genre)
    AND (:q IS NULL OR instr(coalesce(d.title, '') || coalesce(d.document_number, ''), :q))
    AND (:policy IS NULL OR d.policy_id = :policy)
ORDER BY d.issued_on DESC, d.document_id DESC LIMIT :limit OFFSET :offset
"""
DOCUMENT = """
SELECT d.*, c.source_file, c.issuers, c.region, c.region_code FROM documents d JOIN catalog_documents c USING (document_id)
WHERE d.document_id = :id
"""
ABOUT = """
SELECT d.issued_on, d.genre, d.is_sample, r.name AS region FROM documents d LEFT JOIN regions r USING (region_id) WHERE d.document_id = :id
"""
TEXT = "SELECT text FROM texts WHERE document_id = :id"
SOURCES = "SELECT source_file, byte_size FROM sources WHERE document_id = :id ORDER BY source_file"
ISSUERS = """
SELECT m.mention, o.name, o.organisation_id FROM issuers i JOIN mentions m USING (mention_id) LEFT JOIN organisations o USING (organisation_id)
WHERE i.document_id = :id ORDER BY i.position
"""
OUTLINE = """
SELECT clause_id, parent_id, level, label, heading, substr(text, 1, 60) AS text, char_start, char_end, span_end FROM clauses
WHERE document_id = :id AND level IS NOT NULL ORDER BY char_start, span_end DESC
"""
VERSIONS = "SELECT count(*) AS versions FROM documents WHERE policy_id = :policy"
SPANS = """
SELECT 'responsibility' AS kind, char_start, char_end, count(*) AS facts FROM browse_responsibilities WHERE document_id = :id GROUP BY 2, 3
UNION ALL SELECT 'target', char_start, char_end, count(*) FROM browse_targets WHERE document_id = :id GROUP BY 2, 3
UNION ALL SELECT 'deadline', char_start, char_end, count(*) FROM browse_deadlines WHERE document_id = :id GROUP BY 2, 3
UNION ALL SELECT 'roster', char_start, char_end, count(*) FROM browse_rosters WHERE document_id = :id GROUP BY 2, 3
UNION ALL SELECT 'funding', char_start, char_end, count(*) FROM funding WHERE document_id = :id GROUP BY 2, 3
UNION ALL SELECT 'citation', char_start, char_end, count(*) FROM citations WHERE document_id = :id GROUP BY 2, 3
ORDER BY 2, 3, 1
"""
FINDINGS = """
SELECT kind, severity, message, quote, char_start, char_end FROM findings WHERE document_id = :id
ORDER BY CASE severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END, char_start, finding_id
"""
# the facts of a document, or those that a stretch of its text is evidence for
_WITHIN = "WHERE f.document_id = :id AND f.char_start < :end AND f.char_end > :start ORDER BY f.char_start, f.char_end, f.rowid"
FACTS = {
    "responsibility": f"""
SELECT f.*, f.assignment_id AS fact_id FROM browse_responsibilities f {_WITHIN}""",
    "target": f"SELECT f.*, f.target_id AS fact_id FROM browse_targets f {_WITHIN}",
    "deadline": f"SELECT f.*, f.deadline_id AS fact_id FROM browse_deadlines f {_WITHIN}",
    "roster": f"""
SELECT f.*, f.member_id AS fact_id, m.group_id FROM browse_rosters f JOIN members m USING (member_id) {_WITHIN}""",
    "funding": f"SELECT f.*, f.funding_id AS fact_id FROM funding f {_WITHIN}",
    "citation": f"""
SELECT f.*, f.citation_id AS fact_id, d.title AS cited_document_title
FROM citations f LEFT JOIN documents d ON d.document_id = f.cited_document_id {_WITHIN}""",
}
FACT = """
SELECT document_id, char_start, char_end FROM assignments WHERE assignment_id = :id
UNION ALL SELECT document_id, char_start, char_end FROM targets WHERE target_id = :id
UNION ALL SELECT document_id, char_start, char_end FROM deadlines WHERE deadline_id = :id
UNION ALL SELECT document_id, char_start, char_end FROM members WHERE member_id = :id
UNION ALL SELECT document_id, char_start, char_end FROM tasks WHERE task_id = :id
UNION ALL SELECT document_id, char_start, char_end FROM funding WHERE funding_id = :id
UNION ALL SELECT document_id, char_start, char_end FROM citations WHERE citation_id = :id
UNION ALL SELECT document_id, char_start, char_end FROM findings WHERE finding_id = :id AND char_start IS NOT NULL
LIMIT 1
"""
DUTIES_OF_DOCUMENT = """
SELECT task_id, clause, task, organisation_id, organisation, mention, role, char_start, char_end FROM browse_responsibilities
WHERE document_id = :id ORDER BY char_start, char_end, rowid
"""

# -- organisations, sectors, regions, people -----------------------------------------------------------------------------

ORGANISATION = """
SELECT o.organisation_id, o.name, o.level, r.name AS region, r.region_id, r.code AS region_code, s.name AS sector
FROM organisations o JOIN sectors s USING (sector_id) LEFT JOIN regions r USING (region_id) WHERE o.organisation_id = :id
"""
ORGANISATION_NAMED = "SELECT organisation_id FROM organisations WHERE name = :name ORDER BY organisation_id"
SECTORS_OF = """
SELECT s.name FROM organisation_sectors JOIN sectors s USING (sector_id) WHERE organisation_id = :id ORDER BY s.sector_id
"""
CALLED = "SELECT DISTINCT mention FROM mentions WHERE organisation_id = :id ORDER BY 1 LIMIT 20"
ISSUED_BY = """
SELECT DISTINCT d.document_id, d.title, d.document_number, d.issued_on, d.is_sample
FROM mentions m JOIN issuers i USING (mention_id) JOIN documents d ON d.document_id = i.document_id
WHERE m.organisation_id = :id ORDER BY d.issued_on DESC, d.document_id LIMIT 200
"""
ORGANISATIONS = """
SELECT organisation_id, name, sector, region, documents, issued, lead, lead + responsible + coordinate + implement + supervise AS duties, seats
FROM browse_organisations
WHERE (:q IS NULL OR instr(name, :q)) AND (:region IS NULL OR region = :region) AND (:sector IS NULL OR sector = :sector)
ORDER BY documents DESC, organisation_id LIMIT :limit OFFSET :offset
"""
_DUTY = """
SELECT b.assignment_id, b.task_id, b.document_id, b.document_title, b.clause, b.task, b.organisation, b.organisation_id, b.mention, b.sector,
    b.role, b.char_start, b.char_end, d.issued_on, d.is_sample, r.name AS region
FROM browse_responsibilities b JOIN documents d ON d.document_id = b.document_id LEFT JOIN regions r ON r.region_id = d.region_id
WHERE {key} AND (:role IS NULL OR b.role = :role)
    AND (:year IS NULL OR d.issued_on BETWEEN :year || '-01-01' AND :year || '-12-31')
ORDER BY d.issued_on DESC, b.document_id, b.char_start, b.assignment_id LIMIT :limit OFFSET :offset
"""
_SPREAD = """
SELECT b.role, substr(d.issued_on, 1, 4) AS year, count(*) AS duties, count(DISTINCT b.document_id) AS documents
FROM browse_responsibilities b JOIN documents d ON d.document_id = b.document_id WHERE {key} GROUP BY 1, 2 ORDER BY 2, 1
"""
_BY = {
    "organisation": "b.organisation_id = :key",
    "sector": "b.sector = :key",
    "region": "b.document_id IN (SELECT document_id FROM documents WHERE region_id = :key)",
}
DUTIES = {name: _DUTY.format(key=key) for name, key in _BY.items()}
SPREAD = {name: _SPREAD.format(key=key) for name, key in _BY.items()}
_SEAT = """
SELECT b.member_id, b.document_id, b.document_title, b.group_name, m.group_id, b.role, b.person, b.person_id, b.post, b.organisation, b.organisation_id,
    b.char_start, b.char_end, d.issued_on, d.is_sample
FROM browse_rosters b JOIN members m USING (member_id) JOIN documents d ON d.document_id = b.document_id
WHERE {key} ORDER BY d.issued_on DESC, b.document_id, b.char_start, b.member_id LIMIT 500
"""
SEATS = {
    "organisation": _SEAT.format(key="b.organisation_id = :key"),
    "person": _SEAT.format(key="b.person_id = :key"),
    "group": _SEAT.format(key="m.group_id = :key"),
}
REGION = """
SELECT region_id, code, name, level FROM regions WHERE region_id = :key OR code = :key OR name = :key ORDER BY region_id = :key DESC, name LIMIT 1
"""
PEOPLE = """
SELECT person_id, person AS name, organisation, organisation_id, posts, seats, documents FROM browse_people WHERE person = :key OR person_id = :key
ORDER BY seats DESC, person_id LIMIT 200
"""
SECTOR = "SELECT sector_id, name FROM sectors WHERE name = :key"

# -- targets -------------------------------------------------------------------------------------------------------------

TARGETS = """
SELECT x.target_id, x.document_id, x.document_title, x.clause, x.subject, x.indicator, x.comparator, x.change, x.value, x.value_max, x.unit,
    x.period_start, x.period_end, x.modality, x.origin, x.quote, x.char_start, x.char_end, d.issued_on, d.is_sample, r.name AS region
FROM browse_targets x JOIN documents d ON d.document_id = x.document_id LEFT JOIN regions r ON r.region_id = d.region_id
WHERE (:q IS NULL OR x.indicator IN (SELECT DISTINCT indicator FROM browse_targets WHERE instr(indicator, :q)))
    AND (:indicator IS NULL OR x.indicator = :indicator)
    AND (:region IS NULL OR x.document_id IN (SELECT document_id FROM documents JOIN regions USING (region_id) WHERE regions.name = :region))
    AND (:year IS NULL OR x.period_end BETWEEN :year || '-01-01' AND :year || '-12-31')
    AND (:modality IS NULL OR x.modality = :modality) AND (:unit IS NULL OR x.unit = :unit)
ORDER BY x.document_id, x.target_id LIMIT :limit OFFSET :offset
"""
INDICATORS = """
SELECT indicator, count(*) AS targets, count(DISTINCT document_id) AS documents FROM browse_targets WHERE indicator IS NOT NULL
GROUP BY 1 HAVING documents > 1 ORDER BY 3 DESC, 2 DESC, 1 LIMIT 40
"""
TARGET_YEARS = """
SELECT substr(period_end, 1, 4) AS year, count(*) AS targets FROM browse_targets WHERE period_end IS NOT NULL GROUP BY 1 ORDER BY 1 DESC
"""
UNITS = "SELECT unit, count(*) AS targets FROM browse_targets WHERE unit IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 40"

# -- deadlines -----------------------------------------------------------------------------------------------------------

_DEADLINES = """
SELECT x.deadline_id, x.task_id, x.document_id, x.document_title, x.clause, x.action, x.time_text, x.start_date, x.end_date, x."precision",
    x.recurrence, x.quote, x.char_start, x.char_end, d.issued_on, d.is_sample, r.name AS region
FROM browse_deadlines x JOIN documents d ON d.document_id = x.document_id LEFT JOIN regions r ON r.region_id = d.region_id
WHERE {day} BETWEEN :first AND :last AND {region} AND {organisation}
    AND (:q IS NULL OR instr(x.action, :q))
ORDER BY x.end_date, x.deadline_id LIMIT :limit OFFSET :offset
"""
_OF_REGION = "x.document_id IN (SELECT document_id FROM documents JOIN regions USING (region_id) WHERE regions.name = :region)"
_OF_BODY = "x.task_id IN (SELECT task_id FROM browse_responsibilities WHERE organisation_id = :organisation)"


def deadlines(region: str | None = None, organisation: str | None = None, q: str | None = None) -> str:
    """By the day; where a region or a body is asked for, its rows are found first and the index over days (``+``) is left alone."""
    return _DEADLINES.format(
        day="+x.end_date" if region or organisation else "x.end_date",
        region=_OF_REGION if region else ":region IS NULL",
        organisation=_OF_BODY if organisation else ":organisation IS NULL",
    )


DEADLINE_MONTHS = "SELECT DISTINCT substr(end_date, 1, 7) AS month FROM browse_deadlines WHERE end_date IS NOT NULL ORDER BY 1"

# -- rosters -------------------------------------------------------------------------------------------------------------

GROUPS = """
SELECT g.group_id, g.name, g.document_id, d.title AS document_title, d.issued_on, d.is_sample, r.name AS region,
    (SELECT count(*) FROM members m WHERE m.group_id = g.group_id) AS seats,
    (SELECT p.name FROM members m JOIN people p USING (person_id) WHERE m.group_id = g.group_id ORDER BY m.char_start, m.member_id LIMIT 1) AS first
FROM groups g JOIN documents d USING (document_id) LEFT JOIN regions r USING (region_id)
WHERE (:q IS NULL OR instr(g.name, :q)) AND (:region IS NULL OR r.name = :region)
ORDER BY d.issued_on DESC, g.name, g.group_id LIMIT :limit OFFSET :offset
"""
GROUP = "SELECT g.group_id, g.name, g.document_id, d.title AS document_title, d.is_sample FROM groups g JOIN documents d USING (document_id) WHERE group_id = :id"
ADDRESSES = "SELECT document_id, issued_on FROM documents ORDER BY issued_on DESC, document_id LIMIT 49000"

# -- citations, findings, versions ---------------------------------------------------------------------------------------

CITED = """
SELECT coalesce(c.cited_number, c.cited_title) AS cited, max(c.cited_title) AS cited_title, max(c.cited_number) AS cited_number,
    max(c.cited_document_id) AS cited_document_id, count(DISTINCT c.document_id) AS documents
FROM citations c
WHERE (:relation IS NULL OR c.relation = :relation)
    AND (:q IS NULL OR instr(coalesce(c.cited_title, ''), :q) OR instr(coalesce(c.cited_number, ''), :q))
GROUP BY cited ORDER BY documents DESC, cited LIMIT :limit OFFSET :offset
"""
CITED_BY = """
SELECT coalesce(c.cited_number, c.cited_title) AS cited, c.relation, c.quote, c.page, c.char_start, c.char_end, l.label AS clause, c.document_id,
    d.title AS document_title, d.issued_on, d.is_sample
FROM citations c JOIN documents d USING (document_id) LEFT JOIN clauses l ON l.clause_id = c.clause_id
WHERE coalesce(c.cited_number, c.cited_title) IN (SELECT value FROM json_each(:cited)) AND (:relation IS NULL OR c.relation = :relation)
ORDER BY d.issued_on DESC, c.document_id, c.char_start
"""
FINDING_KINDS = "SELECT kind, count(*) AS findings FROM findings GROUP BY kind ORDER BY findings DESC, kind"
ALL_FINDINGS = """
SELECT f.finding_id, f.kind, f.reason, f.severity, f.message, f.expected, f.found, f.quote, f.page, f.char_start, f.char_end, f.other_quote,
    f.document_id, d.title AS document_title, d.is_sample, s.source_file
FROM findings f LEFT JOIN documents d USING (document_id) LEFT JOIN sources s ON s.source_id = coalesce(f.source_id, d.source_id)
WHERE (:kind IS NULL OR f.kind = :kind) AND (:q IS NULL OR instr(f.message, :q) OR instr(coalesce(d.title, s.source_file), :q))
ORDER BY CASE f.severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END, f.kind, d.issued_on DESC, s.source_file, f.char_start, f.finding_id
LIMIT :limit OFFSET :offset
"""
POLICIES = """
SELECT d.policy_id, max(d.title) AS title, max(d.document_number) AS document_number, max(r.name) AS region, count(*) AS documents,
    min(d.issued_on) AS first_issued, max(d.issued_on) AS last_issued
FROM documents d LEFT JOIN regions r USING (region_id)
WHERE :q IS NULL OR instr(coalesce(d.title, ''), :q)
GROUP BY d.policy_id HAVING count(*) > 1 ORDER BY last_issued DESC, d.policy_id LIMIT :limit OFFSET :offset
"""
OF_POLICY = """
SELECT d.document_id, d.title, d.document_number, d.issued_on, d.is_sample, s.source_file
FROM documents d JOIN sources s USING (source_id) WHERE d.policy_id = :id ORDER BY d.issued_on DESC, s.source_file
"""
ABOUT_DOCUMENT = """
SELECT d.document_id, d.title, d.document_number, d.issued_on, d.is_sample, r.name AS region, s.source_file
FROM documents d JOIN sources s USING (source_id) LEFT JOIN regions r USING (region_id) WHERE d.document_id = :id
"""
