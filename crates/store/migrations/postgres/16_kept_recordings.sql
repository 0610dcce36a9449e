-- What becomes of recordings. Keep in step with ../sqlite.

-- When it was told that all is listed that a holding was recorded into. What is over by now is not told of.
ALTER TABLE record ADD COLUMN recorded_at BIGINT;
UPDATE record SET recorded_at = 0 WHERE ended_at IS NOT NULL;

-- Where a file is. 0: in the data folder, 1: in the object store, 2: there and perhaps in the object store.
ALTER TABLE recording ADD COLUMN place BIGINT NOT NULL DEFAULT 0;

-- Files whose rows are gone, for whatever reason, and which are to be removed.
CREATE TABLE gone_recording (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    holding TEXT COLLATE "C" NOT NULL,
    place BIGINT NOT NULL,
    gone_at BIGINT NOT NULL
);
CREATE INDEX gone_recording_of_holding ON gone_recording (holding);
CREATE INDEX gone_recording_age ON gone_recording (gone_at);
CREATE INDEX gone_recording_object ON gone_recording (gone_at, id) WHERE place > 0;

CREATE FUNCTION note_gone_recording() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO gone_recording (id, holding, place, gone_at)
    VALUES (OLD.id, OLD.holding, OLD.place, CAST(EXTRACT(EPOCH FROM now()) * 1000 AS BIGINT))
    ON CONFLICT (id) DO NOTHING;
    RETURN NULL;
END $$;
CREATE TRIGGER recording_gone AFTER DELETE ON recording FOR EACH ROW EXECUTE FUNCTION note_gone_recording();
