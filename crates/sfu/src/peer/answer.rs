//! Answers offers.

use super::{Asleep, AudioSection, Formats, Peer, Taken, Track, VideoSection};
use crate::offer::Offer;
use crate::{NegotiateError, PeerKind, Source};
use std::collections::HashMap;
use std::time::Duration;
use str0m::change::SdpOffer;
use str0m::format::Codec;
use str0m::media::{MediaKind, Mid};
use str0m::rtp::Ssrc;

/// Packets kept for retransmission per video stream, and for how long: longer than a receiver's
/// jitter buffer waits is no use.
const RESEND_PACKETS: usize = 600;
const RESEND_FOR: Duration = Duration::from_secs(2);

/// Share of what a stream sends that may be retransmissions. A line that loses a tenth in bursts
/// needs more than str0m's 15 %; beyond a half, resending only makes a jam worse.
const RESEND_SHARE: f32 = 0.5;

impl Peer {
    /// Whether an offer comes from the connection that this transport belongs to.
    pub(crate) fn is_of(&self, offer: &Offer) -> bool {
        self.fingerprint.is_empty() || self.fingerprint == offer.fingerprint
    }

    /// Answers an offer. `uid` gives out names for new tracks, `allowed` says what it may send.
    pub(crate) fn answer(
        &mut self,
        offer: &Offer,
        sources: &[(String, Source)],
        allowed: impl Fn(Source) -> bool,
        mut uid: impl FnMut() -> u64,
    ) -> Result<String, NegotiateError> {
        let bad = |error: String| NegotiateError::BadOffer(format!("The offer cannot be answered: {error}."));
        let parsed = SdpOffer::from_sdp_string(&offer.sdp).map_err(|error| bad(error.to_string()))?;
        // An answer names all streams; those that sleep would get other names.
        let slept = std::mem::take(&mut self.asleep);
        slept.iter().for_each(|(ssrc, asleep)| self.wake(*ssrc, *asleep));
        let answer = self.rtc.sdp_api().accept_offer(parsed).map_err(|error| bad(error.to_string()))?;
        self.fingerprint.clone_from(&offer.fingerprint);
        let ufrag = self.rtc.direct_api().local_ice_credentials().ufrag;
        if ufrag != self.ufrag {
            // After a restart the agent has forgotten what it knew of addresses.
            self.ufrag = ufrag;
            self.paths.truncate(super::MOST_ADDRESSES / 2);
        }
        self.formats = Formats::new(&self.rtc);
        self.renew_tracks(offer, sources, allowed, &mut uid)?;
        self.renew_sections(offer, &slept);
        let microphones: Vec<&str> =
            sources.iter().filter(|(_, source)| *source == Source::Microphone).map(|(mid, _)| mid.as_str()).collect();
        Ok(self.shape(&answer.to_sdp_string(), &microphones))
    }

    fn renew_tracks(
        &mut self,
        offer: &Offer,
        sources: &[(String, Source)],
        allowed: impl Fn(Source) -> bool,
        uid: &mut impl FnMut() -> u64,
    ) -> Result<(), NegotiateError> {
        let mut before: HashMap<(Mid, Source), Track> =
            self.tracks.drain(..).map(|track| ((track.mid, track.source), track)).collect();
        self.ssrcs.clear();
        for (name, source) in sources {
            let mid = Mid::from(name.as_str());
            let Some(media) = self.rtc.media(mid) else { continue };
            if (media.kind() == MediaKind::Audio) != source.is_audio() {
                return Err(NegotiateError::BadOffer(format!(
                    "Section {name} is not of the kind that it is said to be."
                )));
            }
            if !media.direction().is_receiving() || self.kind == PeerKind::Whep {
                continue;
            }
            let track = before.remove(&(mid, *source)).unwrap_or_else(|| {
                let rids = offer.simulcast.iter().find(|(of, _)| of == name).map_or(&[][..], |(_, rids)| rids);
                Track::new(uid(), *source, mid, rids, allowed(*source))
            });
            self.tracks.push(track);
        }
        Ok(())
    }

    fn renew_sections(&mut self, offer: &Offer, slept: &HashMap<Ssrc, Asleep>) {
        let mut audio_before: HashMap<Mid, AudioSection> =
            self.audio.drain(..).map(|section| (section.mid, section)).collect();
        let mut video_before: HashMap<Mid, VideoSection> =
            self.video.drain(..).map(|section| (section.mid, section)).collect();
        if self.kind == PeerKind::Whip {
            return;
        }
        for name in &offer.mids {
            let mid = Mid::from(name.as_str());
            let Some(media) = self.rtc.media(mid) else { continue };
            let (kind, sends) = (media.kind(), media.direction().is_sending());
            if !sends {
                continue;
            }
            let mut api = self.rtc.direct_api();
            let Some(stream) = api.stream_tx_by_mid(mid, None) else { continue };
            let (ssrc, rtx) = (stream.ssrc(), stream.rtx());
            let taken = Taken::new(&self.rtc, mid);
            let known = if kind == MediaKind::Audio {
                let known = audio_before.remove(&mid);
                let is_known = known.is_some();
                let mut section = known.unwrap_or_else(|| AudioSection::new(mid, ssrc));
                section.set_taken(&taken);
                self.audio.push(section);
                is_known
            } else {
                let known = video_before.remove(&mid);
                let is_known = known.is_some();
                let mut section = known.unwrap_or_else(|| VideoSection::new(mid, name.clone(), ssrc));
                section.taken = taken;
                self.video.push(section);
                is_known
            };
            // Only a stream that has never sent may be taken out: it would begin its numbers anew,
            // and with them the nonces of its encryption.
            if !known || slept.contains_key(&ssrc) {
                self.rtc.direct_api().remove_stream_tx(ssrc);
                self.asleep.insert(ssrc, Asleep { mid, rtx, is_video: kind == MediaKind::Video });
            }
        }
        self.audio_places.resize(self.audio.len());
    }

    /// Makes a stream known to str0m.
    pub(super) fn wake(&mut self, ssrc: Ssrc, asleep: Asleep) {
        if self.rtc.media(asleep.mid).is_none() {
            return;
        }
        let mut api = self.rtc.direct_api();
        let stream = api.declare_stream_tx(ssrc, asleep.rtx, asleep.mid, None);
        if asleep.is_video {
            // What publishers send is paced by them already; pacing it again would cost a wake-up per
            // packet and receiver.
            stream.set_unpaced(true);
            stream.set_rtx_cache(RESEND_PACKETS, RESEND_FOR, Some(RESEND_SHARE));
        }
    }

    /// Asks for what protects and spares: in sections that carry a microphone, redundancy is put
    /// first if the peer has it, and Opus gets `usedtx`, which str0m's own entry does not have.
    fn shape(&self, answer: &str, microphones: &[&str]) -> String {
        let opus = self.rtc.codec_config().params().iter().find(|params| params.spec().codec == Codec::Opus);
        let Some(opus) = opus else { return answer.to_owned() };
        let fmtp = format!("a=fmtp:{} ", *opus.pt());
        let red = opus.red().map(|red| red.to_string());
        let mut shaped = String::with_capacity(answer.len() + 256);
        for section in sections(answer) {
            let mid = section.lines().find_map(|line| line.trim_end().strip_prefix("a=mid:"));
            if !mid.is_some_and(|mid| microphones.contains(&mid)) {
                shaped.push_str(section);
                continue;
            }
            for line in section.lines().map(str::trim_end) {
                match (line.starts_with("m="), line.starts_with(&fmtp), &red) {
                    (true, _, Some(red)) => shaped.push_str(&first_of(line, red)),
                    (_, true, _) if !line.contains("usedtx") => {
                        shaped.push_str(line);
                        shaped.push_str(";usedtx=1");
                    }
                    _ => shaped.push_str(line),
                }
                shaped.push_str("\r\n");
            }
        }
        shaped
    }
}

/// The parts of a session description: what comes before the first media section, and each of them.
fn sections(sdp: &str) -> impl Iterator<Item = &str> {
    let starts = std::iter::once(0).chain(sdp.match_indices("\nm=").map(|(at, _)| at + 1));
    let ends = sdp.match_indices("\nm=").map(|(at, _)| at + 1).chain(std::iter::once(sdp.len()));
    starts.zip(ends).map(|(start, end)| &sdp[start..end])
}

/// A media line with a payload type moved to the front, if it has it.
fn first_of(line: &str, pt: &str) -> String {
    let mut words: Vec<&str> = line.split(' ').collect();
    // The first three words are kind, port and protocol.
    if let Some(at) = words.iter().skip(3).position(|word| *word == pt) {
        let word = words.remove(at + 3);
        words.insert(3, word);
    }
    words.join(" ")
}

#[cfg(test)]
mod tests;
