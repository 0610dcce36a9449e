// The portal over the server in memory, for looking at it: `portal.html?scene=out#/calendar`. What a
// scene begins with is named here; the page is the one of the fragment.

import { createPortal } from "/assets/portal/state/portal.js";
import { readRoute } from "/assets/portal/state/route.js";
import { mount } from "/assets/portal/views/app.js";
import { locale } from "/assets/portal/views/parts/when.js";
import { browserWorld } from "/assets/portal/world.js";
import { FakeServer } from "/tests/web/portal/fake_server.js";

const scene = new URLSearchParams(location.search).get("scene") ?? "in";
const real = browserWorld();
const server = new FakeServer({ now: () => Date.now() });
if (scene !== "empty") server.furnish();
if (scene === "user") server.adminType = 2;
if (scene === "webhook") server.hook = { returnCode: "0", id: "hook-1", subscriberId: "sub-11", url: "https://hooks.example/meetings", status: 1 };
if (scene === "ring") server.calls = [{ id: "call-1", conferenceID: "914283067", subject: "Scaffolding at Harbour Street", scheduler: "Tom Baker", joinUrl: "https://meet.example/#/j/914283067/abc" }];
if (scene === "broken") server.fetch = async () => Promise.reject(new Error("no network"));
const who = { token: "token-0", refreshToken: "refresh-0", userId: "u-ana", account: "ana", name: "Ana Prado", isAdministrator: scene !== "user", isProvider: scene === "provider", mustChange: scene === "first" || scene === "expired" ? scene : null, picture: "" };
const kept = new Map(scene === "out" ? [] : [["convoca.portal", JSON.stringify(who)]]);

const portal = createPortal(
  {
    ...real,
    zone: "Europe/London",
    fetch: (path, asked) => server.fetch(path, asked),
    kept: { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value), removeItem: (key) => void kept.delete(key) },
  },
  { language: locale, onGo: (fragment) => void (location.hash = fragment) },
);
const show = () => portal.show(readRoute(location.hash));
addEventListener("hashchange", show);
show();
mount(/** @type {HTMLElement} */ (document.querySelector("#portal")), portal);
Object.assign(window, { portal, server });
