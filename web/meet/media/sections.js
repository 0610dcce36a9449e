// The media sections of the one peer connection: what is sent, and room for what is received.
//
// Sending sections are there from the beginning, empty, so that turning a microphone or camera on is
// `replaceTrack` and needs nobody's consent. Receiving ones only ever grow in number: a section
// that was offered keeps its place in every later offer (RFC 8829, section 5.2.2).

/** @typedef {import("../protocol/signalling.js").Source} Source */
/** @typedef {import("./world.js").MediaWorld} MediaWorld */
/** @typedef {import("./world.js").Slot} Slot */

/**
 * Simulcast of a 1280×720 camera: 180, 360 and 720 lines. From small to large, the order in which
 * browsers give up layers when bandwidth is short. Bits per second as is customary for VP8.
 *
 * @type {RTCRtpEncodingParameters[]}
 */
const CAMERA_LAYERS = [
  { rid: "q", scaleResolutionDownBy: 4, maxBitrate: 150_000 },
  { rid: "h", scaleResolutionDownBy: 2, maxBitrate: 500_000 },
  { rid: "f", scaleResolutionDownBy: 1, maxBitrate: 1_500_000 },
];
/** One encoding: text has to be sharp, and a smaller layer of it is no use to anybody. */
const SCREEN = [{ maxBitrate: 2_500_000 }];
/** Speech at 40 kbit/s is transparent in Opus; the sound of a shared video gets more. */
const VOICE = [{ maxBitrate: 40_000 }];
const SCREEN_SOUND = [{ maxBitrate: 128_000 }];

/** Most sections that are offered for receiving: the server refuses descriptions much longer. */
export const MOST_VOICES = 12;
export const MOST_SLOTS = 50;

export class Sections {
  #peer;
  #world;
  /** @type {Map<Source, RTCRtpTransceiver>} */
  #sending = new Map();
  /** @type {RTCRtpTransceiver[]} */
  #voices = [];
  /** @type {RTCRtpTransceiver[]} */
  #slots = [];

  /**
   * @param {RTCPeerConnection} peer
   * @param {MediaWorld} world
   * @param {boolean} voiceOnly no video at all
   */
  constructor(peer, world, voiceOnly) {
    this.#peer = peer;
    this.#world = world;
    this.#send("microphone", "audio", VOICE);
    if (voiceOnly) return;
    this.#send("camera", "video", CAMERA_LAYERS);
    this.#send("screen", "video", SCREEN);
    this.#send("screen_audio", "audio", SCREEN_SOUND);
  }

  /**
   * Makes room to receive.
   *
   * @param {number} voices
   * @param {number} slots
   * @returns {boolean} whether there is something new to offer
   */
  grow(voices, slots) {
    const before = this.#voices.length + this.#slots.length;
    while (this.#voices.length < Math.min(voices, MOST_VOICES)) this.#voices.push(this.#receive("audio"));
    while (this.#slots.length < Math.min(slots, MOST_SLOTS)) this.#slots.push(this.#receive("video"));
    return this.#voices.length + this.#slots.length > before;
  }

  /**
   * Sends a track, or with `null` nothing, where there is a section for it.
   *
   * @param {Source} source
   * @param {MediaStreamTrack | null} track
   */
  async replace(source, track) {
    await this.#sending.get(source)?.sender.replaceTrack(track);
  }

  /** What each sending section carries, by `mid`; complete once an offer was made. */
  sources() {
    /** @type {Record<string, Source>} */
    const named = {};
    for (const [source, { mid }] of this.#sending) if (mid !== null) named[mid] = source;
    return named;
  }

  /** Tracks of the voices. @returns {MediaStreamTrack[]} */
  voices() {
    return this.#voices.filter(({ mid }) => mid !== null).map(({ receiver }) => receiver.track);
  }

  /** The receiving video sections that the server knows. @returns {Slot[]} */
  slots() {
    /** @type {Slot[]} */
    const known = [];
    for (const { mid, receiver } of this.#slots) if (mid !== null) known.push({ mid, track: receiver.track });
    return known;
  }

  /**
   * @param {Source} source
   * @param {"audio" | "video"} kind
   * @param {RTCRtpEncodingParameters[]} sendEncodings
   */
  #send(source, kind, sendEncodings) {
    // Copied, because browsers are free to keep and change what they are given.
    const init = {
      direction: /** @type {const} */ ("sendonly"),
      sendEncodings: sendEncodings.map((one) => ({ ...one })),
    };
    const section = this.#peer.addTransceiver(kind, init);
    this.#prefer(section, kind);
    this.#sending.set(source, section);
  }

  /** @param {"audio" | "video"} kind */
  #receive(kind) {
    const section = this.#peer.addTransceiver(kind, { direction: "recvonly" });
    this.#prefer(section, kind);
    return section;
  }

  /** @param {RTCRtpTransceiver} section @param {"audio" | "video"} kind */
  #prefer(section, kind) {
    const codecs = this.#world.codecs(kind)?.filter(isSpoken).sort(byRank);
    if (!codecs?.length || !section.setCodecPreferences) return;
    try {
      section.setCodecPreferences(codecs);
    } catch {
      // A browser that wants to offer all it has may; the description is longer, nothing else.
    }
  }
}

/** What the server forwards; leaving out the rest keeps descriptions short. @param {RTCRtpCodec} codec */
function isSpoken({ mimeType, sdpFmtpLine = "" }) {
  const name = mimeType.toLowerCase();
  if (name === "video/h264")
    return /packetization-mode=1/.test(sdpFmtpLine) && /profile-level-id=42/i.test(sdpFmtpLine);
  // Redundant audio (RFC 2198) hides what a bad network loses; the server forwards and unpacks it.
  return name === "audio/opus" || name === "audio/red" || name === "video/vp8" || name === "video/rtx";
}

/** @param {RTCRtpCodec} one @param {RTCRtpCodec} other */
function byRank(one, other) {
  return rank(one) - rank(other);
}

/** VP8 first: every browser makes simulcast of it. @param {RTCRtpCodec} codec */
function rank({ mimeType }) {
  return { "video/vp8": 0, "video/h264": 1 }[mimeType.toLowerCase()] ?? 2;
}
