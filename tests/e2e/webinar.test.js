// A webinar: host, panellist and an audience that waits, sees and hears, is paused for, and is let speak.

import assert from "node:assert/strict";
import { eventually } from "./eventually.js";
import { CAST, theatre } from "./theatre.js";

const { scene } = theatre();

scene("an audience waits, sees and hears, is paused for, and one of it is let speak", async ({ server, opens }) => {
  const webinar = await server.webinar();
  const alice = await opens("Alice", webinar.hostLink);
  await alice.joins();
  const bob = await opens("Bob", webinar.guestLink);
  await bob.joins();
  const vera = await opens("Elena", webinar.audienceLink, { as: "Vera" });
  const otto = await opens("Farid", webinar.audienceLink, { as: "Otto" });
  const wim = await opens("Farid", webinar.audienceLink, { as: "Wim" });
  const audience = [vera, otto, wim];

  await Promise.all(audience.map((one) => one.asksIn()));
  await Promise.all(audience.map((one) => one.reads("The webinar has not opened yet")));
  await alice.press("People");
  await alice.press("Start webinar");
  await Promise.all(audience.map((one) => one.isIn()));
  await Promise.all(audience.flatMap((one) => [one.sees("Alice"), one.sees("Bob")]));
  await Promise.all(audience.map((one) => one.hears([CAST.Alice.hertz])));
  for (const one of audience) {
    assert.equal(await one.has("Mute", "button"), false, `${one.name} has no microphone to turn off`);
    assert.equal(await one.has("Unmute", "button"), false, `${one.name} has no microphone to turn on`);
  }
  await alice.reads("3 in the audience");

  await alice.press("Pause webinar");
  await vera.reads("The webinar is paused and goes on soon.");
  await eventually("the audience hears nothing", async () => (await vera.strengths([CAST.Alice.hertz]))[0] < 0.01);
  await bob.hears([CAST.Alice.hertz]);
  await alice.press("Go on with the webinar");
  await vera.hears([CAST.Alice.hertz]);

  await vera.press("Raise hand");
  await alice.press("Actions for Vera");
  await alice.press("Let speak", "menuitem");
  await vera.press("Unmute");
  await Promise.all([alice.hears([CAST.Elena.hertz]), bob.hears([CAST.Elena.hertz]), otto.hears([CAST.Elena.hertz])]);
  await Promise.all([vera.isAccessible(), alice.isAccessible()]);
  await alice.press("Actions for Vera");
  await alice.press("Stop speaking", "menuitem");
  await eventually("she has no microphone any more", async () => !(await vera.has("Mute", "button")));
});
