-- Named queries that must return no row. The end of every build runs them all, and one row stops the swap.
-- A query begins at its "-- name:" line, ends at its semicolon, and gives the rows that break the rule.

-- name: foreign keys
SELECT "table", rowid, parent FROM pragma_foreign_key_check;

-- name: one row of metadata
SELECT count(*) AS n FROM metadata_kb HAVING n <> 1;

-- name: metadata counts the documents
SELECT document_count FROM metadata_kb WHERE document_count <> (SELECT count(*) FROM documents);

-- name: every document has its text
SELECT document_id FROM documents d
WHERE text_length IS NOT (SELECT length(text) FROM texts t WHERE t.document_id = d.document_id);

-- name: no NUL and no carriage return in a text
SELECT document_id FROM texts WHERE instr(text, char(0)) OR instr(text, char(13));

-- name: a document's source is its first
SELECT d.document_id FROM documents d JOIN sources s USING (source_id)
WHERE s.document_id IS NOT d.document_id
   OR EXISTS (SELECT 1 FROM sources o WHERE o.document_id = d.document_id AND o.source_file < s.source_file);

-- name: a source gave a document or a finding
SELECT source_id FROM sources WHERE (document_id IS NULL) <> (source_id IN (SELECT source_id FROM findings WHERE source_id IS NOT NULL));

-- name: every quote equals its span in its document's text
SELECT kind, id FROM (
    SELECT 'task' AS kind, task_id AS id, document_id, task AS quote, char_start, char_end FROM tasks
    UNION ALL SELECT 'assignment', assignment_id, document_id, quote, char_start, char_end FROM assignments
    UNION ALL SELECT 'target', target_id, document_id, quote, char_start, char_end FROM targets
    UNION ALL SELECT 'member', member_id, document_id, quote, char_start, char_end FROM members
    UNION ALL SELECT 'deadline', deadline_id, document_id, quote, char_start, char_end FROM deadlines
    UNION ALL SELECT 'funding', funding_id, document_id, quote, char_start, char_end FROM funding
    UNION ALL SELECT 'citation', citation_id, document_id, quote, char_start, char_end FROM citations
    UNION ALL SELECT 'clause', clause_id, document_id, text, char_start, char_end FROM clauses
    UNION ALL SELECT 'finding', finding_id, document_id, quote, char_start, char_end FROM findings WHERE quote IS NOT NULL
    UNION ALL SELECT 'finding', finding_id, document_id, other_quote, other_start, other_end FROM findings WHERE other_quote IS NOT NULL
) JOIN texts USING (document_id)
WHERE char_start < 0 OR char_end < char_start OR substr(text, char_start + 1, char_end - char_start) IS NOT quote;

-- name: no quote is empty
SELECT kind, id FROM (
    SELECT 'task' AS kind, task_id AS id, task AS quote FROM tasks
    UNION ALL SELECT 'assignment', assignment_id, quote FROM assignments
    UNION ALL SELECT 'target', target_id, quote FROM targets
    UNION ALL SELECT 'member', member_id, quote FROM members
    UNION ALL SELECT 'deadline', deadline_id, quote FROM deadlines
    UNION ALL SELECT 'funding', funding_id, quote FROM funding
    UNION ALL SELECT 'citation', citation_id, quote FROM citations
) WHERE trim(quote) = '';

-- name: a finding has both ends of a span or none
SELECT finding_id FROM findings
WHERE (quote IS NULL) <> (char_start IS NULL) OR (quote IS NULL) <> (char_end IS NULL)
   OR (other_quote IS NULL) <> (other_start IS NULL) OR (other_quote IS NULL) <> (other_end IS NULL);

-- name: the part of an assignment stands in its document
SELECT assignment_id FROM assignments JOIN texts USING (document_id) WHERE scope IS NOT NULL AND instr(text, scope) = 0;

-- name: an action and its time stand in the document
SELECT deadline_id FROM deadlines JOIN texts USING (document_id) WHERE instr(text, action) = 0;

-- name: a fact and its task are of one document
SELECT assignment_id AS id FROM assignments a JOIN tasks t USING (task_id) WHERE a.document_id <> t.document_id
UNION ALL SELECT target_id FROM targets a JOIN tasks t USING (task_id) WHERE a.document_id <> t.document_id
UNION ALL SELECT deadline_id FROM deadlines a JOIN tasks t USING (task_id) WHERE a.document_id <> t.document_id;

-- name: a clause of a fact is of its document
SELECT id FROM (
    SELECT task_id AS id, document_id, clause_id FROM tasks
    UNION ALL SELECT assignment_id, document_id, clause_id FROM assignments
    UNION ALL SELECT target_id, document_id, clause_id FROM targets
    UNION ALL SELECT member_id, document_id, clause_id FROM members
    UNION ALL SELECT deadline_id, document_id, clause_id FROM deadlines
) f JOIN clauses c USING (clause_id) WHERE f.document_id <> c.document_id;

-- name: a part is of its total's document and not of itself
SELECT p.target_id AS id FROM targets p JOIN targets t ON t.target_id = p.part_of
WHERE p.document_id <> t.document_id OR p.target_id = t.target_id
UNION ALL
SELECT p.funding_id FROM funding p JOIN funding t ON t.funding_id = p.part_of
WHERE p.document_id <> t.document_id OR p.funding_id = t.funding_id;

-- name: periods run forward
SELECT target_id AS id FROM targets WHERE period_start > period_end
UNION ALL SELECT deadline_id FROM deadlines WHERE start_date > end_date
UNION ALL SELECT funding_id FROM funding WHERE period_start > period_end;

-- name: relative and ongoing deadlines have no dates
SELECT deadline_id FROM deadlines
WHERE "precision" IN ('relative', 'ongoing') AND (start_date IS NOT NULL OR end_date IS NOT NULL);

-- name: a range has its ends in order
SELECT target_id FROM targets WHERE value_max < value;

-- name: no blank inside a person
SELECT member_id FROM members JOIN people USING (person_id) WHERE name GLOB '*[ 　 ]*';

-- name: no blank inside a document number
SELECT document_id FROM documents WHERE document_number GLOB '*[ 　 ]*';

-- name: an organisation's primary sector is one of its sectors
SELECT organisation_id FROM organisations o
WHERE NOT EXISTS (SELECT 1 FROM organisation_sectors s WHERE s.organisation_id = o.organisation_id AND s.sector_id = o.sector_id);

-- name: an organisation stands once in its region
SELECT name FROM organisations GROUP BY name, coalesce(region_id, '') HAVING count(*) > 1;

-- name: a resolved mention says by which rule
SELECT mention_id FROM mentions WHERE organisation_id IS NOT NULL AND rule IS NULL;

-- name: a function is not its own successor
SELECT function_id FROM functions WHERE successor_id = function_id OR (ended IS NULL AND successor_id IS NOT NULL);

-- name: a person has a seat
SELECT person_id FROM people WHERE person_id NOT IN (SELECT person_id FROM members);

-- name: a page lies within the document
SELECT f.id FROM (
    SELECT task_id AS id, document_id, page FROM tasks
    UNION ALL SELECT assignment_id, document_id, page FROM assignments
    UNION ALL SELECT target_id, document_id, page FROM targets
    UNION ALL SELECT member_id, document_id, page FROM members
    UNION ALL SELECT deadline_id, document_id, page FROM deadlines
) f JOIN documents d USING (document_id) WHERE f.page > d.page_count;

-- name: NULL where nothing is known, never ''
SELECT kind, id FROM (
    SELECT 'document' AS kind, document_id AS id,
        title = '' OR notice_title = '' OR document_number = '' OR genre = '' OR source_url = '' AS bad FROM documents
    UNION ALL SELECT 'mention', mention_id, rule = '' FROM mentions
    UNION ALL SELECT 'assignment', assignment_id, role_text = '' OR scope = '' FROM assignments
    UNION ALL SELECT 'target', target_id, subject = '' OR indicator = '' OR unit = '' OR base_unit = '' OR inherited = '' FROM targets
    UNION ALL SELECT 'member', member_id, post = '' OR role = '' FROM members
    UNION ALL SELECT 'deadline', deadline_id, inherited = '' OR time_text = '' OR action = '' FROM deadlines
    UNION ALL SELECT 'funding', funding_id, project = '' OR source_text = '' OR per = '' OR recipient = '' FROM funding
    UNION ALL SELECT 'citation', citation_id, cited_title = '' OR cited_number = '' FROM citations
    UNION ALL SELECT 'finding', finding_id, reason = '' OR expected = '' OR found = '' OR quote = '' FROM findings
) WHERE bad;

-- name: what is browsed is what was found
SELECT kind FROM (
    SELECT 'responsibilities' AS kind, (SELECT count(*) FROM browse_responsibilities) AS browsed, (SELECT count(*) FROM assignments) AS found
    UNION ALL SELECT 'targets', (SELECT count(*) FROM browse_targets), (SELECT count(*) FROM targets)
    UNION ALL SELECT 'rosters', (SELECT count(*) FROM browse_rosters), (SELECT count(*) FROM members)
    UNION ALL SELECT 'deadlines', (SELECT count(*) FROM browse_deadlines), (SELECT count(*) FROM deadlines)
    UNION ALL SELECT 'organisations', (SELECT count(*) FROM browse_organisations), (SELECT count(*) FROM organisations)
    UNION ALL SELECT 'people', (SELECT count(*) FROM browse_people), (SELECT count(*) FROM people)
) WHERE browsed <> found;
