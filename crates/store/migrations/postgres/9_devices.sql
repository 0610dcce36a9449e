-- Room systems and screens. Keep in step with ../sqlite. Each has a row in person as well.

CREATE TABLE device (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
    corporation TEXT COLLATE "C" NOT NULL REFERENCES corporation (id) ON DELETE CASCADE,
    serial TEXT COLLATE "C" NOT NULL,
    -- 0: room system, 1: smart screen, 2: board, 3: whiteboard.
    kind BIGINT NOT NULL,
    model TEXT COLLATE "C" NOT NULL,
    -- What it counts against, as the limits name it.
    resource TEXT COLLATE "C" NOT NULL,
    department TEXT COLLATE "C" NOT NULL,
    search TEXT COLLATE "C" NOT NULL,
    -- The code that it can be signed in with, sealed, and its hash; absent once used.
    code BYTEA,
    code_hash BYTEA,
    code_until BIGINT,
    body TEXT COLLATE "C" NOT NULL
);
CREATE UNIQUE INDEX device_serial ON device (corporation, serial);
CREATE UNIQUE INDEX device_code ON device (code_hash);
CREATE INDEX device_of_corporation ON device (corporation, kind, serial);
CREATE INDEX device_resource ON device (corporation, resource);
