// What the portal's state needs of the world outside. `browserWorld` in `web/portal/world.js` is the
// browser's; tests bring their own.

/** An answer, as much of `Response` as is read. */
export interface Reply {
  ok: boolean;
  status: number;
  headers: { get(name: string): string | null };
  text(): Promise<string>;
}

export interface Asked {
  method: string;
  headers: Record<string, string>;
  body?: string | FormData;
  signal?: AbortSignal;
}

export interface PortalWorld {
  clock: {
    /** Milliseconds since 1970. */
    now(): number;
    setTimeout(run: () => void, ms: number): unknown;
    clearTimeout(handle: unknown): void;
  };
  /** What the browser keeps: the sign-in, and what one chose last. */
  kept: { getItem(key: string): string | null; setItem(key: string, value: string): void; removeItem(key: string): void };
  /** Runs when another tab has changed what is kept. */
  onKeptChange(run: () => void): void;
  fetch(path: string, asked: Asked): Promise<Reply>;
  /** Leaves for another page. */
  leave(path: string): void;
  /** IANA name of the reader's own zone. */
  zone: string;
}
