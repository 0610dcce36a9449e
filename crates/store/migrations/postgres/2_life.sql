-- What a meeting sets going and what is remembered of it. Keep in step with ../sqlite.

-- What is to be done later or outside. IDs go up in the order in which jobs are put.
CREATE TABLE job (
    id BIGSERIAL PRIMARY KEY,
    uid TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    job_key TEXT COLLATE "C",
    lane TEXT COLLATE "C",
    corporation TEXT COLLATE "C" NOT NULL,
    meeting TEXT COLLATE "C",
    title TEXT COLLATE "C" NOT NULL,
    -- 0: waiting, 1: done, 2: dead.
    state BIGINT NOT NULL,
    run_at BIGINT NOT NULL,
    -- When it may be claimed: `run_at`, while it is leased the end of the lease, and behind another
    -- waiting one of its lane the end of time.
    due_at BIGINT NOT NULL,
    lease TEXT COLLATE "C",
    attempts BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    finished_at BIGINT,
    -- When the row goes, once it is done or dead.
    forget_at BIGINT,
    error TEXT COLLATE "C" NOT NULL,
    payload BYTEA NOT NULL
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
    holding TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    corporation TEXT COLLATE "C" NOT NULL,
    meeting TEXT COLLATE "C" NOT NULL,
    started_at BIGINT NOT NULL,
    ended_at BIGINT,
    search TEXT COLLATE "C" NOT NULL,
    body TEXT COLLATE "C" NOT NULL
);
CREATE INDEX record_age ON record (corporation, started_at);
CREATE INDEX record_of_meeting ON record (meeting, started_at);

-- Whose past has it, once it is over.
CREATE TABLE record_viewer (
    viewer TEXT COLLATE "C" NOT NULL,
    started_at BIGINT NOT NULL,
    holding TEXT COLLATE "C" NOT NULL REFERENCES record (holding) ON DELETE CASCADE,
    PRIMARY KEY (viewer, started_at, holding)
);
CREATE INDEX record_viewer_of_record ON record_viewer (holding);

CREATE TABLE stay (
    holding TEXT COLLATE "C" NOT NULL REFERENCES record (holding) ON DELETE CASCADE,
    joined_at BIGINT NOT NULL,
    participant TEXT COLLATE "C" NOT NULL,
    left_at BIGINT,
    search TEXT COLLATE "C" NOT NULL,
    body TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (holding, joined_at, participant)
);

CREATE TABLE control (
    id BIGSERIAL PRIMARY KEY,
    holding TEXT COLLATE "C" NOT NULL REFERENCES record (holding) ON DELETE CASCADE,
    body TEXT COLLATE "C" NOT NULL
);
CREATE INDEX control_of_record ON control (holding, id);

-- Where events of a corporation (`c:`) or a provider (`p:`) are pushed to.
CREATE TABLE subscription (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    owner TEXT COLLATE "C" NOT NULL,
    -- 0: enabled, 1: disabled, 2: locked.
    status BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    body TEXT COLLATE "C" NOT NULL,
    subscriber_key BYTEA NOT NULL
);
CREATE UNIQUE INDEX subscription_owner ON subscription (owner);

-- What invited people have answered, for a meeting or for one of its occurrences.
CREATE TABLE reply (
    meeting TEXT COLLATE "C" NOT NULL,
    address TEXT COLLATE "C" NOT NULL,
    occurrence TEXT COLLATE "C" NOT NULL,
    corporation TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    -- 0: accepted, 1: declined, 2: tentative.
    answer BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (meeting, address, occurrence)
);
