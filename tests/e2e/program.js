// A program that steers a running meeting by the vendor's SDK, and by nothing else.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import path from "node:path";
import { createInterface } from "node:readline";
import { eventually } from "./eventually.js";
import { ACCOUNT, PASSWORD, PYTHON, TOP } from "./server.js";

export class Program {
  #child;
  #lines;
  #complaints = "";

  /**
   * @param {string} https where the server is reached by HTTPS
   * @param {import("./server.js").Meeting} meeting
   */
  constructor(https, { id, hostPassword }) {
    const script = path.join(TOP, "tests/e2e/steer.py");
    this.#child = spawn(PYTHON, [script, https, ACCOUNT, PASSWORD, id, hostPassword ?? ""], { stdio: ["pipe", "pipe", "pipe"] });
    this.#child.stderr.setEncoding("utf8");
    this.#child.stderr.on("data", (text) => (this.#complaints += text));
    this.#lines = createInterface(this.#child.stdout)[Symbol.asyncIterator]();
  }

  /**
   * Does one operation and returns what the SDK understood of the answer.
   *
   * @param {string} operation as the SDK names it
   * @param {Record<string, unknown>} [given] as its request names it; the meeting and its token are filled in
   */
  async does(operation, given = {}) {
    this.#child.stdin.write(`${JSON.stringify([operation, given])}\n`);
    const { value, done } = await this.#lines.next();
    if (done) throw new Error(`the program has ended:\n${this.#complaints}`);
    const answer = JSON.parse(value);
    assert.ok("done" in answer, `${operation} is refused: ${value}`);
    return answer.done;
  }

  /**
   * Waits until the snapshot names these people as being in, and returns them in this order.
   *
   * @param {...string} names
   * @returns {Promise<{ pid: string, phone: string, mute: number }[]>}
   */
  async finds(...names) {
    return eventually(`the snapshot names ${names}`, async () => {
      const { participants = [] } = await this.does("ShowRealTimeInfoOfMeeting");
      const found = names.map((name) => participants.find((/** @type {any} */ one) => one.name === name && one.state === 0));
      return found.every(Boolean) && found;
    });
  }

  end() {
    this.#child.kill();
  }
}
