-- The public face of kb.db: names, columns, their order and meaning are a contract; a change here is a new schema_version.

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

CREATE VIEW catalog_responsibilities AS
SELECT a.assignment_id, a.task_id, a.document_id, s.source_file, d.title AS document_title, c.label AS clause,
    CAST(coalesce(a.scope, t.task) AS TEXT) AS task, o.name AS organisation, m.mention, k.name AS sector, a.role, a.role_text,
    a.quote, a.page, a.char_start, a.char_end
FROM assignments a
    JOIN tasks t USING (task_id)
    JOIN documents d ON d.document_id = a.document_id
    JOIN sources s ON s.source_id = d.source_id
    JOIN mentions m ON m.mention_id = a.mention_id
    JOIN sectors k ON k.sector_id = m.sector_id
    LEFT JOIN organisations o ON o.organisation_id = m.organisation_id
    LEFT JOIN clauses c ON c.clause_id = a.clause_id;

CREATE VIEW catalog_targets AS
SELECT x.target_id, x.task_id, x.document_id, s.source_file, d.title AS document_title, c.label AS clause, x.subject, x.indicator,
    x.comparator, x.change, x.value, x.value_max, x.unit, x.base_value, x.base_unit, x.period_start, x.period_end, x.modality,
    x.origin, x.part_of, x.inherited, x.quote, x.page, x.char_start, x.char_end
FROM targets x JOIN documents d USING (document_id) JOIN sources s USING (source_id) LEFT JOIN clauses c USING (clause_id);

CREATE VIEW catalog_rosters AS
SELECT x.member_id, x.document_id, s.source_file, d.title AS document_title, g.name AS group_name, x.role, p.name AS person, x.post,
    o.name AS organisation, x.quote, x.page, x.char_start, x.char_end
FROM members x
    JOIN people p USING (person_id)
    LEFT JOIN groups g USING (group_id)
    JOIN documents d ON d.document_id = x.document_id
    JOIN sources s ON s.source_id = d.source_id
    LEFT JOIN mentions m ON m.mention_id = x.mention_id
    LEFT JOIN organisations o ON o.organisation_id = m.organisation_id;

CREATE VIEW catalog_deadlines AS
SELECT x.deadline_id, x.task_id, x.document_id, s.source_file, d.title AS document_title, c.label AS clause, x.action, x.time_text,
    x.start_date, x.end_date, x."precision", x.recurrence, x.inherited, x.quote, x.page, x.char_start, x.char_end
FROM deadlines x JOIN documents d USING (document_id) JOIN sources s USING (source_id) LEFT JOIN clauses c USING (clause_id);

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
