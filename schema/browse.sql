-- What fills the browse_ tables of catalog.sql, once, when all facts are there: in the order of the documents and of their text.

INSERT INTO browse_responsibilities
SELECT a.assignment_id, a.task_id, a.document_id, s.source_file, d.title AS document_title, c.label AS clause,
    CAST(coalesce(a.scope, t.task) AS TEXT) AS task, o.name AS organisation, m.mention, k.name AS sector, a.role, a.role_text,
    a.quote, a.page, a.char_start, a.char_end, o.organisation_id
FROM assignments a
    JOIN tasks t USING (task_id)
    JOIN documents d ON d.document_id = a.document_id
    JOIN sources s ON s.source_id = d.source_id
    JOIN mentions m ON m.mention_id = a.mention_id
    JOIN sectors k ON k.sector_id = m.sector_id
    LEFT JOIN organisations o ON o.organisation_id = m.organisation_id
    LEFT JOIN clauses c ON c.clause_id = a.clause_id
ORDER BY a.document_id, a.char_start, a.char_end, a.rowid;

INSERT INTO browse_targets
SELECT x.target_id, x.task_id, x.document_id, s.source_file, d.title AS document_title, c.label AS clause, x.subject, x.indicator,
    x.comparator, x.change, x.value, x.value_max, x.unit, x.base_value, x.base_unit, x.period_start, x.period_end, x.modality,
    x.origin, x.part_of, x.inherited, x.quote, x.page, x.char_start, x.char_end
FROM targets x JOIN documents d USING (document_id) JOIN sources s USING (source_id) LEFT JOIN clauses c USING (clause_id)
ORDER BY x.document_id, x.char_start, x.char_end, x.rowid;

INSERT INTO browse_rosters
SELECT x.member_id, x.document_id, s.source_file, d.title AS document_title, g.name AS group_name, x.role, p.name AS person, x.post,
    o.name AS organisation, x.quote, x.page, x.char_start, x.char_end, o.organisation_id, p.person_id
FROM members x
    JOIN people p USING (person_id)
    LEFT JOIN groups g USING (group_id)
    JOIN documents d ON d.document_id = x.document_id
    JOIN sources s ON s.source_id = d.source_id
    LEFT JOIN mentions m ON m.mention_id = x.mention_id
    LEFT JOIN organisations o ON o.organisation_id = m.organisation_id
ORDER BY x.document_id, x.char_start, x.char_end, x.rowid;

INSERT INTO browse_deadlines
SELECT x.deadline_id, x.task_id, x.document_id, s.source_file, d.title AS document_title, c.label AS clause, x.action, x.time_text,
    x.start_date, x.end_date, x."precision", x.recurrence, x.inherited, x.quote, x.page, x.char_start, x.char_end
FROM deadlines x JOIN documents d USING (document_id) JOIN sources s USING (source_id) LEFT JOIN clauses c USING (clause_id)
ORDER BY x.document_id, x.char_start, x.char_end, x.rowid;
