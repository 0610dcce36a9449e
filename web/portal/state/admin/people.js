// The list of the corporation's people: looking for them, adding, changing several at once, and moving
// them in and out as a table.

import { signal } from "../../../vendor/signals-core.js";
import { createActing } from "../acting.js";
import { createLoad } from "../load.js";
import { readCsv } from "../csv_read.js";
import { createPaged } from "../paged.js";
import { createDepartmentFinder } from "./finder.js";

/** @typedef {ReturnType<typeof createPeople>} People */
/** @typedef {import("../directory.js").MemberDraft} MemberDraft */

/** Rows of a table that are shown before it is sent. */
const PREVIEW = 5;
/** Bytes that a table may have; the server takes no more. */
const LONGEST_TABLE = 8 * 1024 * 1024;

/** @param {import("../portal.js").Context} context */
export function createPeople(context) {
  const { world, api, tell } = context;
  const acting = createActing(tell);
  const { act } = acting;
  const list = createPaged({
    world,
    ask: (asked) => api.members(asked),
    keyOf: (one) => one.account,
    filter: { department: "", withBelow: true, status: /** @type {import("../directory.js").MemberQuery["status"]} */ (""), role: /** @type {import("../directory.js").MemberQuery["role"]} */ ("") },
  });
  const departments = createDepartmentFinder(context);
  /** A table that has been chosen, before it is sent and after. */
  const table = signal(/** @type {{ name: string, text: string, head: string[], rows: string[][], count: number } | null} */ (null));
  const report = createLoad(/** @type {import("../directory.js").ImportReport | null} */ (null));
  const isTooLong = signal(false);
  /** Whether those who come in with a table are told by mail or SMS. */
  const areTold = signal(true);

  return {
    ...acting,
    list,
    departments,
    table,
    report,
    isTooLong,
    areTold,

    /** @param {MemberDraft} draft */
    async add(draft) {
      const made = await act(() => api.addMember(draft), "addedPerson");
      if (made) await list.again();
      return made !== null;
    },
    /** Of those that are chosen. @param {boolean} isActive */
    async setActive(isActive) {
      const done = await act(() => api.setActive([...list.chosen.value], isActive), isActive ? "enabledPeople" : "disabledPeople");
      if (!done) return;
      list.chooseAll(false);
      await list.again();
    },
    /** Those that are chosen. */
    async remove() {
      const done = await act(() => api.deleteMembers([...list.chosen.value]), "deletedPeople");
      if (done) await list.again();
    },
    /** @returns {Promise<string | null>} a table */
    async exported() {
      const text = await act(() => api.exportMembers());
      return typeof text === "string" ? text : null;
    },

    /** Looks at a table before it is sent. @param {{ name: string, size: number, text(): Promise<string> }} file */
    async preview(file) {
      report.set(null);
      isTooLong.value = file.size > LONGEST_TABLE;
      if (isTooLong.value) return void (table.value = null);
      const text = await file.text();
      const { rows, count } = readCsv(text, PREVIEW + 1);
      const [head = [], ...others] = rows;
      table.value = { name: file.name, text, head, rows: others, count: Math.max(0, count - 1) };
    },
    async send() {
      const chosen = table.value;
      if (chosen === null || report.isLoading.value) return;
      await report.run(() => api.importMembers(chosen.text, areTold.value));
      if (report.value.value) await list.again();
    },
    forgetTable() {
      table.value = null;
      isTooLong.value = false;
      report.drop();
      report.set(null);
    },
    close() {
      list.close();
      departments.close();
      report.drop();
    },
  };
}
