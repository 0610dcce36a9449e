// The sound of being called: two notes, again and again. Made here, so that there is no file to load.

/** Notes in Hz, and how long one sounds and is silent, in seconds. */
const NOTES = [659.25, 523.25];
const NOTE_S = 0.22;
const ROUND_MS = 2400;
/** Loud enough to be heard, quiet enough not to startle. */
const VOLUME = 0.12;

/**
 * Rings until it is told to stop. Silent for who wants less of everything that moves, and where the
 * browser lets a page make no sound before it has been touched.
 *
 * @returns {() => void} stops it
 */
export function ringSound() {
  if (matchMedia("(prefers-reduced-motion: reduce)").matches || typeof AudioContext === "undefined") return () => {};
  const context = new AudioContext();
  const round = () => {
    if (context.state !== "running") return;
    NOTES.forEach((hertz, index) => note(context, hertz, context.currentTime + index * NOTE_S));
  };
  round();
  const timer = setInterval(round, ROUND_MS);
  return () => {
    clearInterval(timer);
    void context.close().catch(() => {});
  };
}

/** @param {AudioContext} context @param {number} hertz @param {number} at */
function note(context, hertz, at) {
  const tone = context.createOscillator();
  const volume = context.createGain();
  tone.frequency.value = hertz;
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(VOLUME, at + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.001, at + NOTE_S);
  tone.connect(volume).connect(context.destination);
  tone.start(at);
  tone.stop(at + NOTE_S);
}
