// What happened, in words.

import { counted, fill, words } from "../../words.js";
import { refusalText } from "../entry/refusals.js";
import { problemText, problemTitle } from "../parts/devices.js";
import { clock, minutesUntil } from "../parts/time.js";
import { directionText } from "../stage/direction_text.js";

/** @typedef {import("../../state/model.js").Happening} Happening */
/** @typedef {import("../../state/model.js").Room} Room */

/** Longest part of a message that is shown or read out as news, in characters. */
const LONGEST_NEWS = 120;

/**
 * A sentence, and what it means for oneself.
 *
 * @param {Happening} happening
 * @param {Room} room
 * @returns {{ title: string, text?: string }}
 */
export function happeningText(happening, room) {
  const text = words();
  switch (happening.kind) {
    case "stopped":
      return stoppedText(happening, room);
    case "asked": {
      const asked = { microphone: text.askedMicrophone, camera: text.askedCamera, screen: text.askedScreen }[happening.source];
      return { title: fill(asked, { name: happening.by === null ? text.organiser : room.nameOf(happening.by) }) };
    }
    case "unmuted":
      return { title: happening.by === null ? text.unmutedByProgram : fill(text.unmutedByHost, { name: room.nameOf(happening.by) }), text: text.unmutedText };
    case "shown":
      return { title: directionText(happening.direction, room), text: happening.direction.fixed && !happening.direction.forAll ? text.viewFixed : undefined };
    case "record":
      return { title: happening.allowed ? text.mayRecordNow : text.mayRecordNoMore };
    case "recorded":
      return { title: { on: text.recordedOn, paused: text.recordedPaused, off: text.recordedOff }[happening.recording] };
    case "recordFailed":
      return { title: text.recordedFailed, text: { no_space: text.recordedNoSpace, no_encoder: text.recordedNoEncoder, fault: text.recordedFault }[happening.why] };
    case "streamed":
      return { title: happening.on ? text.streamedOn : text.streamedOff };
    case "streamFailed":
      return { title: text.streamStopped, text: streamTroubleText(happening.why) };
    case "streamTrouble":
      return { title: streamTroubleTitle(happening), text: streamTroubleText(happening.why) };
    case "extended":
      return { title: fill(text.extendedUntil, { time: clock(happening.endsAtMs) }) };
    case "ending": {
      const minutes = minutesUntil(happening.endsAtMs, Date.now());
      return { title: minutes > 0 ? counted("endingSoon", minutes) : text.endingNow };
    }
    case "joined":
      return { title: fill(text.joined, { name: happening.name }) };
    case "left":
      return { title: fill({ left: text.hasLeft, lost: text.lostPerson, removed: text.wasRemoved, sent_back: text.hasLeft, audience: text.hasLeft }[happening.why], { name: happening.name }) };
    case "hand":
      return { title: fill(text.raisedHand, { name: room.nameOf(happening.participant) }) };
    case "chat": {
      const { name, to, text: said } = happening.message;
      return { title: to === null ? name : fill(text.privateFrom, { name }), text: shortened(said) };
    }
    case "waits":
      return { title: fill(text.nowWaiting, { name: happening.person.name }) };
    case "role":
      return { title: { host: text.youAreHost, cohost: text.youAreCohost, guest: text.youAreGuest, audience: text.asAudience }[happening.role] };
    case "shares":
      return { title: fill(text.screenStarted, { name: room.nameOf(happening.participant) }) };
    case "device":
      return { title: fill(text.deviceLost, { name: { microphone: text.microphone, camera: text.camera, speaker: text.loudspeaker }[happening.device] }) };
    case "problem":
      if (happening.device === "screen") return { title: text.shareFailed };
      return { title: problemTitle(happening.problem, happening.device), text: problemText(happening.device, happening.problem) };
    case "refused":
      return { title: refusalText(happening.refusal).text };
    case "back":
      return { title: text.reconnected };
  }
}

/** @param {Happening & { kind: "streamTrouble" }} happening */
function streamTroubleTitle({ of, state }) {
  const text = words();
  if (state === "failed") return of === "screen" ? text.screenStreamFailed : text.streamFailed;
  return of === "screen" ? text.screenStreamWaits : text.streamWaits;
}

/** Why a place is not streamed to. @param {import("../../state/model.js").StreamTrouble} why */
export function streamTroubleText(why) {
  const text = words();
  return {
    address: text.streamAddress,
    unreachable: text.streamUnreachable,
    rejected: text.streamRejected,
    stalled: text.streamStalled,
    full: text.streamFull,
    no_encoder: text.recordedNoEncoder,
    fault: text.recordedFault,
  }[why];
}

/** @param {Happening & { kind: "stopped" }} happening @param {Room} room @returns {{ title: string, text?: string }} */
function stoppedText({ source, by }, room) {
  const text = words();
  const name = by === null ? "" : room.nameOf(by);
  if (source === "microphone") {
    const title = by === null ? text.mutedByRule : fill(text.mutedByHost, { name });
    return { title, text: room.may.value.unmute ? text.mutedAndMay : text.mutedAndMayNot };
  }
  if (source === "camera") return { title: by === null ? text.cameraStoppedByRule : fill(text.cameraStoppedByHost, { name }) };
  return { title: by === null ? text.screenStoppedByRule : fill(text.screenStoppedByHost, { name }) };
}

/** @param {string} text */
function shortened(text) {
  const characters = [...text];
  return characters.length <= LONGEST_NEWS ? text : `${characters.slice(0, LONGEST_NEWS).join("")}…`;
}
