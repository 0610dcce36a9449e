// How loud a microphone is, measured from its samples by the browser's audio graph.

/** Loudness that fills the meter: a voice near a microphone peaks around -12 dBFS. */
const FULL_DBFS = -12;
/** Loudness that empties it: the noise of a quiet room. */
const EMPTY_DBFS = -60;

/**
 * Root mean square of samples, on the scale of a meter.
 *
 * @param {Float32Array} samples from -1 to 1
 * @returns {number} 0 to 1
 */
export function loudness(samples) {
  let squares = 0;
  for (const sample of samples) squares += sample * sample;
  const dbfs = 10 * Math.log10(squares / Math.max(1, samples.length) + 1e-12);
  return Math.min(1, Math.max(0, (dbfs - EMPTY_DBFS) / (FULL_DBFS - EMPTY_DBFS)));
}

/**
 * @param {MediaStreamTrack} track
 * @returns {import("./world.js").Meter | null} `null` where the browser has no audio graph
 */
export function createMeter(track) {
  if (typeof AudioContext !== "function") return null;
  try {
    const context = new AudioContext();
    const analyser = new AnalyserNode(context, { fftSize: 1024 });
    context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
    // Allowed without a click while the page captures; elsewhere the meter stays at nothing.
    context.resume().catch(() => undefined);
    const samples = new Float32Array(analyser.fftSize);
    return {
      level() {
        analyser.getFloatTimeDomainData(samples);
        return loudness(samples);
      },
      close() {
        context.close().catch(() => undefined);
      },
    };
  } catch {
    return null;
  }
}
