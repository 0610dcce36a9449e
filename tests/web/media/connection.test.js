import assert from "node:assert/strict";
import { test } from "node:test";
import { MediaConnection } from "../../../web/meet/media/connection.js";
import { FakeWorld } from "../fakes/world.js";
import { FakeTrack } from "../fakes/tracks.js";

/** @typedef {{ sdp: string } | { sdp: null, later: boolean }} Reply */

/** @param {{ voiceOnly?: boolean, tracks?: Map<any, any>, fake?: FakeWorld }} [given] */
function connection({ voiceOnly = false, tracks = new Map(), fake = new FakeWorld() } = {}) {
  /** @type {string[]} */
  const told = [];
  /** @type {{ sdp: string, sources: Record<string, string> }[]} */
  const offers = [];
  const server = { session: "1", answer: /** @type {(() => Promise<Reply>) | null} */ (null) };
  const one = new MediaConnection(
    fake.world(),
    voiceOnly,
    {
      async negotiate(sdp, sources) {
        offers.push({ sdp, sources });
        if (server.answer) return server.answer();
        return { sdp: `v=0\r\no=- ${server.session} 1 IN IP4 0.0.0.0\r\na=fingerprint:sha-256 AA\r\n` };
      },
      path: (state) => told.push(state),
      sections: () => told.push("sections"),
      anew: () => told.push("anew"),
    },
    tracks,
  );
  return { fake, clock: fake.clock, one, told, offers, server };
}

/** One that is connected. @param {Parameters<typeof connection>[0]} [given] */
async function connected(given) {
  const all = connection(given);
  await all.clock.advance(100);
  assert.deepEqual(all.told.splice(0), ["connecting", "sections", "connected"]);
  return all;
}

test("the first offer names what is sent and has room to receive", async () => {
  const { fake, one, offers } = await connected();
  assert.deepEqual(offers.length, 1);
  assert.deepEqual(offers[0]?.sources, { 0: "microphone", 1: "camera", 2: "screen", 3: "screen_audio" });
  assert.equal(one.voices().length, 4);
  assert.deepEqual(
    one.slots().map(({ mid }) => mid),
    ["8", "9", "10", "11"],
  );
  const camera = fake.peer.section("1");
  assert.deepEqual(
    camera.encodings.map((/** @type {any} */ { rid, scaleResolutionDownBy }) => [rid, scaleResolutionDownBy]),
    [
      ["q", 4],
      ["h", 2],
      ["f", 1],
    ],
  );
  assert.deepEqual(
    camera.codecs.map((/** @type {any} */ { mimeType, sdpFmtpLine = "" }) => `${mimeType} ${sdpFmtpLine}`.trim()),
    ["video/VP8", "video/H264 packetization-mode=1;profile-level-id=42e01f", "video/rtx"],
  );
  assert.deepEqual(
    fake.peer.section("0").codecs.map((/** @type {any} */ { mimeType }) => mimeType),
    ["audio/opus", "audio/red"],
  );
});

test("a voice-only meeting has no video at all", async () => {
  const { fake, one, offers } = await connected({ voiceOnly: true });
  one.grow(0, 12);
  await fake.clock.advance(100);
  assert.equal(offers.length, 1);
  assert.deepEqual(offers[0]?.sources, { 0: "microphone" });
  assert.ok(fake.peer.transceivers.every(({ kind }) => kind === "audio"));
});

test("tracks that are on at the beginning are sent, others by replacing nothing", async () => {
  const voice = new FakeTrack("audio");
  const face = new FakeTrack("video");
  const { fake, one, offers } = await connected({ tracks: new Map([["microphone", voice]]) });
  assert.equal(fake.peer.section("0").sender.track, voice);
  await one.setTrack("camera", /** @type {any} */ (face));
  assert.equal(fake.peer.section("1").sender.track, face);
  await one.setTrack("microphone", null);
  assert.equal(fake.peer.section("0").sender.track, null);
  assert.equal(offers.length, 1);
});

test("what comes up while an offer is under way goes into one more", async () => {
  const { clock, one, offers, server } = connection();
  /** @type {(reply: Reply) => void} */
  let reply = () => {};
  server.answer = () => new Promise((done) => (reply = done));
  await clock.advance(1);
  one.grow(12, 0);
  one.grow(0, 8);
  one.grow(0, 12);
  await clock.advance(1);
  assert.equal(offers.length, 1);
  server.answer = null;
  reply({ sdp: "o=- 1 1 IN IP4 0.0.0.0\r\na=fingerprint:sha-256 AA\r\n" });
  await clock.advance(100);
  assert.equal(offers.length, 2);
  assert.equal(one.voices().length, 12);
  assert.equal(one.slots().length, 12);
});

test("growing to what is there already offers nothing", async () => {
  const { clock, one, offers } = await connected();
  one.grow(4, 4);
  one.grow(0, 0);
  await clock.advance(100);
  assert.equal(offers.length, 1);
});

test("sections have an upper bound", async () => {
  const { clock, one } = await connected();
  one.grow(1000, 1000);
  await clock.advance(100);
  assert.equal(one.voices().length, 12);
  assert.equal(one.slots().length, 50);
});

test("a path that stops answering is restarted after a second, and again while it does not come up", async () => {
  const { fake, clock, told, offers } = await connected();
  fake.connects = false;
  fake.peer.become("disconnected");
  await clock.advance(900);
  assert.equal(offers.length, 1);
  await clock.advance(200);
  assert.deepEqual(fake.peer.restarts, [false, true]);
  await clock.advance(6000);
  assert.deepEqual(fake.peer.restarts, [false, true, true]);
  fake.peer.become("connected");
  await clock.advance(60_000);
  assert.equal(offers.length, 3);
  assert.equal(fake.peers.length, 1);
  assert.equal(told.at(-1), "connected");
});

test("each time a path is lost it has all its restarts again", async () => {
  const { fake, clock } = await connected();
  fake.connects = false;
  for (let time = 0; time < 3; time++) {
    fake.peer.become("failed");
    await clock.advance(10);
    fake.peer.become("connected");
    await clock.advance(10);
  }
  assert.deepEqual(fake.peer.restarts, [false, true, true, true]);
  assert.equal(fake.peers.length, 1);
});

test("a path that comes back by itself is left alone", async () => {
  const { fake, clock, offers } = await connected();
  fake.peer.become("disconnected");
  await clock.advance(500);
  fake.peer.become("connected");
  await clock.advance(60_000);
  assert.equal(offers.length, 1);
});

test("a failed path is restarted at once, and replaced when that does not help", async () => {
  const { fake, clock } = await connected();
  fake.connects = false;
  const [first] = fake.peers;
  first?.become("failed");
  await clock.advance(10);
  assert.deepEqual(first?.restarts, [false, true]);
  await clock.advance(12_100);
  assert.equal(fake.peers.length, 2);
  assert.equal(first?.connectionState, "closed");
  fake.peer.become("connected");
  await clock.advance(60_000);
  assert.equal(fake.peers.length, 2);
});

test("a server that lost the transport is met by a new peer that sends the same", async () => {
  const voice = new FakeTrack("audio");
  const { fake, clock, one, told, server } = await connected({ tracks: new Map([["microphone", voice]]) });
  one.grow(12, 8);
  await clock.advance(100);
  told.length = 0;
  server.session = "2";
  one.restart();
  await clock.advance(100);
  assert.equal(fake.peers.length, 2);
  assert.deepEqual(told, ["anew", "connecting", "connecting", "sections", "connected"]);
  assert.equal(fake.peer.section("0").sender.track, voice);
  assert.equal(one.slots().length, 8);
  assert.equal(one.voices().length, 12);
});

test("a restart on the same transport keeps the peer", async () => {
  const { fake, clock, one, told } = await connected();
  one.restart();
  await clock.advance(100);
  assert.equal(fake.peers.length, 1);
  assert.deepEqual(fake.peer.restarts, [false, true]);
  assert.deepEqual(told, ["sections"]);
});

test("an offer that signalling lost is rolled back and made again when it is back", async () => {
  const { fake, clock, one, server, offers } = await connected();
  server.answer = async () => ({ sdp: null, later: true });
  one.grow(12, 0);
  await clock.advance(60_000);
  assert.equal(offers.length, 2);
  assert.equal(one.voices().length, 4);
  server.answer = null;
  one.restart();
  await clock.advance(100);
  assert.equal(one.voices().length, 12);
  assert.equal(fake.peers.length, 1);
});

test("an offer that the server does not take is tried with new peers, ever more slowly", async () => {
  const { fake, clock, server, told, offers } = connection();
  server.answer = async () => ({ sdp: null, later: false });
  await clock.advance(30_000);
  assert.equal(told.includes("failed"), true);
  assert.ok(offers.length >= 5 && offers.length <= 8, `${offers.length} offers`);
  assert.equal(fake.peers.length, offers.length);
  server.answer = null;
  await clock.advance(10_000);
  assert.equal(told.at(-1), "connected");
});

test("an answer that the browser does not take is tried again as well", async () => {
  const fake = new FakeWorld();
  const create = fake.world().createPeer;
  let bad = 2;
  fake.world = () => ({
    ...new FakeWorld().world(),
    clock: fake.clock,
    createPeer: () => {
      const peer = create();
      if (bad-- > 0) peer.setRemoteDescription = async () => Promise.reject(new DOMException("", "OperationError"));
      return peer;
    },
  });
  const { clock, told } = connection({ fake });
  await clock.advance(5000);
  assert.equal(told.at(-1), "connected");
});

test("closing ends everything, also an offer under way", async () => {
  const { fake, clock, one, server, told } = connection();
  /** @type {(reply: Reply) => void} */
  let reply = () => {};
  server.answer = () => new Promise((done) => (reply = done));
  await clock.advance(1);
  one.close();
  reply({ sdp: "o=- 1 1 IN IP4 0.0.0.0\r\na=fingerprint:sha-256 AA\r\n" });
  await clock.advance(60_000);
  one.grow(12, 12);
  one.restart();
  await one.setTrack("camera", null);
  await clock.advance(60_000);
  assert.deepEqual(told, []);
  assert.equal(fake.peers.length, 1);
  assert.equal(fake.peer.connectionState, "closed");
  assert.equal(clock.waiting, 0);
});
