-- Corporations under a provider, what he gives them, and the rooms that come with it. Keep in step with
-- ../sqlite.

-- What a corporation is looked for by, a number that units update to have their turn, and whether it is
-- being removed.
ALTER TABLE corporation ADD COLUMN search TEXT NOT NULL DEFAULT '';
ALTER TABLE corporation ADD COLUMN uses BIGINT NOT NULL DEFAULT 0;
ALTER TABLE corporation ADD COLUMN doomed BIGINT NOT NULL DEFAULT 0;
UPDATE corporation SET search = lower(body::json ->> 'name');
CREATE INDEX corporation_doomed ON corporation (id) WHERE doomed = 1;

-- The order that a room came with.
ALTER TABLE room ADD COLUMN order_id TEXT COLLATE "C";
CREATE INDEX room_of_order ON room (corporation, order_id) WHERE order_id IS NOT NULL;

CREATE TABLE resource_order (
    corporation TEXT COLLATE "C" NOT NULL REFERENCES corporation (id) ON DELETE CASCADE,
    id TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (corporation, id, kind)
);

-- What was done with orders. IDs go up in the order in which it was done.
CREATE TABLE resource_record (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    corporation TEXT COLLATE "C" NOT NULL REFERENCES corporation (id) ON DELETE CASCADE,
    at BIGINT NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    package TEXT COLLATE "C" NOT NULL,
    -- 0: added, 1: removed, 2: changed, 3: stopped, 4: started.
    operation BIGINT NOT NULL,
    expires_at BIGINT,
    search TEXT NOT NULL,
    body TEXT NOT NULL
);
CREATE INDEX resource_record_of_corporation ON resource_record (corporation, id);
