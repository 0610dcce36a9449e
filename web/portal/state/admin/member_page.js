// One person's page for administrators: what is known of him, whether he may sign in, his rooms, and
// letting him go.

import { computed, signal } from "../../../vendor/signals-core.js";
import { createActing } from "../acting.js";
import { createLoad } from "../load.js";
import { createDepartmentFinder, createFinder } from "./finder.js";

/** @typedef {ReturnType<typeof createMemberPage>} MemberPage */

/** @param {import("../portal.js").Context} context @param {string} account */
export function createMemberPage(context, account) {
  const { world, api, session, tell, go } = context;
  const acting = createActing(tell);
  const { act } = acting;
  const load = createLoad(/** @type {import("../directory.js").MemberDetail | null} */ (null));
  const departments = createDepartmentFinder(context);
  const freeRooms = createFinder(world, async (typed) => {
    const kinds = await Promise.all(/** @type {const} */ (["cloud", "webinar"]).map((kind) => api.ownedRooms({ kind, status: "free", search: typed, sort: null, offset: 0, limit: 8 })));
    return kinds.flatMap(({ rows }) => rows);
  });
  const erased = signal(/** @type {import("../directory.js").ErasureReport | null} */ (null));
  const again = () => load.run(() => api.member(account));
  again();

  /** @param {() => Promise<unknown>} run @param {import("../../words.js").Word} said */
  async function change(run, said) {
    const done = await act(run, said);
    if (done !== null) await again();
    return done !== null;
  }

  return {
    ...acting,
    account,
    load,
    member: load.value,
    departments,
    freeRooms,
    erased,
    again,
    /** Whoever signs himself out of his own page could not come back. */
    isOwn: computed(() => session.user.value?.account === account),
    /** The account that the corporation began with stays. */
    isDefault: computed(() => load.value.value?.role === "default"),

    /** @param {import("../directory.js").MemberDraft} draft */
    save: (draft) => change(() => api.changeMember(account, draft), "savedPerson"),
    /** @param {boolean} isActive */
    setActive: (isActive) => change(() => api.setActive([account], isActive), isActive ? "enabledPeople" : "disabledPeople"),
    /** @param {Blob} file */
    setPicture: (file) => change(() => api.setPicture(load.value.value?.id ?? "", file), "savedPicture"),
    sendPassword: () => act(() => api.sendPassword(account), "sentPassword"),
    /** @param {boolean} isAdmin */
    setAdmin: (isAdmin) => change(() => (isAdmin ? api.makeAdmin(account) : api.unmakeAdmin(account)), isAdmin ? "madeAdmin" : "unmadeAdmin"),
    /** @param {string} id */
    giveRoom: (id) => change(() => api.giveRooms(account, [id]), "gaveRoom"),
    /** @param {string} id */
    takeRoom: (id) => change(() => api.takeRooms(account, [id]), "tookRoom"),
    async remove() {
      const done = await act(() => api.deleteMembers([account]), "deletedPeople");
      if (done) go({ name: "admin", part: "people" });
    },
    async erase() {
      const report = await act(() => api.eraseMember(account));
      if (report) erased.value = report;
    },
    leave: () => go({ name: "admin", part: "people" }),
    close() {
      load.drop();
      departments.close();
      freeRooms.close();
    },
  };
}
