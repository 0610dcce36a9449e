// A running `convoca serve` on loopback with a data folder of its own, and meetings on it.

import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { readMail } from "../../web/portal/state/mail_text.js";
import { eventually } from "./eventually.js";

/** The top folder of the project. */
export const TOP = fileURLToPath(new URL("../..", import.meta.url));

/** The server under test, built beforehand. */
const BINARY = process.env.CONVOCA_BIN ?? path.join(TOP, "target/debug/convoca");

/** Python with the vendor's SDK; `./test` makes the environment. */
export const PYTHON = process.env.CONVOCA_TEST_PYTHON ?? path.join(TOP, ".test/venv/bin/python");

/** The administrator that the first start makes. */
export const ACCOUNT = "admin";
export const PASSWORD = "Correct-Horse-7";

/** Lines of the banner that say where it listens. */
const HTTP = /^ +HTTP +http:\/\/([0-9.]+:\d+)$/m;
const HTTPS = /^ +HTTPS +https:\/\/[0-9.]+:(\d+)$/m;
const MEDIA = /^ +Media +udp ([0-9.]+:\d+)/m;

/**
 * A meeting as the REST API told it.
 *
 * @typedef {{ id: string, subject: string, hostLink: string, guestLink: string,
 *   hostPassword: string | null, guestPassword: string | null }} Meeting
 */

export class Server {
  #folder = "";
  /** @type {import("node:child_process").ChildProcess | null} */
  #process = null;
  #output = "";
  /** Ports of the first start; a restart has to be found where the server was. */
  #addresses = { http: "127.0.0.1:0", media: "127.0.0.1:0" };
  #settings;

  /** @param {Record<string, string>} [settings] environment on top of what every test needs */
  constructor(settings = {}) {
    this.#settings = settings;
  }

  /**
   * Starts a server and ends it with the test or suite.
   *
   * @param {Record<string, string>} [settings]
   */
  static async started(settings) {
    const server = new Server(settings);
    await server.start();
    return server;
  }

  async start() {
    if (this.#folder === "") this.#folder = await mkdtemp(path.join(tmpdir(), "convoca-e2e-"));
    this.#output = "";
    const given = Object.entries(process.env).filter(([name]) => !name.startsWith("CONVOCA_"));
    const child = spawn(BINARY, ["serve"], {
      cwd: this.#folder,
      env: {
        ...Object.fromEntries(given),
        CONVOCA_DATA_DIR: path.join(this.#folder, "data"),
        CONVOCA_HTTP_ADDR: this.#addresses.http,
        CONVOCA_HTTPS_ADDR: "127.0.0.1:0",
        CONVOCA_MEDIA_ADDR: this.#addresses.media,
        CONVOCA_ADMIN_ACCOUNT: ACCOUNT,
        CONVOCA_ADMIN_PASSWORD: PASSWORD,
        ...this.#settings,
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#process = child;
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8");
      stream.on("data", (text) => (this.#output += text));
    }
    await eventually("the server says where it listens", () => {
      if (child.exitCode !== null) throw new Error(`it has ended with ${child.exitCode}:\n${this.#output}`);
      return HTTP.test(this.#output) && HTTPS.test(this.#output) && MEDIA.test(this.#output);
    });
    this.#addresses = { http: HTTP.exec(this.#output)[1], media: MEDIA.exec(this.#output)[1] };
  }

  /** What the process has printed since its start, both streams. */
  get output() {
    return this.#output;
  }

  /** Where pages are, without a slash at the end. A browser trusts it as much as HTTPS. */
  get origin() {
    return `http://${this.#addresses.http}`;
  }

  /** The same by HTTPS, for programs; its certificate is the server's own. */
  get https() {
    return `https://127.0.0.1:${HTTPS.exec(this.#output)[1]}`;
  }

  /** Where media go, `ip:port`. */
  get media() {
    return this.#addresses.media;
  }

  /**
   * Creates a meeting with the vendor's SDK. Its links lead to this server's plain origin.
   *
   * @param {Record<string, unknown>} [wanted] fields of the SDK's request; `config` holds its options
   * @returns {Promise<Meeting>}
   */
  async meeting(wanted = {}) {
    const script = path.join(TOP, "tests/e2e/meeting.py");
    const run = promisify(execFile)(PYTHON, [script, this.https, ACCOUNT, PASSWORD, JSON.stringify(wanted)]);
    const meeting = JSON.parse((await run).stdout);
    const here = (/** @type {string} */ link) => `${this.origin}/${link.slice(link.indexOf("#"))}`;
    return { ...meeting, hostLink: here(meeting.hostLink), guestLink: here(meeting.guestLink) };
  }

  /**
   * Books a webinar with the vendor's SDK, once for each server. Its links lead to this server's plain origin.
   *
   * @returns {Promise<{ id: string, hostLink: string, guestLink: string, audienceLink: string }>}
   */
  async webinar() {
    const script = path.join(TOP, "tests/e2e/webinar.py");
    const { stdout } = await promisify(execFile)(PYTHON, [script, this.https, ACCOUNT, PASSWORD]);
    const webinar = JSON.parse(stdout);
    const here = (/** @type {string} */ link) => `${this.origin}/${link.slice(link.indexOf("#"))}`;
    const { hostLink, guestLink, audienceLink } = webinar;
    return { ...webinar, hostLink: here(hostLink), guestLink: here(guestLink), audienceLink: here(audienceLink) };
  }

  /**
   * Texts of mails that were written to somebody, once one of them says something. No mail server is set,
   * so they lie in the data folder.
   *
   * @param {string} address
   * @param {RegExp} wanted what stands in it
   * @returns {Promise<RegExpExecArray>}
   */
  async mailed(address, wanted) {
    const folder = path.join(this.#folder, "data/mails");
    return eventually(`a mail to ${address} says ${wanted}`, async () => {
      const names = await readdir(folder);
      const all = await Promise.all(names.map(async (name) => readMail(await readFile(path.join(folder, name), "utf8"))));
      const texts = all.filter(({ to }) => to.includes(address)).map(({ text }) => wanted.exec(text));
      return texts.find((found) => found !== null);
    });
  }

  /** Ends the process with no warning, in the middle of whatever it does. */
  async kill() {
    await this.#end("SIGKILL");
  }

  /** Ends the process as an operator would and takes the data folder away. */
  async close() {
    await this.#end("SIGTERM");
    await rm(this.#folder, { recursive: true, force: true });
  }

  /** @param {NodeJS.Signals} signal */
  async #end(signal) {
    const child = this.#process;
    this.#process = null;
    if (child === null || child.exitCode !== null) return;
    const exit = once(child, "exit");
    child.kill(signal);
    await exit;
  }
}
