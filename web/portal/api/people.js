// The corporation's people and departments, as administrators see them.

import { pictureOf } from "./picture.js";

/** @typedef {import("./api.js").Ask} Ask */
/** @typedef {import("../state/directory.js").Member} Member */
/** @typedef {import("../state/directory.js").MemberDetail} MemberDetail */
/** @typedef {import("../state/directory.js").MemberDraft} MemberDraft */
/** @typedef {import("../state/directory.js").Department} Department */

const MEMBER = "/v1/usg/dcs/corp/member";
const OURS = "/v1/convoca/members";
const ADMIN = "/v1/usg/dcs/corp/admin";
const DEPARTMENT = "/v1/usg/dcs/corp/dept";
const TREE = "/v1/usg/dcs/member/dept";
/** A list of thousands is read line by line. */
const IMPORT_PATIENCE_MS = 180_000;
/** The department that has all others. */
export const ROOT = "1";

/** By the API's number. @type {import("../state/directory.js").Role[]} */
const ROLES = ["default", "admin", "member"];
/** By the API's number. @type {import("../state/directory.js").RoomKind[]} */
export const ROOM_KINDS = ["personal", "cloud", "webinar"];
const STATUSES = ["active", "disabled"];

/** @param {Ask} ask */
export function peopleCalls(ask) {
  const path = (/** @type {string} */ account) => `${MEMBER}/${encodeURIComponent(account)}`;
  return {
    /** @param {import("../state/paged.js").Asked<Omit<import("../state/directory.js").MemberQuery, "search">>} wanted @returns {Promise<import("../state/model.js").Page<Member>>} */
    async members({ search, department, withBelow, status, role, sort, offset, limit }) {
      const query = {
        offset, limit, searchKey: search || null, deptCode: department || null, enableSubDept: department ? withBelow : null,
        status: status ? STATUSES.indexOf(status) : null, adminType: role ? ROLES.indexOf(role) : null, sortField: sort?.field ?? null, isAsc: sort?.isAscending ?? null,
      };
      const page = await ask("GET", MEMBER, { query });
      return { count: page.count, rows: page.data.map(member) };
    },
    /** @param {string} account @returns {Promise<MemberDetail>} */
    async member(account) {
      const row = await ask("GET", path(account));
      const rooms = (row.vmrList ?? []).map((/** @type {any} */ one) => ({ id: one.id, number: one.vmrId ?? "", name: one.vmrName ?? "", kind: ROOM_KINDS[one.vmrMode] ?? "cloud", size: one.vmrPkgParties ?? 0 }));
      return { ...member(row), signature: row.signature ?? "", rooms };
    },
    /** @param {MemberDraft} draft @returns {Promise<Member>} */
    addMember: async (draft) => member(await ask("POST", MEMBER, { body: { ...wire(draft, true), ...named("account", draft.account), ...named("thirdAccount", draft.thirdAccount), ...(draft.password === "" ? {} : { pwd: draft.password }) } })),
    /** @param {string} account @param {MemberDraft} draft */
    async changeMember(account, draft) {
      await ask("PUT", path(account), { body: wire(draft, false) });
    },
    /** All of them or none. @param {readonly string[]} accounts */
    async deleteMembers(accounts) {
      await ask("POST", `${MEMBER}/delete`, { body: accounts });
    },
    /** All of them or none. @param {readonly string[]} accounts @param {boolean} isActive */
    async setActive(accounts, isActive) {
      await ask("PUT", `${MEMBER}/status/${isActive ? 0 : 1}`, { body: accounts });
    },
    /** He gets it by mail or SMS; nobody else sees it. @param {string} account */
    async sendPassword(account) {
      await ask("PUT", "/v1/usg/acs/password/admin/reset", { body: { account } });
    },
    /** @param {string} id @param {Blob} file */
    async setPicture(id, file) {
      await ask("POST", `/v1/usg/abs/profile-images/${encodeURIComponent(id)}`, { file });
    },
    /** @param {string} account */
    async makeAdmin(account) {
      await ask("POST", ADMIN, { body: { account } });
    },
    /** @param {string} account */
    async unmakeAdmin(account) {
      await ask("POST", `${ADMIN}/delete`, { body: [account] });
    },
    /** @param {string} text a table with a header @param {boolean} areTold whether people hear of their accounts @returns {Promise<import("../state/directory.js").ImportReport>} */
    async importMembers(text, areTold) {
      const report = await ask("POST", `${OURS}/import`, { query: areTold ? {} : { sendNotify: "0" }, text, kind: "text/csv", patienceMs: IMPORT_PATIENCE_MS });
      return { added: report.added ?? 0, refused: report.refused ?? [] };
    },
    /** @returns {Promise<string>} a table with a header */
    exportMembers: () => ask("GET", `${OURS}/export`, { as: "text", patienceMs: IMPORT_PATIENCE_MS }),
    /** @param {string} account @returns {Promise<import("../state/directory.js").ErasureReport>} */
    async eraseMember(account) {
      const report = await ask("POST", `${OURS}/${encodeURIComponent(account)}/erase`);
      return { gone: report.gone ?? [], kept: report.kept ?? [] };
    },

    /** A department with those right below it. @param {string} code @returns {Promise<{ department: Department, children: Department[] }>} */
    async department(code) {
      const found = await ask("GET", `${TREE}/${encodeURIComponent(code)}`);
      return { department: department(found), children: (found.childDepts ?? []).map(department) };
    },
    /** @param {string} name part of it @returns {Promise<Department[]>} */
    async findDepartments(name) {
      return (await ask("GET", TREE, { query: { deptName: name } })).map(department);
    },
    /** @param {{ name: string, parent: string, note: string }} wanted */
    async addDepartment({ name, parent, note }) {
      await ask("POST", DEPARTMENT, { body: { deptName: name, parentDeptCode: parent, ...named("note", note) } });
    },
    /** @param {string} code @param {{ name?: string, parent?: string, note?: string }} changed */
    async changeDepartment(code, { name, parent, note }) {
      await ask("PUT", `${DEPARTMENT}/${encodeURIComponent(code)}`, { body: { deptName: name, parentDeptCode: parent, note } });
    },
    /** @param {string} code */
    async deleteDepartment(code) {
      await ask("DELETE", `${DEPARTMENT}/${encodeURIComponent(code)}`);
    },
  };
}

/** What is empty is left out. @param {string} name @param {string} value */
export const named = (name, value) => (value.trim() === "" ? {} : { [name]: value.trim() });

/** @param {any} row @returns {Member} */
function member(row) {
  return {
    id: row.id ?? "",
    account: row.userAccount ?? "",
    name: row.name || row.userAccount || "",
    englishName: row.englishName ?? "",
    email: row.email ?? "",
    phone: row.phone ?? "",
    country: row.country ?? "",
    department: { code: row.deptCode || ROOT, path: row.deptNamePath || row.deptName || "" },
    title: row.title ?? "",
    note: row.desc ?? "",
    isPhoneHidden: row.hidePhone === true,
    sortLevel: row.sortLevel ?? 0,
    role: ROLES[row.adminType] ?? "member",
    isActive: row.status !== 1,
    thirdAccount: row.thirdAccount ?? "",
    picture: pictureOf(row.headPictureUrl),
  };
}

/** Of somebody new what is empty is left out; of somebody known it is taken away. @param {MemberDraft} draft @param {boolean} isNew */
function wire(draft, isNew) {
  const texts = /** @type {const} */ ([["name", draft.name], ["englishName", draft.englishName], ["email", draft.email], ["phone", draft.phone], ["title", draft.title], ["desc", draft.note]]);
  const given = Object.assign({}, ...texts.map(([name, value]) => (isNew ? named(name, value) : { [name]: value.trim() })));
  const level = Number(draft.sortLevel);
  return { ...given, deptCode: draft.departmentCode || ROOT, hidePhone: draft.isPhoneHidden, ...(draft.sortLevel.trim() !== "" && Number.isInteger(level) ? { sortLevel: level } : {}) };
}

/** @param {any} row @returns {Department} */
function department(row) {
  return {
    code: row.deptCode, name: row.deptName ?? "", path: row.deptNamePath ?? row.deptName ?? "", parent: row.parentDeptCode ?? "",
    note: row.note ?? "", sortLevel: row.sortLevel ?? 0, isLeaf: row.isLeafNode === true,
  };
}
