// A meeting created with the vendor's SDK, held in browsers: they see, hear and show each other.

import assert from "node:assert/strict";
import { eventually } from "./eventually.js";
import { AUDIBLE } from "./person.js";
import { CAST, theatre } from "./theatre.js";

const { scene } = theatre();
const [ALICE, BOB, CARLA] = [CAST.Alice.hertz, CAST.Bob.hertz, CAST.Carla.hertz];

scene("two browsers see and hear each other", async ({ server, opens }) => {
  const meeting = await server.meeting();
  const alice = await opens("Alice", meeting.hostLink);
  await alice.joins();
  const bob = await opens("Bob", meeting.guestLink);
  await bob.joins();
  await Promise.all([alice.sees("Bob"), bob.sees("Alice"), alice.hears([BOB]), bob.hears([ALICE])]);
  const [own] = await alice.strengths([ALICE]);
  assert.ok(own < AUDIBLE, `Alice hears herself with ${own}`);

  await bob.press("Stop camera");
  await bob.press("Mute");
  await eventually("Alice sees Bob's picture no more", async () => (await alice.tile("Bob")) === null);
  await eventually("Alice hears Bob no more", async () => (await alice.strengths([BOB]))[0] < AUDIBLE);

  await bob.press("Start camera");
  await bob.press("Unmute");
  await Promise.all([alice.sees("Bob"), alice.hears([BOB])]);
});

scene("three browsers of which one is Firefox", async ({ server, opens }) => {
  const meeting = await server.meeting();
  const alice = await opens("Alice", meeting.hostLink);
  await alice.joins();
  const [bob, carla] = await Promise.all([opens("Bob", meeting.guestLink), opens("Carla", meeting.guestLink)]);
  await Promise.all([bob.joins(), carla.joins()]);
  await Promise.all([
    ...[alice.sees("Bob"), alice.sees("Carla"), alice.hears([BOB, CARLA])],
    ...[bob.sees("Alice"), bob.sees("Carla"), bob.hears([ALICE, CARLA])],
    ...[carla.sees("Alice"), carla.sees("Bob"), carla.hears([ALICE, BOB])],
  ]);

  // From one Chromium to the other and to Firefox.
  await bob.press("Share screen");
  await Promise.all([alice.sees("Bob’s screen"), carla.sees("Bob’s screen"), alice.sees("Bob")]);
  await bob.press("Stop sharing");
  await eventually("the screen is gone", async () => !(await alice.has("Bob’s screen", "article")));
  await alice.sees("Bob");
});

scene("a host shows somebody to everybody, gives the microphone back and extends the meeting", async ({ server, opens }) => {
  const meeting = await server.meeting();
  const alice = await opens("Alice", meeting.hostLink);
  await alice.joins();
  const bob = await opens("Bob", meeting.guestLink);
  await bob.joins();
  await Promise.all([alice.sees("Bob"), alice.hears([BOB])]);
  const picks = async (/** @type {string} */ item) => {
    await alice.press("Options for Bob");
    await alice.press(item, "menuitem");
  };

  await picks("Show to everybody");
  await Promise.all([alice.reads("Bob is shown to everybody"), bob.reads("Bob is shown to everybody")]);
  await alice.sees("Bob");
  await picks("Back to everybody’s own view");
  await Promise.all([alice.finds("Layout", "group"), bob.finds("Layout", "group")]);

  await picks("Mute");
  await bob.finds("Unmute", "button");
  await picks("Unmute");
  await bob.finds("Mute", "button");
  await alice.hears([BOB]);

  await picks("Give the floor");
  await bob.reads("Bob has the floor");
  await alice.press("More");
  await alice.press("Extend by 15 minutes", "menuitem");
  await Promise.all([alice.reads("The meeting goes on until"), bob.reads("The meeting goes on until")]);
});
