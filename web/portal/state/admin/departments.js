// The tree of departments. What lies below one is asked for when it is opened, so a corporation may
// have thousands.

import { computed, signal } from "../../../vendor/signals-core.js";
import { ROOT } from "../../api/people.js";
import { createActing } from "../acting.js";
import { createLoad } from "../load.js";
import { createDepartmentFinder } from "./finder.js";

/** @typedef {import("../directory.js").Department} Department */
/** @typedef {ReturnType<typeof createDepartments>} Departments */
/** A line of the tree. @typedef {{ department: Department, level: number, isOpen: boolean, mayOpen: boolean, isOnly: boolean }} Line */

/** @param {import("../portal.js").Context} context */
export function createDepartments(context) {
  const { api, tell } = context;
  const acting = createActing(tell);
  const { act } = acting;
  /** Those right below a department, by its code, as far as they are known. */
  const below = createLoad(/** @type {ReadonlyMap<string, readonly Department[]>} */ (new Map()));
  const root = signal(/** @type {Department | null} */ (null));
  const open = signal(/** @type {ReadonlySet<string>} */ (new Set([ROOT])));
  const departments = createDepartmentFinder(context);

  /** Asks for what is open, so that what has changed elsewhere is seen. */
  const again = () =>
    below.run(async () => {
      /** @type {Map<string, readonly Department[]>} */
      const known = new Map();
      let wanted = [ROOT];
      while (wanted.length > 0) {
        const came = await Promise.all(wanted.map((code) => api.department(code)));
        wanted = [];
        for (const { department, children } of came) {
          if (department.code === ROOT) root.value = department;
          known.set(department.code, children);
          wanted.push(...children.map(({ code }) => code).filter((code) => open.value.has(code)));
        }
      }
      return known;
    });
  again();

  const lines = computed(() => {
    /** @type {Line[]} */
    const found = [];
    const walk = (/** @type {Department} */ department, /** @type {number} */ level) => {
      const children = below.value.value.get(department.code);
      const isOpen = open.value.has(department.code) && children !== undefined;
      found.push({ department, level, isOpen, mayOpen: children === undefined ? !department.isLeaf : children.length > 0, isOnly: department.code === ROOT });
      if (isOpen) for (const child of children ?? []) walk(child, level + 1);
    };
    if (root.value) walk(root.value, 1);
    return found;
  });

  /** @param {() => Promise<unknown>} run @param {import("../../words.js").Word} said */
  async function change(run, said) {
    const done = await act(run, said);
    if (done !== null) await again();
    return done !== null;
  }

  return {
    ...acting,
    load: below,
    lines,
    departments,
    again,
    /** @param {Department} one @param {boolean} [isOpen] */
    async turn({ code }, isOpen = !open.value.has(code)) {
      const next = new Set(open.value);
      if (isOpen) next.add(code);
      else next.delete(code);
      open.value = next;
      if (isOpen && !below.value.value.has(code)) await again();
    },
    /** @param {{ name: string, note: string }} wanted @param {Department} parent */
    add({ name, note }, parent) {
      open.value = new Set([...open.value, parent.code]);
      return change(() => api.addDepartment({ name: name.trim(), note, parent: parent.code }), "addedDepartment");
    },
    /** Of what is given, what is another than before is changed. @param {Department} one @param {{ name: string, note: string, parent: string }} wanted */
    edit(one, { name, note, parent }) {
      const changed = {
        ...(name.trim() === one.name ? {} : { name: name.trim() }),
        ...(note.trim() === one.note ? {} : { note: note.trim() }),
        ...(parent === one.parent || one.code === ROOT ? {} : { parent }),
      };
      if (Object.keys(changed).length === 0) return Promise.resolve(true);
      return change(() => api.changeDepartment(one.code, changed), "savedDepartment");
    },
    /** @param {Department} one */
    remove: (one) => change(() => api.deleteDepartment(one.code), "deletedDepartment"),
    close() {
      below.drop();
      departments.close();
    },
  };
}
