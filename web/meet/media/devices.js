// Opening microphones, cameras and screens, and saying in our words why one would not open.

/** @typedef {import("./world.js").DeviceHub} DeviceHub */
/** @typedef {import("../state/model.js").DeviceProblem} DeviceProblem */
/** @typedef {import("../state/model.js").Devices} Devices */
/** @typedef {{ track: MediaStreamTrack, problem: null } | { track: null, problem: DeviceProblem }} Opened */

/** A picture that the largest simulcast layer is made for; a camera that has less gives less. */
const CAMERA = { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30, max: 30 } };
const MICROPHONE = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };

/**
 * Opens a microphone or camera, the chosen one if it is still there.
 *
 * @param {DeviceHub | null} hub
 * @param {"microphone" | "camera"} kind
 * @param {string | null} id
 * @returns {Promise<Opened>}
 */
export async function open(hub, kind, id) {
  const opened = await openBoth(hub, kind === "microphone" ? { microphone: id } : { camera: id });
  return /** @type {Opened} */ (opened[kind]);
}

/**
 * Opens what is asked for, with one question of the browser where both are; if that fails, each by
 * itself, so that a missing camera does not take the microphone with it.
 *
 * @param {DeviceHub | null} hub
 * @param {{ microphone?: string | null, camera?: string | null }} wanted ID, or `null` for the default
 * @returns {Promise<{ microphone?: Opened, camera?: Opened }>}
 */
export async function openBoth(hub, wanted) {
  const kinds = /** @type {const} */ (["microphone", "camera"]).filter((kind) => wanted[kind] !== undefined);
  const first = await tryOpen(hub, wanted);
  if (!("problem" in first)) return first;
  /** @type {{ microphone?: Opened, camera?: Opened }} */
  const opened = {};
  for (const kind of kinds) {
    let one = kinds.length > 1 ? await tryOpen(hub, { [kind]: wanted[kind] }) : first;
    // The chosen one may be unplugged; any other is better than none.
    if ("problem" in one && one.problem === "missing" && wanted[kind]) one = await tryOpen(hub, { [kind]: null });
    opened[kind] = "problem" in one ? { track: null, problem: one.problem } : one[kind];
  }
  return opened;
}

/**
 * @param {DeviceHub | null} hub
 * @param {{ microphone?: string | null, camera?: string | null }} wanted
 * @returns {Promise<{ microphone?: Opened, camera?: Opened } | { problem: DeviceProblem }>}
 */
async function tryOpen(hub, wanted) {
  if (!hub) return { problem: "insecure" };
  try {
    const stream = await hub.getUserMedia({
      audio: wanted.microphone === undefined ? false : { ...MICROPHONE, ...exactly(wanted.microphone) },
      video: wanted.camera === undefined ? false : { ...CAMERA, ...exactly(wanted.camera) },
    });
    /** @type {{ microphone?: Opened, camera?: Opened }} */
    const opened = {};
    const [voice] = stream.getAudioTracks();
    const [picture] = stream.getVideoTracks();
    if (voice) opened.microphone = { track: voice, problem: null };
    if (picture) opened.camera = { track: picture, problem: null };
    return opened;
  } catch (error) {
    return { problem: problemOf(error) };
  }
}

/** @param {string | null | undefined} id */
function exactly(id) {
  return id ? { deviceId: { exact: id } } : {};
}

/**
 * Lets the person choose a screen, window or tab, with its sound where the browser has it. Has to be
 * called in the turn of a click.
 *
 * @param {DeviceHub | null} hub
 * @returns {Promise<{ screen: MediaStreamTrack, sound: MediaStreamTrack | null }
 *   | { screen: null, problem: DeviceProblem | null }>} no problem: the person thought better of it
 */
export async function openScreen(hub) {
  if (!hub?.getDisplayMedia) return { screen: null, problem: hub ? "missing" : "insecure" };
  try {
    const stream = await hub.getDisplayMedia({ video: { frameRate: { ideal: 15, max: 30 } }, audio: true });
    const [screen] = stream.getVideoTracks();
    if (!screen) return { screen: null, problem: "failed" };
    // Letters before motion: the encoder then drops frames, not lines.
    screen.contentHint = "detail";
    return { screen, sound: stream.getAudioTracks()[0] ?? null };
  } catch (error) {
    const problem = problemOf(error);
    return { screen: null, problem: problem === "denied" ? null : problem };
  }
}

/**
 * What there is to choose from.
 *
 * @param {DeviceHub | null} hub
 * @returns {Promise<Devices>}
 */
export async function list(hub) {
  /** @type {MediaDeviceInfo[]} */
  let all = [];
  try {
    all = (await hub?.enumerateDevices()) ?? [];
  } catch {
    // A browser that does not say offers the default only.
  }
  /** @param {MediaDeviceKind} kind */
  const of = (kind) =>
    all
      .filter((one) => one.kind === kind && one.deviceId !== "")
      .map((one) => ({ id: one.deviceId, label: one.label }));
  return { microphones: of("audioinput"), cameras: of("videoinput"), speakers: of("audiooutput") };
}

/**
 * The browser's error (W3C mediacapture-streams, section 10.3) as one of our words.
 *
 * @param {unknown} error
 * @returns {DeviceProblem}
 */
function problemOf(error) {
  const name = error instanceof Error || typeof error === "object" ? /** @type {any} */ (error)?.name : "";
  switch (name) {
    case "NotAllowedError":
    case "SecurityError":
    case "PermissionDeniedError":
      return "denied";
    case "NotFoundError":
    case "OverconstrainedError":
      return "missing";
    case "NotReadableError":
    case "AbortError":
      return "busy";
    default:
      return "failed";
  }
}
