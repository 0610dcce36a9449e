-- Departments, what people are listed by, pictures and contacts. Keep in step with ../sqlite.

ALTER TABLE person ADD COLUMN department TEXT COLLATE "C" NOT NULL DEFAULT '1';
ALTER TABLE person ADD COLUMN sort_level BIGINT NOT NULL DEFAULT 10000;
ALTER TABLE person ADD COLUMN disabled BIGINT NOT NULL DEFAULT 0;
ALTER TABLE person ADD COLUMN board BIGINT NOT NULL DEFAULT 0;
-- The number of the corporation's last change that touched this person.
ALTER TABLE person ADD COLUMN seq BIGINT NOT NULL DEFAULT 1;
UPDATE person SET disabled = (body::jsonb ->> 'disabled')::boolean::integer;
CREATE INDEX person_changed ON person (corporation, seq);
CREATE INDEX person_of_department ON person (corporation, department);

-- How many changes to its people a corporation has seen.
CREATE TABLE roster (
    corporation TEXT COLLATE "C" NOT NULL PRIMARY KEY REFERENCES corporation (id) ON DELETE CASCADE,
    seq BIGINT NOT NULL
);
INSERT INTO roster (corporation, seq) SELECT id, 1 FROM corporation;

-- Who went with which change; old ones are forgotten.
CREATE TABLE person_gone (
    corporation TEXT COLLATE "C" NOT NULL REFERENCES corporation (id) ON DELETE CASCADE,
    seq BIGINT NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (corporation, seq, id)
);

CREATE TABLE department (
    corporation TEXT COLLATE "C" NOT NULL REFERENCES corporation (id) ON DELETE CASCADE,
    code TEXT COLLATE "C" NOT NULL,
    uses BIGINT NOT NULL,
    body TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (corporation, code)
);

CREATE TABLE picture (
    person TEXT COLLATE "C" NOT NULL PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
    -- Random: who knows it may fetch the picture.
    id TEXT COLLATE "C" NOT NULL,
    png BIGINT NOT NULL,
    image BYTEA NOT NULL
);
CREATE UNIQUE INDEX picture_id ON picture (id);

-- People outside: a person's own contacts, or, without an owner, the corporation's.
CREATE TABLE contact (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    corporation TEXT COLLATE "C" NOT NULL REFERENCES corporation (id) ON DELETE CASCADE,
    owner TEXT COLLATE "C" REFERENCES person (id) ON DELETE CASCADE,
    -- Name and ID, in the order of which they are listed.
    place TEXT COLLATE "C" NOT NULL,
    search TEXT COLLATE "C" NOT NULL,
    body TEXT COLLATE "C" NOT NULL
);
CREATE INDEX contact_of_owner ON contact (corporation, owner, place);
