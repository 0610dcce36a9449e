// Records what the page shows and plays, with one's own voice, into a file on this machine. The browser
// asks which of its tabs may be recorded; nothing of it goes to the server.

/** @typedef {import("./world.js").Recorder} Recorder */

/** So much of the recording is handed over at once: a browser that crashes loses no more. */
const PART_MS = 5000;

/** What browsers can write, the best first. */
const KINDS = ["video/webm;codecs=vp9,opus", "video/webm;codecs=vp8,opus", "video/mp4"];

/** Whether this browser can. */
export const canRecordTab = () => "MediaRecorder" in globalThis && Boolean(navigator.mediaDevices?.getDisplayMedia);

/**
 * Begins to record; has to be called in the turn of a click.
 *
 * @param {string} name of the file, without its ending
 * @param {() => void} onEnded it has ended, by `stop` or by the browser's own button, and the file is there
 * @returns {Promise<Recorder | null>} `null`: the person did not want it after all
 */
export async function recordTab(name, onEnded) {
  // Not all of these are in the standard library of types.
  const wanted = /** @type {any} */ ({ video: true, audio: true, preferCurrentTab: true, selfBrowserSurface: "include" });
  /** @type {MediaStream} */
  let tab;
  try {
    tab = await navigator.mediaDevices.getDisplayMedia(wanted);
  } catch {
    return null;
  }
  const [picture] = tab.getVideoTracks();
  const mix = new AudioContext();
  const sum = mix.createMediaStreamDestination();
  const listen = (/** @type {MediaStreamTrack} */ sound) => {
    const source = mix.createMediaStreamSource(new MediaStream([sound]));
    source.connect(sum);
    return source;
  };
  for (const sound of tab.getAudioTracks()) listen(sound);
  /** @type {AudioNode | null} */
  let voice = null;
  const stream = new MediaStream([...(picture ? [picture] : []), ...sum.stream.getAudioTracks()]);
  const mimeType = KINDS.find((kind) => MediaRecorder.isTypeSupported(kind));
  const recorder = new MediaRecorder(stream, mimeType ? { mimeType } : {});
  /** @type {Blob[]} */
  const parts = [];
  recorder.ondataavailable = ({ data }) => data.size > 0 && parts.push(data);
  recorder.onstop = () => {
    for (const track of tab.getTracks()) track.stop();
    void mix.close();
    save(new Blob(parts, { type: recorder.mimeType }), `${name}.${recorder.mimeType.includes("mp4") ? "mp4" : "webm"}`);
    onEnded();
  };
  if (picture) picture.onended = () => recorder.state !== "inactive" && recorder.stop();
  recorder.start(PART_MS);
  return {
    setVoice(track) {
      voice?.disconnect();
      voice = track && listen(track);
    },
    stop: () => recorder.state !== "inactive" && recorder.stop(),
  };
}

/** @param {Blob} content @param {string} name */
function save(content, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // Browsers have taken hold of it by the next turn.
  setTimeout(() => URL.revokeObjectURL(link.href), 0);
}
