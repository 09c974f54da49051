-- Full text over the clauses: bigrams of the folded text in the ascii tokenizer (kb/search.py makes them, and the queries).
-- A word of two characters is one token, a longer one a phrase of tokens, so that every substring is found and nothing else.
-- ASCII punctuation counts as part of a token, hence tokenchars: 发〔2022〕22号, 2021-2023, 80.3% are found as they are typed.
-- Only a build writes the index: the tokens of `text` are not those that SQLite would make of it (no triggers, no 'rebuild').
CREATE VIRTUAL TABLE clauses_fts USING fts5(
    text, content="clauses", content_rowid="clause_id",
    tokenize='ascii tokenchars ''!#$%&()*+,-./:;<=>?@[\]^_`{|}~'''
);

-- Who does what, by words: one row a task that someone has to do. `heading` holds the headings above it, `context` the title of its
-- document and who does it. Contentless: the words are those of other tables, and kb/who.py reads them there.
CREATE TABLE task_numbers (
    number INTEGER PRIMARY KEY,
    task_id TEXT NOT NULL UNIQUE REFERENCES tasks (task_id)
) STRICT;
CREATE VIRTUAL TABLE tasks_fts USING fts5(
    task, heading, context, content='',
    tokenize='ascii tokenchars ''!#$%&()*+,-./:;<=>?@[\]^_`{|}~'''
);
