// The administrators' part of the server in memory: people, departments, rooms, devices, limits, the
// audit trail, and a provider's corporations.

/** @typedef {import("./fake_server.js").Answer} Answer */

const DAY = 24 * 3600_000;
const MEMBER = "/v1/usg/dcs/corp/member";
const DEVICE = "/v1/usg/dcs/corp/device";
const PROVIDER = "/v1/usg/dcs/sp/corp";

/** @param {number} status @param {string} code @param {string} message @returns {Answer} */
const refusal = (status, code, message) => ({ status, body: { error_code: code, error_msg: message } });

export class FakeDirectory {
  /** @type {any[]} */
  people = [];
  /** @type {any[]} */
  departments = [{ deptCode: "1", deptName: "Roofers", parentDeptCode: "", note: "" }];
  /** @type {any[]} */
  rooms = [];
  /** @type {any[]} */
  devices = [];
  /** @type {any[]} */
  codes = [];
  /** @type {any[]} */
  orders = [];
  /** @type {any[]} */
  trail = [];
  /** @type {any[]} */
  corporations = [];
  sso = { enableSSO: false };

  /** @param {{ now: () => number }} clock */
  constructor(clock) {
    this.clock = clock;
  }

  /** @param {string} method @param {string} path @param {URLSearchParams} query @param {any} body @returns {Answer | null} null: this is not of the directory */
  answer(method, path, query, body) {
    const key = `${method} ${path}`;
    const last = decodeURIComponent(path.split("/").at(-1) ?? "");
    switch (key) {
      case `GET ${MEMBER}`:
        return { body: this.#list(this.#found(query), query) };
      case `POST ${MEMBER}`:
        return this.#add(body);
      case `POST ${MEMBER}/delete`:
        this.people = this.people.filter((one) => !body.includes(one.userAccount));
        return {};
      case "PUT /v1/usg/acs/password/admin/reset":
      case `PUT ${DEVICE}/status/0`:
      case `PUT ${DEVICE}/status/1`:
        for (const one of this.devices) if (Array.isArray(body) && body.includes(one.sn)) one.status = Number(last);
        return {};
      case "POST /v1/usg/dcs/corp/admin":
        this.#person(body.account).adminType = 1;
        return {};
      case "POST /v1/usg/dcs/corp/admin/delete":
        for (const account of body) this.#person(account).adminType = 2;
        return {};
      case "POST /v1/convoca/members/import":
        return this.#import(body);
      case "GET /v1/convoca/members/export":
        return { text: ["account,name,email", ...this.people.map((one) => `${one.userAccount},${one.name},${one.email}`)].join("\r\n") };
      case "GET /v1/usg/dcs/member/dept":
        return { body: this.departments.filter((one) => one.deptName.toLowerCase().includes((query.get("deptName") ?? "").toLowerCase())).map((one) => this.#department(one)) };
      case "POST /v1/usg/dcs/corp/dept":
        this.departments.push({ deptCode: `d-${this.departments.length}`, note: "", ...body });
        return { body: { value: `d-${this.departments.length - 1}` } };
      case "GET /v1/usg/dcs/corp/vmr": {
        const wanted = this.rooms.filter((one) => one.mode === Number(query.get("vmrMode") ?? 1) && (query.get("status") === null || one.status === Number(query.get("status"))));
        return { body: this.#list(wanted.filter((one) => `${one.vmrName} ${one.vmrId}`.toLowerCase().includes((query.get("searchKey") ?? "").toLowerCase())), query) };
      }
      case "GET /v1/usg/dcs/corp/resource":
        return { body: LIMITS };
      case "GET /v1/usg/dcs/corp/resource-list":
        return { body: this.#list(this.orders, query) };
      case `GET ${DEVICE}`:
        return { body: this.#list(this.devices, query) };
      case `POST ${DEVICE}`:
        this.devices.push({ status: 0, deptNamePath: "Roofers", ...body });
        return { body };
      case `POST ${DEVICE}/delete`:
        this.devices = this.devices.filter((one) => !body.includes(one.sn));
        return {};
      case "GET /v1/usg/dcs/termdevtype":
        return { body: [{ type: "TE", model: "TE10" }, { type: "TE", model: "BOX600" }] };
      case "GET /v1/usg/dcs/corp/vision/activecode":
        return { body: this.#list(this.codes, query) };
      case "POST /v1/usg/dcs/corp/vision/activecode":
        this.codes.push({ id: `code-${this.codes.length}`, activeCode: "", devName: body.devName, devType: body.devType, deptName: "Roofers", expireDate: this.clock.now() + DAY });
        return { body: { activeCode: "482915736012" } };
      case "GET /v1/convoca/audit": {
        const [from, until] = [Number(query.get("startDate") ?? 0), Number(query.get("endDate") ?? Infinity)];
        const search = (query.get("searchKey") ?? "").toLowerCase();
        return { body: this.#list(this.trail.filter((one) => one.at >= from && one.at <= until && `${one.name} ${one.operation} ${one.object}`.toLowerCase().includes(search)), query) };
      }
      case "GET /v1/usg/acs/authorizeconfig":
        return { body: this.sso };
      case "POST /v1/usg/acs/authorizeconfig":
        this.sso = { ...body, clientSecret: undefined };
        return {};
      case `GET ${PROVIDER}`:
        return { body: this.#list(this.corporations, query) };
      case `POST ${PROVIDER}`:
        this.corporations.push({ id: `corp-${this.corporations.length + 1}`, ...body });
        return { body: { value: `corp-${this.corporations.length}` } };
      default:
        break;
    }
    return this.#below(method, path, query, body, last);
  }

  /** What has an ID in its path. @param {string} method @param {string} path @param {URLSearchParams} query @param {any} body @param {string} last @returns {Answer | null} */
  #below(method, path, query, body, last) {
    if (path.startsWith("/v1/usg/abs/profile-images/")) {
      for (const one of this.people) if (one.id === last) one.headPictureUrl = "https://meet.example/assets/mark.svg";
      return {};
    }
    if (path.startsWith(`${MEMBER}/status/`)) {
      for (const account of body) this.#person(account).status = Number(last);
      return {};
    }
    if (path.startsWith(`${MEMBER}/`)) {
      const one = this.#person(last);
      if (one === undefined) return refusal(404, "USG.201040000", "there is no such user");
      if (method === "GET") return { body: { ...one, vmrList: this.rooms.filter(({ member }) => member?.id === last).map((room) => ({ id: room.id, vmrId: room.vmrId, vmrName: room.vmrName, vmrMode: room.mode, vmrPkgParties: room.vmrPkgParties })) } };
      Object.assign(one, body);
      return { body: one };
    }
    if (/^\/v1\/convoca\/members\/[^/]+\/erase$/.test(path)) {
      const account = decodeURIComponent(path.split("/").at(-2) ?? "");
      this.people = this.people.filter((one) => one.userAccount !== account);
      return { body: { gone: [{ code: "account", what: "The account", count: 1 }, { code: "drawings", what: "Drawings", count: 2 }], kept: [{ code: "audit", what: "Entries of the audit trail", why: "they show who changed what", count: 14 }] } };
    }
    if (path.startsWith("/v1/usg/dcs/member/dept/")) {
      const one = this.departments.find(({ deptCode }) => deptCode === last);
      return one ? { body: { ...this.#department(one), childDepts: this.departments.filter(({ parentDeptCode }) => parentDeptCode === last).map((child) => this.#department(child)) } } : refusal(404, "USG.200000003", "there is no such department");
    }
    if (path.startsWith("/v1/usg/dcs/corp/dept/")) return this.#changeDepartment(method, last, body);
    if (path.startsWith("/v1/usg/dcs/corp/vmr/")) {
      for (const room of this.rooms) if (body.includes(room.id)) Object.assign(room, path.includes("assign") ? { member: { id: last, mark: this.#person(last).name }, status: 0 } : { member: undefined, status: 2 });
      return {};
    }
    if (path.startsWith(`${DEVICE}/`) && method === "PUT") {
      Object.assign(this.devices.find(({ sn }) => sn === last), body);
      return {};
    }
    if (path.startsWith(`${PROVIDER}/`)) return this.#provider(method, path, query, body, last);
    return path.endsWith("/activecode") ? {} : null;
  }

  /** @param {string} method @param {string} path @param {URLSearchParams} query @param {any} body @param {string} last @returns {Answer} */
  #provider(method, path, query, body, last) {
    if (path.endsWith("/resource") && method === "GET") return { body: this.#list(this.orders, query) };
    if (path.endsWith("/resource") && method === "POST") {
      this.orders.push(...body.map((/** @type {any} */ one) => ({ id: `o-${this.orders.length + 1}`, typeDesc: "", status: 0, editable: true, ...one })));
      return {};
    }
    if (path.endsWith("/resource")) {
      for (const one of body) Object.assign(this.orders.find(({ id }) => id === one.id), one.isDisabled === undefined ? { expireDate: one.expireDate } : { status: one.isDisabled ? 2 : 0 });
      return {};
    }
    if (path.endsWith("/resource/delete")) {
      this.orders = this.orders.filter(({ id }) => !body.includes(id));
      return {};
    }
    const one = this.corporations.find(({ id }) => id === last);
    if (one === undefined) return refusal(404, "USG.201010000", "there is no such corporation");
    if (method === "GET") return { body: one };
    if (method === "DELETE") this.corporations = this.corporations.filter((other) => other !== one);
    else Object.assign(one, { basicInfo: { ...one.basicInfo, ...body.basicInfo }, adminInfo: { ...one.adminInfo, ...body.adminInfo } });
    return {};
  }

  /** @param {string} account */
  #person(account) {
    return this.people.find((one) => one.userAccount === account);
  }

  /** @param {URLSearchParams} query */
  #found(query) {
    const search = (query.get("searchKey") ?? "").toLowerCase();
    const [status, role, department] = [query.get("status"), query.get("adminType"), query.get("deptCode")];
    const found = this.people.filter((one) => `${one.name} ${one.userAccount} ${one.email} ${one.phone}`.toLowerCase().includes(search)
      && (status === null || one.status === Number(status)) && (role === null || one.adminType === Number(role)) && (department === null || one.deptCode === department));
    const field = { ldapAccount: "userAccount", deptCode: "deptCode", adminType: "adminType", status: "status" }[query.get("sortField") ?? ""];
    if (field) found.sort((a, b) => (a[field] > b[field] ? 1 : -1) * (query.get("isAsc") === "true" ? 1 : -1));
    return found;
  }

  /** @param {any} body @returns {Answer} */
  #add(body) {
    const account = body.account ?? body.email;
    if (this.#person(account)) return refusal(400, "USG.201040001", "the account exists");
    const one = { id: `u-${account}`, userAccount: account, adminType: 2, status: 0, phone: "", email: "", deptNamePath: "Roofers", ...body };
    this.people.push(one);
    return { body: one };
  }

  /** Lines without an at sign in their third column are wrong here. @param {string} text @returns {Answer} */
  #import(text) {
    const [, ...lines] = text.replace("\ufeff", "").split(/\r?\n/).filter((line) => line !== "");
    /** @type {any[]} */
    const refused = [];
    lines.forEach((line, at) => {
      const [account = "", name = "", email = ""] = line.split(",");
      if (!email.includes("@")) refused.push({ line: at + 2, account, reason: "the e-mail address is not one" });
      else this.#add({ account, name, email });
    });
    return { body: { added: lines.length - refused.length, refused } };
  }

  /** @param {string} method @param {string} code @param {any} body @returns {Answer} */
  #changeDepartment(method, code, body) {
    const one = this.departments.find(({ deptCode }) => deptCode === code);
    if (method === "PUT") Object.assign(one, body);
    else if (this.departments.some(({ parentDeptCode }) => parentDeptCode === code)) return refusal(400, "USG.201050001", "there are departments below it");
    else this.departments = this.departments.filter((other) => other !== one);
    return {};
  }

  /** @param {any} one */
  #department(one) {
    /** @type {string[]} */
    const names = [];
    for (let at = one; at; at = this.departments.find(({ deptCode }) => deptCode === at.parentDeptCode)) names.unshift(at.deptName);
    return { ...one, deptNamePath: names.join("/"), isLeafNode: !this.departments.some(({ parentDeptCode }) => parentDeptCode === one.deptCode) };
  }

  /** An offset past the end gets the last page. @param {any[]} rows @param {URLSearchParams} query */
  #list(rows, query) {
    const limit = Number(query.get("limit") ?? 10);
    const asked = Number(query.get("offset") ?? 0);
    const offset = asked >= rows.length && rows.length > 0 ? Math.floor((rows.length - 1) / limit) * limit : asked;
    return { offset, limit, count: rows.length, data: rows.slice(offset, offset + limit) };
  }

  /** Fills it with what a corporation has after a while. */
  furnish() {
    const now = this.clock.now();
    this.departments.push(
      { deptCode: "d-1", deptName: "Workshop", parentDeptCode: "1", note: "Scaffolding and wood" }, { deptCode: "d-2", deptName: "Carpenters", parentDeptCode: "d-1", note: "" },
      { deptCode: "d-3", deptName: "Apprentices", parentDeptCode: "d-2", note: "" }, { deptCode: "d-4", deptName: "Office", parentDeptCode: "1", note: "" },
    );
    const person = (/** @type {string} */ userAccount, /** @type {string} */ name, more = {}) => ({
      id: `u-${userAccount}`, userAccount, name, email: `${userAccount}@roofers.example`, phone: "+99100010002", adminType: 2, status: 0, deptCode: "d-4", deptNamePath: "Roofers/Office", title: "", ...more,
    });
    this.people = [
      person("ana", "Ana Prado", { adminType: 0, title: "Owner", deptCode: "1", deptNamePath: "Roofers" }), person("ines", "Inês Duarte", { adminType: 1, title: "Office manager" }),
      person("tom", "Tom Baker", { deptCode: "d-2", deptNamePath: "Roofers/Workshop/Carpenters", title: "Foreman" }), person("chen", "陈雨桐", { phone: "", deptCode: "d-1", deptNamePath: "Roofers/Workshop" }),
      person("wolfeschlegelsteinhausenbergerdorff", "Hubert Blaine Wolfeschlegelsteinhausenbergerdorff", { status: 1 }),
      ...Array.from({ length: 60 }, (_, at) => person(`apprentice${at + 1}`, `Apprentice ${at + 1}`, { deptCode: "d-3", deptNamePath: "Roofers/Workshop/Carpenters/Apprentices", phone: "" })),
    ];
    const room = (/** @type {number} */ at, /** @type {string} */ vmrName, more = {}) => ({ id: `vmr-${at}`, vmrId: `99000${at}`, vmrName, mode: 1, vmrPkgName: "VMR 50", vmrPkgParties: 50, status: 2, expireDate: now + 200 * DAY, ...more });
    this.rooms = [
      room(1, "Workshop", { member: { id: "tom", mark: "Tom Baker" }, status: 0 }), room(2, "Board room", { vmrPkgParties: 100 }), room(3, "Old mill", { status: 1, member: { id: "ines", mark: "Inês Duarte" }, expireDate: now - DAY }),
      room(4, "Open house", { mode: 2, maxAudienceParties: 1000 }),
    ];
    this.devices = [
      { sn: "2102311CYS0001", name: "Meeting room, first floor", model: "BOX600", type: "TE", number: "+99100020001", deptCode: "d-4", deptNamePath: "Roofers/Office", email: "ines@roofers.example", status: 0 },
      { sn: "2102311CYS0002", name: "Workshop wall", model: "TE10", type: "TE", number: "+99100020002", deptCode: "d-1", deptNamePath: "Roofers/Workshop", status: 1 },
    ];
    this.codes = [{ id: "code-0", activeCode: "482913570264", devName: "Lobby", devType: "idea-hub", deptName: "Roofers", expireDate: now + DAY }];
    this.orders = [
      { id: "o-1", type: "CONF_CALL", typeId: "", typeDesc: "", count: 100, expireDate: now + 300 * DAY, status: 0, editable: true },
      { id: "o-2", type: "VMR", typeId: "p50", typeDesc: "VMR 50", count: 3, expireDate: now + 200 * DAY, status: 0, editable: true },
      { id: "o-3", type: "LIVE", typeId: "", typeDesc: "", count: 2, expireDate: now - 10 * DAY, status: 1, editable: true },
    ];
    const deed = (/** @type {number} */ minutes, /** @type {string} */ operation, /** @type {string} */ object, detail = /** @type {{ name: string, value: string }[]} */ ([])) => ({ at: now - minutes * 60_000, account: "ana", name: "Ana Prado", operation, object, detail, ip: "192.0.2.17", requestId: `r-${minutes}` });
    this.trail = [
      deed(3, "set_users_status", "wolfeschlegelsteinhausenbergerdorff", [{ name: "status", value: "1" }]), deed(40, "assign_rooms", "Workshop", [{ name: "account", value: "tom" }, { name: "rooms", value: '["vmr-1"]' }]), deed(90, "add_department", "Apprentices", [{ name: "deptName", value: "Apprentices" }, { name: "parentDeptCode", value: "d-2" }]),
      deed(3000, "import_members", ""),
    ];
    this.corporations = [
      { id: "651987284", basicInfo: { name: "Roofers Ltd", email: "office@roofers.example", phone: "+99100010001", address: "1 Harbour Street", description: "Roofs and scaffolding" }, adminInfo: { account: "ana", name: "Ana Prado", email: "ana@roofers.example" } },
      { id: "651987285", basicInfo: { name: "桥梁设计院", email: "", phone: "" }, adminInfo: { account: "li", name: "李伟", email: "li@bridges.example" } },
    ];
  }
}

const LIMITS = {
  teSoftCount: { sumCount: 70, usedCount: 65, expiredCount: 0, expiringCount: 0 }, confCallCount: { sumCount: 100, expiredCount: 0, expiringCount: 20 }, te1080pHardCount: { sumCount: 2, usedCount: 2 },
  liveCount: { sumCount: 0, expiredCount: 2 }, recordCapability: { sumCount: 512000 }, hwVisionCount: { sumCount: 10, usedCount: 1 }, ideaHubCount: { sumCount: 5, usedCount: 0 },
  vmr: [{ vmrPkgId: "p50", vmrName: "VMR 50", vmrPkgParties: 50, vmrPkgCount: 3, vmrPkgUsedCount: 2 }],
};
