-- Webinars stand in a list of their own beside each list that they are in; those that there are already are
-- put into it here. Keep in step with ../sqlite.

INSERT INTO listing (viewer, starts_at, meeting_id, next_end)
SELECT 'w:' || listing.viewer, listing.starts_at, listing.meeting_id, listing.next_end
FROM listing JOIN meeting ON meeting.id = listing.meeting_id
WHERE (meeting.body::json ->> 'webinar') IS NOT NULL;

-- The slot of a meeting, of 16, follows from the last four characters of its ID.
INSERT INTO listing_count (viewer, level, part, slot, n)
SELECT viewer, level, starts_at >> bits, (ascii(last) * 1000 + ascii(substr(last, 2)) * 100
    + ascii(substr(last, 3)) * 10 + ascii(substr(last, 4))) % 16, COUNT(*)
FROM (
    SELECT viewer, starts_at, reverse(right(meeting_id, 4)) AS last FROM listing WHERE viewer LIKE 'w:%'
) AS own
CROSS JOIN (VALUES (0, 25), (1, 31)) AS levels (level, bits)
GROUP BY 1, 2, 3, 4;

INSERT INTO record_viewer (viewer, started_at, holding)
SELECT 'w:' || record_viewer.viewer, record_viewer.started_at, record_viewer.holding
FROM record_viewer JOIN record ON record.holding = record_viewer.holding
WHERE (record.body::json -> 'booking' ->> 'webinar') IS NOT NULL;
