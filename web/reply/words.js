// The page behind an invitation's link, in English, Portuguese and Chinese.

/** @satisfies {Record<string, readonly [string, string, string]>} */
const TABLE = /** @type {const} */ ({
  title: ["Invitation", "Convite", "会议邀请"],
  invites: ["{name} invites you", "{name} convida você", "{name} 邀请您"],
  forWhom: ["Your answer as {name}", "Sua resposta como {name}", "以 {name} 的身份回复"],
  question: ["Will you come?", "Você vem?", "您参加吗？"],
  accepted: ["Accept", "Aceitar", "接受"],
  tentative: ["Maybe", "Talvez", "待定"],
  declined: ["Decline", "Recusar", "拒绝"],
  send: ["Send answer", "Enviar resposta", "发送回复"],
  change: ["Change answer", "Mudar resposta", "更改回复"],
  sending: ["Sending…", "Enviando…", "正在发送…"],
  said_accepted: ["You have accepted.", "Você aceitou.", "您已接受。"],
  said_tentative: ["You may come.", "Você talvez venha.", "您已回复待定。"],
  said_declined: ["You have declined.", "Você recusou.", "您已拒绝。"],
  saidText: ["The scheduler can see it. You may change your mind here.", "Quem marcou já pode ver. Você pode mudar de ideia aqui.", "预约人可以看到。您可以在此更改。"],
  yourTime: ["In your time zone", "No seu fuso horário", "按您所在时区"],
  moreOne: ["and one more meeting", "e mais uma reunião", "以及另外 1 场会议"],
  moreOther: ["and {count} more meetings", "e mais {count} reuniões", "以及另外 {count} 场会议"],
  goneTitle: ["This invitation is no longer open", "Este convite não vale mais", "该邀请已失效"],
  goneText: ["The meeting is over or cancelled, or the link is not complete.", "A reunião terminou ou foi cancelada, ou o link está incompleto.", "会议已结束或取消，或者链接不完整。"],
  unreachable: ["The server cannot be reached.", "Não foi possível alcançar o servidor.", "无法连接服务器。"],
  again: ["Try again", "Tentar de novo", "重试"],
  loading: ["Opening the invitation…", "Abrindo o convite…", "正在打开邀请…"],
});

export { TABLE };

const COLUMNS = { en: 0, "pt-BR": 1, "zh-Hans": 2 };

/** @param {keyof typeof TABLE} word @param {import("../i18n.js").Language} language @returns {string} */
export function say(word, language) {
  return TABLE[word][/** @type {0 | 1 | 2} */ (COLUMNS[language])];
}
