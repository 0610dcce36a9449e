// The languages say the same: same values to fill in, nothing left in English, nothing empty.

import assert from "node:assert/strict";
import { test } from "node:test";
import { ENGLISH } from "../../../web/meet/words_en.js";
import { PORTUGUESE } from "../../../web/meet/words_pt.js";
import { CHINESE } from "../../../web/meet/words_zh.js";
import { linked } from "../../../web/meet/views/chat/links.js";
import { initials } from "../../../web/meet/views/parts/avatar.js";
import { stopwatch } from "../../../web/meet/views/parts/time.js";
import { grouped, readLink, readTyped } from "../../../web/start/link.js";

/** Words that are the same in English and another language. */
const SAME = new Set(["chat", "chatTitle", "wrote"]);

/** @param {string} text */
const values = (text) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();

test("every language fills in the same values", () => {
  for (const [name, words] of /** @type {const} */ ([["Portuguese", PORTUGUESE], ["Chinese", CHINESE]])) {
    for (const [key, english] of Object.entries(ENGLISH)) {
      const other = words[/** @type {keyof typeof ENGLISH} */ (key)];
      assert.deepEqual(values(other), values(english), `${key} in ${name}`);
      assert.ok(other.trim() !== "", `${key} in ${name} is empty`);
      if (!SAME.has(key)) assert.notEqual(other, english, `${key} is not in ${name}`);
    }
  }
});

test("addresses in chat become links, and nothing else does", () => {
  /** @type {[string, (string | null)[]][]} text, then what each part leads to */
  const rows = [
    ["no address", [null]],
    ["https://example.org/a", ["https://example.org/a"]],
    ["see https://example.org/a.", [null, "https://example.org/a", null]],
    ["（https://example.org/a）。", [null, "https://example.org/a", null]],
    ["a http://b.example c https://d.example", [null, "http://b.example/", null, "https://d.example/"]],
    ["javascript:alert(1)", [null]],
    ["data:text/html,<b>", [null]],
    ["https://", [null]],
    ["https://[", [null]],
  ];
  for (const [text, expected] of rows) {
    const parts = linked(text);
    assert.deepEqual(parts.map(({ href }) => href), expected, text);
    assert.equal(parts.map((part) => part.text).join(""), text, "nothing of the text is lost");
  }
});

test("initials are how a name is known", () => {
  const rows = /** @type {const} */ ([
    ["Marta Lindqvist", "ML"], ["joão da silva", "JS"], ["Tom", "T"], ["陈雨桐", "雨桐"], ["李雷", "李雷"], ["  ", "?"], ["(A) 2", "A2"], ["🙂", "?"],
  ]);
  for (const [name, expected] of rows) assert.equal(initials(name), expected, name);
});

test("a stopwatch shows hours from the first one on", () => {
  const rows = /** @type {const} */ ([[0, "00:00"], [61_000, "01:01"], [3_599_999, "59:59"], [3_600_000, "1:00:00"], [-5, "00:00"]]);
  for (const [length, expected] of rows) assert.equal(stopwatch(length), expected);
});

test("a join link is read whole or not at all", () => {
  assert.deepEqual(readLink("#/j/914283067/Zk-3_q"), { kind: "join", id: "914283067", token: "Zk-3_q" });
  assert.deepEqual(readLink("#/j/914283067"), { kind: "join", id: "914283067", token: null });
  for (const fragment of ["", "#", "#about"]) assert.deepEqual(readLink(fragment), { kind: "none" }, fragment);
  for (const fragment of ["#/j", "#/j/", "#/j/12", "#/j/12a", "#/j/1/2/3", `#/j/${"1".repeat(33)}`]) assert.deepEqual(readLink(fragment), { kind: "broken" }, fragment);
});

test("an ID may be typed as people write it, or the link pasted", () => {
  const rows = /** @type {const} */ ([
    ["914 283 067", { id: "914283067", token: null }],
    [" 914-283–067 ", { id: "914283067", token: null }],
    ["https://meet.example/#/j/914283067/abc", { id: "914283067", token: "abc" }],
    ["12", null],
    ["monkeys", null],
    ["https://meet.example/", null],
    ["", null],
  ]);
  for (const [typed, expected] of rows) assert.deepEqual(readTyped(typed), expected, typed);
  assert.deepEqual(grouped("914283067"), ["914", "283", "067"]);
  assert.deepEqual(grouped("1234"), ["1234"]);
});
