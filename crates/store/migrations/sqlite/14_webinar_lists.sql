-- Webinars stand in a list of their own beside each list that they are in; those that there are already are
-- put into it here. Keep in step with ../postgres.

INSERT INTO listing (viewer, starts_at, meeting_id, next_end)
SELECT 'w:' || listing.viewer, listing.starts_at, listing.meeting_id, listing.next_end
FROM listing JOIN meeting ON meeting.id = listing.meeting_id
WHERE json_extract(meeting.body, '$.webinar') IS NOT NULL;

INSERT INTO listing_count (viewer, level, part, slot, n)
SELECT viewer, 0, starts_at >> 25, 0, COUNT(*) FROM listing WHERE viewer LIKE 'w:%' GROUP BY viewer, starts_at >> 25;
INSERT INTO listing_count (viewer, level, part, slot, n)
SELECT viewer, 1, starts_at >> 31, 0, COUNT(*) FROM listing WHERE viewer LIKE 'w:%' GROUP BY viewer, starts_at >> 31;

INSERT INTO record_viewer (viewer, started_at, holding)
SELECT 'w:' || record_viewer.viewer, record_viewer.started_at, record_viewer.holding
FROM record_viewer JOIN record ON record.holding = record_viewer.holding
WHERE json_extract(record.body, '$.booking.webinar') IS NOT NULL;
