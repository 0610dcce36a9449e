// A client that is in the meeting.

import assert from "node:assert/strict";
import { createMeet } from "../../../web/meet/state/meet.js";
import { person } from "./server.js";
import { FakeWorld } from "./world.js";

export const LINK = { meeting: "912 345 678", token: "guest-token" };

/** In the lobby. @param {(fake: FakeWorld) => void} [prepare] */
export async function lobby(prepare = () => {}) {
  const fake = new FakeWorld();
  prepare(fake);
  const meet = createMeet(fake.world());
  meet.open(LINK);
  await fake.clock.advance(10);
  assert.equal(meet.phase.value.name, "lobby");
  meet.setName("Bea");
  return { fake, meet, clock: fake.clock, server: fake.server, room: meet.room, own: meet.own };
}

/**
 * Inside, media connected.
 *
 * @param {string[]} [others] IDs of those who are in already
 * @param {(fake: FakeWorld) => void} [prepare]
 */
export async function inside(others = [], prepare = () => {}) {
  const all = await lobby((fake) => {
    for (const [at, id] of others.entries()) fake.server.people.set(id, person(id, { joinedAtMs: 1000 + at }));
    prepare(fake);
  });
  all.meet.join();
  await all.clock.advance(200);
  assert.deepEqual(all.meet.phase.value, { name: "in", reconnecting: false });
  return all;
}
