// Devices by name, as choices for a field and as items for a menu.

import { words, fill } from "../../words.js";

/** @typedef {import("../../state/model.js").OwnMedia} OwnMedia */
/** @typedef {import("../../state/model.js").DeviceProblem} DeviceProblem */
/** @typedef {"microphone" | "camera" | "speaker"} Kind */

/** The browser's own choice, in a field that holds text. */
const DEFAULT = "";

/** @param {OwnMedia} own @param {Kind} kind */
function known(own, kind) {
  const { microphones, cameras, speakers } = own.devices.value;
  return { microphone: microphones, camera: cameras, speaker: speakers }[kind];
}

/** What kind of device it is, in words. @param {Kind} kind */
export function kindName(kind) {
  const { microphone, camera, loudspeaker } = words();
  return { microphone, camera, speaker: loudspeaker }[kind];
}

/** @param {OwnMedia} own @param {Kind} kind @returns {{ value: string, label: string }[]} */
export function deviceOptions(own, kind) {
  const listed = known(own, kind).filter((device) => device.id !== "" && device.id !== "default");
  const named = listed.map((device, index) => ({
    value: device.id,
    label: device.label || fill(words().unnamedDevice, { number: index + 1 }),
  }));
  if (known(own, kind).length === 0) return [{ value: DEFAULT, label: words().noDevice }];
  return [{ value: DEFAULT, label: words().systemDefault }, ...named];
}

/** What is chosen, as an option's value. @param {OwnMedia} own @param {Kind} kind */
export function chosenOption(own, kind) {
  return own.chosen.value[kind] ?? DEFAULT;
}

/** @param {OwnMedia} own @param {Kind} kind @param {string} value */
export function chooseOption(own, kind, value) {
  own.choose(kind, value === DEFAULT ? null : value);
}

/** A heading and a choice for each device. @param {OwnMedia} own @param {Kind} kind @returns {import("./menu.js").Item[]} */
export function deviceItems(own, kind) {
  const items = deviceOptions(own, kind).map(({ value, label }) => ({
    label,
    checked: chosenOption(own, kind) === value,
    onPick: () => chooseOption(own, kind, value),
  }));
  return [{ label: kindName(kind) }, ...items];
}

/**
 * What to tell about a device that does not work, and what can be done.
 *
 * @param {"microphone" | "camera"} device
 * @param {DeviceProblem} problem
 */
export function problemText(device, problem) {
  const text = words();
  const isMicrophone = device === "microphone";
  return {
    denied: isMicrophone ? text.deniedMicrophone : text.deniedCamera,
    missing: isMicrophone ? text.missingMicrophone : text.missingCamera,
    busy: isMicrophone ? text.busyMicrophone : text.busyCamera,
    insecure: text.insecureText,
    failed: text.failedDevice,
  }[problem];
}

/** @param {DeviceProblem} problem @param {"microphone" | "camera" | "screen"} device */
export function problemTitle(problem, device) {
  const text = words();
  const title = { denied: text.deniedTitle, missing: text.missingTitle, busy: text.busyTitle, insecure: text.insecureTitle };
  if (problem !== "failed") return title[problem];
  return { microphone: text.microphone, camera: text.camera, screen: text.share }[device];
}
