// What one may do, by role and by the meeting's rules. The server decides; this is for not offering
// what it would refuse.

/** @typedef {import("./model.js").ConferenceState} ConferenceState */
/** @typedef {import("./model.js").May} May */
/** @typedef {import("./model.js").Participant} Participant */

/** @param {{ role: string } | null | undefined} one */
export const isHost = (one) => one?.role === "host" || one?.role === "cohost";

/** What a host has asked for, which permits it once. @typedef {{ microphone: boolean, camera: boolean }} AskedFor */

/** @type {May} */
const NOTHING = {
  control: false, own: false, unmute: false, camera: false, share: false, rename: false, record: false, chatAll: false,
};

/**
 * @param {Participant | null} me
 * @param {ConferenceState | null} conference
 * @param {AskedFor} asked
 * @param {boolean} isShared somebody else shares a screen
 * @returns {May}
 */
export function may(me, conference, asked, isShared) {
  if (!me || !conference) return NOTHING;
  const control = isHost(me);
  if (me.role === "audience") {
    const { speaks } = me;
    const chatAll = conference.chat === "everybody" || conference.chat === "public";
    return { ...NOTHING, unmute: speaks, camera: speaks && !conference.voiceOnly, rename: conference.mayRename, chatAll };
  }
  const shareRule = conference.share === "everybody" && (conference.mayTakeOver || !isShared);
  return {
    control,
    own: me.role === "host",
    unmute: control || conference.mayUnmute || asked.microphone,
    camera: !conference.voiceOnly && (control || conference.mayShow || asked.camera),
    share: !conference.voiceOnly && (control || me.askedToShare || shareRule),
    rename: control || conference.mayRename,
    record: me.mayRecord,
    chatAll: control || conference.chat === "everybody" || conference.chat === "public",
  };
}

/**
 * Whether one may write to somebody alone.
 *
 * @param {Participant | null} me
 * @param {ConferenceState | null} conference
 * @param {Participant | undefined} other
 */
export function mayWriteTo(me, conference, other) {
  if (!me || !conference || !other || other.id === me.id || other.kind !== "client") return false;
  if (isHost(me)) return true;
  if (other.role === "audience") return false;
  if (conference.chat === "everybody") return true;
  // `private` means each other; hosts are written to in any case but the last.
  return conference.chat === "private" || (conference.chat !== "nobody" && isHost(other));
}
