-- Times are milliseconds since 1970 in UTC, flags 0 or 1, sealed values BYTEA. Nouns live as JSON in
-- `body`; beside it stand only the columns that are searched. Keep in step with ../sqlite.
-- Collation "C" makes both engines sort alike, by bytes.

CREATE TABLE meta (
    name TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    value BYTEA NOT NULL
);

-- Rows that a unit of work updates to have its turn: portable locks.
CREATE TABLE turn (
    name TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    uses BIGINT NOT NULL
);
INSERT INTO turn (name, uses) VALUES ('advance', 0), ('provision', 0);

CREATE TABLE corporation (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    body TEXT COLLATE "C" NOT NULL
);

CREATE TABLE person (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    corporation TEXT COLLATE "C" NOT NULL REFERENCES corporation (id),
    account TEXT COLLATE "C" NOT NULL,
    third_account TEXT COLLATE "C",
    number TEXT COLLATE "C" NOT NULL,
    -- 0: the corporation's default administrator, 1: another, 2: nobody's.
    level BIGINT NOT NULL,
    provider BIGINT NOT NULL,
    search TEXT COLLATE "C" NOT NULL,
    password_hash TEXT COLLATE "C",
    password_changed BIGINT NOT NULL,
    uses BIGINT NOT NULL,
    body TEXT COLLATE "C" NOT NULL
);
CREATE UNIQUE INDEX person_account ON person (account);
CREATE UNIQUE INDEX person_third_account ON person (corporation, third_account);
CREATE UNIQUE INDEX person_number ON person (number);
CREATE INDEX person_of_corporation ON person (corporation, account);
CREATE INDEX person_default_admin ON person (corporation, account) WHERE level = 0 AND provider = 0;
CREATE INDEX person_provider ON person (account) WHERE provider = 1;

CREATE TABLE session (
    token_hash BYTEA NOT NULL PRIMARY KEY,
    refresh_hash BYTEA NOT NULL,
    user_id TEXT COLLATE "C" NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    client_type BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    refresh_expires_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX session_refresh ON session (refresh_hash);
CREATE INDEX session_of_user ON session (user_id, client_type, created_at);
CREATE INDEX session_end ON session (refresh_expires_at);

CREATE TABLE app_nonce (
    application TEXT COLLATE "C" NOT NULL,
    nonce TEXT COLLATE "C" NOT NULL,
    until BIGINT NOT NULL,
    PRIMARY KEY (application, nonce)
);
CREATE INDEX app_nonce_end ON app_nonce (until);

CREATE TABLE portal_nonce (
    hash BYTEA NOT NULL PRIMARY KEY,
    user_id TEXT COLLATE "C" NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    expires_at BIGINT NOT NULL
);
CREATE INDEX portal_nonce_of_user ON portal_nonce (user_id);
CREATE INDEX portal_nonce_end ON portal_nonce (expires_at);

CREATE TABLE application (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    corporation TEXT COLLATE "C" NOT NULL REFERENCES corporation (id),
    created_at BIGINT NOT NULL,
    body TEXT COLLATE "C" NOT NULL,
    app_key BYTEA NOT NULL
);
CREATE INDEX application_of_corporation ON application (corporation, created_at, id);

CREATE TABLE room (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    corporation TEXT COLLATE "C" NOT NULL REFERENCES corporation (id),
    owner TEXT COLLATE "C" REFERENCES person (id),
    number TEXT COLLATE "C" NOT NULL,
    -- 0: personal, 1: cloud.
    kind BIGINT NOT NULL,
    search TEXT COLLATE "C" NOT NULL,
    uses BIGINT NOT NULL,
    body BYTEA NOT NULL
);
CREATE UNIQUE INDEX room_number ON room (number);
CREATE INDEX room_of_owner ON room (owner, kind, number);
CREATE INDEX room_of_corporation ON room (corporation, number);

CREATE TABLE room_slot (
    room_id TEXT COLLATE "C" NOT NULL REFERENCES room (id) ON DELETE CASCADE,
    starts_at BIGINT NOT NULL,
    meeting_id TEXT COLLATE "C" NOT NULL,
    ends_at BIGINT NOT NULL,
    -- Whether the meeting is an instant one, which runs for as long as the slot lasts.
    instant BIGINT NOT NULL,
    PRIMARY KEY (room_id, starts_at, meeting_id)
);
CREATE INDEX room_slot_of_meeting ON room_slot (meeting_id);
CREATE INDEX room_slot_end ON room_slot (ends_at);

CREATE TABLE meeting (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    corporation TEXT COLLATE "C" NOT NULL,
    revision BIGINT NOT NULL,
    -- The span under which `listing` holds it for each of its viewers; NULL when no list does.
    listed_start BIGINT,
    listed_end BIGINT,
    search TEXT COLLATE "C" NOT NULL,
    body TEXT COLLATE "C" NOT NULL,
    secrets BYTEA NOT NULL
);

CREATE TABLE listing (
    viewer TEXT COLLATE "C" NOT NULL,
    starts_at BIGINT NOT NULL,
    meeting_id TEXT COLLATE "C" NOT NULL,
    next_end BIGINT NOT NULL,
    PRIMARY KEY (viewer, starts_at, meeting_id)
);
CREATE INDEX listing_end ON listing (viewer, next_end);

-- How many rows `listing` has for a viewer in a part of time: its start shifted right by 25 bits
-- (level 0, nine hours) or 31 bits (level 1, 25 days). The count is the sum over the slots, over
-- which it is spread so that writers seldom wait for each other. Pages are left half empty so
-- that updates stay inside them.
CREATE TABLE listing_count (
    viewer TEXT COLLATE "C" NOT NULL,
    level BIGINT NOT NULL,
    part BIGINT NOT NULL,
    slot BIGINT NOT NULL,
    n BIGINT NOT NULL,
    PRIMARY KEY (viewer, level, part, slot)
) WITH (fillfactor = 50);

CREATE TABLE remembered (
    user_id TEXT COLLATE "C" NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    request_key TEXT COLLATE "C" NOT NULL,
    request BYTEA NOT NULL,
    answer BYTEA NOT NULL,
    expires_at BIGINT NOT NULL,
    PRIMARY KEY (user_id, request_key)
);
CREATE INDEX remembered_end ON remembered (expires_at);
