import assert from "node:assert/strict";
import { test } from "node:test";
import { createMeet } from "../../../web/meet/state/meet.js";
import { FakeWorld } from "../fakes/world.js";

const LINK = { meeting: "912 345 678", token: "guest-token" };

test("a link leads through the lobby into the meeting", async () => {
  const world = new FakeWorld();
  const meet = createMeet(world.world());
  meet.open(LINK);
  assert.deepEqual(meet.phase.value, { name: "entering" });
  await world.clock.advance(10);
  assert.deepEqual(meet.phase.value, { name: "lobby", joining: false, refusal: null });
  assert.deepEqual(world.server.asked("enter")[0], { id: 1, type: "enter", version: 1, meeting: "912345678", token: "guest-token" });
  meet.setName("  Bea ");
  meet.join();
  await world.clock.advance(200);
  assert.deepEqual(meet.phase.value, { name: "in", reconnecting: false });
  assert.equal(meet.room.me.value?.name, "Bea");
  assert.equal(meet.room.media.value, "connected");
});
