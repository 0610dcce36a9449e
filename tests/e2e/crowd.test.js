// A meeting of many: ten load clients publish, and one person sees and hears them all.

import { copyFile, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before } from "node:test";
import { Command, TARGET } from "./command.js";
import { eventually } from "./eventually.js";
import { theatre } from "./theatre.js";

/** What each of the ten hums: no tone is near another, or near a multiple of another. */
const TONES = [310, 380, 460, 550, 670, 790, 850, 1030, 1270, 1490];

const LOAD = path.join(TARGET, "debug/xtask");

const { scene } = theatre();

/** Where the ten have what they publish. */
let folder = "";

before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "convoca-crowd-"));
  const made = path.join(folder, "made");
  await new Command(LOAD, ["load", "media", made, "--seconds", "3"]).done();
  for (const hertz of TONES) {
    const own = path.join(folder, String(hertz));
    await mkdir(own);
    // The smallest layer alone is what a tile among eleven needs; ten times all three would keep a
    // small machine busy with what nobody looks at.
    await copyFile(path.join(made, "q.ivf"), path.join(own, "f.ivf"));
    const source = `sine=frequency=${hertz}:sample_rate=48000:duration=3`;
    const encoding = ["-c:a", "libopus", "-b:a", "32k", "-frame_duration", "20", path.join(own, "tone.ogg")];
    await new Command("ffmpeg", ["-nostdin", "-loglevel", "error", "-f", "lavfi", "-i", source, ...encoding]).done();
  }
});

after(() => rm(folder, { recursive: true, force: true }));

scene("ten publish, and one browser sees and hears all of them", async ({ server, opens }) => {
  const meeting = await server.meeting();
  const alice = await opens("Alice", meeting.hostLink);
  await alice.joins();
  const crowd = TONES.map((hertz) => {
    const given = ["--link", meeting.guestLink, "--name", `Hum ${hertz}`, "--publish", path.join(folder, String(hertz))];
    return new Command(LOAD, ["load", "join", ...given]);
  });
  try {
    await eventually("all ten have tiles with pictures", async () => {
      for (const one of crowd) one.mustRun();
      const tiles = await Promise.all(TONES.map((hertz) => alice.tile(`Hum ${hertz}`)));
      const missing = TONES.filter((_, index) => tiles[index] === null);
      if (missing.length > 0) throw new Error(`no picture of ${missing}`);
      return true;
    });
    await Promise.all(TONES.map((hertz) => alice.sees(`Hum ${hertz}`)));
    await alice.hears(TONES);
    await alice.shoots("grid-of-eleven");
  } finally {
    await Promise.all(crowd.map((one) => one.end()));
  }
});
