// What administrators look after, below the views: lists with their pages and choices, forms, trees,
// and moving people in and out as tables.

import assert from "node:assert/strict";
import { test } from "node:test";
import { readCsv } from "../../../web/portal/state/csv_read.js";
import { draftOf, faults } from "../../../web/portal/state/admin/member_draft.js";
import { signOnFaults } from "../../../web/portal/state/admin/sign_on.js";
import { settle } from "../fakes/clock.js";
import { FakeServer } from "./fake_server.js";
import { inside, model } from "./inside.js";

const MEMBER = "/v1/usg/dcs/corp/member";
const furnished = (/** @type {FakeServer} */ server) => server.furnish();

/** The area that is open, which has to be the one that is named. @template {string} N @param {Awaited<ReturnType<typeof inside>>["portal"]} portal @param {N} name @returns {Extract<import("../../../web/portal/state/admin/area.js").Area, { name: N }>["model"]} */
function area(portal, name) {
  const found = model(portal, "admin").area;
  if (found?.name !== name) throw new Error(`the area is ${found?.name}`);
  return /** @type {any} */ (found.model);
}

/** @param {string} at @param {Parameters<typeof inside>[0]} [more] */
async function opened(at, more) {
  const one = await inside({ at, prepare: furnished, ...more });
  await settle();
  return one;
}

test("a list has pages, and whatever changes the question begins at the first", async () => {
  const { portal, server, clock } = await opened("#/admin/people");
  const { list } = area(portal, "people");
  assert.deepEqual([list.rows.value.length, list.pages.value, list.load.value.value?.count], [20, 4, 65]);
  await list.setPage(9);
  assert.deepEqual([list.page.value, list.rows.value.length], [3, 5], "no page past the last");
  list.choose(list.rows.value[0]?.account ?? "", true);
  list.setSearch("baker");
  assert.deepEqual([list.page.value, list.chosen.value.size], [0, 0]);
  const before = server.askedOf("GET", MEMBER).length;
  await clock.advance(400);
  assert.equal(server.askedOf("GET", MEMBER).length, before + 1);
  assert.deepEqual(list.rows.value.map(({ name }) => name), ["Tom Baker"]);
  list.setSearch("");
  await clock.advance(400);
  await list.setSort("ldapAccount");
  assert.equal(list.rows.value[0]?.account, "ana");
  await list.setSort("ldapAccount");
  assert.equal(list.rows.value[0]?.account, "wolfeschlegelsteinhausenbergerdorff");
  await list.setFilter({ status: "disabled" });
  const { query } = server.askedOf("GET", MEMBER).at(-1) ?? {};
  assert.deepEqual([query?.get("status"), query?.get("sortField"), query?.get("isAsc"), query?.get("adminType")], ["1", "ldapAccount", "false", null]);
});

test("the last row of the last page takes the page with it", async () => {
  const { portal, server } = await opened("#/admin/people", {
    prepare: (one) => {
      one.furnish();
      one.directory.people = one.directory.people.slice(0, 21);
    },
  });
  const people = area(portal, "people");
  await people.list.setPage(1);
  people.list.chooseAll(true);
  await people.remove();
  assert.deepEqual([people.list.page.value, people.list.rows.value.length, people.list.chosen.value.size], [0, 20, 0]);
  assert.deepEqual(server.askedOf("POST", `${MEMBER}/delete`)[0]?.body, ["apprentice16"]);
});

test("several are disabled at once, and what is refused leaves them chosen", async () => {
  const { portal, server } = await opened("#/admin/people");
  const people = area(portal, "people");
  for (const account of ["tom", "ines"]) people.list.choose(account, true);
  server.instead.set(`PUT ${MEMBER}/status/1`, () => FakeServer.refusal(403, "USG.200000003", "not the first administrator"));
  await people.setActive(false);
  assert.equal(people.failed.value?.status, 403);
  assert.deepEqual([...people.list.chosen.value], ["tom", "ines"]);
  server.instead.clear();
  await people.setActive(false);
  assert.deepEqual(server.askedOf("PUT", `${MEMBER}/status/1`).at(-1)?.body, ["tom", "ines"]);
  assert.deepEqual([people.failed.value, portal.told.value?.word], [null, "disabledPeople"]);
  assert.equal(people.list.rows.value.find(({ account }) => account === "tom")?.isActive, false);
});

test("somebody is added with what was filled in, and nothing of what was not", async () => {
  const { portal, server } = await opened("#/admin/people");
  const people = area(portal, "people");
  const draft = { ...draftOf(), name: " Rita Lobo ", email: "rita@roofers.example", departmentCode: "d-1" };
  assert.equal(await people.add(draft), true);
  assert.deepEqual(server.askedOf("POST", MEMBER)[0]?.body, { name: "Rita Lobo", email: "rita@roofers.example", deptCode: "d-1", hidePhone: false });
  assert.equal(await people.add({ ...draft, account: "tom" }), false);
  assert.equal(people.failed.value?.code, "201040001");
});

test("what is wrong with somebody is said by field", () => {
  const right = { ...draftOf(), name: "Rita" };
  /** @type {[Partial<import("../../../web/portal/state/directory.js").MemberDraft>, boolean, object][]} */
  const rows = [
    [{}, true, {}],
    [{ name: " " }, true, { name: "problemMissing" }],
    [{ email: "rita" }, true, { email: "problemAddress" }],
    [{ phone: "12" }, true, { phone: "problemNumber" }],
    [{ account: "rita lobo" }, true, { account: "problemAccountLetters" }],
    [{ account: "rita lobo" }, false, {}],
    [{ sortLevel: "-1" }, false, { sortLevel: "problemCapacity" }],
  ];
  for (const [changed, isNew, expected] of rows) assert.deepEqual(faults({ ...right, ...changed }, isNew), expected, JSON.stringify(changed));
});

test("a table is looked at, sent as it is, and its refused lines are told", async () => {
  const { portal, server } = await opened("#/admin/people");
  const people = area(portal, "people");
  const text = 'account,name,email\r\nrita,"Lobo, Rita",rita@roofers.example\r\nbad,Bad,nowhere\r\n';
  await people.preview({ name: "people.csv", size: text.length, text: async () => text });
  assert.deepEqual(people.table.value && [people.table.value.head, people.table.value.rows, people.table.value.count], [["account", "name", "email"], [["rita", "Lobo, Rita", "rita@roofers.example"], ["bad", "Bad", "nowhere"]], 2]);
  await people.send();
  const [asked] = server.askedOf("POST", "/v1/convoca/members/import");
  assert.deepEqual([asked?.body, asked?.headers["content-type"]], [text, "text/csv"]);
  assert.ok(people.report.value.value?.refused.some(({ line, account }) => line === 3 && account === "bad"));
  assert.equal(asked?.query.get("sendNotify"), null);
  people.areTold.value = false;
  await people.send();
  assert.equal(server.askedOf("POST", "/v1/convoca/members/import")[1]?.query.get("sendNotify"), "0");
  people.forgetTable();
  assert.deepEqual([people.table.value, people.report.value.value], [null, null]);
  await people.preview({ name: "huge.csv", size: 9e6, text: async () => assert.fail("it is not read") });
  assert.deepEqual([people.isTooLong.value, people.table.value], [true, null]);
});

test("a table is read as spreadsheets write it", () => {
  /** @type {[string, string[][]][]} */
  const rows = [
    ["\ufeffa,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]]],
    ['a,"b ""c"", d"\n', [["a", 'b "c", d']]],
    ['"two\nlines",x', [["two\nlines", "x"]]],
    ["a,b\n\n , \nc", [["a", "b"], ["c"]]],
    ["a,,", [["a", "", ""]]],
    ["", []],
  ];
  for (const [text, expected] of rows) assert.deepEqual(readCsv(text).rows, expected, JSON.stringify(text));
  assert.deepEqual(readCsv("a\nb\nc\n", 2), { rows: [["a"], ["b"]], count: 3 });
});

test("a person's page changes him, gives and takes rooms, and erases him with a report", async () => {
  const { portal, server, went } = await opened("#/admin/people/tom");
  const page = area(portal, "person");
  const member = page.member.value;
  assert.deepEqual(member?.rooms.map(({ name }) => name), ["Workshop"]);
  if (!member) return;
  await page.save({ ...draftOf(member), title: "" });
  assert.equal(server.askedOf("PUT", `${MEMBER}/tom`)[0]?.body.title, "", "what is emptied is taken away");
  await page.setAdmin(true);
  assert.equal(page.member.value?.role, "admin");
  await page.giveRoom("vmr-2");
  assert.deepEqual(page.member.value?.rooms.map(({ name }) => name), ["Workshop", "Board room"]);
  await page.takeRoom("vmr-1");
  assert.deepEqual(page.member.value?.rooms.map(({ name }) => name), ["Board room"]);
  await page.sendPassword();
  assert.deepEqual(server.askedOf("PUT", "/v1/usg/acs/password/admin/reset")[0]?.body, { account: "tom" });
  await page.erase();
  assert.equal(page.erased.value?.kept[0]?.count, 14);
  page.leave();
  assert.equal(went.at(-1), "#/admin/people");
});

test("nobody disables himself, or the first administrator", async () => {
  const { portal } = await opened("#/admin/people/ana");
  const page = area(portal, "person");
  assert.deepEqual([page.isOwn.value, page.isDefault.value], [true, true]);
});

test("the tree of departments opens, grows, moves and shrinks", async () => {
  const { portal, server } = await opened("#/admin/departments");
  const tree = area(portal, "departments");
  const names = () => tree.lines.value.map(({ department, level }) => `${"-".repeat(level)}${department.name}`);
  const find = (/** @type {string} */ name) => tree.lines.value.find(({ department }) => department.name === name)?.department ?? assert.fail(name);
  assert.deepEqual(names(), ["-Roofers", "--Workshop", "--Office"]);
  await tree.turn(find("Workshop"));
  assert.deepEqual(names(), ["-Roofers", "--Workshop", "---Carpenters", "--Office"]);
  await tree.add({ name: "Paint", note: "" }, find("Office"));
  assert.deepEqual(names().slice(-2), ["--Office", "---Paint"], "it is opened, so that it is seen");
  await tree.edit(find("Paint"), { name: "Paint", note: "", parent: "d-1" });
  assert.deepEqual(server.askedOf("PUT", "/v1/usg/dcs/corp/dept/d-5")[0]?.body, { parentDeptCode: "d-1" }, "only what is changed");
  assert.ok(names().indexOf("---Paint") < names().indexOf("--Office"));
  await tree.remove(find("Workshop"));
  assert.equal(tree.failed.value?.status, 400);
  await tree.remove(find("Paint"));
  assert.ok(!names().includes("---Paint"));
});

test("a room is given and taken, and filters go by the API's numbers", async () => {
  const { portal, server } = await opened("#/admin/rooms");
  const rooms = area(portal, "rooms");
  const board = rooms.list.rows.value.find(({ name }) => name === "Board room") ?? assert.fail("no such room");
  assert.equal(await rooms.give(board, "ines"), true);
  const given = rooms.list.rows.value.find(({ name }) => name === "Board room") ?? assert.fail("no such room");
  assert.equal(given.owner?.name, "Inês Duarte");
  await rooms.take(given);
  assert.deepEqual(server.askedOf("POST", "/v1/usg/dcs/corp/vmr/recycle-from-member/ines")[0]?.body, ["vmr-2"]);
  await rooms.list.setFilter({ kind: "webinar", status: "free" });
  const { query } = server.askedOf("GET", "/v1/usg/dcs/corp/vmr").at(-1) ?? {};
  assert.deepEqual([query?.get("vmrMode"), query?.get("status"), rooms.list.rows.value.map(({ audience }) => audience)], ["2", "2", [1000]]);
});

test("limits say what is used where the API counts it", async () => {
  const { portal } = await opened("#/admin/limits");
  const found = Object.fromEntries((area(portal, "limits").load.value.value ?? []).map(({ what, most, used }) => [what, [most, used]]));
  assert.deepEqual([found.users, found.concurrent, found.rooms, found.meetings], [[70, 65], [100, null], [3, 2], [null, null]]);
});

test("the audit trail is asked for from the first moment of a day to the last of another", async () => {
  const { portal, server } = await opened("#/admin/audit");
  const { list } = area(portal, "audit");
  await list.setFilter({ from: "2026-07-01", until: "2026-07-02" });
  const { query } = server.askedOf("GET", "/v1/convoca/audit").at(-1) ?? {};
  // London is an hour ahead in July.
  assert.deepEqual([Number(query?.get("startDate")), Number(query?.get("endDate"))], [Date.parse("2026-06-30T23:00Z"), Date.parse("2026-07-02T23:00Z") - 1]);
});

test("a screen's code is shown until it is put away, and a terminal is disabled by its serial number", async () => {
  const { portal, server } = await opened("#/admin/devices");
  const devices = area(portal, "devices");
  await devices.addScreen({ name: "Lobby", type: "idea-hub", email: "ines@roofers.example" });
  assert.equal(devices.freshCode.value?.code, "482915736012");
  devices.forgetCode();
  assert.equal(devices.freshCode.value, null);
  const [first] = devices.list.rows.value;
  assert.ok(first);
  await devices.setActive(first, false);
  assert.deepEqual(server.askedOf("PUT", "/v1/usg/dcs/corp/device/status/1")[0]?.body, [first.serial]);
});

test("a provider sees corporations wherever he looks, and a corporation's administrator never", async () => {
  const { portal, server } = await opened("#/", { who: { isProvider: true } });
  assert.ok(area(portal, "corporations").list.rows.value.length === 2);
  assert.equal(server.askedOf("GET", "/v1/convoca/calls").length, 0, "nobody calls him");
  assert.equal(server.askedOf("GET", "/v1/convoca/corporation").length, 0);
  const other = await opened("#/admin/corporations");
  assert.equal(model(other.portal, "admin").isAllowed.value, false);
  assert.equal(other.server.askedOf("GET", "/v1/usg/dcs/sp/corp").length, 0);
});

test("a provider adds a corporation with its administrator, and gives it something until a day", async () => {
  const { portal, server } = await opened("#/admin/corporations", { who: { isProvider: true } });
  const draft = { name: "Bridges", email: "", phone: "", address: "", note: "", adminAccount: "lin", adminName: "Lin", adminEmail: "", adminPassword: "Correct-Horse-9" };
  assert.equal(await area(portal, "corporations").add(draft), true);
  assert.deepEqual(server.askedOf("POST", "/v1/usg/dcs/sp/corp")[0]?.body, { basicInfo: { name: "Bridges" }, adminInfo: { account: "lin", name: "Lin", pwd: "Correct-Horse-9" } });
  portal.go({ name: "admin", part: "corporations", where: ["corp-3"] });
  await settle();
  const page = area(portal, "corporation");
  assert.equal(page.tenant.value?.name, "Bridges");
  await page.give({ type: "LIVE", typeId: "", count: 3, expiresAtMs: 1e13 });
  assert.deepEqual(server.askedOf("POST", "/v1/usg/dcs/sp/corp/corp-3/resource")[0]?.body, [{ type: "LIVE", count: 3, expireDate: 1e13 }]);
  const order = page.orders.rows.value.at(-1) ?? assert.fail("no order");
  await page.stop(order, true);
  assert.equal(page.orders.rows.value.at(-1)?.status, "disabled");
  await page.remove();
  assert.equal(server.directory.corporations.length, 2);
});

test("single sign-on wants its addresses by HTTPS, and a secret that is not typed stays", async () => {
  const off = { isOn: false, domain: "", authorizeUrl: "", tokenUrl: "", userInfoUrl: "", clientId: "", clientSecret: "", scope: "", accountField: "", nameField: "", emailField: "", phoneField: "" };
  assert.deepEqual(signOnFaults(off), {});
  assert.deepEqual(Object.keys(signOnFaults({ ...off, isOn: true })), ["domain", "authorizeUrl", "clientId", "accountField", "tokenUrl", "userInfoUrl"]);
  const on = { ...off, isOn: true, domain: "roofers.example", authorizeUrl: "https://id.example/auth", tokenUrl: "http://127.0.0.1:4000/token", userInfoUrl: "https://id.example/me", clientId: "convoca", accountField: "sub" };
  assert.deepEqual(signOnFaults(on), {});
  assert.deepEqual(signOnFaults({ ...on, tokenUrl: "http://id.example/token", userInfoUrl: "id.example" }), { tokenUrl: "problemUrl", userInfoUrl: "problemUrl" });
  assert.deepEqual(signOnFaults({ ...on, authorizeUrl: "https://id.example/.well-known/openid-configuration", tokenUrl: "", userInfoUrl: "" }), {}, "the rest is discovered");
  const { portal, server } = await opened("#/admin/defaults");
  const settings = area(portal, "settings");
  await settings.save({ ...on, clientSecret: "s3cret" });
  assert.equal(settings.load.value.value?.clientSecret, "");
  await settings.save(on);
  const asked = server.askedOf("POST", "/v1/usg/acs/authorizeconfig").map(({ body }) => [body.enableSSO, body.getTokenUrl, body.clientSecret]);
  assert.deepEqual(asked, [[true, "http://127.0.0.1:4000/token", "s3cret"], [true, "http://127.0.0.1:4000/token", undefined]]);
});
