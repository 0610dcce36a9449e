-- Where a corporation's people sign in elsewhere, and the states of such sign-ins that were used up.
-- Keep in step with ../sqlite.

CREATE TABLE sign_on (
    corporation TEXT COLLATE "C" NOT NULL PRIMARY KEY REFERENCES corporation (id) ON DELETE CASCADE,
    -- What people type to be sent to it; absent while none is set.
    domain TEXT COLLATE "C",
    -- The secret that the provider knows this server by, sealed; absent while none is set.
    secret BYTEA,
    body TEXT COLLATE "C" NOT NULL
);
CREATE UNIQUE INDEX sign_on_domain ON sign_on (domain);

CREATE TABLE sign_on_used (
    hash BYTEA NOT NULL PRIMARY KEY,
    until BIGINT NOT NULL
);
CREATE INDEX sign_on_used_end ON sign_on_used (until);
