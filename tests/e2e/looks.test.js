// How the pages look, kept as pictures for people, and whether axe finds them usable by everybody.

import { theatre } from "./theatre.js";

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
