-- Room systems and screens. Keep in step with ../postgres. Each has a row in person as well.

CREATE TABLE device (
    id TEXT NOT NULL PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
    corporation TEXT NOT NULL REFERENCES corporation (id) ON DELETE CASCADE,
    serial TEXT NOT NULL,
    -- 0: room system, 1: smart screen, 2: board, 3: whiteboard.
    kind BIGINT NOT NULL,
    model TEXT NOT NULL,
    -- What it counts against, as the limits name it.
    resource TEXT NOT NULL,
    department TEXT NOT NULL,
    search TEXT NOT NULL,
    -- The code that it can be signed in with, sealed, and its hash; absent once used.
    code BLOB,
    code_hash BLOB,
    code_until BIGINT,
    body TEXT NOT NULL
) WITHOUT ROWID;
CREATE UNIQUE INDEX device_serial ON device (corporation, serial);
CREATE UNIQUE INDEX device_code ON device (code_hash);
CREATE INDEX device_of_corporation ON device (corporation, kind, serial);
CREATE INDEX device_resource ON device (corporation, resource);
