// The page of a live stream, in English, Portuguese and Chinese.

/** @satisfies {Record<string, readonly [string, string, string]>} */
const TABLE = /** @type {const} */ ({
  title: ["Live stream", "Transmissão ao vivo", "直播"],
  opening: ["Opening the live stream…", "Abrindo a transmissão…", "正在打开直播…"],
  live: ["Live", "Ao vivo", "直播中"],
  waitingTitle: ["It has not begun yet", "Ainda não começou", "直播尚未开始"],
  waitingText: ["It begins here by itself. You can leave this page open.", "Começa aqui sozinha. Você pode deixar esta página aberta.", "直播开始后会自动播放，请保持页面打开。"],
  pausedTitle: ["The live stream stands still", "A transmissão está parada", "直播已暂停"],
  pausedText: ["Should it go on, it does so here by itself.", "Se continuar, será aqui mesmo, sozinha.", "如果直播继续，会在此自动播放。"],
  planned: ["Planned for {moment}", "Prevista para {moment}", "计划时间：{moment}"],
  overTitle: ["The live stream is over", "A transmissão terminou", "直播已结束"],
  overText: ["Thank you for watching.", "Obrigado por assistir.", "感谢观看。"],
  unknownTitle: ["There is no such live stream", "Essa transmissão não existe", "没有该直播"],
  unknownText: ["Check that the whole link was copied. It may also have been replaced by a new one.", "Confira se o link foi copiado inteiro. Ele também pode ter sido trocado por outro.", "请检查链接是否复制完整，链接也可能已更换。"],
  unreachable: ["The server does not answer. This page keeps trying.", "O servidor não responde. Esta página continua tentando.", "服务器没有响应，页面正在重试。"],
  loading: ["The picture is on its way…", "A imagem está a caminho…", "画面加载中…"],
  stalled: ["The stream does not arrive. Trying again…", "A transmissão não chega. Tentando de novo…", "直播中断，正在重试…"],
  unsupported: ["This browser cannot play the stream. Take another one, or a player with the address below.", "Este navegador não consegue reproduzir a transmissão. Use outro, ou um reprodutor com o endereço abaixo.", "此浏览器无法播放该直播，请换用其他浏览器，或在播放器中打开下方地址。"],
  voice: ["Sound alone, no picture", "Somente som, sem imagem", "仅有声音，没有画面"],
  player: ["Player", "Reprodutor", "播放器"],
  play: ["Play", "Reproduzir", "播放"],
  pause: ["Pause", "Pausar", "暂停"],
  mute: ["Mute", "Silenciar", "静音"],
  unmute: ["Unmute", "Ativar o som", "取消静音"],
  hear: ["Turn on the sound", "Ligar o som", "打开声音"],
  volume: ["Volume", "Volume", "音量"],
  toEdge: ["To the live edge", "Voltar ao vivo", "回到直播"],
  behind: ["{count} s behind", "{count} s de atraso", "落后 {count} 秒"],
  fullScreen: ["Full screen", "Tela cheia", "全屏"],
  leaveFullScreen: ["Leave full screen", "Sair da tela cheia", "退出全屏"],
  others: ["Watch in another player", "Assistir em outro reprodutor", "在其他播放器中观看"],
  othersText: ["VLC, ffplay and others open this address.", "VLC, ffplay e outros abrem este endereço.", "可用 VLC、ffplay 等播放器打开此地址。"],
  copy: ["Copy address", "Copiar endereço", "复制地址"],
});

export { TABLE };

const COLUMNS = { en: 0, "pt-BR": 1, "zh-Hans": 2 };

/** @param {keyof typeof TABLE} word @param {import("../i18n.js").Language} language @returns {string} */
export function say(word, language) {
  return TABLE[word][/** @type {0 | 1 | 2} */ (COLUMNS[language])];
}
