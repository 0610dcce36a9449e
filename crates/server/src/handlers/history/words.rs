//! What is remembered, in words: each in the three languages that this server speaks.

use crate::http::Caller;
use convoca_booking::{Deed, Device, Origin};
use http::{HeaderMap, header};

/// A language that texts are in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Words {
    English,
    Chinese,
    Portuguese,
}

impl Words {
    /// The language that a request asks for; else that of the caller's corporation.
    pub(super) fn of(headers: &HeaderMap, caller: &Caller) -> Self {
        let asked = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        let asked = asked.and_then(Self::asked);
        asked.or_else(|| Self::tagged(&caller.corporation.defaults.language)).unwrap_or(Self::English)
    }

    /// The known language that an `Accept-Language` (RFC 9110, section 12.5.4) likes best.
    fn asked(header: &str) -> Option<Self> {
        let liked = header.split(',').filter_map(|part| {
            let mut parts = part.split(';').map(str::trim);
            let words = Self::tagged(parts.next()?)?;
            let weight = parts.find_map(|part| part.strip_prefix("q=")).map_or(Some(1.0), |text| text.parse().ok());
            weight.filter(|weight: &f32| *weight > 0.0).map(|weight| (words, weight))
        });
        // Of those that are liked equally, the first.
        let best = liked.fold(None, |best: Option<(Self, f32)>, next| match best {
            Some(best) if best.1 >= next.1 => Some(best),
            _ => Some(next),
        });
        best.map(|(words, _)| words)
    }

    fn tagged(tag: &str) -> Option<Self> {
        match tag.split(['-', '_']).next()?.to_ascii_lowercase().as_str() {
            "en" => Some(Self::English),
            "zh" => Some(Self::Chinese),
            "pt" => Some(Self::Portuguese),
            _ => None,
        }
    }

    fn pick(self, [english, chinese, portuguese]: [&'static str; 3]) -> &'static str {
        match self {
            Self::English => english,
            Self::Chinese => chinese,
            Self::Portuguese => portuguese,
        }
    }

    /// How somebody took part.
    pub(super) fn device(self, device: Device) -> &'static str {
        self.pick(match device {
            Device::Browser => ["Browser", "浏览器", "Navegador"],
            Device::Mobile => ["Mobile browser", "移动端浏览器", "Navegador móvel"],
            Device::Program => ["Program", "程序", "Programa"],
        })
    }

    /// Whether pictures were part of it.
    pub(super) fn media(self, video: bool) -> &'static str {
        self.pick(if video { ["Video", "视频", "Vídeo"] } else { ["Voice", "语音", "Voz"] })
    }

    /// Where something was done.
    pub(super) fn origin(self, origin: Origin) -> &'static str {
        self.pick(match origin {
            Origin::Client => ["Client", "客户端", "Cliente"],
            Origin::Program => ["API", "API", "API"],
            Origin::Server => ["Conference System", "会议系统", "Sistema de conferência"],
        })
    }

    /// What was done.
    pub(super) fn deed(self, deed: Deed) -> &'static str {
        self.pick(match deed {
            Deed::Start => ["Start the meeting", "开始会议", "Iniciar a reunião"],
            Deed::End => ["End the meeting", "结束会议", "Encerrar a reunião"],
            Deed::Extend => ["Extend the meeting", "延长会议", "Prolongar a reunião"],
            Deed::Admit => ["Admit from the waiting room", "允许等候者入会", "Admitir da sala de espera"],
            Deed::Remove => ["Remove a participant", "移出与会者", "Remover um participante"],
            Deed::SendBack => ["Move to the waiting room", "移至等候室", "Mover para a sala de espera"],
            Deed::Mute => ["Mute a participant", "静音与会者", "Silenciar um participante"],
            Deed::MuteAll => ["Mute everybody", "全员静音", "Silenciar todos"],
            Deed::StopSource => ["Stop a camera or screen", "停止摄像头或共享", "Parar câmera ou tela"],
            Deed::Cohost => ["Change a co-host", "更改联席主持人", "Alterar um coanfitrião"],
            Deed::Host => ["Change the host", "更改主持人", "Alterar o anfitrião"],
            Deed::Rename => ["Rename a participant", "修改与会者名称", "Renomear um participante"],
            Deed::Lock => ["Lock the meeting", "锁定会议", "Bloquear a reunião"],
            Deed::WaitingRoom => ["Waiting room", "等候室", "Sala de espera"],
            Deed::Record => ["Record the meeting", "会议录制", "Gravar a reunião"],
            Deed::Stream => ["Stream the meeting live", "会议直播", "Transmitir a reunião ao vivo"],
            Deed::Rule => ["Change a rule", "更改会议设置", "Alterar uma regra"],
            Deed::Show => ["Change what is shown", "更改广播画面", "Alterar o que é mostrado"],
            Deed::View => ["Choose a participant's view", "设置观看画面", "Escolher o que um participante vê"],
            Deed::Hand => ["Raise or lower a hand", "举手或放下", "Levantar ou baixar a mão"],
            Deed::Ask => ["Ask to turn something on", "邀请开启", "Pedir para ligar algo"],
            Deed::Invite => ["Invite a participant", "邀请与会者", "Convidar um participante"],
        })
    }

    /// Whether it was done.
    pub(super) fn result(self, done: bool) -> &'static str {
        self.pick(if done { ["Success", "成功", "Sucesso"] } else { ["Failure", "失败", "Falha"] })
    }

    /// Whether it was turned on.
    pub(super) fn switch(self, on: bool) -> &'static str {
        self.pick(if on { ["On", "开启", "Ativado"] } else { ["Off", "关闭", "Desativado"] })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_that_is_liked_best() {
        for (header, expected) in [
            ("en", Some(Words::English)),
            ("zh-CN", Some(Words::Chinese)),
            ("pt_PT", Some(Words::Portuguese)),
            ("de, fr;q=0.9, pt-BR;q=0.8, en;q=0.7", Some(Words::Portuguese)),
            ("en;q=0.5, zh;q=0.9", Some(Words::Chinese)),
            ("en, zh", Some(Words::English)),
            ("zh;q=0, en;q=0.1", Some(Words::English)),
            ("zh;q=much", None),
            ("de", None),
            ("*", None),
            ("", None),
        ] {
            assert_eq!(Words::asked(header), expected, "{header:?}");
        }
    }
}
