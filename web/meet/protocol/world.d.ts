// What the protocol needs of the world outside; tests bring their own.

import type { Answer, Ask, Refused } from "./signalling.js";

/** Time. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  setTimeout(run: () => void, ms: number): unknown;
  clearTimeout(handle: unknown): void;
}

/** The part of a `WebSocket` that is used. */
export interface Socket {
  send(text: string): void;
  close(): void;
  onopen: ((event: any) => void) | null;
  onmessage: ((event: any) => void) | null;
  onclose: ((event: any) => void) | null;
}

/** The part of a `Storage` that is used. May throw, as browsers that keep nothing do. */
export interface Keeper {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

export interface SignalWorld {
  clock: Clock;
  /** From 0 to just under 1. */
  random(): number;
  /** Begins a connection to the server. */
  openSocket(): Socket;
  /** What a reload of the tab keeps, and another tab does not see. */
  tab: Keeper;
  /** Calls when the machine may have another way to the net: it came online, woke up, changed networks. */
  onPathChange(run: () => void): void;
}

/** A refusal by the server, or the lack of an answer. */
export interface NotDone {
  type: "refused";
  code: Refused | "unreachable" | "timeout";
  message: string;
  retryAfterS?: number;
}

export type AnswerOrNot = Exclude<Answer, { type: "refused" }> | NotDone;
export type Entered = Extract<Answer, { type: "entered" }>;
export type JoinAs = Omit<Extract<Ask, { type: "join" }>, "type">;

/** What may open a meeting's door. */
export interface Proof {
  meeting: string;
  token?: string;
  password?: string;
  accessToken?: string;
}
