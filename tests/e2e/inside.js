// What runs inside the pages under test. These functions are sent to the browser as text, so each
// stands for itself and uses nothing from outside.

/**
 * Remembers the peer connections that the page makes, since the product has no reason to show them.
 * Runs before any script of the page.
 */
export function watchConnections() {
  const Real = window.RTCPeerConnection;
  const made = [];
  window.RTCPeerConnection = class extends Real {
    constructor(...given) {
      super(...given);
      made.push(this);
    }
  };
  window.openConnections = () => made.filter((one) => one.connectionState !== "closed");
}

/**
 * The entries of `getStats` of these types, of all open connections.
 *
 * @param {string[]} types
 * @returns {Promise<Record<string, any>[]>}
 */
export async function readStats(types) {
  const reports = await Promise.all(window.openConnections().map((one) => one.getStats()));
  return reports.flatMap((report) => [...report.values()].filter(({ type }) => types.includes(type)));
}

/**
 * What a tile shows: its picture, as decoded. A tile is an article that is labelled with a person's
 * name, and with what he does behind a comma.
 *
 * @param {string} label
 * @returns {Promise<{ frames: number, width: number, height: number, layer: number } | null>} `width` and
 *   `height` as shown; `layer`: height as decoded; `null`: no such tile, or no picture in it
 */
export async function readTile(label) {
  const tiles = [...document.querySelectorAll("article[aria-label]")];
  const tile = tiles.find((one) => one.ariaLabel === label || one.ariaLabel.startsWith(`${label}, `));
  const video = tile?.querySelector("video");
  const track = video?.srcObject?.getVideoTracks()[0];
  if (track === undefined) return null;
  for (const connection of window.openConnections()) {
    for (const entry of (await connection.getStats()).values()) {
      if (entry.type !== "inbound-rtp" || entry.trackIdentifier !== track.id) continue;
      const box = tile.getBoundingClientRect();
      const layer = entry.frameHeight ?? video.videoHeight;
      return { frames: entry.framesDecoded ?? 0, width: box.width, height: box.height, layer };
    }
  }
  return null;
}

/**
 * Listens to everything that the page plays for a second, and says how strong each tone is in it.
 * What is played is recorded and decoded, because a browser without a sound card lets no audio graph
 * run in real time.
 *
 * @param {number[]} hertz
 * @returns {Promise<number[]>} of the loudest voice that has it, 0 to 1
 */
export async function listen(hertz) {
  const playing = [...document.querySelectorAll("audio")].filter((one) => !one.paused && one.srcObject);
  const heard = await Promise.all(
    playing.map(async (one) => {
      const recorder = new MediaRecorder(new MediaStream(one.srcObject.getAudioTracks()));
      const parts = [];
      recorder.ondataavailable = ({ data }) => parts.push(data);
      const stopped = new Promise((resolve) => (recorder.onstop = resolve));
      recorder.start();
      setTimeout(() => recorder.state === "recording" && recorder.stop(), 1000);
      await stopped;
      const bytes = await new Blob(parts).arrayBuffer();
      // A voice that was silent all the time may give no decodable sound at all.
      const sound = await new OfflineAudioContext(1, 1, 48_000).decodeAudioData(bytes).catch(() => null);
      const samples = sound?.getChannelData(0) ?? new Float32Array(1);
      return hertz.map((frequency) => {
        const step = (2 * Math.PI * frequency) / 48_000;
        let real = 0;
        let imaginary = 0;
        for (let at = 0; at < samples.length; at += 1) {
          real += samples[at] * Math.cos(step * at);
          imaginary += samples[at] * Math.sin(step * at);
        }
        return Math.hypot(real, imaginary) / samples.length;
      });
    }),
  );
  return hertz.map((_, index) => Math.max(0, ...heard.map((strengths) => strengths[index])));
}

/**
 * How far a page's player has played, and what share of its picture is as green as what Chromium's fake
 * camera shows.
 *
 * @returns {{ seconds: number, green: number } | null} `null`: no picture
 */
export function readPlayer() {
  const video = document.querySelector("video");
  if (video === null || video.videoWidth === 0) return null;
  const [width, height] = [32, 18];
  const pen = Object.assign(document.createElement("canvas"), { width, height }).getContext("2d");
  pen.drawImage(video, 0, 0, width, height);
  const { data } = pen.getImageData(0, 0, width, height);
  let green = 0;
  for (let at = 0; at < data.length; at += 4) green += data[at + 1] > data[at] + 40 && data[at + 1] > data[at + 2] + 40 ? 1 : 0;
  return { seconds: video.currentTime, green: green / (width * height) };
}
