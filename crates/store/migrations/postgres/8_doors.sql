-- When passwords were set, those that people had, and codes sent to people. Keep in step with ../sqlite.

-- 0: before this was kept.
ALTER TABLE person ADD COLUMN password_at BIGINT NOT NULL DEFAULT 0;

-- What a person is found by who has forgotten his password.
ALTER TABLE person ADD COLUMN email TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN phone TEXT COLLATE "C" NOT NULL DEFAULT '';
UPDATE person SET email = lower((body::json ->> 'email')), phone = (body::json ->> 'phone');
CREATE INDEX person_email ON person (email) WHERE email <> '';
CREATE INDEX person_phone ON person (phone) WHERE phone <> '';

-- Hashes of the last passwords that somebody had.
CREATE TABLE old_password (
    person TEXT COLLATE "C" NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    until BIGINT NOT NULL,
    hash TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (person, until)
);

-- The last code of each kind that somebody was sent, and how it has fared.
CREATE TABLE code (
    person TEXT COLLATE "C" NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    -- 0: to set a new password, 1: to have an address in one's profile.
    kind BIGINT NOT NULL,
    sent_at BIGINT NOT NULL,
    -- The day of sent_at, in days since 1970 UTC, and how many codes were sent on it.
    day BIGINT NOT NULL,
    sent BIGINT NOT NULL,
    until BIGINT NOT NULL,
    -- What the digits and what they are for are found by; absent once used.
    mark BYTEA,
    tries BIGINT NOT NULL,
    -- The hash of the token that the right digits were exchanged for, and until when it is good.
    token BYTEA,
    token_until BIGINT,
    PRIMARY KEY (person, kind)
);
