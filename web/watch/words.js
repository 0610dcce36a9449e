// The page of a recording, in English, Portuguese and Chinese.

/** @satisfies {Record<string, readonly [string, string, string]>} */
const TABLE = /** @type {const} */ ({
  title: ["Recording", "Gravação", "会议录制"],
  by: ["Booked by {name}", "Marcada por {name}", "由 {name} 预约"],
  loading: ["Opening the recording…", "Abrindo a gravação…", "正在打开录制文件…"],
  goneTitle: ["There is no such recording", "Essa gravação não existe", "没有该录制文件"],
  goneText: ["It was deleted, or the link is not complete.", "Ela foi excluída ou o link está incompleto.", "录制文件已被删除，或者链接不完整。"],
  signInTitle: ["This recording is not for everybody", "Esta gravação não é para todos", "该录制文件并非公开"],
  signInText: ["Sign in, and it opens here.", "Entre na sua conta e ela abre aqui.", "登录后即可在此打开。"],
  signIn: ["Sign in", "Entrar", "登录"],
  othersTitle: ["This recording is for others", "Esta gravação é para outras pessoas", "您无权观看该录制文件"],
  othersText: ["Only who took part in the meeting, or works where it was booked, may watch it.", "Só quem participou da reunião, ou trabalha onde ela foi marcada, pode assistir.", "仅参加会议的人或预约方企业的成员可以观看。"],
  unreachable: ["The server cannot be reached.", "Não foi possível alcançar o servidor.", "无法连接服务器。"],
  again: ["Try again", "Tentar de novo", "重试"],
  broken: ["This browser cannot play the recording.", "Este navegador não consegue reproduzir a gravação.", "此浏览器无法播放该录制文件。"],
  parts: ["Parts", "Partes", "片段"],
  part: ["Part {count}", "Parte {count}", "片段 {count}"],
  chapters: ["Who spoke", "Quem falou", "发言者"],
  kinds: ["What to watch", "O que assistir", "观看内容"],
  AUDIO: ["Sound", "Áudio", "声音"],
  SPEAKER_VIDEO: ["People", "Pessoas", "与会者"],
  SHARE_VIDEO: ["Shared screen", "Tela compartilhada", "共享屏幕"],
  SPEAKER_SHARE_VIDEO: ["Everything", "Tudo", "全部"],
});

export { TABLE };

const COLUMNS = { en: 0, "pt-BR": 1, "zh-Hans": 2 };

/** @param {keyof typeof TABLE} word @param {import("../i18n.js").Language} language @returns {string} */
export function say(word, language) {
  return TABLE[word][/** @type {0 | 1 | 2} */ (COLUMNS[language])];
}
