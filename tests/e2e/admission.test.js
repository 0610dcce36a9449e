// Who comes in, when, and by what: the waiting room, the host who is not there yet, the password.

import { eventually } from "./eventually.js";
import { theatre } from "./theatre.js";

const { scene } = theatre();

scene("the waiting room lets in who is admitted, and nobody who is turned away", async ({ server, opens }) => {
  const meeting = await server.meeting({ config: { enable_waiting_room: true } });
  const alice = await opens("Alice", meeting.hostLink);
  await alice.joins();
  const bob = await opens("Bob", meeting.guestLink);
  const mallory = await opens("Bob", meeting.guestLink, { as: "Mallory" });
  await Promise.all([bob.asksIn(), mallory.asksIn()]);
  await Promise.all([bob.reads("You are in the waiting room"), mallory.reads("You are in the waiting room")]);

  await alice.press("People");
  await alice.press("Admit Bob");
  await bob.isIn();
  await Promise.all([alice.sees("Bob"), bob.sees("Alice")]);

  await alice.press("Turn Mallory away");
  await mallory.reads("A host has turned you away");
  await eventually("nobody waits any more", async () => !(await alice.has("Waiting room", "region")));
});

scene("a guest waits for the host and comes in with him", async ({ server, opens }) => {
  const meeting = await server.meeting({ config: { allow_guest_start_conf: false } });
  const bob = await opens("Bob", meeting.guestLink);
  await bob.asksIn();
  await bob.reads("Waiting for the host");
  const alice = await opens("Alice", meeting.hostLink);
  await alice.joins();
  await bob.isIn();
  await Promise.all([alice.sees("Bob"), bob.sees("Alice")]);
});

scene("who has the ID gets in by the right password alone", async ({ server, opens }) => {
  const meeting = await server.meeting({ config: { allow_guest_start_conf: true } });
  const bob = await opens("Bob", `${server.origin}/#/j/${meeting.id}`);
  await bob.fill("Password", meeting.guestPassword === "000000" ? "000001" : "000000");
  await bob.press("Continue");
  await bob.reads("That is not the password. Look at the invitation again.");
  await bob.fill("Password", meeting.guestPassword);
  await bob.press("Continue");
  await bob.joins();
});
