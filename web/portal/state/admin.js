// What administrators look after: settings of the corporation, applications, the webhook, the outbox.
// What has more to it is an area of its own.

import { computed, signal } from "../../vendor/signals-core.js";
import { Problem } from "../api/problem.js";
import { createActing } from "./acting.js";
import { openArea } from "./admin/area.js";
import { createLoad } from "./load.js";
import { createQuality } from "./quality.js";

/** @typedef {import("./model.js").Application} Application */
/** @typedef {import("./model.js").Webhook} Webhook */
/** @typedef {import("./model.js").Job} Job */
/** @typedef {import("./model.js").JobState} JobState */
/** @typedef {ReturnType<typeof createAdmin>} Admin */

const STEP = 50;
/** The outbox is looked at again now and then, since it is worked off meanwhile. */
const AGAIN_MS = 5000;

/**
 * @param {import("./portal.js").Context} context
 * @param {import("./route.js").AdminPart} part
 * @param {readonly string[]} [where] within the part
 */
export function createAdmin(context, part, where = []) {
  const { world, api, session, tell } = context;
  const corporation = createLoad(/** @type {import("./model.js").Corporation | null} */ (null));
  const applications = createLoad(/** @type {Application[] | null} */ (null));
  const webhook = createLoad(/** @type {{ corporation: string, hook: Webhook | null } | null} */ (null));
  const outbox = createLoad(/** @type {{ count: number, rows: Job[] } | null} */ (null));
  const state = signal(/** @type {JobState} */ ("waiting"));
  const kind = signal("");
  const acting = createActing(tell);
  const { act, failed } = acting;
  const isAllowed = computed(() => mayLookAfter(session.user.value, part));
  /** A key that has just been made; it can be read here, once. */
  const freshKey = signal(/** @type {Application | null} */ (null));
  const mail = signal(/** @type {{ job: Job, text: string } | null} */ (null));
  /** @type {unknown} */
  let timer = null;
  let isClosed = false;

  /** Areas ask by themselves. @type {Partial<Record<import("./route.js").AdminPart, () => unknown>>} */
  const asks = {
    defaults: () => corporation.run(() => api.corporation()),
    applications: askApplications,
    webhook: askWebhook,
    outbox: askOutbox,
  };

  function askApplications() {
    return applications.run(() => api.applications());
  }
  function askWebhook() {
    return webhook.run(async () => {
      const own = await api.corporationId();
      const hook = await api.webhook(own).catch((error) => {
        if (error instanceof Problem && (error.status === 404 || error.status === 400)) return null;
        throw error;
      });
      return { corporation: own, hook };
    });
  }
  async function askOutbox() {
    world.clock.clearTimeout(timer);
    const limit = Math.max(STEP, outbox.value.value?.rows.length ?? 0);
    await outbox.run(() => api.outbox({ state: state.value, kind: kind.value, limit }));
    world.clock.clearTimeout(timer);
    if (!isClosed) timer = world.clock.setTimeout(askOutbox, AGAIN_MS);
  }
  if (isAllowed.value) asks[part]?.();
  const quality = part === "quality" && isAllowed.value ? createQuality(context, where) : null;
  const area = isAllowed.value ? openArea(context, part, where) : null;

  return {
    ...acting,
    part,
    where,
    isAllowed,
    area,
    zones: context.zones,
    quality,
    corporation,
    applications,
    webhook,
    outbox,
    state,
    kind,
    freshKey,
    mail,
    again: () => void asks[part]?.(),
    hasMore: computed(() => (outbox.value.value?.rows.length ?? 0) < (outbox.value.value?.count ?? 0)),

    /** @param {Partial<import("./model.js").Defaults>} changed */
    async setDefaults(changed) {
      const done = await act(() => api.setDefaults(changed), "savedDefaults");
      if (done) await corporation.run(() => api.corporation());
    },

    /** @param {{ name: string, description: string }} wanted */
    async addApplication(wanted) {
      const made = await act(() => api.addApplication(wanted));
      if (made) freshKey.value = made;
      if (made) await askApplications();
      return made !== null;
    },
    /** @param {Application} one */
    async resetKey(one) {
      const made = await act(() => api.resetKey(one.id));
      if (made) freshKey.value = made;
    },
    /** @param {Application} one @param {boolean} isStopped */
    async stopApplication(one, isStopped) {
      await act(() => api.stopApplication(one.id, isStopped));
      await askApplications();
    },
    /** @param {Application} one */
    async deleteApplication(one) {
      await act(() => api.deleteApplication(one.id), "deletedApplication");
      await askApplications();
    },
    forgetKey: () => void (freshKey.value = null),

    /** @param {{ subscriber: string, key: string, url: string }} wanted */
    async addWebhook(wanted) {
      const own = webhook.value.value?.corporation ?? "";
      const done = await act(() => api.addWebhook(own, wanted), "savedWebhook");
      if (done) await askWebhook();
    },
    /** @param {Webhook} hook @param {Webhook["status"]} status */
    async setWebhookStatus(hook, status) {
      await act(() => api.setWebhookStatus(hook.id, status), status === "enabled" ? "enabledWebhook" : "disabledWebhook");
      const why = failed.value;
      await askWebhook();
      failed.value = why;
    },
    /** @param {Webhook} hook */
    async deleteWebhook(hook) {
      const done = await act(() => api.deleteWebhook(hook.id), "deletedWebhook");
      if (done) await askWebhook();
    },

    /** @param {JobState} wanted */
    setState(wanted) {
      state.value = wanted;
      outbox.set(null);
      askOutbox();
    },
    /** @param {string} wanted */
    setKind(wanted) {
      kind.value = wanted;
      outbox.set(null);
      askOutbox();
    },
    moreJobs() {
      const rows = outbox.value.value?.rows ?? [];
      return outbox.run(async () => {
        const next = await api.outbox({ state: state.value, kind: kind.value, offset: rows.length, limit: STEP });
        return { count: next.count, rows: [...rows, ...next.rows] };
      });
    },
    /** @param {Job} job */
    async retry(job) {
      await act(() => api.retry(job.id), "retried");
      await askOutbox();
    },
    /** @param {Job} job */
    async openMail(job) {
      const text = await act(() => api.mail(job.id));
      if (typeof text === "string") mail.value = { job, text };
    },
    closeMail: () => void (mail.value = null),
    close() {
      isClosed = true;
      world.clock.clearTimeout(timer);
      quality?.close();
      area?.model.close();
      for (const one of [corporation, applications, webhook, outbox]) one.drop();
    },
  };
}

/** A provider's administrator looks after corporations, and a corporation's after everything of his own. @param {import("./model.js").SignedIn | null} who @param {import("./route.js").AdminPart} part */
function mayLookAfter(who, part) {
  return part === "corporations" ? (who?.isProvider ?? false) : (who?.isAdministrator ?? false) && !who?.isProvider;
}
