-- The tables of kb.db. Facts hold ids and spans; names stand once. The public face is catalog.sql: scripts read the views.
--
-- Ids are hashes of content (16 hexadecimal digits), so that the same files give the same rows whatever their order.
-- clauses.clause_id alone is a running number, counted in the order of document_id, because full text needs one.
-- Spans are half-open and count code points of texts.text. Unknown is NULL, never ''. Every foreign key is checked at the
-- end of a build (invariants.sql), not row by row.

CREATE TABLE metadata_kb (  -- one row, the only one that differs between two builds of the same files
    schema_version INTEGER NOT NULL,
    tool_version TEXT NOT NULL,
    built_at TEXT NOT NULL,
    document_count INTEGER NOT NULL
) STRICT;

CREATE TABLE sectors (  -- 职能: the closed list of the contract, in its order
    sector_id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE regions (
    region_id TEXT PRIMARY KEY,
    code TEXT CHECK (code GLOB '[0-9][0-9][0-9][0-9][0-9][0-9]*'),  -- GB/T 2260, more digits for a street or township
    name TEXT NOT NULL CHECK (name <> ''),
    level TEXT CHECK (level IN ('national', 'province', 'prefecture', 'county', 'township', 'village')),
    UNIQUE (code, name)
) STRICT;

CREATE TABLE sources (  -- a file, or a member of an archive; several may hold one document
    source_id TEXT PRIMARY KEY,
    source_file TEXT NOT NULL CHECK (source_file <> ''),
    content_hash TEXT NOT NULL,  -- SHA-256 of the bytes
    byte_size INTEGER NOT NULL CHECK (byte_size >= 0),
    rule_version TEXT NOT NULL,  -- of the code that read it: a hash over its own files
    document_id TEXT REFERENCES documents (document_id),  -- NULL where it could not be read
    UNIQUE (source_file, content_hash)
) STRICT;

CREATE TABLE documents (
    document_id TEXT PRIMARY KEY,
    policy_id TEXT NOT NULL,  -- joins the versions and twins of one policy
    source_id TEXT NOT NULL REFERENCES sources (source_id),  -- the first of its sources
    content_hash TEXT NOT NULL,  -- of the file whose reading this is, where several hold the document
    media_type TEXT NOT NULL,
    title TEXT,
    notice_title TEXT,
    document_number TEXT,
    genre TEXT,
    region_id TEXT REFERENCES regions (region_id),
    issued_on TEXT CHECK (issued_on IS date(issued_on)),
    source_url TEXT,
    page_count INTEGER CHECK (page_count >= 1),
    text_length INTEGER NOT NULL CHECK (text_length >= 0),
    read_by TEXT NOT NULL,
    ocr_confidence REAL CHECK (ocr_confidence BETWEEN 0 AND 1),
    is_sample INTEGER NOT NULL DEFAULT 0 CHECK (is_sample IN (0, 1))
) STRICT;

CREATE TABLE texts (
    document_id TEXT PRIMARY KEY REFERENCES documents (document_id),
    text TEXT NOT NULL
) STRICT;

CREATE TABLE clauses (  -- the outline; text outside it stands in rows without a label, so that search finds every passage
    clause_id INTEGER PRIMARY KEY,
    document_id TEXT NOT NULL REFERENCES documents (document_id),
    position INTEGER NOT NULL,
    parent_id INTEGER REFERENCES clauses (clause_id),
    level INTEGER,
    label TEXT CHECK (label <> ''),  -- from the top: 二、/（六）
    heading TEXT CHECK (heading <> ''),
    text TEXT NOT NULL,  -- its own, without the clauses under it
    page INTEGER CHECK (page >= 1),
    char_start INTEGER NOT NULL,  -- of the own text
    char_end INTEGER NOT NULL,
    span_end INTEGER NOT NULL,  -- with the clauses under it
    CHECK (0 <= char_start AND char_start <= char_end AND char_end <= span_end)
) STRICT;

CREATE TABLE organisations (  -- a body in its region: 各乡镇人民政府 of two counties are two bodies
    organisation_id TEXT PRIMARY KEY,
    name TEXT NOT NULL CHECK (name <> ''),
    region_id TEXT REFERENCES regions (region_id),
    level TEXT,
    sector_id INTEGER NOT NULL REFERENCES sectors (sector_id),  -- the primary one
    UNIQUE (name, region_id)
) STRICT;

CREATE TABLE organisation_sectors (  -- all of them: 住房城乡建设 and 交通运输 of 住建和交通局
    organisation_id TEXT NOT NULL REFERENCES organisations (organisation_id),
    sector_id INTEGER NOT NULL REFERENCES sectors (sector_id),
    PRIMARY KEY (organisation_id, sector_id)
) STRICT;

CREATE TABLE functions (  -- what bodies are for, by the name that stands for it: 环境保护 until 2018, then 生态环境
    function_id TEXT PRIMARY KEY,
    name TEXT NOT NULL UNIQUE CHECK (name <> ''),
    sector_id INTEGER NOT NULL REFERENCES sectors (sector_id),
    ended TEXT CHECK (ended GLOB '[0-9][0-9][0-9][0-9]'),  -- the year of the reform that ended it
    successor_id TEXT REFERENCES functions (function_id)
) STRICT;

CREATE TABLE function_aliases (  -- the words that say a function: 住建, 住房城乡建设
    alias TEXT PRIMARY KEY CHECK (alias <> ''),
    function_id TEXT NOT NULL REFERENCES functions (function_id)
) STRICT;

CREATE TABLE mentions (  -- how a document calls a body, what that was resolved to, and by which rule
    mention_id TEXT PRIMARY KEY,
    document_id TEXT NOT NULL REFERENCES documents (document_id),
    mention TEXT NOT NULL CHECK (mention <> ''),
    read_as TEXT CHECK (read_as <> ''),  -- with the prefix that its list shares, or what the document says it is short for
    function_id TEXT REFERENCES functions (function_id),
    organisation_id TEXT REFERENCES organisations (organisation_id),  -- NULL: left unresolved rather than guessed
    sector_id INTEGER NOT NULL REFERENCES sectors (sector_id),
    rule TEXT
) STRICT;

CREATE TABLE issuers (
    document_id TEXT NOT NULL REFERENCES documents (document_id),
    position INTEGER NOT NULL,
    mention_id TEXT NOT NULL REFERENCES mentions (mention_id),
    PRIMARY KEY (document_id, position)
) STRICT;

CREATE TABLE people (  -- one in a document whatever the seats; bearers of a name in two documents are one where one organisation has both
    person_id TEXT PRIMARY KEY,
    name TEXT NOT NULL CHECK (name <> '')
) STRICT;

CREATE TABLE tasks (
    task_id TEXT PRIMARY KEY,
    document_id TEXT NOT NULL REFERENCES documents (document_id),
    clause_id INTEGER REFERENCES clauses (clause_id),
    task TEXT NOT NULL,
    page INTEGER CHECK (page >= 1),
    char_start INTEGER NOT NULL,
    char_end INTEGER NOT NULL
) STRICT;

CREATE TABLE assignments (
    assignment_id TEXT PRIMARY KEY,
    document_id TEXT NOT NULL REFERENCES documents (document_id),
    task_id TEXT NOT NULL REFERENCES tasks (task_id),
    clause_id INTEGER REFERENCES clauses (clause_id),
    mention_id TEXT NOT NULL REFERENCES mentions (mention_id),
    role TEXT NOT NULL CHECK (role IN ('lead', 'responsible', 'coordinate', 'implement', 'supervise')),
    role_text TEXT,
    scope TEXT,  -- the part of the task that this assignment governs, where that is not the whole of it
    quote TEXT NOT NULL,
    page INTEGER CHECK (page >= 1),
    char_start INTEGER NOT NULL,
    char_end INTEGER NOT NULL
) STRICT;

CREATE TABLE targets (
    target_id TEXT PRIMARY KEY,
    document_id TEXT NOT NULL REFERENCES documents (document_id),
    task_id TEXT REFERENCES tasks (task_id),
    clause_id INTEGER REFERENCES clauses (clause_id),
    subject TEXT,
    indicator TEXT,
    comparator TEXT NOT NULL CHECK (comparator IN ('=', '>=', '<=', '>', '<', '~', 'range')),
    change TEXT CHECK (change IN ('increase', 'decrease', 'new', 'cumulative')),
    value REAL NOT NULL,
    value_max REAL,
    unit TEXT,
    base_value REAL,
    base_unit TEXT,
    period_start TEXT CHECK (period_start IS date(period_start)),
    period_end TEXT CHECK (period_end IS date(period_end)),
    modality TEXT NOT NULL CHECK (modality IN ('binding', 'aspirational', 'expected')),
    origin TEXT NOT NULL CHECK (origin IN ('text', 'table')),
    part_of TEXT REFERENCES targets (target_id),
    inherited TEXT,
    quote TEXT NOT NULL,
    page INTEGER CHECK (page >= 1),
    char_start INTEGER NOT NULL,
    char_end INTEGER NOT NULL,
    CHECK ((comparator = 'range') = (value_max IS NOT NULL))
) STRICT;

CREATE TABLE groups (
    group_id TEXT PRIMARY KEY,
    document_id TEXT NOT NULL REFERENCES documents (document_id),
    name TEXT NOT NULL CHECK (name <> ''),
    UNIQUE (document_id, name)
) STRICT;

CREATE TABLE members (
    member_id TEXT PRIMARY KEY,
    document_id TEXT NOT NULL REFERENCES documents (document_id),
    group_id TEXT REFERENCES groups (group_id),  -- NULL where the list does not say which group it is of
    clause_id INTEGER REFERENCES clauses (clause_id),
    role TEXT NOT NULL,
    person_id TEXT NOT NULL REFERENCES people (person_id),
    post TEXT,
    mention_id TEXT REFERENCES mentions (mention_id),
    quote TEXT NOT NULL,
    page INTEGER CHECK (page >= 1),
    char_start INTEGER NOT NULL,
    char_end INTEGER NOT NULL
) STRICT;

CREATE TABLE deadlines (
    deadline_id TEXT PRIMARY KEY,
    document_id TEXT NOT NULL REFERENCES documents (document_id),
    task_id TEXT REFERENCES tasks (task_id),
    clause_id INTEGER REFERENCES clauses (clause_id),
    action TEXT NOT NULL,
    time_text TEXT NOT NULL,
    start_date TEXT CHECK (start_date IS date(start_date)),
    end_date TEXT CHECK (end_date IS date(end_date)),
    "precision" TEXT NOT NULL
        CHECK ("precision" IN ('day', 'ten-day', 'month', 'quarter', 'half-year', 'year', 'relative', 'ongoing')),
    recurrence TEXT CHECK (recurrence IN ('daily', 'weekly', 'monthly', 'quarterly', 'half-yearly', 'yearly')),
    inherited TEXT,
    quote TEXT NOT NULL,
    page INTEGER CHECK (page >= 1),
    char_start INTEGER NOT NULL,
    char_end INTEGER NOT NULL
) STRICT;

CREATE TABLE funding (
    funding_id TEXT PRIMARY KEY,
    document_id TEXT NOT NULL REFERENCES documents (document_id),
    clause_id INTEGER REFERENCES clauses (clause_id),
    project TEXT,
    source TEXT NOT NULL
        CHECK (source IN ('total', 'central', 'provincial', 'municipal', 'county', 'household', 'enterprise', 'other')),
    source_text TEXT,
    amount REAL,
    rate REAL,
    kind TEXT NOT NULL CHECK (kind IN ('investment', 'subsidy')),
    per TEXT,
    cap REAL,
    recipient TEXT,
    period_start TEXT CHECK (period_start IS date(period_start)),
    period_end TEXT CHECK (period_end IS date(period_end)),
    part_of TEXT REFERENCES funding (funding_id),
    quote TEXT NOT NULL,
    page INTEGER CHECK (page >= 1),
    char_start INTEGER NOT NULL,
    char_end INTEGER NOT NULL
) STRICT;

CREATE TABLE citations (
    citation_id TEXT PRIMARY KEY,
    document_id TEXT NOT NULL REFERENCES documents (document_id),
    clause_id INTEGER REFERENCES clauses (clause_id),
    cited_title TEXT,
    cited_number TEXT,
    relation TEXT NOT NULL CHECK (relation IN ('basis', 'implements', 'issues', 'forwards', 'repeals', 'revises', 'mentions')),
    cited_document_id TEXT REFERENCES documents (document_id),  -- filled when all documents are there
    quote TEXT NOT NULL,
    page INTEGER CHECK (page >= 1),
    char_start INTEGER NOT NULL,
    char_end INTEGER NOT NULL,
    CHECK (cited_title IS NOT NULL OR cited_number IS NOT NULL)
) STRICT;

CREATE TABLE findings (  -- of a document, or of a source that gave none
    finding_id TEXT PRIMARY KEY,
    document_id TEXT REFERENCES documents (document_id),
    source_id TEXT REFERENCES sources (source_id),
    kind TEXT NOT NULL,
    reason TEXT,
    severity TEXT NOT NULL CHECK (severity IN ('error', 'warning', 'info')),
    message TEXT NOT NULL CHECK (message <> ''),
    expected TEXT,
    found TEXT,
    quote TEXT,
    page INTEGER CHECK (page >= 1),
    char_start INTEGER,
    char_end INTEGER,
    other_quote TEXT,
    other_start INTEGER,
    other_end INTEGER,
    CHECK ((document_id IS NULL) <> (source_id IS NULL)),
    CHECK ((kind = 'unreadable') = (source_id IS NOT NULL))
) STRICT;

INSERT INTO sectors (name) VALUES
    ('政府综合'), ('党委'), ('发展改革'), ('财政'), ('住房城乡建设'), ('生态环境'), ('农业农村'), ('乡村振兴'), ('自然资源'), ('能源'),
    ('工业和信息化'), ('市场监管'), ('药监'), ('知识产权'), ('应急管理'), ('消防'), ('交通运输'), ('邮政'), ('水利'), ('教育'), ('科技'),
    ('卫生健康'), ('医保'), ('民政'), ('公安'), ('司法'), ('司法机关'), ('人力资源社会保障'), ('审计'), ('商务'), ('海关'), ('粮食储备'),
    ('文化旅游'), ('广电'), ('体育'), ('民族宗教'), ('外事'), ('统计'), ('林草'), ('气象'), ('国资'), ('税务'), ('金融'), ('宣传'),
    ('城市管理'), ('退役军人'), ('信访'), ('数据政务'), ('供热'), ('电力'), ('燃气'), ('基层政府'), ('群团'), ('企业'), ('高校科研'),
    ('社会组织'), ('其他');
