// Tracks without a camera, microphone or peer behind them.

let next = 1;

/** @implements {Pick<MediaStreamTrack, "id" | "kind" | "stop" | "onended" | "readyState" | "contentHint">} */
export class FakeTrack {
  id = `track-${next++}`;
  contentHint = "";
  /** @type {"live" | "ended"} */
  readyState = "live";
  /** @type {((event: any) => void) | null} */
  onended = null;

  /** @param {"audio" | "video"} kind @param {string} [label] */
  constructor(kind, label = "") {
    this.kind = kind;
    this.label = label;
  }

  stop() {
    this.readyState = "ended";
  }

  /** The device was unplugged. */
  end() {
    this.readyState = "ended";
    this.onended?.({});
  }
}

/** @implements {Pick<MediaStream, "getAudioTracks" | "getVideoTracks">} */
export class FakeStream {
  /** @param {any[]} tracks */
  constructor(tracks) {
    this.tracks = tracks;
  }
  getAudioTracks() {
    return this.tracks.filter(({ kind }) => kind === "audio");
  }
  getVideoTracks() {
    return this.tracks.filter(({ kind }) => kind === "video");
  }
}
