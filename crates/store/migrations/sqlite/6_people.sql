-- Departments, what people are listed by, pictures and contacts. Keep in step with ../postgres.

ALTER TABLE person ADD COLUMN department TEXT NOT NULL DEFAULT '1';
ALTER TABLE person ADD COLUMN sort_level BIGINT NOT NULL DEFAULT 10000;
ALTER TABLE person ADD COLUMN disabled BIGINT NOT NULL DEFAULT 0;
ALTER TABLE person ADD COLUMN board BIGINT NOT NULL DEFAULT 0;
-- The number of the corporation's last change that touched this person.
ALTER TABLE person ADD COLUMN seq BIGINT NOT NULL DEFAULT 1;
UPDATE person SET disabled = json_extract(body, '$.disabled');
CREATE INDEX person_changed ON person (corporation, seq);
CREATE INDEX person_of_department ON person (corporation, department);

-- How many changes to its people a corporation has seen.
CREATE TABLE roster (
    corporation TEXT NOT NULL PRIMARY KEY REFERENCES corporation (id) ON DELETE CASCADE,
    seq BIGINT NOT NULL
) WITHOUT ROWID;
INSERT INTO roster (corporation, seq) SELECT id, 1 FROM corporation;

-- Who went with which change; old ones are forgotten.
CREATE TABLE person_gone (
    corporation TEXT NOT NULL REFERENCES corporation (id) ON DELETE CASCADE,
    seq BIGINT NOT NULL,
    id TEXT NOT NULL,
    PRIMARY KEY (corporation, seq, id)
) WITHOUT ROWID;

CREATE TABLE department (
    corporation TEXT NOT NULL REFERENCES corporation (id) ON DELETE CASCADE,
    code TEXT NOT NULL,
    uses BIGINT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (corporation, code)
) WITHOUT ROWID;

CREATE TABLE picture (
    person TEXT NOT NULL PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
    -- Random: who knows it may fetch the picture.
    id TEXT NOT NULL,
    png BIGINT NOT NULL,
    image BLOB NOT NULL
);
CREATE UNIQUE INDEX picture_id ON picture (id);

-- People outside: a person's own contacts, or, without an owner, the corporation's.
CREATE TABLE contact (
    id TEXT NOT NULL PRIMARY KEY,
    corporation TEXT NOT NULL REFERENCES corporation (id) ON DELETE CASCADE,
    owner TEXT REFERENCES person (id) ON DELETE CASCADE,
    -- Name and ID, in the order of which they are listed.
    place TEXT NOT NULL,
    search TEXT NOT NULL,
    body TEXT NOT NULL
);
CREATE INDEX contact_of_owner ON contact (corporation, owner, place);
