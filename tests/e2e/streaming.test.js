// Meetings that are streamed live: to an RTMP server that is away for a while, and to whoever has the link.

import assert from "node:assert/strict";
import { eventually } from "./eventually.js";
import { Program } from "./program.js";
import { coloured, decoded, probed, strengths } from "./recorded.js";
import { RtmpServer } from "./rtmp.js";
import { CAST, theatre } from "./theatre.js";

const { scene } = theatre({ settings: { CONVOCA_STREAM_PRIVATE: "on" } });

/** From this share of full scale on a tone is heard. */
const AUDIBLE = 0.005;

/** So much has to arrive before it is looked at, in bytes: some seconds. */
const SOME = 150_000;

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
        return kept.every((files) => files.length > nth) && kept[0][nth].bytes > SOME && kept.map((files) => files[nth].file);
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

    const { live_url: link } = await program.does("ShowMeetingDetail");
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
