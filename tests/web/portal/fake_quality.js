// What was measured of lines, for the server in memory: one meeting now, one that is over.

const STEP_MS = 10_000;

/** @typedef {{ status?: number, body?: any }} Answer */

export class FakeQuality {
  thresholds = /** @type {Record<string, any>} */ ({
    AUDIO: flows(200, 50, 10), VIDEO: flows(250, 60, 12), SCREEN: flows(300, 60, 12),
    CPU: { clientCpuMax: { cpu: 80, cpuDefault: 80 }, systemCpuMax: { cpu: 90, cpuDefault: 80 } },
  });

  /** @param {{ now: () => number }} clock */
  constructor(clock) {
    this.clock = clock;
  }

  /** @param {string} key @param {URLSearchParams} query @param {any} body @returns {Answer | null} */
  answer(key, query, body) {
    const now = this.clock.now();
    switch (key) {
      case "GET /v1/metrics/conferences/online":
        return { body: page([meeting("hold-now", "Scaffolding at Harbour Street", now - 20 * 60_000, { videoAlarm: "YES", alarm: "YES" })]) };
      case "GET /v1/metrics/conferences/history":
        return { body: page([meeting("hold-0", "Weekly planning", now - 86_400_000), meeting("hold-1", "Safety briefing, with the whole crew and the office", now - 4 * 86_400_000, { audioAlarm: "YES", screenAlarm: "YES", cpuAlarm: "YES" })]) };
      case "GET /v1/metrics/conference/participants":
        return { body: page([person("p-1", "Inês Duarte", now, { videoAlarmRec: "YES" }), person("p-2", "Tom Baker", now), person("p-3", "陈雨桐", now, { existQos: false })]) };
      case "GET /v1/metrics/conference/participant/qos":
        return { body: { user: person("p-1", "Inês Duarte", now), qos: series(query.get("qosType") ?? "", now) } };
      case "GET /v1/metrics/conference/threshold":
        return { body: this.thresholds[query.get("thresholdType") ?? ""] };
      case "POST /v1/metrics/conference/threshold": {
        const kept = this.thresholds[query.get("thresholdType") ?? ""];
        for (const [noun, fields] of Object.entries(body)) Object.assign(kept[noun], fields);
        return { body: {} };
      }
      default:
        return null;
    }
  }
}

/** @param {any[]} rows */
const page = (rows) => ({ offset: 0, limit: 500, count: rows.length, data: rows });

/** @param {number} latency @param {number} jitter @param {number} loss */
function flows(latency, jitter, loss) {
  const both = (/** @type {number} */ value) => ({ sending: value, sendingDefault: value, receiving: value, receivingDefault: value });
  return { latency: both(latency), jitter: both(jitter), packetLoss: both(loss) };
}

/** @param {string} holding @param {string} subject @param {number} startTime @param {object} [more] */
function meeting(holding, subject, startTime, more = {}) {
  const none = { alarm: "NO", audioAlarm: "NO", videoAlarm: "NO", screenAlarm: "NO", cpuAlarm: "NO" };
  return { confUUID: holding, conferenceID: "914283067", subject, scheduserName: "Tom Baker", startTime, endTime: startTime + 3_600_000, participants: 3, ...none, ...more };
}

/** @param {string} id @param {string} displayName @param {number} now @param {object} [more] */
function person(id, displayName, now, more = {}) {
  return { participantID: id, displayName, terminalType: "WEB", joinTime: now - 20 * 60_000, leftTime: 0, existQos: true, audioAlarmSend: "NO", audioAlarmRec: "NO", videoAlarmSend: "NO", videoAlarmRec: "NO", cpuAlarm: "NO", ...more };
}

/** @param {string} medium @param {number} now */
function series(medium, now) {
  const points = (/** @type {number} */ middle, /** @type {number | null} */ threshold) =>
    Array.from({ length: 60 }, (_, index) => {
      const value = Math.round(middle * (1 + Math.sin(index / 5) + (index === 40 ? 3 : 0)));
      const time = new Date(now - (60 - index) * STEP_MS).toISOString();
      return threshold === null ? { time, value: String(value) } : { time, value, alarm: value > threshold, threshold };
    });
  if (medium === "cpu") return { type: "cpu", cpu: { client_cpu_max: points(20, 80), system_cpu_max: [] } };
  const flow = (/** @type {number} */ scale) => ({
    packet_loss_max: points(3 * scale, 10), latency: points(60 * scale, 200), jitter: points(8 * scale, 50),
    bitrate: points(medium === "audio" ? 32 : 900 * scale, null), ...(medium === "audio" ? {} : { frame: points(15, null) }),
  });
  return { type: medium, send: flow(1), receive: flow(0.6) };
}
