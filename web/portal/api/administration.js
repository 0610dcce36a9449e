// What only administrators may ask for: applications, the webhook, the outbox.

/** @typedef {import("./api.js").Ask} Ask */
/** @typedef {import("../state/model.js").Application} Application */
/** @typedef {import("../state/model.js").Webhook} Webhook */
/** @typedef {import("../state/model.js").Job} Job */

const APP = "/v2/usg/acs/corp/app";
const HOOK = "/v1/mmc/management/webhook/link-config";
const OUTBOX = "/v1/convoca/outbox";
/** @type {Webhook["status"][]} by the API's number */
const STATUSES = ["enabled", "disabled", "locked"];

/** @param {Ask} ask */
export function administrationCalls(ask) {
  return {
    /** @returns {Promise<Application[]>} */
    async applications() {
      const page = await ask("GET", "/v2/usg/acs/corp/apps", { query: { limit: 100 } });
      return page.data.map(application);
    },
    /** @param {{ name: string, description: string }} wanted @returns {Promise<Application>} with its key */
    async addApplication({ name, description }) {
      return application(await ask("POST", APP, { body: { app_name: name, ...(description ? { description } : {}) } }));
    },
    /** @param {string} id @param {boolean} isStopped */
    async stopApplication(id, isStopped) {
      await ask("PUT", `${APP}/${encodeURIComponent(id)}`, { body: { status: isStopped ? 1 : 0 } });
    },
    /** @param {string} id @returns {Promise<Application>} with its new key */
    async resetKey(id) {
      return application(await ask("PUT", `${APP}/${encodeURIComponent(id)}/reset`));
    },
    /** @param {string} id */
    async deleteApplication(id) {
      await ask("DELETE", `${APP}/${encodeURIComponent(id)}`);
    },

    /** @param {string} corporation @returns {Promise<Webhook | null>} */
    async webhook(corporation) {
      const found = await ask("GET", HOOK, { query: { corpId: corporation } });
      if (!found?.id) return null;
      return { id: found.id, subscriber: found.subscriberId ?? "", url: found.url ?? "", status: STATUSES[found.status] ?? "disabled" };
    },
    /** @param {string} corporation @param {{ subscriber: string, key: string, url: string }} wanted */
    async addWebhook(corporation, { subscriber, key, url }) {
      await ask("POST", HOOK, { body: { corpId: corporation, subscriberId: subscriber, subscriberKey: key, url } });
    },
    /** Enabling asks the address first, and is refused if it does not answer as it should. @param {string} id @param {Webhook["status"]} status */
    async setWebhookStatus(id, status) {
      await ask("PUT", "/v1/mmc/management/webhook/change-status", { query: { id, status: STATUSES.indexOf(status) } });
    },
    /** @param {string} id */
    async deleteWebhook(id) {
      await ask("DELETE", HOOK, { query: { id } });
    },
    /** The ID of one's own corporation. @returns {Promise<string>} */
    async corporationId() {
      return (await ask("GET", "/v1/usg/dcs/member")).corp?.id ?? "";
    },

    /**
     * @param {{ state: import("../state/model.js").JobState, kind?: string, meeting?: string, offset?: number, limit?: number }} wanted
     * @returns {Promise<import("../state/model.js").Page<Job>>}
     */
    async outbox({ state, kind = "", meeting = "", offset = 0, limit = 50 }) {
      const page = await ask("GET", OUTBOX, { query: { state, kind: kind || null, conferenceID: meeting || null, offset, limit } });
      return { count: page.count, rows: page.data.map(job) };
    },
    /** @param {string} id */
    async retry(id) {
      await ask("POST", `${OUTBOX}/${encodeURIComponent(id)}/retry`);
    },
    /** @param {string} id @returns {Promise<string>} the message as it was written to the data folder */
    mail: (id) => ask("GET", `${OUTBOX}/${encodeURIComponent(id)}/mail`, { as: "text" }),
  };
}

/** @param {any} row @returns {Application} */
function application(row) {
  return { id: row.app_id, name: row.app_name, description: row.description ?? "", key: row.app_key || null, isStopped: row.status === 1, madeAt: row.create_time ?? "" };
}

/** @param {any} row @returns {Job} */
function job(row) {
  return {
    id: String(row.id),
    kind: row.kind,
    meeting: row.conferenceID || null,
    title: row.title ?? "",
    state: row.state,
    runAtMs: row.runAt ?? null,
    madeAtMs: row.createdAt ?? null,
    finishedAtMs: row.finishedAt ?? null,
    attempts: row.attempts ?? 0,
    error: row.error || null,
  };
}
