// The first two calls of any program, as commands for a shell, and what curl must be told about
// this server.

/**
 * A server at a bare address or at localhost shows the certificate that it made itself, which curl
 * refuses unless told.
 *
 * @param {string} origin such as https://localhost:8443
 */
export function isSelfSignedLikely(origin) {
  const { protocol, hostname } = new URL(origin);
  return protocol === "https:" && (hostname === "localhost" || /^[\d.]+$|^\[/.test(hostname));
}

/** @param {string} origin */
export function signInCommand(origin) {
  return [
    `${start(origin)} \\`,
    `  '${origin}/v1/usg/acs/auth/account' \\`,
    `  -u "$ACCOUNT:$PASSWORD" \\`,
    `  -H 'Content-Type: application/json' \\`,
    `  -d "{\\"account\\": \\"$ACCOUNT\\", \\"clientType\\": 72}"`,
  ].join("\n");
}

/** @param {string} origin */
export function createCommand(origin) {
  return [
    `${start(origin)} \\`,
    `  '${origin}/v1/mmc/management/conferences' \\`,
    `  -H "X-Access-Token: $TOKEN" \\`,
    `  -H 'Content-Type: application/json' \\`,
    `  -d '{"subject": "First meeting", "mediaTypes": "HDVideo"}'`,
  ].join("\n");
}

/** @param {string} origin */
function start(origin) {
  return isSelfSignedLikely(origin) ? "curl --insecure" : "curl";
}
