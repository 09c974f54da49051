-- The public face of kb.db: names, columns, their order and meaning are a contract; a change here is a new schema_version.
--
-- What is browsed stands ready in tables of its own (browse_…), filled at the end of a build from the facts and the names (browse.sql):
-- a count, a filter or a facet over 100,000 rows reads an index and joins nothing.

CREATE VIEW catalog_documents AS
SELECT d.document_id, d.policy_id, s.source_file, d.media_type, d.title, d.document_number, d.genre,
    CAST((SELECT group_concat(name, '、')
       FROM (SELECT coalesce(o.name, m.mention) AS name
               FROM issuers i JOIN mentions m USING (mention_id) LEFT JOIN organisations o USING (organisation_id)
              WHERE i.document_id = d.document_id ORDER BY i.position)) AS TEXT) AS issuers,
    r.name AS region, r.code AS region_code, d.issued_on, d.source_url, d.page_count, d.text_length, d.read_by,
    d.ocr_confidence, d.is_sample
FROM documents d JOIN sources s USING (source_id) LEFT JOIN regions r USING (region_id);

CREATE VIEW catalog_texts AS
SELECT document_id, text FROM texts;

CREATE VIEW catalog_tasks AS
SELECT t.task_id, t.document_id, s.source_file, d.title AS document_title, c.label AS clause, t.task, t.page, t.char_start, t.char_end
FROM tasks t JOIN documents d USING (document_id) JOIN sources s USING (source_id) LEFT JOIN clauses c USING (clause_id);

CREATE TABLE browse_responsibilities (
    assignment_id TEXT PRIMARY KEY REFERENCES assignments (assignment_id),
    task_id TEXT REFERENCES tasks (task_id),
    document_id TEXT REFERENCES documents (document_id),
    source_file TEXT,
    document_title TEXT,
    clause TEXT,
    task TEXT,
    organisation TEXT,
    mention TEXT,
    sector TEXT,
    role TEXT,
    role_text TEXT,
    quote TEXT,
    page INTEGER,
    char_start INTEGER,
    char_end INTEGER,
    organisation_id TEXT REFERENCES organisations (organisation_id)
) STRICT;
CREATE VIEW catalog_responsibilities AS
SELECT
    assignment_id, task_id, document_id, source_file, document_title, clause, task, organisation, mention, sector, role, role_text,
    quote, page, char_start, char_end
FROM browse_responsibilities;

CREATE TABLE browse_targets (
    target_id TEXT PRIMARY KEY REFERENCES targets (target_id),
    task_id TEXT REFERENCES tasks (task_id),
    document_id TEXT REFERENCES documents (document_id),
    source_file TEXT,
    document_title TEXT,
    clause TEXT,
    subject TEXT,
    indicator TEXT,
    comparator TEXT,
    change TEXT,
    value REAL,
    value_max REAL,
    unit TEXT,
    base_value REAL,
    base_unit TEXT,
    period_start TEXT,
    period_end TEXT,
    modality TEXT,
    origin TEXT,
    part_of TEXT REFERENCES targets (target_id),
    inherited TEXT,
    quote TEXT,
    page INTEGER,
    char_start INTEGER,
    char_end INTEGER
) STRICT;
CREATE VIEW catalog_targets AS
SELECT
    target_id, task_id, document_id, source_file, document_title, clause, subject, indicator, comparator, change, value, value_max,
    unit, base_value, base_unit, period_start, period_end, modality, origin, part_of, inherited, quote, page, char_start, char_end
FROM browse_targets;

CREATE TABLE browse_rosters (
    member_id TEXT PRIMARY KEY REFERENCES members (member_id),
    document_id TEXT REFERENCES documents (document_id),
    source_file TEXT,
    document_title TEXT,
    group_name TEXT,
    role TEXT,
    person TEXT,
    post TEXT,
    organisation TEXT,
    quote TEXT,
    page INTEGER,
    char_start INTEGER,
    char_end INTEGER,
    organisation_id TEXT REFERENCES organisations (organisation_id),
    person_id TEXT REFERENCES people (person_id)
) STRICT;
CREATE VIEW catalog_rosters AS
SELECT
    member_id, document_id, source_file, document_title, group_name, role, person, post, organisation, quote, page, char_start, char_end
FROM browse_rosters;

CREATE TABLE browse_organisations (
    organisation_id TEXT PRIMARY KEY REFERENCES organisations (organisation_id),
    name TEXT,
    sector TEXT,
    sectors TEXT,
    region TEXT,
    region_code TEXT,
    level TEXT,
    documents INTEGER,
    issued INTEGER,
    lead INTEGER,
    responsible INTEGER,
    coordinate INTEGER,
    implement INTEGER,
    supervise INTEGER,
    seats INTEGER,
    aliases TEXT
) STRICT;
CREATE VIEW catalog_organisations AS
SELECT
    organisation_id, name, sector, sectors, region, region_code, level, documents, issued, lead, responsible, coordinate, implement,
    supervise, seats, aliases
FROM browse_organisations;

CREATE TABLE browse_people (
    person_id TEXT PRIMARY KEY REFERENCES people (person_id),
    person TEXT,
    organisation TEXT,
    posts TEXT,
    groups TEXT,
    seats INTEGER,
    documents INTEGER,
    organisation_id TEXT REFERENCES organisations (organisation_id)
) STRICT;
CREATE VIEW catalog_people AS
SELECT person_id, person, organisation, posts, groups, seats, documents FROM browse_people;

CREATE VIEW catalog_mentions AS
SELECT m.mention_id, m.document_id, s.source_file, d.title AS document_title, m.mention, m.read_as, m.rule, o.name AS organisation,
    k.name AS sector, f.name AS function, m.organisation_id
FROM mentions m
    JOIN documents d USING (document_id)
    JOIN sources s USING (source_id)
    JOIN sectors k ON k.sector_id = m.sector_id
    LEFT JOIN functions f USING (function_id)
    LEFT JOIN organisations o ON o.organisation_id = m.organisation_id;

CREATE TABLE browse_deadlines (
    deadline_id TEXT PRIMARY KEY REFERENCES deadlines (deadline_id),
    task_id TEXT REFERENCES tasks (task_id),
    document_id TEXT REFERENCES documents (document_id),
    source_file TEXT,
    document_title TEXT,
    clause TEXT,
    action TEXT,
    time_text TEXT,
    start_date TEXT,
    end_date TEXT,
    "precision" TEXT,
    recurrence TEXT,
    inherited TEXT,
    quote TEXT,
    page INTEGER,
    char_start INTEGER,
    char_end INTEGER
) STRICT;
CREATE VIEW catalog_deadlines AS
SELECT
    deadline_id, task_id, document_id, source_file, document_title, clause, action, time_text, start_date, end_date, "precision",
    recurrence, inherited, quote, page, char_start, char_end
FROM browse_deadlines;

CREATE VIEW catalog_funding AS
SELECT x.funding_id, x.document_id, s.source_file, d.title AS document_title, c.label AS clause, x.project, x.source, x.source_text,
    x.amount, x.rate, x.kind, x.per, x.cap, x.recipient, x.period_start, x.period_end, x.part_of, x.quote, x.page, x.char_start, x.char_end
FROM funding x JOIN documents d USING (document_id) JOIN sources s USING (source_id) LEFT JOIN clauses c USING (clause_id);

CREATE VIEW catalog_citations AS
SELECT x.citation_id, x.document_id, s.source_file, d.title AS document_title, x.cited_title, x.cited_number, x.relation,
    x.cited_document_id, x.quote, x.page, x.char_start, x.char_end
FROM citations x JOIN documents d USING (document_id) JOIN sources s USING (source_id);

CREATE VIEW catalog_findings AS
SELECT x.finding_id, x.document_id, s.source_file, x.kind, x.reason, x.severity, x.message, x.expected, x.found, x.quote, x.page,
    x.char_start, x.char_end, x.other_quote, x.other_start, x.other_end
FROM findings x
    LEFT JOIN documents d ON d.document_id = x.document_id
    JOIN sources s ON s.source_id = coalesce(x.source_id, d.source_id);
