// Where a meeting is joined from here: on the server that showed this page, whatever name of it the
// link was written with.

/** @param {string} link @returns {string} */
export function joinPath(link) {
  const at = link.indexOf("#");
  return at < 0 ? link : `/${link.slice(at)}`;
}

/** The best link that one has: as host of one's own meetings, else as guest. @param {import("../../state/model.js").Meeting} meeting */
export function ownLink(meeting) {
  return joinPath(meeting.hostLink ?? meeting.guestLink);
}
