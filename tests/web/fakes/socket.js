// The client's end of a WebSocket to a scripted server.

/** @typedef {import("../../../web/meet/protocol/world.js").Socket} Socket */

/** @implements {Socket} */
export class FakeSocket {
  /** @type {((event: any) => void) | null} */
  onopen = null;
  /** @type {((event: any) => void) | null} */
  onmessage = null;
  /** @type {((event: any) => void) | null} */
  onclose = null;
  isOpen = false;
  isClosed = false;
  /** Nothing gets through any more, and nobody is told: a cable was pulled. */
  isDead = false;
  #server;

  /** @param {{ received(socket: FakeSocket, request: any): void, closed(socket: FakeSocket): void }} server */
  constructor(server) {
    this.#server = server;
  }

  /** @param {string} text */
  send(text) {
    if (!this.isOpen || this.isClosed) throw new Error("the socket is not open");
    if (!this.isDead) this.#server.received(this, JSON.parse(text));
  }

  close() {
    if (this.isClosed) return;
    this.isClosed = true;
    this.#server.closed(this);
  }

  // ---- the server's end --------------------------------------------------------------------------

  open() {
    if (this.isClosed) return;
    this.isOpen = true;
    this.onopen?.({});
  }

  /** @param {object} said */
  deliver(said) {
    if (this.isOpen && !this.isClosed && !this.isDead) this.onmessage?.({ data: JSON.stringify(said) });
  }

  drop() {
    if (this.isClosed) return;
    this.isClosed = true;
    this.onclose?.({});
  }
}
