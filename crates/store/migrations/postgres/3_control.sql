-- What programs control meetings with. Keep in step with ../sqlite.

CREATE TABLE conference_token (
    hash BYTEA NOT NULL PRIMARY KEY,
    corporation TEXT COLLATE "C" NOT NULL REFERENCES corporation (id) ON DELETE CASCADE,
    meeting TEXT COLLATE "C" NOT NULL,
    holding TEXT COLLATE "C" NOT NULL,
    host BIGINT NOT NULL,
    user_id TEXT COLLATE "C" NOT NULL,
    until BIGINT NOT NULL
);
CREATE INDEX conference_token_end ON conference_token (until);
