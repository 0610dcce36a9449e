// What is behind "More": everything that is not needed at every moment. On a narrow screen also what
// has no room in the toolbar.

import { LANGUAGES } from "../../../i18n.js";
import { onlyListens } from "../../state/people.js";
import { choose, fill, language, words } from "../../words.js";

/** @typedef {import("../parts/menu.js").Item} Item */

/** From this width on the toolbar shows everything by itself, in CSS pixels; the same as in `toolbar.css`. */
const WIDE = 640;

/** By how many minutes a host extends the meeting at a time. */
const EXTENDED_BY = 15;

/**
 * @param {import("../../state/model.js").Meet} meet
 * @param {import("./desk.js").Desk} desk
 * @returns {Item[]}
 */
export function moreItems(meet, desk) {
  const { room } = meet;
  const text = words();
  const may = room.may.value;
  const isFull = document.fullscreenElement !== null;
  /** @type {(Item | false)[]} */
  const items = [
    ...(innerWidth < WIDE ? narrowItems(meet, desk) : []),
    may.control && { label: text.hostControls, icon: "shield", onPick: () => desk.ask({ name: "host" }) },
    { label: text.devices, icon: "settings", onPick: () => desk.ask({ name: "devices" }) },
    { label: text.invite, icon: "invite", hint: "I", onPick: () => desk.ask({ name: "invite" }) },
    room.canRecord &&
      (may.record || room.recording.value) && {
        label: room.recording.value ? text.stopRecording : text.record,
        icon: "record",
        onPick: () => room.setRecording(!room.recording.value),
      },
    ...(may.control && room.conference.value?.records ? recordItems(room, room.conference.value.recording) : []),
    ...(may.control && room.conference.value ? streamItems(room, room.conference.value, desk) : []),
    may.control && { label: fill(text.extendMeeting, { count: EXTENDED_BY }), icon: "clock", onPick: () => void room.extend(EXTENDED_BY) },
    may.control && room.stage.direction.value.forAll && { label: text.freeStage, icon: "grid", onPick: () => void room.freeStage() },
    may.rename && { label: text.renameMe, icon: "edit", onPick: () => desk.ask({ name: "rename", participant: room.me.value?.id ?? "" }) },
    !may.own && room.me.value?.role !== "audience" && { label: text.claimHost, icon: "crown", onPick: () => desk.ask({ name: "claim" }) },
    document.fullscreenEnabled && {
      label: isFull ? text.leaveFullScreen : text.fullScreen,
      icon: isFull ? "shrink" : "expand",
      hint: "F",
      onPick: toggleFullScreen,
    },
    !matchMedia("(pointer: coarse)").matches && { label: text.shortcuts, icon: "keyboard", hint: "?", onPick: () => desk.ask({ name: "shortcuts" }) },
    { label: text.language },
    ...Object.entries(LANGUAGES).map(([tag, name]) => ({
      label: name,
      lang: tag,
      checked: language.value === tag,
      onPick: () => choose(/** @type {import("../../words.js").Language} */ (tag)),
    })),
  ];
  return items.filter((item) => item !== false);
}

/**
 * What a host does about the recording on the server.
 *
 * @param {import("../../state/model.js").Room} room
 * @param {import("../../protocol/signalling.js").Recording} recording
 * @returns {Item[]}
 */
function recordItems(room, recording) {
  const text = words();
  const item = (/** @type {string} */ label, /** @type {import("../../protocol/signalling.js").Recording} */ wanted) =>
    /** @type {Item} */ ({ label, icon: "record", onPick: () => void room.record(wanted) });
  switch (recording) {
    case "off":
      return [item(text.recordMeeting, "on")];
    case "on":
      return [item(text.pauseRecording, "paused"), item(text.endRecording, "off")];
    case "paused":
      return [item(text.resumeRecording, "on"), item(text.endRecording, "off")];
  }
}

/**
 * What a host does about the stream of the meeting.
 *
 * @param {import("../../state/model.js").Room} room
 * @param {import("../../state/model.js").ConferenceState} conference
 * @param {import("./desk.js").Desk} desk
 * @returns {(Item | false)[]}
 */
function streamItems(room, { streams, streaming, liveLink }, desk) {
  const text = words();
  const status = { label: text.liveStream, icon: /** @type {const} */ ("broadcast"), onPick: () => desk.ask({ name: "live" }) };
  if (streaming) return [{ label: text.endStream, icon: "broadcast", onPick: () => void room.stream(false) }, status];
  return [streams && { label: text.streamLive, icon: "broadcast", onPick: () => void room.stream(true) }, streams && liveLink !== null && status];
}

/**
 * @param {import("../../state/model.js").Meet} meet
 * @param {import("./desk.js").Desk} desk
 * @returns {(Item | false)[]}
 */
function narrowItems({ own, room }, desk) {
  const text = words();
  const layout = room.stage.layout.value;
  const isUp = room.me.value?.handAtMs != null;
  const me = room.me.value;
  const canShare = own.can.screen && own.cannot.value.screen !== "voice_only" && me?.role !== "audience";
  // For who only listens the toolbar has room for it.
  const isInToolbar = me !== null && onlyListens(me);
  return [
    { label: text.people, icon: "people", onPick: () => desk.toggle("people") },
    !isInToolbar && { label: isUp ? text.lowerHand : text.raiseHand, icon: "hand", onPick: () => void room.setHand(!isUp) },
    canShare && {
      label: own.screen.value ? text.stopShare : text.share,
      icon: "screen",
      disabled: !own.screen.value && !room.may.value.share,
      onPick: () => void desk.watch("screen", own.setScreen(!own.screen.value)),
    },
    !room.stage.direction.value.fixed && (layout === "grid"
      ? { label: text.layoutSpeaker, icon: "speaker", onPick: () => room.stage.setLayout("speaker") }
      : { label: text.layoutGrid, icon: "grid", onPick: () => room.stage.setLayout("grid") }),
  ];
}

/** Fills the screen with the page, or gives it back. A browser that refuses leaves things as they are. */
export function toggleFullScreen() {
  const done = document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();
  done.catch(() => {});
}
