// Room systems and screens, and the codes by which they become the corporation's.

import { signal } from "../../../vendor/signals-core.js";
import { createActing } from "../acting.js";
import { createLoad } from "../load.js";
import { createPaged } from "../paged.js";
import { createDepartmentFinder } from "./finder.js";

/** @typedef {ReturnType<typeof createDevices>} Devices */
/** @typedef {import("../directory.js").Device} Device */

/** @param {import("../portal.js").Context} context */
export function createDevices(context) {
  const { world, api, tell } = context;
  const acting = createActing(tell);
  const { act } = acting;
  const list = createPaged({ world, ask: (asked) => api.devices(asked), keyOf: (one) => one.serial, filter: {} });
  const codes = createPaged({ world, ask: (asked) => api.activationCodes(asked), keyOf: (one) => one.id, filter: {}, waits: true });
  const models = createLoad(/** @type {import("../directory.js").DeviceModel[]} */ ([]));
  const departments = createDepartmentFinder(context);
  /** A code that has just been made, to be typed into its screen. */
  const freshCode = signal(/** @type {{ name: string, code: string } | null} */ (null));
  models.run(() => api.deviceModels());

  /** @param {() => Promise<unknown>} run @param {import("../../words.js").Word} said */
  async function change(run, said) {
    const done = await act(run, said);
    if (done !== null) await list.again();
    return done !== null;
  }

  return {
    ...acting,
    list,
    codes,
    models,
    departments,
    freshCode,
    /** @param {import("../directory.js").DeviceDraft} draft */
    add: (draft) => change(() => api.addDevice(draft), "addedDevice"),
    /** @param {string} serial @param {import("../directory.js").DeviceDraft} draft */
    save: (serial, draft) => change(() => api.changeDevice(serial, draft), "savedDevice"),
    /** @param {Device} one @param {boolean} isActive */
    setActive: (one, isActive) => change(() => api.setDevicesActive([one.serial], isActive), isActive ? "enabledDevice" : "disabledDevice"),
    /** @param {Device} one */
    remove: (one) => change(() => api.deleteDevices([one.serial]), "deletedDevice"),
    /** The code goes to whoever looks after the terminal, by mail. @param {Device} one @param {string} email */
    sendCode: (one, email) => act(() => api.sendDeviceCode(one.serial, email), "sentCode"),
    /** @param {{ name: string, type: string, email: string }} wanted */
    async addScreen(wanted) {
      const code = await act(() => api.addActivationCode(wanted));
      if (typeof code === "string") freshCode.value = { name: wanted.name, code };
      if (code !== null) await codes.again();
      return code !== null;
    },
    /** @param {import("../directory.js").ActivationCode} one */
    async resetCode(one) {
      const code = await act(() => api.resetActivationCode(one.id));
      if (typeof code === "string") freshCode.value = { name: one.name, code };
      if (code !== null) await codes.again();
    },
    /** @param {import("../directory.js").ActivationCode} one */
    async removeCode(one) {
      const done = await act(() => api.deleteActivationCodes([one.id]), "deletedCode");
      if (done !== null) await codes.again();
    },
    forgetCode: () => void (freshCode.value = null),
    close() {
      for (const one of [list, codes, departments]) one.close();
      models.drop();
    },
  };
}
