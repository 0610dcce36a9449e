-- What was measured of people's lines in meetings that are or were held. Keep in step with ../sqlite.

CREATE TABLE sample (
    holding TEXT COLLATE "C" NOT NULL REFERENCES record (holding) ON DELETE CASCADE,
    participant TEXT COLLATE "C" NOT NULL,
    at BIGINT NOT NULL,
    body TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (holding, participant, at)
);

-- What of somebody's line was bad at any time, as a set of bits. A row means that there are samples.
CREATE TABLE quality (
    holding TEXT COLLATE "C" NOT NULL REFERENCES record (holding) ON DELETE CASCADE,
    participant TEXT COLLATE "C" NOT NULL,
    alarms BIGINT NOT NULL,
    PRIMARY KEY (holding, participant)
);

-- Meetings that are being held are listed newest first.
CREATE INDEX record_running ON record (corporation, started_at) WHERE ended_at IS NULL;
