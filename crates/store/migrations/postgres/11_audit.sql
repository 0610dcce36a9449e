-- Who changed what of a corporation, when and from where. Keep in step with ../sqlite.

CREATE TABLE audit (
    corporation TEXT COLLATE "C" NOT NULL REFERENCES corporation (id) ON DELETE CASCADE,
    at BIGINT NOT NULL,
    -- Random: two changes may come in one millisecond.
    id TEXT COLLATE "C" NOT NULL,
    search TEXT COLLATE "C" NOT NULL,
    body TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (corporation, at, id)
);
CREATE INDEX audit_time ON audit (at);
