// What a host or co-host asks for: each is one request.

/** @typedef {import("../protocol/signalling.js").Ask} Ask */
/** @typedef {import("./model.js").Outcome} Outcome */
/** @typedef {import("./model.js").Room} Room */
/**
 * @typedef {Pick<Room, "admit" | "admitAll" | "refuse" | "sendBack" | "mute" | "muteAll" | "unmute" | "unmuteAll" | "allowUnmute" | "askFor"
 *   | "showToAll" | "giveFloor" | "freeStage" | "extend" | "stop" | "remove" | "lock" | "setWaitingRoom" | "setShare" | "setChat" | "setCohost" | "handOver" | "admitAudience" | "pause" | "letSpeak" | "findAudience" | "record" | "stream">} HostActions
 */

/**
 * @param {(ask: Ask) => Outcome} act
 * @returns {HostActions}
 */
export function hostActions(act) {
  return {
    admit: (participant) => act({ type: "admit", participant }),
    admitAll: () => act({ type: "admit" }),
    refuse: (participant) => act({ type: "refuse", participant }),
    sendBack: (participant) => act({ type: "send_back", participant }),
    mute: (participant) => act({ type: "mute", participant }),
    unmute: (participant) => act({ type: "unmute", participant }),
    unmuteAll: () => act({ type: "unmute" }),
    showToAll: (participant) => act({ type: "set_stage", stage: { kind: "broadcast", participant } }),
    giveFloor: (participant) => act({ type: "set_stage", stage: { kind: "roll_call", participant } }),
    freeStage: () => act({ type: "set_stage", stage: { kind: "free" } }),
    extend: (minutes) => act({ type: "extend", minutes }),
    async muteAll(allowUnmute) {
      // The rule first: muting before it would let the quick ones unmute in between.
      return (await act({ type: "allow_unmute", allowed: allowUnmute })) ?? act({ type: "mute" });
    },
    allowUnmute: (allowed) => act({ type: "allow_unmute", allowed }),
    askFor: (participant, source) => act({ type: "ask_for", participant, source }),
    stop: (participant, source) => act({ type: "stop", participant, source }),
    remove: (participant) => act({ type: "remove", participant }),
    lock: (locked) => act({ type: "lock", locked }),
    setWaitingRoom: (enabled) => act({ type: "waiting_room", enabled }),
    setShare: (who) => act({ type: "set_share", who }),
    setChat: (who) => act({ type: "set_chat", who }),
    setCohost: (participant, cohost) => act({ type: "set_cohost", participant, cohost }),
    admitAudience: (admitted) => act({ type: "admit_audience", admitted }),
    pause: (paused) => act({ type: "pause", paused }),
    letSpeak: (participant, allowed) => act({ type: "let_speak", participant, allowed }),
    findAudience: (name) => act({ type: "find_audience", name }),
    record: (recording) => act({ type: "record", recording }),
    stream: (on) => act({ type: "stream", on }),
    handOver: (participant) => act({ type: "hand_over", participant }),
  };
}
