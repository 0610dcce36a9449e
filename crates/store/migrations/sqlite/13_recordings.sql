-- Files that meetings were recorded into. Keep in step with ../postgres.

CREATE TABLE recording (
    id TEXT NOT NULL PRIMARY KEY,
    holding TEXT NOT NULL REFERENCES record (holding) ON DELETE CASCADE,
    corporation TEXT NOT NULL,
    began_at BIGINT NOT NULL,
    -- Size of the file.
    bytes BIGINT NOT NULL,
    body TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX recording_of_holding ON recording (holding, began_at, id);
CREATE INDEX recording_of_corporation ON recording (corporation, began_at, bytes);

-- Tokens that a file may be fetched with once.
CREATE TABLE recording_token (
    hash BLOB NOT NULL PRIMARY KEY,
    recording TEXT NOT NULL REFERENCES recording (id) ON DELETE CASCADE,
    until BIGINT NOT NULL
) WITHOUT ROWID;
CREATE INDEX recording_token_end ON recording_token (until);
