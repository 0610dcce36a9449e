//! What a publisher's offer says it sends. The media plane reads the rest.

use convoca_sfu::Source;

/// The first audio section is a voice, the first video section a picture; a second video section is
/// taken for a screen. By `mid` (RFC 5888), without which nothing can be told apart.
///
/// # Errors
/// A sentence for whoever wrote the publisher.
pub(super) fn sources(sdp: &str) -> Result<Vec<(String, Source)>, &'static str> {
    let (mut audio, mut video) =
        ([Source::Microphone, Source::ScreenAudio].into_iter(), [Source::Camera, Source::Screen].into_iter());
    let mut sources = Vec::new();
    for section in sdp.split("\nm=").skip(1) {
        let mut lines = section.lines().map(str::trim_end);
        let kind = lines.next().unwrap_or_default();
        let lines: Vec<_> = lines.collect();
        if lines.iter().any(|line| matches!(*line, "a=recvonly" | "a=inactive")) {
            continue;
        }
        let next = match kind.split(' ').next() {
            Some("audio") => audio.next(),
            Some("video") => video.next(),
            _ => None,
        };
        let Some(source) = next else { continue };
        let mid = lines.iter().find_map(|line| line.strip_prefix("a=mid:")).ok_or("every section needs a=mid")?;
        sources.push((mid.to_owned(), source));
    }
    if sources.is_empty() { Err("the offer sends neither audio nor video") } else { Ok(sources) }
}

#[cfg(test)]
mod tests;
