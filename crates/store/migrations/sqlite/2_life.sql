-- What a meeting sets going and what is remembered of it. Keep in step with ../postgres.

-- What is to be done later or outside. IDs go up in the order in which jobs are put.
CREATE TABLE job (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    kind TEXT NOT NULL,
    job_key TEXT,
    lane TEXT,
    corporation TEXT NOT NULL,
    meeting TEXT,
    title TEXT NOT NULL,
    -- 0: waiting, 1: done, 2: dead.
    state BIGINT NOT NULL,
    run_at BIGINT NOT NULL,
    -- When it may be claimed: `run_at`, while it is leased the end of the lease, and behind another
    -- waiting one of its lane the end of time.
    due_at BIGINT NOT NULL,
    lease TEXT,
    attempts BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    finished_at BIGINT,
    -- When the row goes, once it is done or dead.
    forget_at BIGINT,
    error TEXT NOT NULL,
    payload BLOB NOT NULL
);
CREATE UNIQUE INDEX job_key ON job (job_key) WHERE state = 0 AND job_key IS NOT NULL;
CREATE INDEX job_due ON job (due_at, id) WHERE state = 0;
CREATE INDEX job_leased ON job (due_at) WHERE state = 0 AND lease IS NOT NULL;
CREATE INDEX job_lane ON job (lane, id) WHERE state = 0 AND lane IS NOT NULL;
CREATE INDEX job_of_corporation ON job (corporation, state, id);
CREATE INDEX job_of_meeting ON job (meeting, id) WHERE meeting IS NOT NULL;
CREATE INDEX job_end ON job (forget_at) WHERE forget_at IS NOT NULL;

-- A meeting that was held: one row for each holding.
CREATE TABLE record (
    holding TEXT NOT NULL PRIMARY KEY,
    corporation TEXT NOT NULL,
    meeting TEXT NOT NULL,
    started_at BIGINT NOT NULL,
    ended_at BIGINT,
    search TEXT NOT NULL,
    body TEXT NOT NULL
);
CREATE INDEX record_age ON record (corporation, started_at);
CREATE INDEX record_of_meeting ON record (meeting, started_at);

-- Whose past has it, once it is over.
CREATE TABLE record_viewer (
    viewer TEXT NOT NULL,
    started_at BIGINT NOT NULL,
    holding TEXT NOT NULL REFERENCES record (holding) ON DELETE CASCADE,
    PRIMARY KEY (viewer, started_at, holding)
) WITHOUT ROWID;
CREATE INDEX record_viewer_of_record ON record_viewer (holding);

CREATE TABLE stay (
    holding TEXT NOT NULL REFERENCES record (holding) ON DELETE CASCADE,
    joined_at BIGINT NOT NULL,
    participant TEXT NOT NULL,
    left_at BIGINT,
    search TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (holding, joined_at, participant)
) WITHOUT ROWID;

CREATE TABLE control (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    holding TEXT NOT NULL REFERENCES record (holding) ON DELETE CASCADE,
    body TEXT NOT NULL
);
CREATE INDEX control_of_record ON control (holding, id);

-- Where events of a corporation (`c:`) or a provider (`p:`) are pushed to.
CREATE TABLE subscription (
    id TEXT NOT NULL PRIMARY KEY,
    owner TEXT NOT NULL,
    -- 0: enabled, 1: disabled, 2: locked.
    status BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    body TEXT NOT NULL,
    subscriber_key BLOB NOT NULL
);
CREATE UNIQUE INDEX subscription_owner ON subscription (owner);

-- What invited people have answered, for a meeting or for one of its occurrences.
CREATE TABLE reply (
    meeting TEXT NOT NULL,
    address TEXT NOT NULL,
    occurrence TEXT NOT NULL,
    corporation TEXT NOT NULL,
    name TEXT NOT NULL,
    -- 0: accepted, 1: declined, 2: tentative.
    answer BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (meeting, address, occurrence)
) WITHOUT ROWID;
