-- Full text over the clauses: bigrams of the folded text in the ascii tokenizer (kb/index.py makes them, kb/query.py the queries).
-- A word of two characters is one token, a longer one a phrase of tokens, so that every substring is found and nothing else.
-- ASCII punctuation counts as part of a token, hence tokenchars: 发〔2022〕22号, 2021-2023, 80.3% are found as they are typed.
-- Only a build writes the index: the tokens of `text` are not those that SQLite would make of it (no triggers, no 'rebuild').
-- The tables that begin with the name of an index belong to it; nothing else refers to them.
CREATE VIRTUAL TABLE clauses_fts USING fts5(
    text, content="clauses", content_rowid="clause_id",
    tokenize='ascii tokenchars ''!#$%&()*+,-./:;<=>?@[\]^_`{|}~'''
);
-- The tokens alone that begin a word, asked first for a short word: 气源 stands in 空气源热泵, but not as a word.
CREATE VIRTUAL TABLE clauses_fts_heads USING fts5(
    text, content='', detail=none,
    tokenize='ascii tokenchars ''!#$%&()*+,-./:;<=>?@[\]^_`{|}~'''
);
-- Clauses are numbered document by document: a document is a range of numbers.
CREATE TABLE clauses_fts_documents (
    document_id TEXT PRIMARY KEY,
    first_clause INTEGER NOT NULL,
    last_clause INTEGER NOT NULL
) STRICT;

-- Targets, seats, deadlines, money, citations by their words. What someone has to do is found by tasks_fts.
CREATE TABLE facts_fts_numbers (
    number INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    fact_id TEXT NOT NULL,
    document_id TEXT NOT NULL,
    clause_id INTEGER
) STRICT;
CREATE VIRTUAL TABLE facts_fts USING fts5(
    text, content='',
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
CREATE TABLE tasks_fts_headings (  -- from the clause upwards, a line each
    number INTEGER PRIMARY KEY,
    headings TEXT
) STRICT;
CREATE TABLE tasks_fts_words (  -- by which a question is split into words, and how much each word says
    word TEXT PRIMARY KEY,
    frequency INTEGER NOT NULL,  -- in the language
    tasks INTEGER NOT NULL  -- that hold it
) STRICT, WITHOUT ROWID;
CREATE TABLE tasks_fts_regions (  -- what people call the regions of the catalogue
    name TEXT NOT NULL,
    region_id TEXT NOT NULL,
    PRIMARY KEY (name, region_id)
) STRICT, WITHOUT ROWID;
