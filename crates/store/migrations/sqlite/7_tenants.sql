-- Corporations under a provider, what he gives them, and the rooms that come with it. Keep in step with
-- ../postgres.

-- What a corporation is looked for by, a number that units update to have their turn, and whether it is
-- being removed.
ALTER TABLE corporation ADD COLUMN search TEXT NOT NULL DEFAULT '';
ALTER TABLE corporation ADD COLUMN uses BIGINT NOT NULL DEFAULT 0;
ALTER TABLE corporation ADD COLUMN doomed BIGINT NOT NULL DEFAULT 0;
UPDATE corporation SET search = lower(json_extract(body, '$.name'));
CREATE INDEX corporation_doomed ON corporation (id) WHERE doomed = 1;

-- The order that a room came with.
ALTER TABLE room ADD COLUMN order_id TEXT;
CREATE INDEX room_of_order ON room (corporation, order_id) WHERE order_id IS NOT NULL;

CREATE TABLE resource_order (
    corporation TEXT NOT NULL REFERENCES corporation (id) ON DELETE CASCADE,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (corporation, id, kind)
) WITHOUT ROWID;

-- What was done with orders. IDs go up in the order in which it was done.
CREATE TABLE resource_record (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    corporation TEXT NOT NULL REFERENCES corporation (id) ON DELETE CASCADE,
    at BIGINT NOT NULL,
    kind TEXT NOT NULL,
    package TEXT NOT NULL,
    -- 0: added, 1: removed, 2: changed, 3: stopped, 4: started.
    operation BIGINT NOT NULL,
    expires_at BIGINT,
    search TEXT NOT NULL,
    body TEXT NOT NULL
);
CREATE INDEX resource_record_of_corporation ON resource_record (corporation, id);
