// Room systems and screens.

import { ROOT, named } from "./people.js";

/** @typedef {import("./api.js").Ask} Ask */
/** @typedef {import("../state/directory.js").Device} Device */
/** @typedef {import("../state/directory.js").DeviceDraft} DeviceDraft */
/**
 * @template T
 * @typedef {import("../state/paged.js").Asked<T>} Asked
 */

const DEVICE = "/v1/usg/dcs/corp/device";
const CODE = "/v1/usg/dcs/corp/vision/activecode";

/** @param {Ask} ask */
export function deviceCalls(ask) {
  const path = (/** @type {string} */ serial) => `${DEVICE}/${encodeURIComponent(serial)}`;
  return {
    /** @param {Asked<{}>} wanted @returns {Promise<import("../state/model.js").Page<Device>>} */
    async devices({ search, offset, limit }) {
      const page = await ask("GET", DEVICE, { query: { offset, limit, searchKey: search || null } });
      return { count: page.count, rows: page.data.map(device) };
    },
    /** @returns {Promise<import("../state/directory.js").DeviceModel[]>} */
    async deviceModels() {
      return (await ask("GET", "/v1/usg/dcs/termdevtype")).map((/** @type {any} */ one) => ({ type: one.type ?? "", model: one.model ?? "" }));
    },
    /** @param {DeviceDraft} draft */
    async addDevice(draft) {
      await ask("POST", DEVICE, { body: { model: draft.model, ...named("sn", draft.serial), name: draft.name.trim(), deptCode: draft.departmentCode || ROOT, ...named("email", draft.email), ...named("phone", draft.phone), ...named("description", draft.note) } });
    },
    /** @param {string} serial @param {DeviceDraft} draft */
    async changeDevice(serial, { name, departmentCode, email, phone, note }) {
      await ask("PUT", path(serial), { body: { name: name.trim(), deptCode: departmentCode || ROOT, email: email.trim(), phone: phone.trim(), description: note.trim() } });
    },
    /** @param {readonly string[]} serials @param {boolean} isActive */
    async setDevicesActive(serials, isActive) {
      await ask("PUT", `${DEVICE}/status/${isActive ? 0 : 1}`, { body: serials });
    },
    /** @param {readonly string[]} serials */
    async deleteDevices(serials) {
      await ask("POST", `${DEVICE}/delete`, { body: serials });
    },
    /** @param {string} serial @param {string} email who gets it */
    async sendDeviceCode(serial, email) {
      await ask("POST", `${path(serial)}/activecode`, { body: { emailAddr: email } });
    },
    /** @param {Asked<{}>} wanted @returns {Promise<import("../state/model.js").Page<import("../state/directory.js").ActivationCode>>} */
    async activationCodes({ search, offset, limit }) {
      const page = await ask("GET", CODE, { query: { offset, limit, searchKey: search || null } });
      const rows = page.data.map((/** @type {any} */ one) => ({ id: one.id, code: one.activeCode ?? "", name: one.devName ?? "", type: one.devType ?? "", department: one.deptName ?? "", expiresAtMs: one.expireDate || null }));
      return { count: page.count, rows };
    },
    /** @param {{ name: string, type: string, email: string }} wanted @returns {Promise<string>} the code */
    async addActivationCode({ name, type, email }) {
      return (await ask("POST", CODE, { body: { devName: name.trim(), devType: type, ...named("emailAddr", email) } })).activeCode;
    },
    /** @param {string} id @returns {Promise<string>} another code, in place of the one it had */
    resetActivationCode: async (id) => (await ask("PUT", `${CODE}/${encodeURIComponent(id)}/reset`, { body: {} })).activeCode,
    /** @param {readonly string[]} ids */
    async deleteActivationCodes(ids) {
      await ask("DELETE", CODE, { body: ids });
    },
  };
}

/** @param {any} row @returns {Device} */
function device(row) {
  return {
    serial: row.sn ?? "", name: row.name ?? "", model: row.model ?? "", type: row.type ?? "", account: row.account ?? "", number: row.number ?? "",
    department: { code: row.deptCode || ROOT, path: row.deptNamePath || row.deptName || "" }, email: row.email ?? "", phone: row.phone ?? "",
    note: row.description ?? "", isActive: row.status !== 1,
  };
}
