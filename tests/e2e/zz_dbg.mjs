import { chromium, firefox } from "./browsers.js";
import { Person } from "./person.js";
import { Server } from "./server.js";
const server = await Server.started(process.env.DBG ? { RUST_LOG: process.env.DBG, CONVOCA_LOG: process.env.DBG } : {});
const meeting = await server.meeting();
const b1 = await chromium({ hertz: 440 });
const b2 = await firefox({ hertz: 1000 });
const alice = await Person.opens(b1, "Alice", meeting.hostLink);
await alice.joins();
const carla = await Person.opens(b2, "Carla", meeting.guestLink);
await carla.joins();
for (let i = 0; i < 12; i++) {
  await new Promise((r) => setTimeout(r, 4000));
  console.log(i, "alice:Carla", JSON.stringify(await alice.tile("Carla").catch(String)), "carla:Alice", JSON.stringify(await carla.tile("Alice").catch(String)));
  if (i % 3 === 2) {
    const out = await carla.page.evaluate(async () => {
      const r = [];
      for (const c of window.openConnections()) for (const e of (await c.getStats()).values()) if (e.type === "outbound-rtp") r.push([e.kind, e.rid, e.ssrc, e.packetsSent, e.framesEncoded, e.frameWidth, e.pliCount, e.nackCount]);
      return r;
    }).catch(String);
    console.log("firefox out", JSON.stringify(out));
  }
}
console.log(server.output.split("\n").slice(-100).join("\n").slice(-6000));
await b1.close(); await b2.close(); await server.close();
process.exit(0);
