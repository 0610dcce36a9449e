// An RTMP server that nobody here wrote: nginx with its RTMP module, on loopback, keeping what it is sent.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

/** Where Debian's packages put program and module. */
const NGINX = process.env.NGINX_BIN ?? "/usr/sbin/nginx";
const MODULE = process.env.NGINX_RTMP_MODULE ?? "/usr/lib/nginx/modules/ngx_rtmp_module.so";

/** A port that is free now. */
async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  server.close();
  await once(server, "close");
  return port;
}

export class RtmpServer {
  #folder;
  #port;
  /** @type {import("node:child_process").ChildProcess | null} */
  #process = null;

  /** @param {string} folder @param {number} port */
  constructor(folder, port) {
    this.#folder = folder;
    this.#port = port;
  }

  /** Makes one that does not run yet; its address is known. */
  static async made() {
    const folder = await mkdtemp(path.join(tmpdir(), "convoca-rtmp-"));
    return new RtmpServer(folder, await freePort());
  }

  /** Where a stream of this name goes. @param {string} name */
  address(name) {
    return `rtmp://127.0.0.1:${this.#port}/live/${name}`;
  }

  async start() {
    const kept = path.join(this.#folder, "kept");
    await mkdir(kept, { recursive: true });
    const settings = `
      load_module ${MODULE};
      daemon off;
      master_process off;
      worker_processes 1;
      pid ${this.#folder}/pid;
      error_log ${this.#folder}/log;
      events { worker_connections 64; }
      rtmp { server { listen 127.0.0.1:${this.#port}; application live { live on; record all; record_unique on; record_path ${kept}; } } }
    `;
    const file = path.join(this.#folder, "nginx.conf");
    await writeFile(file, settings);
    this.#process = spawn(NGINX, ["-p", this.#folder, "-c", file], { stdio: "ignore" });
    await once(this.#process, "spawn");
  }

  async stop() {
    const child = this.#process;
    if (!child) return;
    this.#process = null;
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill();
    await once(child, "exit");
  }

  async close() {
    await this.stop();
    await rm(this.#folder, { recursive: true, force: true });
  }

  /**
   * The files of what was kept of a stream, the oldest first.
   *
   * @param {string} stream
   */
  async kept(stream) {
    const folder = path.join(this.#folder, "kept");
    const names = (await readdir(folder)).filter((file) => file.startsWith(`${stream}-`)).sort();
    return names.map((name) => path.join(folder, name));
  }
}
