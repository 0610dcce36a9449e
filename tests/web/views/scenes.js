// Scenes to look at, by name in the address: `scene.html?scene=grid`.

import { mount } from "/assets/meet/views/app.js";
import { fakeMeet, person } from "./fake_meet.js";

const refusal = (code, retryAtMs = null) => ({ code, message: "", retryAtMs });
const needs = (what, code, retryAtMs = null) => fakeMeet({ phase: { name: "needs", what, refusal: refusal(code, retryAtMs), busy: false } });
const news = (meet, list) => (meet.room.happenings.value = list.map((one, index) => ({ id: index + 1, atMs: Date.now(), untilMs: null, ...one })));
const press = (label) => setTimeout(() => [...document.querySelectorAll("button")].find((one) => (one.getAttribute("aria-label") ?? one.textContent).startsWith(label))?.click(), 300);

/** @type {Record<string, () => any>} */
const SCENES = {
  opening: () => fakeMeet({ phase: { name: "entering" } }),
  password: () => needs("password", "password_required"),
  wrong: () => needs("password", "wrong_password"),
  slow: () => needs("password", "too_fast", Date.now() + 27_000),
  account: () => needs("sign_in", "sign_in_required"),
  over: () => needs("retry", "over"),
  early: () => needs("retry", "not_yet"),
  lobby: () => fakeMeet({ phase: { name: "lobby", joining: false, refusal: null } }),
  "lobby-host": () => fakeMeet({ host: true, phase: { name: "lobby", joining: false, refusal: refusal("full") } }),
  denied() {
    const meet = fakeMeet({ phase: { name: "lobby", joining: false, refusal: null } });
    meet.own.camera.value = meet.own.microphone.value = false;
    meet.own.problems.value = { microphone: "denied", camera: "denied", screen: null };
    return meet;
  },
  insecure() {
    const meet = SCENES.denied();
    meet.own.problems.value = { microphone: "insecure", camera: "insecure", screen: null };
    meet.own.devices.value = { microphones: [], cameras: [], speakers: [] };
    return meet;
  },
  "wait-host": () => fakeMeet({ phase: { name: "waiting", why: "host", sentBack: false, reconnecting: false } }),
  "wait-room": () => fakeMeet({ phase: { name: "waiting", why: "admission", sentBack: false, reconnecting: false } }),
  alone: () => fakeMeet({ count: 1 }),
  two: () => fakeMeet({ count: 2 }),
  grid() {
    const meet = fakeMeet({ count: 6 });
    meet.change(meet.people[3].id, { handAtMs: Date.now() });
    meet.room.reactions.value = [{ id: 1, participant: meet.people[4].id, reaction: "celebrate", atMs: Date.now() }];
    return meet;
  },
  many: () => fakeMeet({ count: 40 }),
  speaker() {
    const meet = fakeMeet({ count: 9 });
    meet.room.stage.setLayout("speaker");
    return meet;
  },
  screen() {
    const meet = fakeMeet({ count: 5 });
    meet.change(meet.people[1].id, { screen: true });
    return meet;
  },
  people() {
    const meet = fakeMeet({ count: 9, host: true });
    meet.room.waiting.value = [20, 21].map((index) => ({ ...person(index), sinceMs: Date.now() - 60_000 }));
    meet.change(meet.people[3].id, { handAtMs: Date.now() });
    meet.change(meet.people[4].id, { microphone: "muted_by_host", connected: false });
    press("People");
    return meet;
  },
  chat() {
    press("Chat");
    return fakeMeet({ count: 5 });
  },
  news() {
    const meet = fakeMeet({ count: 4, host: true });
    const waiting = { ...person(20), sinceMs: Date.now() };
    meet.room.waiting.value = [waiting];
    news(meet, [
      { kind: "joined", participant: meet.people[2].id, name: meet.people[2].name },
      { kind: "chat", message: { from: meet.people[1].id, name: meet.people[1].name, to: null, text: "Could you open the figures?", atMs: Date.now() } },
      { kind: "waits", person: waiting },
      { kind: "stopped", source: "microphone", by: meet.people[1].id },
      { kind: "asked", source: "microphone", by: meet.people[1].id },
      { kind: "ending", endsAtMs: Date.now() + 290_000 },
    ]);
    return meet;
  },
  lost: () => fakeMeet({ count: 4, phase: { name: "in", reconnecting: true } }),
  host() {
    press("Host controls");
    return (press("People"), fakeMeet({ count: 4, host: true }));
  },
  leave() {
    press("Leave");
    return fakeMeet({ count: 4, host: true });
  },
  invite() {
    press("Invite");
    return fakeMeet({ count: 4 });
  },
  menu() {
    press("More");
    return fakeMeet({ count: 4, host: true });
  },
  reactions() {
    press("React");
    return fakeMeet({ count: 4 });
  },
  left: () => fakeMeet({ phase: { name: "out", why: "left", mayReturn: true } }),
  removed: () => fakeMeet({ phase: { name: "out", why: "removed", mayReturn: false } }),
};

export const meet = (SCENES[new URLSearchParams(location.search).get("scene") ?? "grid"] ?? SCENES.grid)();
Object.assign(window, { meet });
mount(document.querySelector("#meeting"), meet);
document.documentElement.dataset.ready = "true";
