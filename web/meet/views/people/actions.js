// What one may do about a person: for a tile's menu and for the panel's.

import { words } from "../../words.js";

/** @typedef {import("../parts/menu.js").Item} Item */

/**
 * @param {import("../../state/model.js").Meet} meet
 * @param {import("../room/desk.js").Desk} desk
 * @param {string} id
 * @returns {Item[]}
 */
export function personItems(meet, desk, id) {
  const { room } = meet;
  const person = room.roster.value.find((one) => one.id === id);
  const me = room.me.value;
  if (!person || !me) return [];
  if (id === me.id) {
    const { rename, control } = room.may.value;
    return [...(rename ? [renaming(desk, id, words().renameMe)] : []), ...pinning(meet, id), ...(control ? showing(meet, person) : [])];
  }
  return [...writing(meet, desk, id), ...pinning(meet, id), ...controlling(meet, desk, person)];
}

/** @param {import("../room/desk.js").Desk} desk @param {string} id @param {string} label @returns {Item} */
function renaming(desk, id, label) {
  return { label, icon: "edit", onPick: () => desk.ask({ name: "rename", participant: id }) };
}

/** @param {import("../../state/model.js").Meet} meet @param {string} id @returns {Item[]} */
function pinning({ room: { stage } }, id) {
  if (stage.direction.value.fixed) return [];
  const pinned = stage.pinned.value;
  const isPinned = pinned?.participant === id && pinned.source === "camera";
  const label = isPinned ? words().unpin : words().pin;
  return [{ label, icon: isPinned ? "unpin" : "pin", onPick: () => stage.pin(isPinned ? null : { participant: id, source: "camera" }) }];
}

/** @param {import("../../state/model.js").Meet} meet @param {import("../room/desk.js").Desk} desk @param {string} id @returns {Item[]} */
function writing({ room: { chat } }, desk, id) {
  if (!chat.partners.value.some((partner) => partner.id === id)) return [];
  const write = () => {
    desk.panel.value = "chat";
    chat.show(id);
  };
  return [{ label: words().writeTo, icon: "chat", onPick: write }];
}

/** What everybody is shown. @param {import("../../state/model.js").Meet} meet @param {import("../../state/model.js").Participant} person @returns {Item[]} */
function showing({ room }, { id, kind }) {
  const text = words();
  const { kind: shown, participant, forAll } = room.stage.direction.value;
  const isIt = (/** @type {"broadcast" | "roll_call"} */ what) => shown === what && participant === id;
  /** @type {(Item | false)[]} */
  const items = [
    kind !== "whep" && !isIt("broadcast") && { label: text.showToAll, icon: "eye", onPick: () => void room.showToAll(id) },
    kind === "client" && !isIt("roll_call") && { label: text.giveFloor, icon: "volume", onPick: () => void room.giveFloor(id) },
    forAll && { label: text.freeStage, icon: "grid", onPick: () => void room.freeStage() },
  ];
  return items.filter((item) => item !== false);
}

/**
 * What a host may do about one of a webinar's audience.
 *
 * @param {import("../../state/model.js").Meet} meet
 * @param {import("../room/desk.js").Desk} desk
 * @param {import("../../state/model.js").Participant} person
 * @returns {Item[]}
 */
export function audienceItems({ room }, desk, { id, kind, speaks, handAtMs }) {
  const text = words();
  /** @type {(Item | false)[]} */
  const items = [
    { label: text.hostControls },
    kind === "client" && {
      label: speaks ? text.stopSpeaking : text.letSpeak,
      icon: speaks ? "microphoneOff" : "microphone",
      onPick: () => void room.letSpeak(id, !speaks),
    },
    handAtMs !== null && { label: text.lowerPersonHand, icon: "hand", onPick: () => void room.setHand(false, id) },
    { label: text.remove, icon: "remove", danger: true, onPick: () => desk.ask({ name: "remove", participant: id }) },
  ];
  return items.filter((item) => item !== false);
}

/**
 * @param {import("../../state/model.js").Meet} meet
 * @param {import("../room/desk.js").Desk} desk
 * @param {import("../../state/model.js").Participant} person
 * @returns {Item[]}
 */
function controlling(meet, desk, person) {
  const { room } = meet;
  const { id } = person;
  const text = words();
  const { control, own } = room.may.value;
  const isClient = person.kind === "client";
  const isVoiceOnly = room.conference.value?.voiceOnly ?? false;
  const hasWaitingRoom = room.conference.value?.waitingRoom ?? false;
  const ask = (/** @type {"microphone" | "camera" | "screen"} */ source) => () => void room.askFor(id, source);
  const stop = (/** @type {"camera" | "screen"} */ source) => () => void room.stop(id, source);
  if (!control) return [];
  if (person.role === "audience") return audienceItems(meet, desk, person);
  /** @type {(Item | false)[]} */
  const items = [
    { label: text.hostControls },
    person.microphone === "on"
      ? { label: text.mutePerson, icon: "microphoneOff", onPick: () => void room.mute(id) }
      : isClient &&
        (person.microphone === "muted_by_host"
          ? { label: text.unmutePerson, icon: "microphone", onPick: () => void room.unmute(id) }
          : { label: text.askMicrophone, icon: "microphone", onPick: ask("microphone") }),
    person.camera
      ? { label: text.stopPersonCamera, icon: "cameraOff", onPick: stop("camera") }
      : isClient && !isVoiceOnly && { label: text.askCamera, icon: "camera", onPick: ask("camera") },
    person.screen
      ? { label: text.stopPersonScreen, icon: "screenOff", onPick: stop("screen") }
      : isClient && !isVoiceOnly && { label: text.askScreen, icon: "screen", onPick: ask("screen") },
    ...showing(meet, person),
    person.handAtMs !== null && { label: text.lowerPersonHand, icon: "hand", onPick: () => void room.setHand(false, id) },
    renaming(desk, id, text.renamePerson),
    own && isClient && person.role === "guest" && { label: text.makeCohost, icon: "shield", onPick: () => void room.setCohost(id, true) },
    own && person.role === "cohost" && { label: text.endCohost, icon: "shield", onPick: () => void room.setCohost(id, false) },
    own && isClient && { label: text.handOver, icon: "crown", onPick: () => desk.ask({ name: "handOver", participant: id }) },
    isClient && person.role === "guest" && hasWaitingRoom && { label: text.sendBack, icon: "door", onPick: () => void room.sendBack(id) },
    person.role !== "host" && { label: text.remove, icon: "remove", danger: true, onPick: () => desk.ask({ name: "remove", participant: id }) },
  ];
  return items.filter((item) => item !== false);
}
