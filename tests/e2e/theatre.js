// One server and a few browsers for the tests of a file, and what to keep when one of them fails.

import { after, before, test } from "node:test";
import { chromium, firefox } from "./browsers.js";
import { Person, SCREENSHOTS } from "./person.js";
import { Relay } from "./relay.js";
import { Server } from "./server.js";

/** Who plays, with which browser, and what his microphone hums: no tone is a harmonic of another's. */
export const CAST = {
  Alice: { launch: chromium, hertz: 440 },
  Bob: { launch: chromium, hertz: 700 },
  Carla: { launch: firefox, hertz: 1000 },
  /** Their cameras show a lot of detail. */
  Dario: { launch: chromium, hertz: 560, picture: "detailed" },
  Greta: { launch: chromium, hertz: 840, picture: "detailed" },
  /** These are good to look at. */
  Elena: { launch: chromium, hertz: 480, picture: "warm" },
  Farid: { launch: chromium, hertz: 620, picture: "cool" },
};

/** A scene that takes longer hangs. Each wait in it has a shorter deadline of its own. */
const SCENE_DEADLINE_MS = 600_000;

/**
 * How often a scene is played before it has failed. Two browsers, a server and their media share
 * two cores with whatever else a machine does; a scene that a pause of many seconds has spoilt is
 * played once more, in a new theatre, and its first failure is reported all the same.
 */
const PERFORMANCES = 2;

/** Lines of the server's log in a failure's report. */
const LOG_LINES = 60;

/** @typedef {keyof typeof CAST} Name */

/**
 * How somebody opens a link.
 *
 * @typedef {object} How
 * @property {string} [as]
 * @property {import("puppeteer-core").Viewport} [viewport]
 * @property {[(given: any) => void, object]} [before] what runs before any script of the page, and with what
 */

/**
 * What a scene plays with.
 *
 * @typedef {object} Props
 * @property {Server} server
 * @property {Relay} relay when the theatre has one
 * @property {(who: Name, link: string, how?: How) => Promise<Person>} opens
 *   lets somebody open a link; the same browser may open several, `as` other people
 */

/**
 * Makes what a file's scenes share; it is there before the first and gone after the last.
 *
 * @param {object} [options]
 * @param {number} [options.relaySeed] given: media go through an impairing relay, and no other way
 * @param {Record<string, string>} [options.settings] of the server, on top of what every test needs
 */
export function theatre({ relaySeed, settings } = {}) {
  /** @type {Map<string, Promise<import("puppeteer-core").Browser>>} */
  const browsers = new Map();
  /** @type {Server} */
  let server;
  /** @type {Relay} */
  let relay;

  const open = async () => {
    if (relaySeed === undefined) {
      server = await Server.started(settings);
      return;
    }
    relay = await new Relay(relaySeed).open();
    server = await Server.started({ ...settings, CONVOCA_MEDIA_ANNOUNCE: relay.address, CONVOCA_MEDIA_TCP: "off" });
    relay.lead(server.media);
  };

  const close = async () => {
    const launched = await Promise.allSettled(browsers.values());
    browsers.clear();
    await Promise.allSettled(launched.map((browser) => browser.status === "fulfilled" && browser.value.close()));
    await server?.close();
    relay?.close();
  };

  before(open);
  after(close);

  /** Plays a scene from its beginning, with nobody there yet. */
  const perform = async (/** @type {string} */ title, /** @type {(props: Props) => Promise<void>} */ play) => {
    /** @type {Person[]} */
    const people = [];
    const opens = async (/** @type {Name} */ who, link, { as = who, viewport, before } = {}) => {
      const { launch, ...devices } = CAST[who];
      if (!browsers.has(who)) browsers.set(who, launch(devices));
      const person = await Person.opens(await browsers.get(who), as, link, viewport, before);
      people.push(person);
      return person;
    };
    try {
      await play({ server, relay, opens });
    } catch (error) {
      await report(title, people, server);
      throw error;
    } finally {
      await Promise.allSettled(people.map((person) => person.leaves()));
    }
  };

  const scene = (/** @type {string} */ title, /** @type {(props: Props) => Promise<void>} */ play, deadline = SCENE_DEADLINE_MS) =>
    test(title, { timeout: deadline }, async () => {
      for (let performance = 1; ; performance += 1) {
        try {
          return await perform(title, play);
        } catch (error) {
          if (performance === PERFORMANCES) throw error;
          console.error(`“${title}” failed and is played once more:`, error);
          await close();
          await open();
        }
      }
    });

  return { scene };
}

/** Keeps what helps to understand a failure. */
async function report(title, people, server) {
  for (const [index, person] of people.entries()) {
    const file = `failed ${title} ${index} ${person.name}`.replace(/[^\w ]/g, "").replace(/ /g, "-");
    await person.shoots(file).catch(() => {});
    console.error(`${person.name}, whose page is in ${SCREENSHOTS}/${file}.png, complains:`);
    for (const line of person.complaints) console.error(`  ${line}`);
  }
  const log = server.output.split("\n").filter((line) => / (INFO|WARN|ERROR) /.test(line) && !line.includes("GET /assets/"));
  console.error(`the server says:\n${log.slice(-LOG_LINES).join("\n")}`);
}
