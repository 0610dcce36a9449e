// Meetings that are streamed live: to an RTMP server that is away for a while, and to whoever has the link.

import assert from "node:assert/strict";
import { eventually } from "./eventually.js";
import { readPlayer } from "./inside.js";
import { Program } from "./program.js";
import { coloured, countPictures, decoded, probed, strengths } from "./recorded.js";
import { RtmpServer } from "./rtmp.js";
import { CAST, theatre } from "./theatre.js";

const { scene } = theatre({ settings: { CONVOCA_STREAM_PRIVATE: "on" } });

/** From this share of full scale on a tone is heard. */
const AUDIBLE = 0.005;

/** From this share of a picture on it is green because of the fake camera, not of a sign in it. */
const GREEN = 0.2;

/** So many pictures have to arrive before they are looked at: three seconds, and more on a slow machine. */
const SOME = 75;

scene("a meeting is streamed to an RTMP server that is restarted in the middle, and to who has the link", async ({ server, opens }) => {
  const rtmp = await RtmpServer.made();
  const meeting = await server.meeting({ subject: "Streamed", record_type: 1, live_address: rtmp.address("main"), aux_address: rtmp.address("slides") });
  const alice = await opens("Alice", meeting.hostLink);
  await alice.joins();
  const bob = await opens("Bob", meeting.guestLink);
  await bob.joins();
  const program = new Program(server.https, meeting);
  try {
    // It begins with the meeting, and the server is not there yet.
    await Promise.all([alice, bob].map((one) => one.reads("Live")));
    await rtmp.start();
    for (let nth = 0; nth < 2; nth += 1) {
      const [main, slides] = await eventually(`part ${nth} of both streams arrives`, async () => {
        const kept = await Promise.all(["main", "slides"].map((name) => rtmp.kept(name)));
        if (kept.some((files) => files.length <= nth)) return false;
        const files = kept.map((files) => files[nth]);
        const counts = await Promise.all(files.map(countPictures));
        if (counts.some((count) => count < SOME)) throw new Error(`${counts} pictures`);
        return files;
      }, 90_000);
      await rtmp.stop();
      for (const file of [main, slides]) assert.deepEqual((await probed(file)).codecs, ["aac", "h264"]);
      const sound = await decoded(main);
      for (const hertz of [CAST.Alice.hertz, CAST.Bob.hertz]) {
        assert.ok(strengths(sound, hertz).some((one) => one > AUDIBLE), `${hertz} Hz: ${strengths(sound, hertz)}`);
      }
      assert.ok(await coloured(main), "there is something to be seen");
      assert.ok(!(await coloured(slides)), "nothing is shared");
      await rtmp.start();
    }

    const { live_url: link } = (await program.does("ShowMeetingDetail")).conference_data;
    const elena = await opens("Elena", `${server.origin}${link.slice(link.indexOf("/live"))}`);
    await elena.reads("Streamed");
    await program.does("Live", { body: { is_live: 0 } });
    await bob.reads("The live stream has ended");
    await program.does("SetMmrLive", { body: { live_state: 1 } });
    await bob.reads("This meeting is being streamed live");
    await program.does("StopMeeting");
  } finally {
    program.end();
    await rtmp.close();
  }
});

scene("whoever has the link watches a stream, while it goes on and when it goes on again", async ({ server, opens }) => {
  const meeting = await server.meeting({ subject: "Watched", record_type: 1 });
  const alice = await opens("Alice", meeting.hostLink);
  await alice.joins();
  await alice.press("More");
  await alice.press("Stream live", "menuitem");
  await alice.reads("This meeting is being streamed live");
  await alice.press("Live");
  await alice.finds("About the live stream", "dialog");
  const link = await alice.page.$eval(".invite-link", (one) => one.textContent);
  await alice.press("Close");
  const elena = await opens("Elena", `${server.origin}${link.slice(link.indexOf("/live"))}`);
  const plays = () =>
    eventually("Elena sees a picture that moves, with the colour of Alice's camera", async () => {
      const before = await elena.page.evaluate(readPlayer);
      await new Promise((done) => setTimeout(done, 1000));
      const now = await elena.page.evaluate(readPlayer);
      return before !== null && now !== null && now.seconds > before.seconds && now.green > GREEN;
    });
  await plays();
  await elena.reads("Watched");
  await elena.isAccessible();
  await elena.shoots("live");
  await alice.press("More");
  await alice.press("End live stream", "menuitem");
  await alice.reads("The live stream has ended");
  await elena.reads("The live stream stands still");
  await alice.press("More");
  await alice.press("Stream live", "menuitem");
  await plays();
  const program = new Program(server.https, meeting);
  try {
    await program.does("StopMeeting");
  } finally {
    program.end();
  }
  await elena.reads("The live stream is over");
});
