// A meeting as a text to pass on, in the meeting's own language: English, Portuguese or Chinese.

/** @satisfies {Record<string, readonly [string, string, string]>} */
export const INVITATION = /** @type {const} */ ({
  invites: ["{name} invites you to a meeting.", "{name} convida você para uma reunião.", "{name} 邀请您参加会议。"],
  subject: ["Subject:", "Assunto:", "主题："],
  when: ["When:", "Quando:", "时间："],
  series: ["A series of {count} meetings, the last on {day}.", "Uma série de {count} reuniões, a última em {day}.", "周期会议，共 {count} 场，最后一场在 {day}。"],
  join: ["Join in the browser:", "Entre pelo navegador:", "用浏览器加入："],
  number: ["Meeting ID:", "ID da reunião:", "会议 ID："],
  password: ["Password:", "Senha:", "密码："],
});
