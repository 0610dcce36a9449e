// A UDP relay between clients and the server's media port that makes the network as bad as a test
// wants, for each client by himself. The server announces the relay's address instead of its own
// (CONVOCA_MEDIA_ANNOUNCE), and sees each client come from a port of the relay's.

import { createSocket } from "node:dgram";
import { once } from "node:events";
import { Path } from "./path.js";

/** Clients that one relay serves at most; a test has a handful. */
const MOST_FLOWS = 64;

/** Datagrams on their way in one direction at most; 5 Mbit/s for 150 ms are about 80. */
const MOST_ON_THE_WAY = 4096;

/** Datagrams that are on their way, and the one timer that lets them arrive. */
class OnTheWay {
  /** @type {{ atMs: number, datagram: Buffer }[]} in order of arrival, since a path keeps the order */
  #waiting = [];
  /** @type {NodeJS.Timeout | undefined} */
  #timer;
  #arrive;

  /** @param {(datagram: Buffer) => void} arrive */
  constructor(arrive) {
    this.#arrive = arrive;
  }

  /**
   * @param {number} atMs
   * @param {Buffer} datagram
   */
  put(atMs, datagram) {
    if (this.#waiting.length >= MOST_ON_THE_WAY) return;
    this.#waiting.push({ atMs, datagram });
    if (this.#timer === undefined) this.#deliver();
  }

  #deliver = () => {
    this.#timer = undefined;
    const nowMs = performance.now();
    while (this.#waiting.length > 0 && this.#waiting[0].atMs <= nowMs) this.#arrive(this.#waiting.shift().datagram);
    if (this.#waiting.length > 0) this.#timer = setTimeout(this.#deliver, this.#waiting[0].atMs - nowMs);
  };

  close() {
    clearTimeout(this.#timer);
    this.#waiting = [];
  }
}

/** One client's way to the server and back. */
class Flow {
  /** Socket that stands for the client towards the server. */
  #socket = createSocket("udp4");
  #up;
  #down;
  #closed = false;

  /**
   * @param {{ address: string, port: number }} server
   * @param {number} seed
   * @param {(datagram: Buffer) => void} toClient
   */
  constructor(server, seed, toClient) {
    /** Client to server. */
    this.up = new Path(seed);
    /** Server to client. */
    this.down = new Path(seed + 1);
    this.#up = new OnTheWay((datagram) => this.#socket.send(datagram, server.port, server.address, () => {}));
    this.#down = new OnTheWay(toClient);
    this.#socket.on("message", (datagram) => {
      const atMs = this.down.send(performance.now(), datagram.length);
      if (atMs !== null) this.#down.put(atMs, datagram);
    });
    // A server that has just been killed answers by ICMP; the network would not tell a client either.
    this.#socket.on("error", () => {});
  }

  /** The port of which the server believes that it is the client's; there once he has sent something. */
  get seenAs() {
    return this.#socket.address().port;
  }

  /** @param {Buffer} datagram what the client has sent */
  fromClient(datagram) {
    if (this.#closed) return;
    const atMs = this.up.send(performance.now(), datagram.length);
    if (atMs !== null) this.#up.put(atMs, datagram);
  }

  close() {
    this.#closed = true;
    this.#up.close();
    this.#down.close();
    this.#socket.close();
  }
}

/** The relay: one address for all clients. */
export class Relay {
  #socket = createSocket("udp4");
  /** @type {Map<number, Flow>} by the client's port; all clients are on this machine */
  #flows = new Map();
  #seed;
  /** @type {{ address: string, port: number } | null} */
  #server = null;

  /**
   * What new clients find, up and down.
   *
   * @type {{ up?: import("./path.js").Impairment, down?: import("./path.js").Impairment }}
   */
  everybody = {};

  /** @param {number} seed decides which datagrams are lost */
  constructor(seed) {
    this.#seed = seed;
  }

  /** Takes a free port of loopback. */
  async open() {
    this.#socket.on("message", (datagram, client) => this.#flow(client)?.fromClient(datagram));
    this.#socket.on("error", () => {});
    this.#socket.bind(0, "127.0.0.1");
    await once(this.#socket, "listening");
    return this;
  }

  /** Where clients send to, `ip:port`. */
  get address() {
    return `127.0.0.1:${this.#socket.address().port}`;
  }

  /**
   * Says where the server is; what clients send before is dropped.
   *
   * @param {string} server its media address, `ip:port`
   */
  lead(server) {
    const [address, port] = server.split(":");
    this.#server = { address, port: Number(port) };
  }

  /**
   * The way of the client who sends from this port, or whom the server sees come from it: a client
   * learns the latter from the server, and takes it for his own.
   *
   * @param {number} port
   */
  flow(port) {
    return this.#flows.get(port) ?? this.flows.find((flow) => flow.seenAs === port);
  }

  /** Ways of all clients so far. */
  get flows() {
    return [...this.#flows.values()];
  }

  /** @param {import("node:dgram").RemoteInfo} client */
  #flow({ port, address }) {
    const known = this.#flows.get(port);
    if (known !== undefined || this.#server === null || this.#flows.size >= MOST_FLOWS) return known;
    // Two draws for each flow, so that the n-th client meets the same losses in each run.
    const seed = this.#seed + 2 * this.#flows.size;
    const flow = new Flow(this.#server, seed, (datagram) => this.#socket.send(datagram, port, address, () => {}));
    flow.up.impairment = this.everybody.up ?? {};
    flow.down.impairment = this.everybody.down ?? {};
    this.#flows.set(port, flow);
    return flow;
  }

  close() {
    for (const flow of this.#flows.values()) flow.close();
    this.#socket.close();
  }
}
