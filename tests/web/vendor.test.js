import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

/** Our file, and the package's that it has to be byte for byte. */
const FILES = [
  ["signals-core.js", "@preact/signals-core/dist/signals-core.mjs"],
  ["signals-core.d.ts", "@preact/signals-core/dist/signals-core.d.ts"],
  ["signals-core.LICENSE", "@preact/signals-core/LICENSE"],
  ["htm-preact.js", "htm/preact/standalone.module.js"],
  ["htm.LICENSE", "htm/LICENSE"],
  ["hls.js", "hls.js/dist/hls.light.min.mjs"],
  ["hls.LICENSE", "hls.js/LICENSE"],
];

for (const [ours, theirs] of FILES) {
  test(`${ours} is the package's`, async () => {
    const here = await readFile(new URL(`../../web/vendor/${ours}`, import.meta.url));
    const there = await readFile(new URL(`../node_modules/${theirs}`, import.meta.url));
    assert.ok(here.equals(there));
  });
}
