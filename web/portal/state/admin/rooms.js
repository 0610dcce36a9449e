// The corporation's rooms: whose they are, and giving and taking them.

import { signal } from "../../../vendor/signals-core.js";
import { createActing } from "../acting.js";
import { createPaged } from "../paged.js";
import { createFinder } from "./finder.js";

/** @typedef {ReturnType<typeof createRooms>} Rooms */
/** @typedef {import("../directory.js").OwnedRoom} OwnedRoom */

/** @param {import("../portal.js").Context} context */
export function createRooms({ world, api, tell }) {
  const acting = createActing(tell);
  const { act } = acting;
  const list = createPaged({
    world,
    ask: (asked) => api.ownedRooms(asked),
    keyOf: (one) => one.id,
    filter: { kind: /** @type {"cloud" | "webinar"} */ ("cloud"), status: /** @type {"" | OwnedRoom["status"]} */ ("") },
  });
  const people = createFinder(world, async (typed) => (await api.members({ search: typed, department: "", withBelow: true, status: "active", role: "", sort: null, offset: 0, limit: 8 })).rows);
  /** The room that is being given to somebody. */
  const giving = signal(/** @type {OwnedRoom | null} */ (null));

  return {
    ...acting,
    list,
    people,
    giving,
    /** @param {OwnedRoom} room @param {string} account */
    async give(room, account) {
      const done = await act(() => api.giveRooms(account, [room.id]), "gaveRoom");
      if (done !== null) await list.again();
      return done !== null;
    },
    /** @param {OwnedRoom} room */
    async take(room) {
      const { owner } = room;
      if (owner === null) return;
      const done = await act(() => api.takeRooms(owner.account, [room.id]), "tookRoom");
      if (done !== null) await list.again();
    },
    close() {
      list.close();
      people.close();
    },
  };
}
