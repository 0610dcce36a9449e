-- Who signed in with which kind of client in each quarter of an hour, which is what all zones' days are
-- made of. Keep in step with ../postgres.

CREATE TABLE sign_in (
    corporation TEXT NOT NULL,
    at BIGINT NOT NULL,
    user_id TEXT NOT NULL,
    client_type BIGINT NOT NULL,
    PRIMARY KEY (corporation, at, user_id, client_type)
) WITHOUT ROWID;
CREATE INDEX sign_in_age ON sign_in (at);
