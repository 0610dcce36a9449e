// The portal's small tables and texts: addresses, spreadsheets, people, mails, error codes, zones.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Problem } from "../../../web/portal/api/problem.js";
import { csv } from "../../../web/portal/state/csv.js";
import { readMail } from "../../../web/portal/state/mail_text.js";
import { replyOf } from "../../../web/portal/state/meeting_page.js";
import { readPeople, withPeople } from "../../../web/portal/state/people.js";
import { fieldOf, textOf } from "../../../web/portal/state/problems.js";
import { attendance } from "../../../web/portal/state/record_page.js";
import { fragmentOf, readRoute } from "../../../web/portal/state/route.js";
import { findZones } from "../../../web/portal/state/zones.js";

test("a fragment names a page, and a page its fragment", () => {
  /** @type {[string, import("../../../web/portal/state/route.js").Route][]} */
  const rows = [
    ["#/", { name: "upcoming" }], ["#/calendar", { name: "calendar" }], ["#/past", { name: "past" }], ["#/book", { name: "book" }],
    ["#/meeting/914283067", { name: "meeting", id: "914283067" }], ["#/meeting/914283067/edit", { name: "edit", id: "914283067" }],
    ["#/record/5a%2Fb", { name: "record", holding: "5a/b" }], ["#/admin/outbox", { name: "admin", part: "outbox" }],
  ];
  for (const [fragment, route] of rows) {
    assert.deepEqual(readRoute(fragment), route, fragment);
    assert.equal(fragmentOf(route), fragment);
  }
  for (const fragment of ["", "#", "#/meeting", "#/record/", "#/nonsense/1"]) assert.deepEqual(readRoute(fragment), { name: "upcoming" }, fragment);
  assert.deepEqual(readRoute("#/admin/%E0%A4%A"), { name: "admin", part: "people" }, "a broken escape is nothing");
});

test("a table keeps its text and runs nothing in a spreadsheet", () => {
  const rows = /** @type {const} */ ([
    ["plain", "plain"], ["a,b", '"a,b"'], ['say "x"', '"say ""x"""'], ["two\nlines", '"two\nlines"'], ["=1+1", `"'=1+1"`], ["+44 20", `"'+44 20"`], ["-5", `"'-5"`],
    ["@SUM(A1)", `"'@SUM(A1)"`], ["\t=1", `"'\t=1"`], ["  =1", `"'  =1"`], ["＝1", `"'＝1"`], ["a=b", "a=b"], ["", ""],
  ]);
  for (const [value, cell] of rows) assert.equal(csv([[value, "x"]]), `\ufeff${cell},x\r\n`, JSON.stringify(value));
  assert.equal(csv([[-5, 12]]), "\ufeff-5,12\r\n", "our own numbers stay numbers");
});

test("people are read as they are typed", () => {
  const read = (/** @type {string} */ line) => readPeople(line).people.map(({ name, email, sms }) => [name, email, sms]);
  assert.deepEqual(read("ines@roofers.example"), [["ines@roofers.example", "ines@roofers.example", ""]]);
  assert.deepEqual(read("Inês <ines@roofers.example>; \"Tom\" <tom@roofers.example>"), [["Inês", "ines@roofers.example", ""], ["Tom", "tom@roofers.example", ""]]);
  assert.deepEqual(read("+44 (20) 7946-0958"), [["+44 (20) 7946-0958", "", "+442079460958"]]);
  for (const line of ["Inês", "a@b@c", "x\r\nBcc: y", "<>", "12"]) assert.deepEqual([readPeople(line).people, readPeople(line).rest !== ""], [[], true], line);
  assert.equal(readPeople("a@b.example, nobody, c@d.example").rest, "nobody");
});

test("nobody is invited twice", () => {
  const [first] = readPeople("ines@roofers.example").people;
  assert.ok(first);
  const list = withPeople([], [first, { ...first, email: "INES@roofers.example" }]);
  assert.equal(list.length, 1);
  const more = withPeople(list, [{ ...first, email: "tom@roofers.example" }, { ...first, email: "", userId: "u1" }, { ...first, email: "x@y.example", userId: "u1" }]);
  assert.deepEqual(more.map(({ key }) => key), ["p0", "p1", "p2"]);
});

test("a mail's text is found in its parts and encodings", () => {
  const raw = (/** @type {string[]} */ ...lines) => lines.join("\r\n");
  const simple = readMail(raw("Subject: Hello", " again", "From: a@b.example", "", "text"));
  assert.deepEqual([simple.subject, simple.from, simple.text], ["Hello again", "a@b.example", "text"]);
  const nested = readMail(raw(
    "Subject: =?UTF-8?B?5ZGo5L6L?= =?utf-8?q?_caf=C3=A9?=", 'Content-Type: multipart/mixed; boundary="a"', "", "--a", 'Content-Type: multipart/alternative; boundary="b"', "",
    "--b", "Content-Type: text/html", "", "<p>no</p>", "--b", "Content-Type: text/plain", "Content-Transfer-Encoding: quoted-printable", "", "caf=C3=A9 =", "two", "--b--",
    "--a", "Content-Type: text/calendar; method=REQUEST", "Content-Transfer-Encoding: base64", "", "QkVHSU4=", "--a--", ""));
  assert.deepEqual([nested.subject, nested.text], ["周例 café", "café two"]);
  assert.deepEqual(nested.parts, ["text/html", "text/plain", "text/calendar"]);
  for (const junk of ["", "\n\n", "Content-Type: multipart/mixed; boundary=x\n\n--x\n--x", "Content-Transfer-Encoding: base64\n\n%%%"]) assert.doesNotThrow(() => readMail(junk), junk);
});

test("an error code is said at its field, and one that is not known is said as it came", () => {
  const problem = (/** @type {string} */ code, status = 400) => new Problem(code, "as the server said", { status });
  assert.equal(fieldOf(problem("111071013")), "date");
  assert.equal(fieldOf(problem("111071080")), "guestPassword");
  assert.equal(fieldOf(problem("111071001")), null);
  assert.deepEqual(textOf(problem("111071013")), { word: "problemPast", detail: null });
  assert.deepEqual(textOf(problem("999999999")), { word: "problemOther", detail: "as the server said" });
  assert.equal(textOf(problem("999999999", 503)).word, "problemFault");
  assert.equal(textOf(problem("999999999", 404)).word, "problemGone");
});

test("the last answer of somebody counts", () => {
  const replies = /** @type {const} */ ([
    { name: "", address: "Ines@x.example", occurrence: null, answer: "accepted", atMs: 1 },
    { name: "", address: "ines@x.example", occurrence: "b", answer: "declined", atMs: 2 },
    { name: "", address: "tom@x.example", occurrence: null, answer: "accepted", atMs: 3 },
  ]);
  assert.equal(replyOf(replies, { email: "ines@x.example", sms: "" })?.answer, "declined");
  assert.equal(replyOf(replies, { email: "", sms: "1" }), null);
});

test("attendance is one row for each person, with his stays together", () => {
  const stay = (/** @type {string} */ name, /** @type {number} */ joinedMs, /** @type {number | null} */ leftMs) => ({ name, number: name, device: "", media: "", department: "", joinedMs, leftMs });
  const rows = attendance([stay("tom", 50, null), stay("ana", 0, 10), stay("ana", 20, 40)], 100);
  assert.deepEqual(rows.map(({ name, stays, totalMs }) => [name, stays.length, totalMs]), [["ana", 2, 30], ["tom", 1, 50]]);
});

test("zones are found by place, name and offset, whatever the accents", () => {
  const zones = [
    { id: "26", name: "Europe/London", offsetMin: 0, places: "Dublin, London" },
    { id: "18", name: "America/Sao_Paulo", offsetMin: -180, places: "Brasília" },
  ];
  const find = (/** @type {string} */ typed) => findZones(zones, typed, (zone) => `(UTC${zone.offsetMin}) ${zone.places}`).map(({ id }) => id);
  assert.deepEqual(find("dubl"), ["26"]);
  assert.deepEqual(find("brasilia"), ["18"]);
  assert.deepEqual(find("sao paulo"), ["18"]);
  assert.deepEqual(find("-180"), ["18"]);
  assert.deepEqual(find(""), ["26", "18"]);
});
