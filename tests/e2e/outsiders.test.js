// Programs that nobody here wrote take part: FFmpeg publishes by WHIP, and the WHEP client of medooze,
// whose author is one of those of both documents, plays in a page of Firefox that knows nothing of
// our client.

import { readFile } from "node:fs/promises";
import { eventually } from "./eventually.js";
import { publish } from "./ffmpeg.js";
import { AUDIBLE } from "./person.js";
import { TOP } from "./server.js";
import { CAST, theatre } from "./theatre.js";

const { scene } = theatre();

/** What the studio's tone is. */
const STUDIO = 1700;

/** The token that a link carries. @param {string} link */
function token(link) {
  return link.slice(link.lastIndexOf("/") + 1);
}

/**
 * Plays a meeting in the page, with the client that has been put there.
 *
 * @param {string} endpoint
 * @param {string} bearer
 */
async function play(endpoint, bearer) {
  const peer = new RTCPeerConnection();
  for (const kind of ["video", "audio"]) peer.addTransceiver(kind, { direction: "recvonly" });
  const tile = document.createElement("article");
  tile.ariaLabel = "The meeting";
  document.body.replaceChildren(tile);
  peer.ontrack = ({ track }) => {
    const element = document.createElement(track.kind);
    element.srcObject = new MediaStream([track]);
    element.muted = track.kind === "video";
    tile.append(element);
    return element.play();
  };
  await new window.WHEPClient().view(peer, endpoint, bearer);
}

scene("FFmpeg publishes by WHIP, and a WHEP client plays the meeting", async ({ server, opens }) => {
  const meeting = await server.meeting();
  const alice = await opens("Alice", meeting.hostLink);
  await alice.joins();

  const studio = await publish(`${server.origin}/whip/${meeting.id}?name=Studio`, token(meeting.guestLink), STUDIO);
  try {
    await eventually("the studio has a picture at Alice's", () => {
      studio.mustRun();
      return alice.tile("Studio");
    });
    await Promise.all([alice.sees("Studio"), alice.hears([STUDIO])]);

    const wall = await opens("Carla", `${server.origin}/docs`, { as: "Wall" });
    const client = await readFile(`${TOP}/tests/node_modules/whip-whep/whep.js`, "utf8");
    await wall.page.evaluate(`${client.replace(/^export /gm, "")}; window.WHEPClient = WHEPClient;`);
    await wall.page.evaluate(play, `${server.origin}/whep/${meeting.id}?name=Wall`, token(meeting.guestLink));
    // One section for sound has room for one of the two that hum without a pause: whoever was first.
    const hums = async () => {
      const strengths = await wall.strengths([CAST.Alice.hertz, STUDIO]);
      return strengths.some((strength) => strength > AUDIBLE);
    };
    await Promise.all([wall.sees("The meeting"), eventually("the wall hears somebody", hums)]);
  } finally {
    await studio.end("SIGINT");
  }
  await eventually("the studio is gone", async () => (await alice.tile("Studio")) === null);
});
