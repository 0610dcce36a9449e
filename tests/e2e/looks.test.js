// How the pages look, kept as pictures for people, and whether axe finds them usable by everybody.

import assert from "node:assert/strict";
import { eventually } from "./eventually.js";
import { CAST, theatre } from "./theatre.js";

const { scene } = theatre();

const PHONE = { width: 390, height: 844, deviceScaleFactor: 2, isMobile: true, hasTouch: true };

scene("lobby and meeting are accessible, in all layouts, on a phone and in the dark", async ({ server, opens }) => {
  const meeting = await server.meeting({ subject: "Spring release", config: { allow_guest_start_conf: true } });

  const elena = await opens("Elena", meeting.hostLink);
  await elena.fill("Your name", elena.name);
  await elena.finds("Stop camera", "button");
  await elena.isAccessible();
  await elena.shoots("lobby");
  await elena.prefers("dark");
  await elena.isAccessible();
  await elena.shoots("lobby-dark");
  await elena.prefers("light");
  await elena.press("Join now");
  await elena.isIn();

  const farid = await opens("Farid", meeting.guestLink);
  await farid.joins();
  // On a phone, without a camera.
  const joao = await opens("Farid", meeting.guestLink, { as: "João", viewport: PHONE });
  await joao.fill("Your name", joao.name);
  await joao.finds("Stop camera", "button");
  await joao.isAccessible();
  await joao.shoots("phone-lobby");
  await joao.press("Stop camera");
  await joao.joins();
  await Promise.all([elena.sees("Farid"), farid.sees("Elena"), joao.sees("Elena"), elena.finds("Layout", "group")]);

  await elena.isAccessible();
  await elena.shoots("grid");
  await elena.prefers("dark");
  await elena.isAccessible();
  await elena.shoots("grid-dark");
  await elena.prefers("light");
  await joao.isAccessible();
  await joao.shoots("phone");

  await elena.press("Speaker");
  await elena.sees("Farid");
  await elena.isAccessible();
  await elena.shoots("speaker");

  await farid.press("Share screen");
  await Promise.all([elena.sees("Farid’s screen"), joao.sees("Farid’s screen")]);
  await elena.press("Chat");
  await elena.fill("Write a message", "The plan is on the second page.");
  await elena.press("Send");
  await elena.reads("The plan is on the second page.");
  await elena.isAccessible();
  await elena.sees("Farid’s screen");
  await elena.shoots("shared-screen");
  await joao.shoots("phone-shared-screen");

  await elena.press("People");
  await elena.isAccessible();
  await elena.shoots("people");
});

scene("the audience's page on a phone, from the lobby until one is let speak", async ({ server, opens }) => {
  const webinar = await server.webinar();
  const alice = await opens("Elena", webinar.hostLink, { as: "Alice" });
  await alice.joins();
  const bob = await opens("Farid", webinar.guestLink, { as: "Bob" });
  await bob.joins();
  const vera = await opens("Alice", webinar.audienceLink, { as: "Vera", viewport: PHONE });
  /** @param {string} name */
  const looks = async (name) => {
    await vera.isAccessible();
    const [wide, width] = await vera.page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
    assert.ok(wide <= width, `${name}: nothing is wider than the phone`);
    await vera.shoots(`webinar-phone-${name}`);
  };

  await vera.fill("Your name", vera.name);
  await looks("lobby");
  await vera.asksIn();
  await vera.reads("The webinar has not opened yet");
  await looks("waiting");
  await alice.press("People");
  await alice.press("Start webinar");
  await vera.isIn();
  await Promise.all([vera.sees("Alice"), vera.sees("Bob")]);
  await looks("looking-on");
  await alice.press("Pause webinar");
  await vera.reads("The webinar is paused and goes on soon.");
  await looks("paused");
  await alice.press("Go on with the webinar");
  await vera.sees("Alice");
  await vera.press("Raise hand");
  await alice.shoots("webinar-host");
  await alice.press("Actions for Vera");
  await alice.press("Let speak", "menuitem");
  await vera.finds("Unmute", "button");
  await looks("asked-to-speak");
  await vera.press("Unmute");
  await bob.hears([CAST.Alice.hertz]);
  await eventually("what was asked has its answer", async () => !(await vera.has("Not now", "button")));
  await looks("speaking");
  await vera.press("Chat");
  await looks("chat");
});
