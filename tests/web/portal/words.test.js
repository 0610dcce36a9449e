// The portal's languages say the same: same values to fill in, nothing left in English, nothing empty.

import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { test } from "node:test";
import { TABLE } from "../../../web/portal/words.js";
import { INVITATION } from "../../../web/portal/words/invitation.js";
import { TABLE as REPLY } from "../../../web/reply/words.js";

/** Words that are the same in English and Portuguese or Chinese. */
const SAME = new Set(["mailNotice", "smsNotice", "job_mail", "job_sms", "minutes", "lengthMinutes", "lengthHours", "lengthBoth", "usedOf", "webinar"]);

/** @param {string} text */
const values = (text) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();

test("every language fills in the same values", () => {
  for (const [word, texts] of Object.entries({ ...TABLE, ...INVITATION, ...REPLY })) {
    const [english, ...others] = texts;
    assert.equal(others.length, 2, word);
    for (const other of others) {
      // A text for one may count in figures where another writes the word.
      if (!word.endsWith("One")) assert.deepEqual(values(other), values(english), word);
      assert.ok(other.trim() !== "", word);
      if (!SAME.has(word)) assert.notEqual(other, english, word);
    }
  }
});

test("what is counted has a text for one and for others", () => {
  for (const word of Object.keys(TABLE)) {
    if (word.endsWith("One") && word !== "cancelOne") assert.ok(`${word.slice(0, -3)}Other` in TABLE, word);
  }
});

test("no word stands in two files, where one would hide the other", async () => {
  const folder = new URL("../../../web/portal/words/", import.meta.url);
  /** @type {string[]} */
  const all = [];
  for (const file of await readdir(folder)) {
    // An invitation is written in the meeting's language, and its words are looked up by themselves.
    if (file === "invitation.js") continue;
    for (const part of Object.values(await import(new URL(file, folder).href))) all.push(...Object.keys(part));
  }
  assert.deepEqual(all.filter((word, at) => all.indexOf(word) !== at), []);
});
