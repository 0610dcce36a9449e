// What one may do, by role and by the meeting's rules. The server decides; this is for not offering
// what it would refuse.

/** @typedef {import("./model.js").ConferenceState} ConferenceState */
/** @typedef {import("./model.js").May} May */
/** @typedef {import("./model.js").Participant} Participant */

/** @param {{ role: string } | null | undefined} one */
export const isHost = (one) => one?.role === "host" || one?.role === "cohost";

/**
 * @param {Participant | null} me
 * @param {ConferenceState | null} conference
 * @param {boolean} asked a host asked to unmute, which permits it once
 * @returns {May}
 */
export function may(me, conference, asked) {
  if (!me || !conference) {
    return { control: false, own: false, unmute: false, camera: false, share: false, chatAll: false };
  }
  const control = isHost(me);
  return {
    control,
    own: me.role === "host",
    unmute: control || conference.mayUnmute || asked,
    camera: !conference.voiceOnly,
    share: !conference.voiceOnly && (control || conference.share === "everybody"),
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
  if (conference.chat === "everybody") return true;
  return conference.chat !== "nobody" && isHost(other);
}
