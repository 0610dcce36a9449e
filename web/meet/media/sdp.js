// The little that is read out of a session description. Nothing is ever changed in one.

/**
 * What tells the server's transport from another: its DTLS fingerprints, sorted. An answer with
 * others comes from a server that does not know the transport, since it was restarted.
 *
 * @param {string} sdp
 * @returns {string}
 */
export function fingerprints(sdp) {
  const found = new Set();
  for (const match of sdp.matchAll(/^a=fingerprint:(\S+) (\S+)\s*$/gim)) {
    found.add(`${match[1]} ${match[2]}`.toLowerCase());
  }
  return [...found].sort().join(",");
}
