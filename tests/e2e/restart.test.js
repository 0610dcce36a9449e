// The server dies in the middle of a meeting. Nobody presses anything.

import { CAST, theatre } from "./theatre.js";

const { scene } = theatre();

/** How soon everybody is back, from the moment the server is started again. */
const BACK_MS = 10_000;

scene("both browsers are back in the meeting after SIGKILL", async ({ server, opens }) => {
  const meeting = await server.meeting();
  const alice = await opens("Alice", meeting.hostLink);
  await alice.joins();
  const bob = await opens("Bob", meeting.guestLink);
  await bob.joins();
  await Promise.all([alice.sees("Bob"), bob.sees("Alice")]);

  await server.kill();
  await Promise.all([alice.reads("The connection was lost. Bringing you back…"), bob.reads("The connection was lost. Bringing you back…")]);
  const end = performance.now() + BACK_MS;
  await server.start();
  const left = end - performance.now();
  await Promise.all([
    ...[alice.sees("Bob", left), alice.hears([CAST.Bob.hertz], left)],
    ...[bob.sees("Alice", left), bob.hears([CAST.Alice.hertz], left)],
  ]);
});
