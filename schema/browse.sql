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

INSERT INTO browse_organisations
SELECT o.organisation_id, o.name, k.name AS sector,
    (SELECT CAST(group_concat(name, '、') AS TEXT) FROM (
        SELECT s.name, x.sector_id <> o.sector_id AS further FROM organisation_sectors x JOIN sectors s USING (sector_id)
        WHERE x.organisation_id = o.organisation_id ORDER BY further, x.sector_id)) AS sectors,
    r.name AS region, r.code AS region_code, o.level, coalesce(h.documents, 0), coalesce(h.issued, 0), coalesce(h.lead, 0),
    coalesce(h.responsible, 0), coalesce(h.coordinate, 0), coalesce(h.implement, 0), coalesce(h.supervise, 0), coalesce(h.seats, 0),
    (SELECT CAST(group_concat(mention, '、') AS TEXT) FROM (
        SELECT mention FROM mentions m WHERE m.organisation_id = o.organisation_id AND mention <> o.name
        GROUP BY mention ORDER BY count(*) DESC, mention)) AS aliases
FROM organisations o
    JOIN sectors k USING (sector_id)
    LEFT JOIN regions r USING (region_id)
    LEFT JOIN (
        SELECT m.organisation_id, count(DISTINCT m.document_id) AS documents, sum(u.issued) AS issued, sum(u.lead) AS lead,
            sum(u.responsible) AS responsible, sum(u.coordinate) AS coordinate, sum(u.implement) AS implement,
            sum(u.supervise) AS supervise, sum(u.seats) AS seats
        FROM mentions m JOIN (
            SELECT mention_id, 0 AS issued, sum(role = 'lead') AS lead, sum(role = 'responsible') AS responsible,
                sum(role = 'coordinate') AS coordinate, sum(role = 'implement') AS implement, sum(role = 'supervise') AS supervise, 0 AS seats
            FROM assignments GROUP BY mention_id
            UNION ALL SELECT mention_id, count(*), 0, 0, 0, 0, 0, 0 FROM issuers GROUP BY mention_id
            UNION ALL SELECT mention_id, 0, 0, 0, 0, 0, 0, count(*) FROM members WHERE mention_id IS NOT NULL GROUP BY mention_id
        ) u USING (mention_id)
        WHERE m.organisation_id IS NOT NULL GROUP BY m.organisation_id) h ON h.organisation_id = o.organisation_id
ORDER BY o.name, o.organisation_id;

INSERT INTO browse_people
SELECT p.person_id, p.name,
    (SELECT o.name FROM members m JOIN mentions n USING (mention_id) JOIN organisations o USING (organisation_id)
     WHERE m.person_id = p.person_id GROUP BY o.organisation_id ORDER BY count(*) DESC, o.name, o.organisation_id LIMIT 1) AS organisation,
    (SELECT CAST(group_concat(post, '；') AS TEXT) FROM (
        SELECT post FROM members m WHERE m.person_id = p.person_id AND post IS NOT NULL GROUP BY post ORDER BY count(*) DESC, post)) AS posts,
    (SELECT CAST(group_concat(name, '、') AS TEXT) FROM (
        SELECT DISTINCT g.name FROM members m JOIN groups g USING (group_id) WHERE m.person_id = p.person_id ORDER BY g.name)) AS groups,
    (SELECT count(*) FROM members m WHERE m.person_id = p.person_id) AS seats,
    (SELECT count(DISTINCT document_id) FROM members m WHERE m.person_id = p.person_id) AS documents,
    (SELECT n.organisation_id FROM members m JOIN mentions n USING (mention_id) JOIN organisations o USING (organisation_id)
     WHERE m.person_id = p.person_id GROUP BY o.organisation_id ORDER BY count(*) DESC, o.name, o.organisation_id LIMIT 1) AS organisation_id
FROM people p ORDER BY p.name, p.person_id;

-- The names of indicators stand together, so that a word is looked for among them alone.
CREATE INDEX browse_targets_indicator ON browse_targets (indicator, document_id, target_id);
