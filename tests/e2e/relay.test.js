// The tests' own network: what a path does in fake time, and that a relay carries datagrams.

import assert from "node:assert/strict";
import { createSocket } from "node:dgram";
import { once } from "node:events";
import { test } from "node:test";
import { eventually } from "./eventually.js";
import { Path } from "./path.js";
import { Relay } from "./relay.js";

/** Sends `count` datagrams, one each millisecond, and returns when they arrive. */
function arrivals(path, count, bytes = 1000) {
  return Array.from({ length: count }, (_, ms) => path.send(ms, bytes));
}

test("a path without impairment delivers at once", () => {
  assert.deepEqual(arrivals(new Path(1), 3), [0, 1, 2]);
});

test("a delay is the same for all and keeps the order when it shrinks", () => {
  const path = new Path(1, { delayMs: 150 });
  assert.deepEqual(arrivals(path, 3), [150, 151, 152]);
  path.impairment = { delayMs: 10 };
  assert.equal(path.send(3, 1000), 152);
  assert.equal(path.send(300, 1000), 310);
});

test("loss follows its share and its seed", () => {
  const fates = (seed) => arrivals(new Path(seed, { loss: 0.05 }), 20_000).map((at) => at === null);
  const first = fates(7);
  const lost = first.filter(Boolean).length;
  assert.ok(lost > 850 && lost < 1150, `${lost} of 20000 lost`);
  assert.deepEqual(fates(7), first);
  assert.notDeepEqual(fates(8), first);
});

test("a bottleneck passes its rate and drops what would wait too long", () => {
  const path = new Path(1, { rateKbps: 600, queueMs: 200 });
  // 972 bytes and their headers are 8,000 bits; one each millisecond is 8 Mbit/s.
  const arrived = arrivals(path, 1000, 972).filter((at) => at !== null && at <= 1000);
  assert.ok(arrived.length >= 74 && arrived.length <= 75, `${arrived.length} arrived in a second`);
  assert.equal(path.counts.passed + path.counts.dropped, 1000);
  const delays = arrivals(new Path(1, { rateKbps: 600, queueMs: 200 }), 1000, 972)
    .map((at, ms) => (at === null ? 0 : at - ms));
  assert.ok(Math.max(...delays) <= 214, `one waited ${Math.max(...delays)} ms`);
});

test("a relay gives each client a way of his own to the server and back", { timeout: 20_000 }, async (t) => {
  const server = createSocket("udp4");
  const clients = [createSocket("udp4"), createSocket("udp4")];
  const relay = await new Relay(1).open();
  t.after(() => {
    for (const socket of [server, ...clients]) socket.close();
    relay.close();
  });
  server.bind(0, "127.0.0.1");
  await once(server, "listening");
  // An echo that says from where it was called.
  server.on("message", (datagram, from) => server.send(`${datagram} from ${from.port}`, from.port, from.address));
  relay.lead(`127.0.0.1:${server.address().port}`);

  const port = Number(relay.address.split(":")[1]);
  const answers = [];
  for (const [index, client] of clients.entries()) {
    const answer = once(client, "message");
    client.send(`client ${index}`, port, "127.0.0.1");
    answers.push(String((await answer)[0]));
  }
  const [first, second] = answers.map((answer) => /^client (\d) from (\d+)$/.exec(answer));
  assert.equal(first?.[1], "0");
  assert.equal(second?.[1], "1");
  assert.notEqual(first?.[2], second?.[2]);
  assert.equal(relay.flow(Number(second?.[2])), relay.flow(clients[1].address().port));

  // Nothing comes through a way that loses all, and the other one is undisturbed.
  const broken = relay.flow(clients[0].address().port);
  broken.up.impairment = { loss: 1 };
  clients[0].send("into the void", port, "127.0.0.1");
  await eventually("the datagram is lost", () => broken.up.counts.lost === 1);
  const answer = once(clients[1], "message");
  clients[1].send("still here", port, "127.0.0.1");
  assert.match(String((await answer)[0]), /^still here/);
  assert.equal(broken.down.counts.passed, 1);
});
