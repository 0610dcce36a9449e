// One's own data and password in the server in memory, and coming by a new password without being
// signed in.

/** @typedef {import("./fake_server.js").Answer} Answer */

/** A chequered picture with a hole at 150 from the left and 40 from the top, and its piece. */
const PICTURE = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAARgAAACWCAMAAAAynWeiAAAAGFBMVEUcXFzsqEp6qpZGbqAMJydlSB80SUAeL0TcwlU5AAABE0lEQVR42u3cuxGAIBQEQFTE/ju2AOFJoOOHvQZubkkIGFIKMgWZgyxBvtKXwIABAwYMGDBgwIABAwYMGDBgwIABAwYMGDBgwIDpgRl5fNQHBgwYMGDAgAEDBgwYMGDAgPkpTDlkC5IzGDBgwIABAwYMGDBnMO+89tfGt7OuNxwuGDBgwIABAwYMGDBgwIABAwYMGDBgwIABAwYMGDA9+975lq42vp1Srj9cMGDAgAEDBgwYMGDAgAHzGZjn+8CAAQMGDBgwYMCAATM2jL826wEDBgwYMGDAgAEDBgwYMGDAgAEDBgwYMGDAgAEDpgtm5PFRHxgwYMCAAQMGDBgwYMCAAQMGDBgwYMCAAQMGDBgwPX07bm0UsEO0o7kAAAAASUVORK5CYII=";
const PIECE = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAADAAAAAwCAMAAABg3Am1AAAAGFBMVEUcXFzsqEp6qpZGbqAMJydlSB80SUAeL0TcwlU5AAAAM0lEQVR42u3LsQ0AMAjEwOez/84MEKBKQSS7tHTy1RmSBPgUlLMtAgAAANaBavbZAMArkI3ZC8lyRZofAAAAAElFTkSuQmCC";
/** Where the piece belongs. */
export const HOLE = 150;
/** What was sent to whoever asked. */
export const CODE = "482913";

/** @param {string} code @param {string} message @returns {Answer} */
const refusal = (code, message) => ({ status: 400, body: { error_code: `USG.${code}`, error_msg: message } });

export class FakeOwn {
  password = "right";
  profile = {
    id: "u-ana", userAccount: "ana", name: "Ana Prado", englishName: "", title: "Master roofer", signature: "", desc: "", email: "ana@roofers.example", phone: "",
    corp: { id: "corp-1", name: "Roofers" }, deptNamePath: "Roofers/Office",
  };
  #drawn = 0;

  /** What nobody has to be signed in for. @param {string} key @param {any} body @returns {Answer | null} */
  open(key, body) {
    switch (key) {
      case "POST /v1/usg/acs/auth/slideverifycode/send":
        this.#drawn += 1;
        return { body: { shadowImage: PICTURE, cutImage: PIECE, pointY: 40, token: `slide-${this.#drawn}`, expire: 300 } };
      case "PUT /v1/usg/acs/auth/slideverifycode/check":
        if (body.token !== `slide-${this.#drawn}` || Math.abs(body.pointX - HOLE) > 6) return refusal("206010012", "the piece is not in its place");
        return { body: { token: "ask", expire: 300 } };
      case "POST /v1/usg/acs/verifycode/send":
        return body.token === "ask" ? { body: { expire: 600 } } : refusal("206010012", "the token is wrong");
      case "PUT /v1/usg/acs/verifycode/check":
        return body.code === CODE ? { body: { token: "reset", expire: 600, passwordLength: 10, passwordKinds: 3 } } : refusal("206030001", "the code is wrong");
      case "PUT /v1/usg/acs/password/reset":
        if (body.token !== "reset") return refusal("206030016", "the code was not checked");
        this.password = body.newPwd;
        return {};
      default:
        return null;
    }
  }

  /** @param {string} key @param {any} body @returns {Answer | null} */
  answer(key, body) {
    switch (key) {
      case "GET /v1/usg/dcs/member":
        return { body: this.profile };
      case "POST /v1/usg/abs/profile-images":
        Object.assign(this.profile, { headPictureUrl: "https://meet.example/assets/mark.svg" });
        return {};
      case "PUT /v1/usg/dcs/member":
        Object.assign(this.profile, body);
        return {};
      case "POST /v1/usg/dcs/member/verification-code":
        return body.contact.includes("@") ? {} : refusal("206060012", "this server sends no SMS");
      case "PUT /v1/usg/dcs/member/contact":
        if (body.verificationCode !== CODE) return refusal("206030001", "the code is wrong");
        this.profile.email = body.contact;
        return {};
      case "PUT /v1/usg/acs/password":
        if (body.oldPwd !== this.password) return refusal("206030006", "oldPwd is not your password");
        this.password = body.newPwd;
        return {};
      default:
        return null;
    }
  }
}
