// Cameras and microphones of which everything is known: a colour, a number that counts on, in black and
// white squares, and a beep at every tenth number. All browsers of a machine count by its one clock.

/** How long a number is seen, in milliseconds: two pictures of a recording. */
export const NUMBER_MS = 80;

/** From beep to beep in numbers, and how long one lasts. */
export const BEEP_EVERY = 10;
const BEEP_FOR = 4;

/** Squares of a number, black or white; one more makes those that are white odd. */
export const BITS = 10;

/** After so many numbers it begins anew. */
export const NUMBERS = 2 ** BITS;

/** Where the squares are, one beside the other, as parts of a picture that is sixteen wide and nine high. */
export const SQUARES = { left: 45 / 640, top: 140 / 360, width: 50 / 640, height: 80 / 360 };

/** Colours that no video codec takes for each other. */
const COLOURS = { red: "rgb(180 20 20)", green: "rgb(20 150 20)", blue: "rgb(20 20 190)" };

/** @typedef {keyof typeof COLOURS} Colour */

/**
 * For `opens`: what a page is given in place of its camera, and, where the browser can, its microphone.
 *
 * @param {Colour} colour
 * @param {number} hertz of its beeps
 * @param {{ beepAt?: number, width?: number }} [how] `beepAt`: the first number at which it beeps; `width` of
 *   its pictures in points
 * @returns {[(given: any) => void, object]}
 */
export function known(colour, hertz, { beepAt = 0, width = 640 } = {}) {
  const height = (width / 16) * 9;
  return [pretend, { colour: COLOURS[colour], hertz, beepAt, width, height, NUMBER_MS, BEEP_EVERY, BEEP_FOR, BITS, NUMBERS, SQUARES }];
}

/**
 * Runs inside the page: the numbers that its camera has shown so far, and when each came, in milliseconds since 1970.
 *
 * @returns {[number, number][]}
 */
export function readPainted() {
  return /** @type {any} */ (globalThis).convocaPainted;
}

/**
 * Runs inside the page, before its scripts. Firefox makes no sound of samples; its own microphone hums.
 *
 * @param {any} given
 */
function pretend({ colour, hertz, beepAt, width, height, NUMBER_MS, BEEP_EVERY, BEEP_FOR, BITS, NUMBERS, SQUARES }) {
  if (!navigator.mediaDevices) return;
  const now = () => performance.timeOrigin + performance.now();
  const makes = typeof MediaStreamTrackGenerator === "function";
  /** The numbers that were seen, and when each came: a browser that is not let run in time leaves some out. */
  const painted = (globalThis.convocaPainted = []);

  /** Calls until the track has ended. */
  const often = (track, ms, turn) => {
    const timer = setInterval(() => (track.readyState === "ended" ? clearInterval(timer) : turn()), ms);
  };

  const camera = () => {
    const canvas = makes ? new OffscreenCanvas(width, height) : Object.assign(document.createElement("canvas"), { width, height });
    const pen = canvas.getContext("2d");
    const captured = makes ? null : canvas.captureStream(0);
    const track = captured?.getVideoTracks()[0] ?? new MediaStreamTrackGenerator({ kind: "video" });
    const writer = makes && track.writable.getWriter();
    let last = 0;
    often(track, 5, () => {
      const at = now();
      const number = Math.floor(at / NUMBER_MS);
      if (number === last) return;
      last = number;
      painted.push([number, at]);
      pen.fillStyle = colour;
      pen.fillRect(0, 0, width, height);
      let white = 0;
      for (let bit = 0; bit <= BITS; bit += 1) {
        const isWhite = bit < BITS ? ((number % NUMBERS) >> bit) & 1 : (white + 1) % 2;
        white += isWhite;
        pen.fillStyle = isWhite ? "white" : "black";
        const [left, right] = [bit, bit + 1].map((nth) => Math.round((SQUARES.left + nth * SQUARES.width) * width));
        pen.fillRect(left, SQUARES.top * height, right - left, SQUARES.height * height);
      }
      if (makes) void writer.write(new VideoFrame(canvas, { timestamp: Math.round(at * 1000) })).catch(() => {});
      else captured.requestFrame();
    });
    return track;
  };

  const microphone = () => {
    const [sampleRate, piece] = [48_000, 480];
    const track = new MediaStreamTrackGenerator({ kind: "audio" });
    const writer = track.writable.getWriter();
    const samplesAt = (/** @type {number} */ ms) => Math.round((ms * sampleRate) / 1000);
    let next = samplesAt(now());
    next -= next % piece;
    often(track, 5, () => {
      for (; next + piece <= samplesAt(now()); next += piece) {
        const data = new Float32Array(piece);
        for (let nth = 0; nth < piece; nth += 1) {
          const inBeep = (next + nth - samplesAt(beepAt * NUMBER_MS)) % samplesAt(NUMBER_MS * BEEP_EVERY);
          const length = samplesAt(NUMBER_MS * BEEP_FOR);
          // Two milliseconds to its full strength and from it, so that nothing clicks.
          const edge = Math.min(1, inBeep / 96, (length - inBeep) / 96);
          data[nth] = inBeep < length ? 0.4 * edge * Math.sin((2 * Math.PI * hertz * inBeep) / sampleRate) : 0;
        }
        const timestamp = Math.round((next / sampleRate) * 1e6);
        void writer.write(new AudioData({ format: "f32-planar", sampleRate, numberOfFrames: piece, numberOfChannels: 1, timestamp, data })).catch(() => {});
      }
    });
    return track;
  };

  const real = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  navigator.mediaDevices.getUserMedia = async ({ audio, video }) => {
    const voice = audio && (makes ? microphone() : (await real({ audio })).getAudioTracks()[0]);
    return new MediaStream([...(voice ? [voice] : []), ...(video ? [camera()] : [])]);
  };
}
