// How good people's lines were: the vendor's calls, for administrators.

/** @typedef {import("./api.js").Ask} Ask */
/** @typedef {import("../state/model.js").QualityMeeting} QualityMeeting */
/** @typedef {import("../state/model.js").QualityPerson} QualityPerson */
/** @typedef {import("../state/model.js").QualityMedium} QualityMedium */
/** @typedef {import("../state/model.js").QualityKind} QualityKind */
/** @typedef {import("../state/model.js").Series} Series */
/** @typedef {import("../state/model.js").Thresholds} Thresholds */

const METRICS = "/v1/metrics";
/** As many as the API gives at once. */
const MOST = 500;

/** Where a threshold stands in the API's: our name, its object, its field. @type {[keyof Thresholds, string, string][]} */
const THRESHOLDS = [
  ["latencySend", "latency", "sending"],
  ["latencyReceive", "latency", "receiving"],
  ["jitterSend", "jitter", "sending"],
  ["jitterReceive", "jitter", "receiving"],
  ["lossSend", "packetLoss", "sending"],
  ["lossReceive", "packetLoss", "receiving"],
  ["clientCpu", "clientCpuMax", "cpu"],
  ["systemCpu", "systemCpuMax", "cpu"],
];

/** @param {Ask} ask */
export function qualityCalls(ask) {
  return {
    /**
     * Meetings with what was bad in them, the latest first.
     *
     * @param {{ kind: QualityKind, fromMs: number, toMs: number, offset: number, limit: number }} wanted times count for those that are over
     * @returns {Promise<import("../state/model.js").Page<QualityMeeting>>}
     */
    async qualityMeetings({ kind, fromMs, toMs, offset, limit }) {
      const times = kind === "history" ? { startDate: fromMs, endDate: toMs } : {};
      const page = await ask("GET", `${METRICS}/conferences/${kind}`, { query: { ...times, offset, limit } });
      return { count: page.count, rows: page.data.map(meeting) };
    },
    /** @param {QualityKind} kind @param {string} holding @returns {Promise<QualityPerson[]>} */
    async qualityPeople(kind, holding) {
      const page = await ask("GET", `${METRICS}/conference/participants`, { query: { confUUID: holding, confType: kind, limit: MOST } });
      return page.data.map(person);
    },
    /**
     * @param {QualityKind} kind
     * @param {string} holding
     * @param {string} participant
     * @param {QualityMedium} medium
     * @returns {Promise<{ person: QualityPerson, series: Series[] }>}
     */
    async qualitySeries(kind, holding, participant, medium) {
      const query = { confUUID: holding, confType: kind, participantID: participant, qosType: medium };
      const { user, qos } = await ask("GET", `${METRICS}/conference/participant/qos`, { query });
      const flow = (/** @type {string} */ name) => [line("send", qos.send?.[name]), line("receive", qos.receive?.[name])];
      const series =
        medium === "cpu"
          ? [{ name: "cpu", lines: [line("client", qos.cpu?.client_cpu_max), line("system", qos.cpu?.system_cpu_max)] }]
          : [
              { name: "loss", lines: flow("packet_loss_max") },
              { name: "latency", lines: flow("latency") },
              { name: "jitter", lines: flow("jitter") },
              { name: "bitrate", lines: flow("bitrate") },
              ...(medium === "audio" ? [] : [{ name: "frames", lines: flow("frame") }]),
            ];
      return { person: person(user), series: /** @type {Series[]} */ (series) };
    },
    /** @param {QualityMedium} medium @returns {Promise<Thresholds>} */
    async thresholds(medium) {
      const found = await ask("GET", `${METRICS}/conference/threshold`, { query: { thresholdType: medium.toUpperCase() } });
      const known = THRESHOLDS.filter(([, noun, field]) => typeof found[noun]?.[field] === "number");
      return Object.fromEntries(known.map(([ours, noun, field]) => [ours, found[noun][field]]));
    },
    /** @param {QualityMedium} medium @param {Thresholds} wanted */
    async setThresholds(medium, wanted) {
      /** @type {Record<string, Record<string, number>>} */
      const body = {};
      for (const [ours, noun, field] of THRESHOLDS) {
        const value = wanted[ours];
        if (value !== undefined) body[noun] = { ...body[noun], [field]: value };
      }
      await ask("POST", `${METRICS}/conference/threshold`, { query: { thresholdType: medium.toUpperCase() }, body });
    },
  };
}

/** @param {any} row @returns {QualityMeeting} */
function meeting(row) {
  return {
    holding: row.confUUID,
    id: row.conferenceID ?? "",
    subject: row.subject ?? "",
    scheduler: row.scheduserName ?? "",
    startMs: row.startTime ?? 0,
    endMs: row.endTime ?? 0,
    people: row.participants ?? 0,
    alarms: media({ audio: row.audioAlarm, video: row.videoAlarm, screen: row.screenAlarm, cpu: row.cpuAlarm }),
  };
}

/** @param {any} row @returns {QualityPerson} */
function person(row) {
  const either = (/** @type {string} */ one, /** @type {string} */ other) => (one === "YES" || other === "YES" ? "YES" : "NO");
  return {
    participant: row.participantID ?? "",
    name: row.displayName ?? "",
    device: row.terminalType ?? "",
    joinedMs: row.joinTime || null,
    leftMs: row.leftTime || null,
    isMeasured: row.existQos === true,
    alarms: media({
      audio: either(row.audioAlarmSend, row.audioAlarmRec),
      video: either(row.videoAlarmSend, row.videoAlarmRec),
      screen: either(row.screenAlarmSend, row.screenAlarmRec),
      cpu: row.cpuAlarm,
    }),
  };
}

/** @param {Record<QualityMedium, string | undefined>} words what of them is `YES` @returns {QualityMedium[]} */
function media(words) {
  return /** @type {QualityMedium[]} */ (Object.keys(words)).filter((medium) => words[medium] === "YES");
}

/** @param {import("../state/model.js").Line["way"]} way @param {any[]} [points] @returns {import("../state/model.js").Line} */
function line(way, points = []) {
  const read = points.map((one) => ({ atMs: Date.parse(one.time), value: Number(one.value), isBad: one.alarm === true, threshold: one.threshold ?? null }));
  return { way, points: read.filter((one) => Number.isFinite(one.atMs) && Number.isFinite(one.value)).sort((a, b) => a.atMs - b.atMs) };
}
