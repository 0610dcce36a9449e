// The same meeting over bad networks. Media go through a relay that loses, delays and narrows, with
// a seed, so that a run loses the same packets of a flow as the one before.

import assert from "node:assert/strict";
import { eventually } from "./eventually.js";
import { CAST, theatre } from "./theatre.js";

const { scene } = theatre({ relaySeed: 20_261 });
const [ALICE, BOB] = [CAST.Alice.hertz, CAST.Bob.hertz];

/** Share of sound that may be made up because packets are missing. */
const MOST_CONCEALED = 0.03;

/** Seconds over which that share is taken. */
const LISTENED_S = 10;

/** The same for a bottleneck: long enough that its first moment, before anybody knows, counts little. */
const LISTENED_IN_BOTTLENECK_S = 20;

/** Samples in a second of what plays. */
const RATE = 48_000;

/** Lines of the largest layer of a camera. */
const LARGEST = 720;

/**
 * How much of the sound that plays at somebody's is made up from now on.
 *
 * @param {import("./person.js").Person} person
 * @param {number} seconds
 */
async function concealed(person, seconds) {
  const read = async () => {
    const entries = (await person.stats("inbound-rtp")).filter(({ kind }) => kind === "audio");
    const sum = (/** @type {string} */ name) => entries.reduce((total, entry) => total + (entry[name] ?? 0), 0);
    // Silence that is filled in after somebody stopped speaking is nothing that was lost.
    return { received: sum("totalSamplesReceived"), made: sum("concealedSamples") - sum("silentConcealedSamples") };
  };
  const before = await read();
  return eventually(`${person.name} has listened for a while`, async () => {
    const now = await read();
    const received = now.received - before.received;
    return received >= seconds * RATE && { share: (now.made - before.made) / received };
  });
}

scene("5 % of loss and 150 ms of delay", async ({ server, relay, opens }) => {
  const meeting = await server.meeting();
  const alice = await opens("Alice", meeting.hostLink);
  await alice.joins();
  const bob = await opens("Bob", meeting.guestLink);
  await bob.joins();
  // Once media flow, the browser has settled on one of the ways that it tries.
  await Promise.all([alice.sees("Bob"), bob.sees("Alice")]);
  const way = relay.flow(await bob.port());
  way.up.impairment = way.down.impairment = { loss: 0.05, delayMs: 150 };

  await Promise.all([alice.sees("Bob"), bob.sees("Alice"), alice.hears([BOB]), bob.hears([ALICE])]);
  const [atAlice, atBob] = await Promise.all([concealed(alice, LISTENED_S), concealed(bob, LISTENED_S)]);
  assert.ok(atAlice.share < MOST_CONCEALED, `Alice hears ${atAlice.share} made up`);
  assert.ok(atBob.share < MOST_CONCEALED, `Bob hears ${atBob.share} made up`);
  await Promise.all([alice.sees("Bob"), bob.sees("Alice"), alice.hears([BOB]), bob.hears([ALICE])]);
  for (const path of [way.up, way.down]) assert.ok(path.counts.lost > 20, `only ${path.counts.lost} were lost`);
});

scene("a bottleneck of 600 kbit/s for one of two receivers", async ({ server, relay, opens }) => {
  const meeting = await server.meeting();
  const dario = await opens("Dario", meeting.hostLink);
  await dario.joins();
  const bob = await opens("Bob", meeting.guestLink);
  await bob.joins();
  const layer = async () => (await bob.tile("Dario"))?.layer ?? 0;
  await eventually("Bob gets the largest picture", async () => (await layer()) === LARGEST, 120_000);

  const way = relay.flow(await bob.port());
  way.down.impairment = { rateKbps: 600 };
  await eventually("the picture steps down", async () => ((await layer()) || LARGEST) < LARGEST);
  const [heard] = await Promise.all([
    concealed(bob, LISTENED_IN_BOTTLENECK_S),
    bob.sees("Dario"),
    dario.sees("Bob"),
    bob.hears([CAST.Dario.hertz]),
  ]);
  assert.ok(heard.share < MOST_CONCEALED, `Bob hears ${heard.share} made up`);
  assert.ok(way.down.counts.dropped > 0, "the bottleneck was never full");

  way.down.impairment = {};
  await eventually("the picture comes back", async () => (await layer()) === LARGEST, 120_000);
  await bob.sees("Dario");
});
