// Types of `hls.js`, written here because the package's own are those of the whole, with many files.

/** What has gone wrong; after what is `fatal` nothing goes on by itself. */
export interface ErrorData {
  readonly fatal: boolean;
  /** Such as `networkError`, `mediaError`. */
  readonly type: string;
  /** Such as `manifestLoadError`. */
  readonly details: string;
}

export default class Hls {
  constructor(config?: Record<string, unknown>);
  static isSupported(): boolean;
  static readonly Events: { readonly ERROR: "hlsError" };
  on(event: "hlsError", heard: (event: string, data: ErrorData) => void): void;
  loadSource(url: string): void;
  attachMedia(video: HTMLVideoElement): void;
  recoverMediaError(): void;
  destroy(): void;
  /** Where it should play to be as near to the live edge as is safe, in seconds of the element's time. */
  readonly liveSyncPosition: number | null;
}
