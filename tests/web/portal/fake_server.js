// A server of the portal's API in memory: enough of it for the pages to be looked at and for the state
// to be tested. It knows one corporation; its clock is the test's.

import { addDays, addMonths, msAt, offsetOf, wallOf, weekdayOf } from "../../../web/portal/state/zone_time.js";
import { FakeDirectory } from "./fake_directory.js";
import { FakeOwn } from "./fake_own.js";
import { FakeQuality } from "./fake_quality.js";
import { minuteOf, msOf } from "../../../web/portal/api/time.js";

export const ZONES = [
  { id: "26", name: "Europe/London", offsetMinutes: 0, places: "Dublin, Edinburgh, Lisbon, London" },
  { id: "15", name: "America/New_York", offsetMinutes: -300, places: "Eastern Time (US and Canada)" },
  { id: "18", name: "America/Sao_Paulo", offsetMinutes: -180, places: "Brasilia" },
  { id: "27", name: "Etc/GMT", offsetMinutes: 0, places: "Greenwich" },
  { id: "56", name: "Asia/Shanghai", offsetMinutes: 480, places: "Beijing, Chongqing, Hong Kong, Urumqi" },
];

export const PEOPLE = [
  { userUUID: "u-ines", account: "ines", name: "Inês Duarte", email: "ines@roofers.example", phone: "+99100010002" },
  { userUUID: "u-tom", account: "tom", name: "Tom Baker", email: "tom@roofers.example", phone: "+99100010003" },
  { userUUID: "u-chen", account: "chen", name: "陈雨桐", email: "chen@roofers.example", phone: "+99100010004" },
];

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** @typedef {{ method: string, path: string, query: URLSearchParams, body: any, headers: Record<string, string> }} Request */
/** @typedef {{ status?: number, body?: any, text?: string, headers?: Record<string, string> }} Answer */

export class FakeServer {
  /** Everything that was asked. @type {Request[]} */
  asked = [];
  /** @type {any[]} */
  meetings = [];
  /** @type {any[]} */
  past = [];
  /** @type {any[]} */
  jobs = [];
  /** @type {any[]} */
  apps = [];
  /** @type {any} */
  hook = null;
  /** @type {any[]} */
  calls = [];
  /** @type {any[]} */
  replies = [];
  /** Tokens that are good. */
  tokens = new Set(["token-0"]);
  adminType = 0;
  /** What a sign-in says of the password. */
  firstSignIn = {};
  defaults = {
    timeZoneID: "26", language: "en-US", isSendNotify: true, isSendSms: false, isSendCalendar: true, isAutoMute: true, isHardTerminalAutoMute: true,
    isAutoInvite: false, allowGuestStartConf: false, enableWaitingRoom: false, keepBooking: true, remindMinutes: 15, historyDays: 183, passwordLength: 10, passwordKinds: 3, passwordDays: 90,
  };
  /** Answers that stand in for what would be answered, by `METHOD path`. @type {Map<string, () => Answer | Promise<Answer>>} */
  instead = new Map();
  #made = 0;

  /** @param {{ now: () => number }} clock */
  constructor(clock) {
    this.clock = clock;
    this.quality = new FakeQuality(clock);
    this.directory = new FakeDirectory(clock);
    this.own = new FakeOwn();
  }

  /** What the portal's `fetch` is. @param {string} address @param {{ method: string, headers: Record<string, string>, body?: string | FormData, signal?: AbortSignal }} given */
  fetch = async (address, { method, headers, body, signal }) => {
    const { pathname: path, searchParams: query } = new URL(address, "http://fake");
    const request = { method, path, query, body: typeof body === "string" && headers["content-type"] === "application/json" ? JSON.parse(body) : (body ?? null), headers };
    this.asked.push(request);
    const stopped = new Promise((_, reject) => signal?.addEventListener("abort", () => reject(new Error("aborted"))));
    const special = this.instead.get(`${method} ${path}`);
    const { status = 200, body: said, text, headers: told = {} } = await Promise.race([special ? special() : this.#answer(request), stopped]);
    return {
      ok: status < 400,
      status,
      headers: { get: (/** @type {string} */ name) => told[name] ?? null },
      text: async () => text ?? (said === undefined ? "" : JSON.stringify(said)),
    };
  };

  /** @param {number} status @param {string} code @param {string} message @returns {Answer} */
  static refusal(status, code, message) {
    return { status, body: { error_code: code, error_msg: message } };
  }

  /** What was asked of a path. @param {string} method @param {string} path */
  askedOf(method, path) {
    return this.asked.filter((one) => one.method === method && one.path === path);
  }

  /** @param {Request} request @returns {Answer | Promise<Answer>} */
  #answer({ method, path, query, body, headers }) {
    if (path === "/v1/usg/acs/auth/account") return this.#signIn(headers);
    const unasked = this.own.open(`${method} ${path}`, body);
    if (unasked) return unasked;
    if (path === "/v1/convoca/sign-in") return body.nonce === "good" ? this.#tokens() : FakeServer.refusal(401, "USG.206020000", "the nonce is unknown");
    if (!this.tokens.has(headers["x-access-token"] ?? "")) {
      if (method === "PUT" && path === "/v1/usg/acs/token" && headers["x-access-token"]?.startsWith("refresh")) return this.#tokens();
      return FakeServer.refusal(401, "USG.206020000", "the token is not valid");
    }
    const key = `${method} ${path}`;
    const [, id] = /^\/v1\/convoca\/(?:meetings|outbox|calls)\/([^/]+)/.exec(path) ?? [];
    switch (key) {
      case "DELETE /v1/usg/acs/token":
        return {};
      case "GET /v1/convoca/zones":
        return { body: { zones: ZONES } };
      case "GET /v1/convoca/corporation":
        return { body: { name: "Roofers", defaults: this.defaults, channels: { mail: "folder", sms: "none" }, limits: { users: 70, concurrent: 100, rooms: 3, hard1080p: 2, live: 0, recordingGb: 512, vision: 10 } } };
      case "PUT /v1/convoca/corporation":
        Object.assign(this.defaults, body.defaults);
        return {};
      case "GET /v1/convoca/directory":
        return { body: { people: PEOPLE.filter((one) => `${one.name} ${one.account}`.toLowerCase().includes((query.get("searchKey") ?? "").toLowerCase())) } };
      case "GET /v1/convoca/calls":
        return this.calls.length > 0 ? { body: { calls: this.calls } } : new Promise(() => {});
      case "GET /v1/usg/dcs/member/vmr":
        return { body: page([{ id: "vmr-1", vmrId: "990001", vmrName: "Workshop", vmrMode: 1, status: 0 }, { id: "vmr-0", vmrId: "990000", vmrName: "Ana", vmrMode: 0, status: 0 }, { id: "vmr-9", vmrId: "990009", vmrName: "Hall", vmrMode: 2, status: 0 }]) };
      case "POST /v1/wss/webinar/open/conferences": {
        const made = this.#book({ ...body, length: body.duration, timeZoneID: String(body.timeZoneId), vmrFlag: 1, vmrID: body.vmrID });
        Object.assign(made, { audienceJoinUri: `https://meet.example/#/j/${made.conferenceID}/audience`, webinar: body });
        return { body: { conferenceId: made.conferenceID } };
      }
      case "PUT /v1/wss/webinar/open/conferences":
        Object.assign(this.meetings.find((one) => one.conferenceID === body.conferenceId), { subject: body.subject, webinar: body });
        return {};
      case "POST /v1/convoca/occurrences":
        return { body: plan(body) };
      case "GET /v1/mmc/management/conferences":
        return { body: this.#list(this.meetings, query) };
      case "GET /v1/mmc/management/conferences/confDetail":
        return this.#detail(this.meetings.find((one) => one.conferenceID === query.get("conferenceID")));
      case "POST /v1/mmc/management/conferences":
      case "POST /v1/mmc/management/cycleconferences":
        return { body: [this.#book(body)] };
      case "PUT /v1/mmc/management/conferences":
      case "PUT /v1/mmc/management/cycleconferences":
        return { body: [this.#change(query.get("conferenceID"), body)] };
      case "DELETE /v1/mmc/management/conferences":
      case "DELETE /v1/mmc/management/cycleconferences":
        this.meetings = this.meetings.filter((one) => one.conferenceID !== query.get("conferenceID"));
        return { body: { returnCode: 0, returnDesc: "Success" } };
      case "PUT /v1/mmc/management/conferences/cyclesubconf":
      case "DELETE /v1/mmc/management/conferences/cyclesubconf":
        return this.#occurrence(method, query.get("conferenceID"), body);
      case "GET /v1/mmc/management/conferences/history": {
        const [from, to] = [Number(query.get("startDate")), Number(query.get("endDate"))];
        return { body: this.#list(this.past.filter((one) => msOf(one.startTime) >= from && msOf(one.startTime) <= to), query) };
      }
      case "GET /v1/mmc/management/conferences/history/confDetail":
        return this.#detail(this.past.find((one) => one.confUUID === query.get("confUUID")));
      case "GET /v1/mmc/management/conferences/record/files":
        return { body: { url: [`https://meet.example/watch#${query.get("confUUID")}/key`] } };
      case "GET /v1/mmc/management/record/files":
        return { body: this.#list(this.past.filter((one) => one.isHasRecordFile).map((one) => ({ ...one, confID: one.conferenceID, url: [`https://meet.example/watch#${one.confUUID}/key`], rcdTime: 3720, rcdSize: 1430 })), query) };
      case "DELETE /v1/mmc/management/record/files":
        for (const one of this.past) if (one.confUUID === query.get("confUUIDs")) one.isHasRecordFile = false;
        return { body: {} };
      case "POST /v1/mmc/rlm/record/info": {
        const file = { recordType: "SPEAKER_SHARE_VIDEO", beginTime: msOf("2026-11-02 09:00"), duration: 3720, fileSize: 1_429_000_000, downloadUrl: "https://meet.example/recordings/a.mp4?token=t" };
        return { body: { code: "0", data: { segmentList: [{ fileList: [file, { ...file, recordType: "SHARE_VIDEO", fileSize: 312_000_000, downloadUrl: "https://meet.example/recordings/b.mp4?token=u" }] }] } } };
      }
      case "GET /v1/mmc/management/conferences/history/confAttendeeRecord":
        return { body: page(this.past.find((one) => one.confUUID === query.get("confUUID"))?.stays ?? []) };
      case "GET /v1/mmc/management/conferences/history/confCtlRecord":
        return { body: page(this.past.find((one) => one.confUUID === query.get("confUUID"))?.deeds ?? []) };
      case "GET /v2/usg/acs/corp/apps":
        return { body: page(this.apps) };
      case "POST /v2/usg/acs/corp/app": {
        const app = { app_id: `app-${this.apps.length + 1}`, app_name: body.app_name, description: body.description, app_key: "k".repeat(48), create_time: "", last_update_time: "", status: 0 };
        this.apps.push({ ...app, app_key: undefined });
        return { body: app };
      }
      case "GET /v1/mmc/management/webhook/link-config":
        return this.hook ? { body: this.hook } : FakeServer.refusal(404, "MMC.111070001", "there is none");
      case "POST /v1/mmc/management/webhook/link-config":
        this.hook = { returnCode: "0", id: "hook-1", subscriberId: body.subscriberId, url: body.url, status: 1 };
        return {};
      case "PUT /v1/mmc/management/webhook/change-status":
        this.hook.status = Number(query.get("status"));
        return {};
      case "DELETE /v1/mmc/management/webhook/link-config":
        this.hook = null;
        return {};
      case "GET /v1/convoca/outbox": {
        const wanted = this.jobs.filter((one) => one.state === query.get("state") && (!query.get("kind") || one.kind === query.get("kind")));
        return { body: { ...page(wanted), data: wanted.slice(Number(query.get("offset")), Number(query.get("offset")) + Number(query.get("limit"))) } };
      }
      default:
        break;
    }
    if (method === "GET" && path.startsWith("/v1/wss/webinar/open/conferences/")) return { body: { audiencePasswd: "246802", ...this.meetings.find((one) => path.endsWith(one.conferenceID)).webinar } };
    const measured = this.quality.answer(key, query, body);
    if (measured) return measured;
    const own = this.own.answer(key, body);
    if (own) return own;
    const kept = this.directory.answer(method, path, query, body);
    if (kept) return kept;
    if (path === `/v1/convoca/meetings/${id}/replies`) return { body: { replies: this.replies } };
    if (path === `/v1/convoca/meetings/${id}/calendar`) return { text: "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n" };
    if (path === `/v1/convoca/outbox/${id}/mail`) return { text: MAIL };
    if (key === `POST /v1/convoca/outbox/${id}/retry`) {
      for (const job of this.jobs) if (job.id === id) Object.assign(job, { state: "waiting", attempts: 0, error: null });
      return {};
    }
    if (key === `POST /v1/convoca/calls/${id}`) {
      this.calls = this.calls.filter((one) => one.id !== id);
      return {};
    }
    return FakeServer.refusal(404, "MMC.111070001", `${key} is not here`);
  }

  /** @param {Record<string, string>} headers @returns {Answer} */
  #signIn(headers) {
    const given = new TextDecoder().decode(Uint8Array.from(atob((headers.authorization ?? "").slice(6)), (one) => one.charCodeAt(0)));
    return given === `ana:${this.own.password}` ? this.#tokens() : FakeServer.refusal(401, "USG.206010000", "wrong account or password");
  }

  /** @returns {Answer} */
  #tokens() {
    const number = (this.#made += 1);
    this.tokens.add(`token-${number}`);
    return { body: { ...this.firstSignIn, accessToken: `token-${number}`, refreshToken: `refresh-${number}`, user: { userId: "u-ana", ucloginAccount: "ana", name: "Ana Prado", adminType: this.adminType } } };
  }

  /** @param {any[]} rows @param {URLSearchParams} query */
  #list(rows, query) {
    const search = (query.get("searchKey") ?? "").toLowerCase();
    const direction = query.get("sortType")?.startsWith("DSC") ? -1 : 1;
    const found = rows.filter((one) => `${one.subject} ${one.scheduserName} ${one.conferenceID}`.toLowerCase().includes(search)).sort((a, b) => direction * (msOf(a.startTime) - msOf(b.startTime)));
    const offset = Number(query.get("offset"));
    return { offset, limit: 500, count: found.length, data: found.slice(offset, offset + Number(query.get("limit") ?? 20)) };
  }

  /** @param {any} found @returns {Answer} */
  #detail(found) {
    if (!found) return FakeServer.refusal(400, "MMC.111070005", "there is no such meeting");
    const data = (found.attendees ?? []).map((/** @type {any} */ one) => ({ ...one, participantID: one.phone, attendeeType: "normal" }));
    return { body: { conferenceData: found, data: page(data) } };
  }

  /** @param {any} request @returns {any} */
  #book(request) {
    const id = String(914283067 + this.meetings.length * 1117);
    const made = conference(id, request, this.clock.now());
    this.meetings.push(made);
    return made;
  }

  /** @param {string | null} id @param {any} request */
  #change(id, request) {
    const at = this.meetings.findIndex((one) => one.conferenceID === id);
    const { passwordEntry } = this.meetings[at];
    this.meetings[at] = { ...conference(String(id), request, this.clock.now()), passwordEntry };
    return this.meetings[at];
  }

  /** @param {string} method @param {string | null} id @param {any} body @returns {Answer} */
  #occurrence(method, id, body) {
    const meeting = this.meetings.find((one) => one.conferenceID === id);
    if (method === "DELETE") meeting.subConfs = meeting.subConfs.filter((/** @type {any} */ one) => !body.cycleSubConfIDs.includes(one.cycleSubConfID));
    const one = meeting.subConfs.find((/** @type {any} */ sub) => sub.cycleSubConfID === body.cycleSubConfID);
    if (one) Object.assign(one, { startTime: body.startTime, endTime: minuteOf(msOf(body.startTime) + body.length * MINUTE) });
    return { body: { returnCode: 0, returnDesc: "Success" } };
  }

  /** Fills it with what a corporation has after a while. */
  furnish() {
    this.directory.furnish();
    const now = this.clock.now();
    const at = (/** @type {number} */ ms) => minuteOf(Math.round((now + ms) / (15 * MINUTE)) * 15 * MINUTE);
    const people = (/** @type {number[]} */ ...which) => which.map((index) => ({ ...PEOPLE[index], role: 0, isAutoInvite: 1 }));
    const add = (/** @type {any} */ request) => this.#book({ length: 60, timeZoneID: "26", mediaTypes: "HDVideo", language: "en-US", ...request });
    Object.assign(add({ subject: "Scaffolding at Harbour Street", startTime: at(-20 * MINUTE), attendees: people(0, 1) }), { conferenceState: "Created", confUUID: "hold-now", chairJoinUri: undefined, userUUID: "u-tom", scheduserName: "Tom Baker" });
    add({ subject: "Materials for the week", startTime: at(2 * HOUR), length: 45, attendees: people(0, 1, 2) });
    add({ subject: "Interview: apprentice carpenter, with the whole crew and the office", startTime: at(3 * HOUR), length: 30, vmrFlag: 1 });
    add({ subject: "Weekly planning", startTime: at(DAY), attendees: [...people(0, 2), { name: "Site office", email: "office@builder.example" }], conferenceType: 1, cycleParams: {
      cycle: "Week", interval: 1, point: [weekdayOf(wallOf("Europe/London", now + DAY).date)], startDate: wallOf("Europe/London", now + DAY).date, endDate: wallOf("Europe/London", now + 50 * DAY).date, preRemindDays: 1 } });
    add({ subject: "Call with the supplier in Boston", startTime: at(2 * DAY + 5 * HOUR), timeZoneID: "15", length: 90 });
    add({ subject: "周例会", startTime: at(2 * DAY), timeZoneID: "56", language: "zh-CN" });
    this.replies = [
      { name: "Inês Duarte", address: "ines@roofers.example", answer: "accepted", at: now - HOUR },
      { name: "陈雨桐", address: "chen@roofers.example", answer: "tentative", at: now - 2 * HOUR },
    ];
    for (const [index, subject] of ["Weekly planning", "Safety briefing", "Roof of the old mill"].entries()) {
      const start = now - (index * 3 + 1) * DAY;
      const request = { subject, startTime: minuteOf(start), length: 50, timeZoneID: "26", mediaTypes: "HDVideo", attendees: people(0, 1) };
      this.past.push({ ...conference(String(914283067 + index), request, now), conferenceState: "Destroyed", confUUID: `hold-${index}`, isHasRecordFile: index % 2 === 0, ...history(start) });
    }
    this.apps = [{ app_id: "9f31c2", app_name: "Roof planner", description: "Books meetings from the planning board", create_time: "", last_update_time: "", status: 0 }];
    this.jobs = jobs(now);
  }
}

/** @param {any[]} rows */
const page = (rows) => ({ offset: 0, limit: 500, count: rows.length, data: rows });

/** @param {string} id @param {any} request @param {number} now @returns {any} */
function conference(id, request, now) {
  const startMs = request.startTime ? msOf(request.startTime) : now;
  const length = (request.length ?? 30) * MINUTE;
  const planned = request.cycleParams ? plan(request).occurrences : null;
  return {
    conferenceID: id,
    subject: request.subject || "Ana Prado’s meeting",
    size: request.attendees?.length ?? 0,
    timeZoneID: request.timeZoneID ?? "56",
    startTime: planned?.[0]?.startTime ?? minuteOf(startMs),
    endTime: planned?.[0]?.endTime ?? minuteOf(startMs + length),
    mediaTypes: request.mediaTypes === "Voice" ? "Voice" : "Voice,Data,HDVideo",
    conferenceState: request.startTime ? "Schedule" : "Created",
    language: request.language ?? "zh-CN",
    passwordEntry: [{ conferenceRole: "chair", password: "402817" }, { conferenceRole: "general", password: request.confConfigInfo?.guestPwd ?? "739201" }],
    userUUID: "u-ana",
    scheduserName: "Ana Prado",
    chairJoinUri: `https://meet.example/#/j/${id}/hosthosthost`,
    guestJoinUri: `https://meet.example/#/j/${id}/guestguest`,
    confConfigInfo: { isSendNotify: true, isSendCalendar: true, isSendSms: false, isAutoMute: true, prolongLength: 15, callInRestriction: 0, ...request.confConfigInfo },
    vmrFlag: request.vmrFlag ?? 0,
    ...(request.vmrFlag ? { vmrConferenceID: "990001", vmrID: "vmr-1" } : {}),
    cycleParams: request.cycleParams,
    concurrentParticipants: request.concurrentParticipants ?? 0,
    ...(planned ? { subConfs: planned.map((one, index) => ({ cycleSubConfID: `${id}-${index}`, ...one })) } : {}),
    attendees: request.attendees ?? [],
  };
}

/** The meetings of a series, as the server plans them. @param {any} request @returns {{ endDate: string, occurrences: any[] }} */
function plan({ startTime, length, timeZoneID, cycleParams }) {
  const zone = ZONES.find(({ id }) => id === timeZoneID)?.name ?? "UTC";
  const { time } = wallOf(zone, msOf(startTime));
  const { startDate, endDate, cycle, interval = 1, point = [] } = cycleParams;
  const days = [];
  for (let date = startDate; date <= endDate && date <= addMonths(startDate, 12) && days.length < 50; date = addDays(date, 1)) {
    const passed = Math.round((Date.parse(date) - Date.parse(startDate)) / DAY);
    const week = Math.floor((passed + ((weekdayOf(startDate) + 6) % 7)) / 7);
    const month = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - Number(startDate.slice(0, 4)) * 12 - Number(startDate.slice(5, 7));
    if (cycle === "Day" && passed % interval === 0) days.push(date);
    if (cycle === "Week" && week % interval === 0 && point.includes(weekdayOf(date))) days.push(date);
    if (cycle === "Month" && month % interval === 0 && point.includes(Number(date.slice(8)))) days.push(date);
  }
  const occurrences = days.map((date) => {
    const startMs = /** @type {number} */ (msAt(zone, date, time));
    const local = wallOf(zone, startMs);
    return {
      startTime: minuteOf(startMs), endTime: minuteOf(startMs + length * MINUTE), localStart: `${local.date}T${local.time}`,
      offsetMinutes: offsetOf(zone, startMs), moved: local.time === time ? "no" : "gap",
    };
  });
  return { endDate: days.length === 50 ? (days.at(-1) ?? endDate) : endDate, occurrences };
}

/** @param {number} start */
function history(start) {
  const person = (/** @type {string} */ displayName, /** @type {number} */ from, /** @type {number} */ to) => ({
    displayName, callNumber: "+99100010002", deviceType: "Browser", mediaType: "Video", deptName: "Roofers", joinTime: start + from * MINUTE, leftTime: start + to * MINUTE,
  });
  return {
    stays: [person("Ana Prado", 0, 50), person("Inês Duarte", 1, 20), person("Inês Duarte", 22, 50), person('=HYPERLINK("http://evil.example")', 5, 44)],
    deeds: [
      { operateTime: start, operateSource: "Conference System", operator: "", operateCode: "Meeting started", operationObject: "", operateResult: "Success", detail: "" },
      { operateTime: start + 9 * MINUTE, operateSource: "Browser", operator: "Ana Prado", operateCode: "Mute all", operationObject: "Everybody", operateResult: "Success", detail: "They may unmute themselves" },
    ],
  };
}

/** @param {number} now */
function jobs(now) {
  const job = (/** @type {number} */ id, /** @type {string} */ kind, /** @type {string} */ state, /** @type {string} */ title, more = {}) => ({
    id: String(id), kind, conferenceID: "914283067", title, state, runAt: now + id * MINUTE, createdAt: now - HOUR, finishedAt: state === "waiting" ? null : now - 10 * MINUTE, attempts: 0, error: null, ...more,
  });
  return [
    job(1, "remind", "waiting", "Reminder of Materials for the week"),
    job(2, "push", "waiting", "meeting.create to https://hooks.example/meetings", { attempts: 3, error: "the address answered with status 500" }),
    job(3, "mail", "done", "Weekly planning to ines@roofers.example"),
    job(4, "mail", "dead", "Weekly planning to office@builder.example", { attempts: 12, error: "the server refused the recipient: 550 5.1.1 no such user" }),
  ];
}

const MAIL = [
  "From: Convoca <noreply@meet.example>", "To: =?utf-8?B?SW7DqnM=?= <ines@roofers.example>", "Subject: =?utf-8?Q?Invitation:_Weekly_planning_=E2=80=93_Tuesday?=", "MIME-Version: 1.0",
  'Content-Type: multipart/alternative; boundary="b1"', "", "--b1", "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: quoted-printable", "",
  "Ana Prado invites you to a meeting.", "", "Weekly planning =E2=80=93 every Tuesday, 10:00", "--b1", "Content-Type: text/html; charset=utf-8", "", "<p>Ana Prado invites you.</p>", "--b1--", "",
].join("\r\n");
