// What media needs of the browser; tests bring their own.

import type { Clock } from "../protocol/world.js";
import type { Source } from "../protocol/signalling.js";

export interface MediaWorld {
  clock: Clock;
  /** A new, unconnected peer. */
  createPeer(): RTCPeerConnection;
  /** Codecs that can be received, to choose from; `null` where the browser does not say. */
  codecs(kind: "audio" | "video"): RTCRtpCodec[] | null;
  /** The browser's devices; `null` on a page without HTTPS. */
  devices: DeviceHub | null;
  /** Measures a microphone; `null` where that cannot be done. */
  createMeter(track: MediaStreamTrack): Meter | null;
  /** How busy the processor is, in per cent; `null`: not known. */
  pressure(): number | null;
  /** Records the page, as `tab_recorder.js` says; `null` where that cannot be done. */
  recordTab: ((name: string, onEnded: () => void) => Promise<Recorder | null>) | null;
  /** Whether a speaker can be chosen. */
  canChooseSpeaker: boolean;
}

/** The part of `navigator.mediaDevices` that is used. */
export interface DeviceHub {
  getUserMedia(wanted: MediaStreamConstraints): Promise<MediaStream>;
  getDisplayMedia?(wanted: DisplayMediaStreamOptions): Promise<MediaStream>;
  enumerateDevices(): Promise<MediaDeviceInfo[]>;
  addEventListener(name: "devicechange", run: () => void): void;
}

export interface Recorder {
  /** One's own voice, which the page does not play; `null`: none from now on. */
  setVoice(track: MediaStreamTrack | null): void;
  /** Ends it and keeps the file. */
  stop(): void;
}

export interface Meter {
  /** Loudness now, 0 to 1. */
  level(): number;
  close(): void;
}

/** Sends an offer; `null` when there was no answer. `later`: signalling is lost, `restart` follows once it is back. */
export type Negotiate = (
  sdp: string,
  sources: Record<string, Source>,
) => Promise<{ sdp: string } | { sdp: null; later: boolean }>;

/** A receiving video section. */
export interface Slot {
  mid: string;
  track: MediaStreamTrack;
}
