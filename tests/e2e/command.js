// A program that runs beside the browsers until the scene is over.

import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { TOP } from "./server.js";

/** Output that is kept, in characters; the last ones tell why a program ended. */
const KEPT = 200_000;

/** The folder of what was built. */
export const TARGET = process.env.CARGO_TARGET_DIR ?? path.join(TOP, "target");

export class Command {
  #child;
  #exit;
  /** What it has printed lately, both streams. */
  output = "";

  /**
   * @param {string} program
   * @param {string[]} given
   * @param {Record<string, string>} [environment] on top of this process's own
   */
  constructor(program, given, environment = {}) {
    this.#child = spawn(program, given, { env: { ...process.env, ...environment }, stdio: ["ignore", "pipe", "pipe"] });
    this.#exit = once(this.#child, "exit");
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream.setEncoding("utf8");
      stream.on("data", (text) => (this.output = (this.output + text).slice(-KEPT)));
    }
  }

  /** Throws with what it has printed if it is not running any more. */
  mustRun() {
    const { exitCode, signalCode, spawnfile } = this.#child;
    if (exitCode === null && signalCode === null) return;
    throw new Error(`${spawnfile} has ended with ${exitCode ?? signalCode}:\n${this.output.slice(-4000)}`);
  }

  /** Waits until it has ended by itself; what it printed is returned. */
  async done() {
    const [code] = await this.#exit;
    if (code !== 0) this.mustRun();
    return this.output;
  }

  /**
   * Ends it.
   *
   * @param {NodeJS.Signals} [signal]
   */
  async end(signal = "SIGTERM") {
    if (this.#child.exitCode === null && this.#child.signalCode === null) this.#child.kill(signal);
    await this.#exit;
  }
}
