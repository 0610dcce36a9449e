-- Who changed what of a corporation, when and from where. Keep in step with ../postgres.

CREATE TABLE audit (
    corporation TEXT NOT NULL REFERENCES corporation (id) ON DELETE CASCADE,
    at BIGINT NOT NULL,
    -- Random: two changes may come in one millisecond.
    id TEXT NOT NULL,
    search TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (corporation, at, id)
) WITHOUT ROWID;
CREATE INDEX audit_time ON audit (at);
