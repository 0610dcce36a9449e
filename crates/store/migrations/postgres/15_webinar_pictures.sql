-- Logos and covers of webinars. Keep in step with ../sqlite.

CREATE TABLE webinar_picture (
    -- Random: who knows it may fetch the picture.
    id TEXT NOT NULL PRIMARY KEY,
    corporation TEXT NOT NULL REFERENCES corporation (id) ON DELETE CASCADE,
    made_at BIGINT NOT NULL,
    png BIGINT NOT NULL,
    image BYTEA NOT NULL
);
CREATE INDEX webinar_picture_of ON webinar_picture (corporation, made_at);
