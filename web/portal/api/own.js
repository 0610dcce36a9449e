// What somebody sees and changes of himself.

import { named } from "./people.js";
import { pictureOf } from "./picture.js";

/** @typedef {import("./api.js").Ask} Ask */

const OWN = "/v1/usg/dcs/member";
/** What every server asks of passwords at least. */
const SHORTEST = 8;
const KINDS = 2;

/** @param {any} answer @returns {import("../state/model.js").PasswordRules} */
export function rulesOf(answer) {
  return { shortest: answer?.passwordLength ?? SHORTEST, kinds: answer?.passwordKinds ?? KINDS };
}

/** @param {Ask} ask */
export function ownCalls(ask) {
  return {
    /** @returns {Promise<import("../state/model.js").OwnProfile>} */
    async ownProfile() {
      const row = await ask("GET", OWN);
      return {
        id: row.id ?? "", account: row.userAccount ?? "", name: row.name ?? "", englishName: row.englishName ?? "", title: row.title ?? "",
        signature: row.signature ?? "", note: row.desc ?? "", email: row.email ?? "", phone: row.phone ?? "", picture: pictureOf(row.headPictureUrl),
        corporation: row.corp?.name ?? "", department: row.deptNamePath || row.deptName || "",
      };
    },
    /** @param {import("../state/model.js").ProfileDraft} draft */
    async changeOwnProfile({ name, englishName, title, signature, note }) {
      await ask("PUT", OWN, { body: { name: name.trim(), englishName: englishName.trim(), title: title.trim(), signature: signature.trim(), desc: note.trim() } });
    },
    /** @param {Blob} file */
    async setOwnPicture(file) {
      await ask("POST", "/v1/usg/abs/profile-images", { file });
    },
    /** @param {string} contact e-mail address or phone number */
    async sendContactCode(contact) {
      await ask("POST", `${OWN}/verification-code`, { body: { contact } });
    },
    /** @param {string} contact @param {string} code that was sent there */
    async setContact(contact, code) {
      await ask("PUT", `${OWN}/contact`, { body: { contact, ...named("verificationCode", code) } });
    },
    /** @param {string} account @param {string} old @param {string} password */
    async changePassword(account, old, password) {
      await ask("PUT", "/v1/usg/acs/password", { body: { account, oldPwd: old, newPwd: password } });
    },
    /** What the corporation asks of passwords. @returns {Promise<import("../state/model.js").PasswordRules>} */
    async passwordRules() {
      return rulesOf((await ask("GET", "/v1/convoca/corporation")).defaults);
    },
  };
}
