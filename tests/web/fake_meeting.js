// A meeting without a server, for working on the views and taking pictures of them: the real
// view-models over a scripted server, with drawn faces instead of cameras.
//
// Runs in a browser. The page that loads it gives `createMeet`, so that the view-models and the
// views share one copy of the signals:
//
//   import { createMeet } from "/assets/meet/state/meet.js";
//   import { fakeMeeting } from "/tests/web/fake_meeting.js";
//   const { meet, server } = fakeMeeting(createMeet, "grid");
//
// With a folder served as `/tests` that holds this repository's `tests`.

import { FakeDevices } from "./fakes/devices.js";
import { FakePeer } from "./fakes/peer.js";
import { FakeServer, ME, person } from "./fakes/server.js";
import { FakeStream } from "./fakes/tracks.js";
import { CODECS, FakeKeeper } from "./fakes/world.js";

/** @typedef {import("../../web/meet/state/model.js").Meet} Meet */
/** @typedef {import("../../web/meet/state/world.js").World} World */
/**
 * @typedef {"password" | "sign_in" | "too_fast" | "unknown" | "not_yet" | "over" | "lobby" | "lobby_denied"
 *   | "wait_host" | "wait_admission" | "alone" | "pair" | "grid" | "many" | "speaker" | "screen" | "host" | "reconnecting"
 *   | "streamed" | "asked" | "asked_screen" | "broadcast" | "roll_call" | "layout" | "voice" | "fixed" | "ruled" | "removed" | "ended"} Scene
 */

export const SCENES = /** @type {const} */ ([
  "password", "sign_in", "too_fast", "unknown", "not_yet", "over", "lobby", "lobby_denied", "wait_host",
  "wait_admission", "alone", "pair", "grid", "many", "speaker", "screen", "host", "reconnecting", "streamed", "asked", "asked_screen", "broadcast", "roll_call",
  "layout", "voice", "fixed", "ruled", "removed", "ended",
]);

const NAMES = [
  "Beatriz Lima", "李雷", "Oluwaseun Adeyemi", "Marie-Claire Dupont-Lefèvre", "Jun Sato", "Ines Moreira", "Tom",
  "韩梅梅", "Aleksandra Wiśniewska", "Diego", "Priya Raghunathan", "Karl-Heinz von Oberstein", "Fatima Zahra", "Noah",
];

/**
 * @param {(world: World) => Meet} createMeet
 * @param {Scene} scene
 * @returns {{ meet: Meet, server: FakeServer }} in the scene, within a moment
 */
export function fakeMeeting(createMeet, scene) {
  const clock = {
    now: () => Date.now(),
    setTimeout: (/** @type {() => void} */ run, /** @type {number} */ ms) => setTimeout(run, ms),
    clearTimeout: (/** @type {any} */ handle) => clearTimeout(handle ?? undefined),
  };
  const server = new FakeServer(clock);
  const devices = new FakeDevices((kind, label) => draw(kind, () => (label === "screen" ? "slides" : "You")));
  /** @type {Map<string, string>} */
  const shown = new Map();
  server.onSlot = (mid, participant, source) => {
    shown.set(mid, participant === null ? "" : source === "screen" ? "slides" : (server.people.get(participant)?.name ?? ""));
  };
  const kept = new FakeKeeper();
  kept.setItem("convoca.meet", JSON.stringify({ name: "Ana Souza", layout: scene === "speaker" ? "speaker" : "grid" }));
  const meet = createMeet({
    clock,
    random: Math.random,
    openSocket: () => server.connect(),
    tab: new FakeKeeper(),
    kept,
    onPathChange: () => undefined,
    fetch: async () => ({ ok: true, status: 200, headers: { get: () => null }, json: async () => ({ accessToken: "a" }) }),
    createPeer: () => /** @type {any} */ (drawnPeer(shown)),
    codecs: (kind) => /** @type {any} */ (CODECS[kind]),
    devices: /** @type {any} */ (withStreams(devices)),
    createMeter: () => ({ level: () => 0.35 + 0.3 * Math.sin(Date.now() / 180), close: () => undefined }),
    pressure: () => null,
    recordTab: async (_name, onEnded) => ({ setVoice: () => undefined, stop: onEnded }),
    canChooseSpeaker: true,
  });
  play(scene, meet, server, devices);
  return { meet, server };
}

/** @param {Scene} scene @param {Meet} meet @param {FakeServer} server @param {FakeDevices} devices */
function play(scene, meet, server, devices) {
  const now = Date.now();
  server.meeting = { ...server.meeting, startMs: now - 12 * 60_000, endMs: now + 48 * 60_000 };
  server.conference = { ...server.conference, startedAtMs: now - 12 * 60_000, endsAtMs: now + 48 * 60_000 };
  /** @type {Partial<Record<Scene, string>>} */
  const refusals = {
    password: "password_required", sign_in: "sign_in_required", too_fast: "too_fast", unknown: "unknown_meeting",
    not_yet: "not_yet", over: "over",
  };
  const code = refusals[scene];
  if (code) server.refuses = ({ type, password, accessToken }) => type === "enter" && !password && !accessToken ? { code, ...(code === "too_fast" ? { retryAfterS: 42 } : {}) } : null;
  if (scene === "lobby_denied") devices.errors = { audio: "NotAllowedError", video: "NotAllowedError" };
  if (scene === "wait_host") server.waits = "host";
  if (scene === "wait_admission") server.waits = "admission";
  if (scene === "host" || scene === "streamed") server.entered.role = "host";
  if (scene === "asked") server.entered.muted = true;
  const others = { pair: 1, grid: 6, many: 40, speaker: 5, screen: 5, host: 5, reconnecting: 3, streamed: 3, asked: 3, asked_screen: 3, broadcast: 5, roll_call: 2, layout: 4, voice: 4, fixed: 4, ruled: 3 }[/** @type {string} */ (scene)] ?? 0;
  for (let at = 0; at < others; at++) {
    const id = at.toString(16).padStart(16, "0");
    server.people.set(id, person(id, {
      name: `${NAMES[at % NAMES.length]}${at < NAMES.length ? "" : ` ${at}`}`,
      role: at === 0 && scene !== "host" && scene !== "streamed" ? "host" : at === 1 ? "cohost" : "guest",
      camera: at % 4 !== 2,
      microphone: at % 3 === 1 ? "off" : at % 5 === 4 ? "muted_by_host" : "on",
      handAtMs: at === 3 ? now - 20_000 : null,
      joinedAtMs: now - 600_000 + at * 1000,
      known: at % 2 === 0,
      screen: at === 1 && scene === "screen",
      connected: at !== 5,
    }));
  }
  meet.open({ meeting: "912345678", token: "t" });
  if (code || scene.startsWith("lobby")) return;
  const stop = setInterval(() => {
    const { name } = meet.phase.value;
    if (name === "lobby") meet.join();
    if (name !== "in") return;
    clearInterval(stop);
    enliven(scene, server);
  }, 100);
}

/** @param {Scene} scene @param {FakeServer} server */
function enliven(scene, server) {
  const ids = [...server.people.keys()].filter((id) => id !== ME);
  server.say({ type: "quality", people: ids.map((participant, at) => ({ participant, level: 5 - (at % 5) })) });
  if (ids.length > 0) {
    let turn = 0;
    const speak = () => server.say({ type: "speakers", speakers: [{ participant: ids[turn++ % Math.min(3, ids.length)] ?? "", level: 60 }] });
    speak();
    setInterval(speak, 4000);
    server.write(ids[0] ?? "", "Good morning! The drawings are at https://example.org/roof-plan?sheet=4 – sheet 4 is new.");
    server.write(ids[1] ?? ids[0] ?? "", "Thanks, I have them open.");
    server.write(ids[0] ?? "", "Could you take over in ten minutes?", ME);
    server.say({ type: "reacted", participant: ids[0] ?? "", reaction: "applause" });
  }
  if (scene === "host") {
    const nowMs = Date.now();
    server.setConference({ waitingRoom: true });
    server.setWaiting([
      { id: "f000000000000001", name: "Rui Costa", known: true, sinceMs: nowMs - 30_000 },
      { id: "f000000000000002", name: "王芳", known: false, sinceMs: nowMs - 5000 },
    ]);
    server.say({ type: "ending", atMs: nowMs + 300_000 });
  }
  if (scene === "streamed") {
    server.setConference({
      streams: true,
      streaming: true,
      liveLink: "https://meet.example/live#0123456789abcdef0123456789abcdef/c29tZXRoaW5nIHJhbmRvbQ",
      targets: [
        { of: "composed", state: "live", why: null },
        { of: "composed", state: "waiting", why: "rejected" },
        { of: "screen", state: "waiting", why: null },
      ],
    });
  }
  if (scene === "asked") server.say({ type: "asked", by: ids[0] ?? null, source: "microphone" });
  if (scene === "asked") server.say({ type: "stopped", by: ids[0] ?? null, source: "camera" });
  if (scene === "asked_screen") server.say({ type: "asked", by: null, source: "screen" });
  const participant = ids[1] ?? "";
  if (scene === "broadcast" || scene === "roll_call") server.setConference({ stage: { kind: scene, participant } });
  if (scene === "voice") server.setConference({ stage: { kind: "voice", many: false } });
  if (scene === "layout") server.setConference({ stage: { kind: "layout", layout: six(ids) } });
  if (scene === "fixed") server.change(ME, { view: { kind: "person", participant }, viewLocked: true });
  if (scene === "ruled") {
    server.setConference({ mayShow: false, mayRename: false, mayUnmute: false, share: "hosts", allMuted: true });
    server.change(ME, { camera: false, microphone: "muted_by_host", mayRecord: true });
    server.say({ type: "stopped", by: null, source: "camera" });
    server.say({ type: "stopped", by: null, source: "microphone" });
  }
  if (scene === "removed") server.say({ type: "out", why: "removed" });
  if (scene === "ended") server.say({ type: "out", why: "ended" });
  if (scene === "reconnecting") server.kill();
}

/** One large pane and five around it, of which one is free for longer than there are people. @param {string[]} ids @returns {import("../../web/meet/state/model.js").Layout} */
function six(ids) {
  const [a = "", b = "", c = ""] = ids;
  const places = [[0, 0, 2, [c]], [2, 0, 1, [a]], [2, 1, 1, [b]], [0, 2, 1, [ME]], [1, 2, 1, []], [2, 2, 1, []]];
  const panes = places.map(([left, top, size, people]) => /** @type {any} */ ({ left, top, width: size, height: size, people, screen: false }));
  return { columns: 3, rows: 3, panes, automatic: false, seconds: 10 };
}

/** The browser's own streams, because the views give them to elements. @param {FakeDevices} devices */
function withStreams(devices) {
  /** @param {FakeStream} stream */
  const real = (stream) => new MediaStream(stream.tracks);
  return {
    getUserMedia: async (/** @type {any} */ wanted) => real(await devices.getUserMedia(wanted)),
    getDisplayMedia: async () => real(await devices.getDisplayMedia()),
    enumerateDevices: () => devices.enumerateDevices(),
    addEventListener: () => undefined,
  };
}

/** @param {Map<string, string>} shown name by `mid` */
function drawnPeer(shown) {
  /** @type {FakePeer} */
  const peer = new FakePeer((kind) => {
    const mid = String(peer.transceivers.length);
    return draw(kind, () => shown.get(mid) ?? "");
  });
  const set = peer.setRemoteDescription.bind(peer);
  peer.setRemoteDescription = async (description) => {
    await set(description);
    setTimeout(() => peer.become("connected"), 100);
  };
  return peer;
}

/** One graph for every silence: browsers allow few. @type {AudioContext | undefined} */
let silent;

/**
 * A track of something drawn.
 *
 * @param {"audio" | "video"} kind
 * @param {() => string} what name of a person, `slides`, or nothing
 * @returns {MediaStreamTrack}
 */
function draw(kind, what) {
  if (kind === "audio") {
    silent ??= new AudioContext();
    const [silence] = silent.createMediaStreamDestination().stream.getAudioTracks();
    return /** @type {MediaStreamTrack} */ (silence);
  }
  const canvas = document.createElement("canvas");
  // Drawn as if twice as large: forty of them have to be painted without a graphics card.
  [canvas.width, canvas.height] = [640, 360];
  const pen = canvas.getContext("2d");
  pen?.scale(0.5, 0.5);
  let turn = 0;
  const paint = () => {
    const name = what();
    turn += 1;
    if (pen && name === "slides") paintSlides(pen);
    else if (pen) paintFace(pen, name, turn);
  };
  paint();
  setInterval(paint, 250);
  const [track] = canvas.captureStream(4).getVideoTracks();
  return /** @type {MediaStreamTrack} */ (track);
}

/** @param {CanvasRenderingContext2D} pen @param {string} name @param {number} turn */
function paintFace(pen, name, turn) {
  const hue = [...name].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 360, 7);
  const sway = 12 * Math.sin(turn / 12 + hue);
  const wall = pen.createLinearGradient(0, 0, 1280, 720);
  wall.addColorStop(0, `hsl(${hue} 28% 62%)`);
  wall.addColorStop(1, `hsl(${(hue + 40) % 360} 32% 34%)`);
  pen.fillStyle = wall;
  pen.fillRect(0, 0, 1280, 720);
  pen.fillStyle = `hsl(${(hue + 190) % 360} 35% 30%)`;
  pen.beginPath();
  pen.ellipse(640 + sway / 2, 800, 330, 290, 0, 0, 7);
  pen.fill();
  pen.fillStyle = `hsl(24 ${30 + (hue % 20)}% ${38 + (hue % 35)}%)`;
  pen.beginPath();
  pen.ellipse(640 + sway, 360, 130, 165, sway / 300, 0, 7);
  pen.fill();
  pen.fillStyle = `hsl(${hue % 40} 30% ${12 + (hue % 20)}%)`;
  pen.beginPath();
  pen.ellipse(640 + sway, 270, 145, 100, sway / 300, 3.1, 6.3);
  pen.fill();
}

/** @param {CanvasRenderingContext2D} pen */
function paintSlides(pen) {
  pen.fillStyle = "#fbfaf7";
  pen.fillRect(0, 0, 1280, 720);
  pen.fillStyle = "#1d3a3f";
  pen.font = "600 54px sans-serif";
  pen.fillText("Roof plan, sheet 4", 90, 130);
  pen.font = "30px sans-serif";
  for (const [at, line] of ["Rafters every 60 cm", "Valley flashing in copper", "Two dormers to the west"].entries()) {
    pen.fillText(`•  ${line}`, 100, 230 + at * 64);
  }
  pen.lineWidth = 6;
  pen.strokeStyle = "#c9861a";
  pen.beginPath();
  pen.moveTo(760, 560);
  pen.lineTo(960, 300);
  pen.lineTo(1160, 560);
  pen.closePath();
  pen.stroke();
}
