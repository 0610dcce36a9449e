// A meeting that is only acted: signals that a scene sets, and methods that change them the way the
// state would. For looking at the views and for checking them, without a server and without devices.

import { computed, signal } from "/assets/vendor/signals-core.js";
import { portrait, slide } from "./pictures.js";

const now = Date.now();
const done = () => Promise.resolve(null);

const NAMES = ["Marta Lindqvist", "João Ribeiro", "陈雨桐", "Amara Okafor", "Tomás Herrera", "Ingrid Sol", "Wei Zhang", "Priya Natarajan", "Lucas Moreau", "Sofia Andersen", "Kofi Mensah", "Élodie Garnier"];

/** @param {number} index @param {object} [more] */
export function person(index, more = {}) {
  const id = `${index}`.repeat(16).slice(0, 16);
  return { id, name: NAMES[index % NAMES.length] + (index >= NAMES.length ? ` ${index}` : ""), role: index === 1 ? "host" : "guest", kind: "client",
    known: index % 2 === 0, microphone: index % 3 === 2 ? "off" : "on", camera: index % 4 !== 3, screen: false, handAtMs: null,
    joinedAtMs: now - 600_000 + index, connected: true, ...more };
}

/** @param {{ phase?: object, count?: number, host?: boolean, change?: (meet: any) => void }} scene */
export function fakeMeet({ phase = { name: "in", reconnecting: false }, count = 6, host = false } = {}) {
  const people = Array.from({ length: count }, (_, index) => person(index, index === 0 ? { role: host ? "host" : "guest" } : index === 1 ? { role: host ? "cohost" : "host" } : {}));
  const participants = signal(people);
  const me = computed(() => participants.value[0] ?? null);
  const own = fakeOwn();
  const tracks = new Map();
  const layout = signal("grid");
  const pinned = signal(null);
  const page = signal(0);
  const viewport = signal({ gridTiles: 25, stripTiles: 5, mainHeight: 0, tileHeight: 0 });
  const activeSpeaker = signal(people[2]?.id ?? null);
  const tileOf = (id, source = "camera") => ({ participant: id, source, key: `${id}/${source}`, mine: id === me.value?.id });
  const shown = computed(() => {
    const everybody = participants.value.map(({ id }) => tileOf(id));
    const screen = participants.value.find((one) => one.screen);
    const speakerTile = layout.value === "speaker" && activeSpeaker.value ? tileOf(activeSpeaker.value) : null;
    const main = pinned.value ? tileOf(pinned.value.participant, pinned.value.source) : screen ? tileOf(screen.id, "screen") : speakerTile;
    const rest = everybody.filter((tile) => tile.key !== main?.key);
    const size = main ? viewport.value.stripTiles : viewport.value.gridTiles;
    const pages = Math.max(1, Math.ceil(rest.length / Math.max(1, size)));
    return { main, tiles: rest.slice(page.value * size, (page.value + 1) * size), page: page.value, pages };
  });
  const room = {
    me, participants, roster: participants, nameOf: (id) => participants.value.find((one) => one.id === id)?.name ?? "?",
    waiting: signal([]),
    conference: signal({ uuid: "0".repeat(32), number: "914283067", subject: "Quarterly review: what we learned and where we go", startedAtMs: now - 754_000,
      endsAtMs: now + 1_800_000, locked: false, waitingRoom: true, mayUnmute: true, share: "everybody", chat: "everybody", voiceOnly: false,
      guestLink: "https://meet.example.org/#/j/914283067/Zk3q8TtLwB5xR0vY" }),
    hands: computed(() => participants.value.filter((one) => one.handAtMs !== null).map((one) => one.id)),
    reactions: signal([]), speaking: signal(new Map(people[2] ? [[people[2].id, 60]] : [])), activeSpeaker,
    quality: signal(new Map(people.map(({ id }, index) => [id, 5 - (index % 4)]))), media: signal("connected"),
    may: computed(() => ({ control: me.value?.role !== "guest", own: me.value?.role === "host", unmute: true, camera: true, share: true, chatAll: true })),
    stage: { layout, setLayout: (to) => (layout.value = to), pinned, pin: (tile) => (pinned.value = tile), shown, setPage: (to) => (page.value = to), viewport,
      setViewport: (to) => JSON.stringify(to) !== JSON.stringify(viewport.peek()) && (viewport.value = to) },
    chat: fakeChat(people, participants, me), happenings: signal([]),
    dismiss: (id) => (room.happenings.value = room.happenings.value.filter((one) => one.id !== id)),
    audio: signal([]),
    trackFor(id, source) {
      const key = `${id}/${source}`;
      if (!tracks.has(key)) tracks.set(key, signal(source === "screen" ? slide() : portrait(Number(id[0]))));
      return tracks.get(key);
    },
    setHand(raised, id = me.value.id) {
      change(id, { handAtMs: raised ? Date.now() : null });
      return done();
    },
    react(reaction) {
      room.reactions.value = [...room.reactions.value, { id: Date.now(), participant: me.value.id, reaction, atMs: Date.now() }];
      return done();
    },
    rename: (name, id = me.value.id) => (change(id, { name }), done()), claimHost: (password) => Promise.resolve(password === "1" ? null : { code: "wrong_password", message: "", retryAtMs: null }),
    answer: (id) => room.dismiss(id),
    admit: (id) => ((room.waiting.value = room.waiting.value.filter((one) => one.id !== id)), done()), admitAll: () => ((room.waiting.value = []), done()),
    refuse: (id) => room.admit(id), sendBack: done, mute: (id) => (change(id, { microphone: "muted_by_host" }), done()), muteAll: done,
    allowUnmute: (mayUnmute) => rule({ mayUnmute }), askFor: done, stop: done, remove: done, lock: (locked) => rule({ locked }),
    setWaitingRoom: (waitingRoom) => rule({ waitingRoom }), setShare: (share) => rule({ share }), setChat: (chat) => rule({ chat }), setCohost: done, handOver: done,
  };
  const change = (id, to) => (participants.value = participants.value.map((one) => (one.id === id ? { ...one, ...to } : one)));
  const rule = (to) => ((room.conference.value = { ...room.conference.value, ...to }), done());
  const name = signal("Marta Lindqvist");
  const start = new Date().setHours(10, 0, 0, 0);
  const meet = {
    phase: signal(phase), own, name, setName: (to) => (name.value = to), room, role: signal(host ? "host" : "guest"),
    facts: signal({ number: "914283067", subject: "Quarterly review: what we learned and where we go", scheduler: "Ingrid Sol", startMs: start, endMs: start + 3_600_000, running: true, voiceOnly: false }),
    open() {}, usePassword() {}, signIn() {}, retry() {}, join: () => (meet.phase.value = { name: "in", reconnecting: false }),
    leave: () => (meet.phase.value = { name: "out", why: "left", mayReturn: true }), endForAll: done, close() {}, change, people,
  };
  return meet;
}

function fakeOwn() {
  const [microphone, camera, screen] = [signal(true), signal(true), signal(false)];
  const picture = portrait(0);
  return {
    microphone, camera, screen, screenAudio: signal(false), busy: signal({ microphone: false, camera: false, screen: false }),
    cannot: signal({ microphone: null, camera: null, screen: null }), cameraTrack: computed(() => (camera.value ? picture : null)), screenTrack: signal(null),
    level: signal(0.3), speakingWhileMuted: signal(false),
    devices: signal({ microphones: [{ id: "a", label: "Desk microphone (USB)" }, { id: "b", label: "Headset" }],
      cameras: [{ id: "c", label: "Built-in camera 1080p" }, { id: "d", label: "" }], speakers: [{ id: "e", label: "Headset" }] }),
    chosen: signal({ microphone: "a", camera: null, speaker: null }), problems: signal({ microphone: null, camera: null, screen: null }),
    can: { screen: true, speaker: true },
    setMicrophone: (on) => ((microphone.value = on), done()), setCamera: (on) => ((camera.value = on), done()), setScreen: (on) => ((screen.value = on), done()),
    choose: done, retryDevices: done,
  };
}

function fakeChat(people, participants, me) {
  const line = (id, index, text, minutes, to = null) => ({ id, from: people[index]?.id ?? "gone", name: people[index]?.name ?? "Somebody", to, text, atMs: now - minutes * 60_000, mine: index === 0 });
  const lines = new Map([
    [null, signal([line(1, 1, "Good morning! The figures are here: https://example.org/figures/q3.", 12), line(2, 1, "Page 4 is the one to look at.", 12), line(3, 0, "Thank you, reading.", 9),
      line(4, 2, "第四页的数据很清楚。", 6), line(5, 3, "Can we talk about the second chart as well? I think the axis begins at 40, which makes the change look larger than it is.", 2)])],
  ]);
  const open = signal(undefined);
  const of = (thread) => lines.get(thread) ?? lines.set(thread, signal([])).get(thread);
  return {
    threads: signal([{ with: null, name: "", unread: 0, lastAtMs: now, here: true }, ...(people[3] ? [{ with: people[3].id, name: people[3].name, unread: 2, lastAtMs: now, here: true }] : [])]),
    unread: signal(3), open, show: (thread) => (open.value = thread), linesOf: of, mayWrite: () => true,
    partners: computed(() => participants.value.filter((one) => one.id !== me.value?.id)),
    send(thread, text) {
      of(thread).value = [...of(thread).value, { id: Date.now(), from: people[0].id, name: people[0].name, to: thread, text, atMs: Date.now(), mine: true }];
      return done();
    },
  };
}
