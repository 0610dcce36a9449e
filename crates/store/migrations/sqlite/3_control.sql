-- What programs control meetings with. Keep in step with ../postgres.

CREATE TABLE conference_token (
    hash BLOB NOT NULL PRIMARY KEY,
    corporation TEXT NOT NULL REFERENCES corporation (id) ON DELETE CASCADE,
    meeting TEXT NOT NULL,
    holding TEXT NOT NULL,
    host BIGINT NOT NULL,
    user_id TEXT NOT NULL,
    until BIGINT NOT NULL
);
CREATE INDEX conference_token_end ON conference_token (until);
