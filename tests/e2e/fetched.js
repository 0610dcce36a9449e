// Recordings as a program finds and fetches them.

import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { eventually } from "./eventually.js";

/**
 * The one recording of a meeting that is over, once so many of its files are listed.
 *
 * @param {import("./program.js").Program} program
 * @param {string} subject
 * @param {number} [files]
 */
export async function found(program, subject, files = 1) {
  const span = { start_date: Date.now() - 3_600_000, end_date: Date.now() + 3_600_000, search_key: subject };
  return eventually(`the recording of ${subject} is listed`, async () => {
    const { count, data } = await program.does("SearchRecordings", span);
    if (count !== 1) return false;
    const { record_urls } = await program.does("ShowRecordingFileDownloadUrls", { conf_uuid: data[0].conf_uuid });
    return record_urls[0].urls.length >= files && data[0];
  });
}

/**
 * Fetches a recording's files as a program does.
 *
 * @param {import("./server.js").Server} server
 * @param {import("./program.js").Program} program
 * @param {string} holding
 * @param {string} folder
 */
export async function fetched(server, program, holding, folder) {
  const { record_urls } = await program.does("ShowRecordingFileDownloadUrls", { conf_uuid: holding });
  const files = [];
  for (const { token, file_type, url } of record_urls[0].urls) {
    const here = `${server.origin}${new URL(url).pathname}`;
    const get = (/** @type {string} */ at) => fetch(at, { headers: { authorization: token } });
    const other = await get(here.replace(/-\d+\.mp4$/, "-99.mp4"));
    assert.equal(other.status, 403, "for another file");
    const answer = await get(here);
    assert.equal(answer.status, 200);
    assert.equal((await get(here)).status, 403, "once");
    const file = path.join(folder, path.basename(here));
    await writeFile(file, Buffer.from(await answer.arrayBuffer()));
    files.push({ file, type: file_type });
  }
  return files;
}

/** A folder for what is fetched. @param {(folder: string) => Promise<void>} use */
export async function inFolder(use) {
  const folder = await mkdtemp(path.join(tmpdir(), "convoca-recorded-"));
  try {
    await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
