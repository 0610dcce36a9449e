-- Times are milliseconds since 1970 in UTC, flags 0 or 1, sealed values BLOB. Nouns live as JSON in
-- `body`; beside it stand only the columns that are searched. Keep in step with ../postgres.

CREATE TABLE meta (
    name TEXT NOT NULL PRIMARY KEY,
    value BLOB NOT NULL
) WITHOUT ROWID;

-- Rows that a unit of work updates to have its turn: portable locks.
CREATE TABLE turn (
    name TEXT NOT NULL PRIMARY KEY,
    uses BIGINT NOT NULL
) WITHOUT ROWID;
INSERT INTO turn (name, uses) VALUES ('advance', 0), ('provision', 0);

CREATE TABLE corporation (
    id TEXT NOT NULL PRIMARY KEY,
    body TEXT NOT NULL
);

CREATE TABLE person (
    id TEXT NOT NULL PRIMARY KEY,
    corporation TEXT NOT NULL REFERENCES corporation (id),
    account TEXT NOT NULL,
    third_account TEXT,
    number TEXT NOT NULL,
    -- 0: the corporation's default administrator, 1: another, 2: nobody's.
    level BIGINT NOT NULL,
    provider BIGINT NOT NULL,
    search TEXT NOT NULL,
    password_hash TEXT,
    password_changed BIGINT NOT NULL,
    uses BIGINT NOT NULL,
    body TEXT NOT NULL
);
CREATE UNIQUE INDEX person_account ON person (account);
CREATE UNIQUE INDEX person_third_account ON person (corporation, third_account);
CREATE UNIQUE INDEX person_number ON person (number);
CREATE INDEX person_of_corporation ON person (corporation, account);
CREATE INDEX person_default_admin ON person (corporation, account) WHERE level = 0 AND provider = 0;
CREATE INDEX person_provider ON person (account) WHERE provider = 1;

CREATE TABLE session (
    token_hash BLOB NOT NULL PRIMARY KEY,
    refresh_hash BLOB NOT NULL,
    user_id TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    client_type BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    refresh_expires_at BIGINT NOT NULL
) WITHOUT ROWID;
CREATE UNIQUE INDEX session_refresh ON session (refresh_hash);
CREATE INDEX session_of_user ON session (user_id, client_type, created_at);
CREATE INDEX session_end ON session (refresh_expires_at);

CREATE TABLE app_nonce (
    application TEXT NOT NULL,
    nonce TEXT NOT NULL,
    until BIGINT NOT NULL,
    PRIMARY KEY (application, nonce)
) WITHOUT ROWID;
CREATE INDEX app_nonce_end ON app_nonce (until);

CREATE TABLE portal_nonce (
    hash BLOB NOT NULL PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    expires_at BIGINT NOT NULL
) WITHOUT ROWID;
CREATE INDEX portal_nonce_of_user ON portal_nonce (user_id);
CREATE INDEX portal_nonce_end ON portal_nonce (expires_at);

CREATE TABLE application (
    id TEXT NOT NULL PRIMARY KEY,
    corporation TEXT NOT NULL REFERENCES corporation (id),
    created_at BIGINT NOT NULL,
    body TEXT NOT NULL,
    app_key BLOB NOT NULL
);
CREATE INDEX application_of_corporation ON application (corporation, created_at, id);

CREATE TABLE room (
    id TEXT NOT NULL PRIMARY KEY,
    corporation TEXT NOT NULL REFERENCES corporation (id),
    owner TEXT REFERENCES person (id),
    number TEXT NOT NULL,
    -- 0: personal, 1: cloud.
    kind BIGINT NOT NULL,
    search TEXT NOT NULL,
    uses BIGINT NOT NULL,
    body BLOB NOT NULL
);
CREATE UNIQUE INDEX room_number ON room (number);
CREATE INDEX room_of_owner ON room (owner, kind, number);
CREATE INDEX room_of_corporation ON room (corporation, number);

CREATE TABLE room_slot (
    room_id TEXT NOT NULL REFERENCES room (id) ON DELETE CASCADE,
    starts_at BIGINT NOT NULL,
    meeting_id TEXT NOT NULL,
    ends_at BIGINT NOT NULL,
    -- Whether the meeting is an instant one, which runs for as long as the slot lasts.
    instant BIGINT NOT NULL,
    PRIMARY KEY (room_id, starts_at, meeting_id)
) WITHOUT ROWID;
CREATE INDEX room_slot_of_meeting ON room_slot (meeting_id);
CREATE INDEX room_slot_end ON room_slot (ends_at);

CREATE TABLE meeting (
    id TEXT NOT NULL PRIMARY KEY,
    corporation TEXT NOT NULL,
    revision BIGINT NOT NULL,
    -- The span under which `listing` holds it for each of its viewers; NULL when no list does.
    listed_start BIGINT,
    listed_end BIGINT,
    search TEXT NOT NULL,
    body TEXT NOT NULL,
    secrets BLOB NOT NULL
);

CREATE TABLE listing (
    viewer TEXT NOT NULL,
    starts_at BIGINT NOT NULL,
    meeting_id TEXT NOT NULL,
    next_end BIGINT NOT NULL,
    PRIMARY KEY (viewer, starts_at, meeting_id)
) WITHOUT ROWID;
CREATE INDEX listing_end ON listing (viewer, next_end);

-- How many rows `listing` has for a viewer in a part of time: its start shifted right by 25 bits
-- (level 0, nine hours) or 31 bits (level 1, 25 days). The count is the sum over the slots, over
-- which it is spread so that writers seldom wait for each other.
CREATE TABLE listing_count (
    viewer TEXT NOT NULL,
    level BIGINT NOT NULL,
    part BIGINT NOT NULL,
    slot BIGINT NOT NULL,
    n BIGINT NOT NULL,
    PRIMARY KEY (viewer, level, part, slot)
) WITHOUT ROWID;

CREATE TABLE remembered (
    user_id TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    request_key TEXT NOT NULL,
    request BLOB NOT NULL,
    answer BLOB NOT NULL,
    expires_at BIGINT NOT NULL,
    PRIMARY KEY (user_id, request_key)
) WITHOUT ROWID;
CREATE INDEX remembered_end ON remembered (expires_at);
