// The little that is read out of a session description. Nothing is ever changed in one.

/**
 * What tells one transport of the server from another: the session's number (RFC 8866, section 5.2),
 * which stays the same in all answers of one (RFC 8829, section 5.3.2), and the DTLS fingerprints. An
 * answer with others comes from a server that knows nothing of the transport that was, because it
 * was restarted or had given it up.
 *
 * @param {string} sdp
 * @returns {string}
 */
export function transportOf(sdp) {
  const session = /^o=\S+ (\d+) /m.exec(sdp)?.[1] ?? "";
  const prints = new Set();
  for (const match of sdp.matchAll(/^a=fingerprint:(\S+) (\S+)\s*$/gim)) {
    prints.add(`${match[1]} ${match[2]}`.toLowerCase());
  }
  return [session, ...[...prints].sort()].join(",");
}
