-- Files that meetings were recorded into. Keep in step with ../sqlite.

CREATE TABLE recording (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    holding TEXT COLLATE "C" NOT NULL REFERENCES record (holding) ON DELETE CASCADE,
    corporation TEXT COLLATE "C" NOT NULL,
    began_at BIGINT NOT NULL,
    -- Size of the file.
    bytes BIGINT NOT NULL,
    body TEXT COLLATE "C" NOT NULL
);
CREATE INDEX recording_of_holding ON recording (holding, began_at, id);
CREATE INDEX recording_of_corporation ON recording (corporation, began_at, bytes);

-- Tokens that a file may be fetched with once.
CREATE TABLE recording_token (
    hash BYTEA NOT NULL PRIMARY KEY,
    recording TEXT COLLATE "C" NOT NULL REFERENCES recording (id) ON DELETE CASCADE,
    until BIGINT NOT NULL
);
CREATE INDEX recording_token_end ON recording_token (until);
