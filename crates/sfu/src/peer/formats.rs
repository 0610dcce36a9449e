//! What a payload type means to one peer, and what it is called by another.

use str0m::Rtc;
use str0m::format::{Codec, PayloadParams};
use str0m::media::{Mid, Pt};

/// A payload format that is forwarded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    Opus,
    /// Opus with redundancy (RFC 2198).
    Red,
    Vp8,
    H264(H264Format),
}

/// What distinguishes H.264 formats (RFC 6184 section 8.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct H264Format {
    profile: Profile,
    /// `packetization-mode=1`: pictures may be spread over packets.
    fragmented: bool,
}

/// Profiles from the one that everybody decodes to the one that the fewest do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Profile {
    ConstrainedBaseline,
    Baseline,
    Main,
    High,
}

impl H264Format {
    fn new(params: &PayloadParams) -> Self {
        let format = params.spec().format;
        // Without it, the profile is Baseline (RFC 6184 section 8.1).
        let id = format.profile_level_id.unwrap_or(0x42_000a);
        let constrained = id >> 8 & 0x40 != 0;
        let profile = match id >> 16 & 0xff {
            0x42 if constrained => Profile::ConstrainedBaseline,
            0x42 => Profile::Baseline,
            0x4d => Profile::Main,
            _ => Profile::High,
        };
        Self { profile, fragmented: format.packetization_mode == Some(1) }
    }

    /// Whether somebody who takes `self` can decode `sent`.
    fn takes(self, sent: Self) -> bool {
        self.profile >= sent.profile && (self.fragmented || !sent.fragmented)
    }
}

/// The payload types of one peer.
#[derive(Debug)]
pub(crate) struct Formats {
    by_pt: [Option<Format>; 128],
}

impl Formats {
    /// Those that were negotiated.
    pub(crate) fn new(rtc: &Rtc) -> Self {
        let mut by_pt = [None; 128];
        for (format, pt) in rtc.codec_config().params().iter().flat_map(formats) {
            if let Some(entry) = by_pt.get_mut(usize::from(*pt)) {
                *entry = Some(format);
            }
        }
        Self { by_pt }
    }

    pub(crate) fn of(&self, pt: Pt) -> Option<Format> {
        *self.by_pt.get(usize::from(*pt))?
    }
}

impl Default for Formats {
    fn default() -> Self {
        Self { by_pt: [None; 128] }
    }
}

/// What one receiving section takes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Taken(Vec<(Format, Pt)>);

impl Taken {
    /// What the peer has said it takes in a section.
    pub(crate) fn new(rtc: &Rtc, mid: Mid) -> Self {
        let pts = rtc.media(mid).map(|media| media.remote_pts().to_vec()).unwrap_or_default();
        let params = rtc.codec_config().params().iter().filter(|params| pts.contains(&params.pt()));
        Self(params.flat_map(formats).collect())
    }

    /// The payload type for a format: its own, or for H.264 the nearest that includes it.
    pub(crate) fn pt(&self, sent: Format) -> Option<Pt> {
        let fits = |format: &Format| match (format, sent) {
            (Format::H264(taken), Format::H264(sent)) => taken.takes(sent).then_some(taken.profile),
            (taken, sent) => (*taken == sent).then_some(Profile::ConstrainedBaseline),
        };
        let fitting = self.0.iter().filter_map(|(format, pt)| Some((fits(format)?, *pt)));
        fitting.min_by_key(|(profile, _)| *profile).map(|(_, pt)| pt)
    }
}

/// The formats that one entry of the negotiation stands for.
fn formats(params: &PayloadParams) -> impl Iterator<Item = (Format, Pt)> + use<> {
    let main = match params.spec().codec {
        Codec::Opus => Some(Format::Opus),
        Codec::Vp8 => Some(Format::Vp8),
        Codec::H264 => Some(Format::H264(H264Format::new(params))),
        _ => None,
    };
    let red = params.red().map(|pt| (Format::Red, pt));
    main.map(|format| (format, params.pt())).into_iter().chain(red)
}

#[cfg(test)]
mod tests;
