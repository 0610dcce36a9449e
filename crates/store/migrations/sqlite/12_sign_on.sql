-- Where a corporation's people sign in elsewhere, and the states of such sign-ins that were used up.
-- Keep in step with ../postgres.

CREATE TABLE sign_on (
    corporation TEXT NOT NULL PRIMARY KEY REFERENCES corporation (id) ON DELETE CASCADE,
    -- What people type to be sent to it; absent while none is set.
    domain TEXT,
    -- The secret that the provider knows this server by, sealed; absent while none is set.
    secret BLOB,
    body TEXT NOT NULL
) WITHOUT ROWID;
CREATE UNIQUE INDEX sign_on_domain ON sign_on (domain);

CREATE TABLE sign_on_used (
    hash BLOB NOT NULL PRIMARY KEY,
    until BIGINT NOT NULL
) WITHOUT ROWID;
CREATE INDEX sign_on_used_end ON sign_on_used (until);
