// The client's files and the scenes, with the headers that the server sends with pages. Loopback, any port.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

const WEB = fileURLToPath(new URL("../../../web/", import.meta.url));
const TESTS = fileURLToPath(new URL("../../", import.meta.url));
const KINDS = { ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".svg": "image/svg+xml" };

/** The same as in the server's `pages`. */
const POLICY = "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; frame-src 'none'; object-src 'none'; media-src 'self' blob:; require-trusted-types-for 'script'";

const INVITATION = JSON.stringify({
  subject: "Weekly planning", scheduler: "Ana Prado", name: "Inês Duarte", timeZoneID: "26", language: "en-US",
  when: Array.from({ length: 6 }, (_, week) => ({ startTime: `2031-03-${String(3 + week).padStart(2, "0")} 10:00`, endTime: `2031-03-${String(3 + week).padStart(2, "0")} 11:00` })),
});

/** @returns {Promise<{ origin: string, close: () => void }>} */
export function serve() {
  const server = createServer(async (request, response) => {
    const path = normalize(new URL(request.url ?? "/", "http://localhost").pathname);
    if (path === "/health") return void response.writeHead(200, { "content-type": "application/json" }).end('{"status":"up","version":"0.3.0"}');
    // What an invitation's link leads to, of which the page asks this.
    if (path === "/v1/convoca/replies/good") return void response.writeHead(200, { "content-type": "application/json" }).end(request.method === "GET" ? INVITATION : "{}");
    if (path === "/v1/convoca/zones") return void response.writeHead(200, { "content-type": "application/json" }).end('{"zones":[{"id":"26","name":"Europe/London"}]}');
    if (path === "/live/meeting/key/state.json") return void response.writeHead(200, { "content-type": "application/json" }).end('{"subject":"Annual gathering","state":"waiting","startMs":1900000000000}');
    try {
      const content = await file(path);
      response.writeHead(200, { "content-type": KINDS[extname(path) || ".html"] ?? "application/octet-stream", "content-security-policy": POLICY }).end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  return new Promise((resolve) =>
    server.listen(0, "127.0.0.1", () => resolve({ origin: `http://127.0.0.1:${server.address().port}`, close: () => server.close() })),
  );
}

/** @param {string} path */
async function file(path) {
  if (path === "/") return readFile(join(WEB, "index.html"));
  if (path.startsWith("/assets/")) return readFile(join(WEB, path.slice("/assets/".length)));
  if (path === "/scene.html") {
    // The same page as the client's, with a scene in place of its script, so that styles are the real ones.
    const page = await readFile(join(WEB, "index.html"), "utf8");
    return page.replace("/assets/start/main.js", "/tests/web/views/scenes.js").replace('<div id="meeting" hidden>', '<div id="meeting">');
  }
  if (path.startsWith("/r/")) return readFile(join(WEB, "reply/index.html"));
  if (path === "/live") return readFile(join(WEB, "live/index.html"));
  if (path === "/live.html") {
    const page = await readFile(join(WEB, "live/index.html"), "utf8");
    return page.replace("/assets/live/main.js", "/tests/web/views/live_scenes.js");
  }
  if (path === "/portal.html") {
    const page = await readFile(join(WEB, "portal/index.html"), "utf8");
    return page.replace("/assets/portal/main.js", "/tests/web/views/portal_scenes.js");
  }
  // Pure modules that fakes need as well, under the path that they have beside the tests.
  if (path.startsWith("/web/")) return readFile(join(WEB, path.slice("/web/".length)));
  if (path.startsWith("/tests/")) return readFile(join(TESTS, path.slice("/tests/".length)));
  throw new Error("no such file");
}
