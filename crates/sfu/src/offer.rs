//! Looks at an offer before str0m does: bounds it, and takes out what an ICE-lite server needs not.

use crate::NegotiateError;

/// Longest offer, in bytes. One with 96 sections, three codecs and their repair streams has about
/// 200 kB.
const LONGEST: usize = 256 * 1024;

/// Most media sections. Every one is a stream that str0m looks at on every turn.
const MOST_SECTIONS: usize = 96;

/// Longest `mid`, in characters: str0m keeps 16 and would take two that differ later for the same.
const LONGEST_MID: usize = 16;

/// An offer that may be tried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Offer {
    /// The session description without candidates.
    pub(crate) sdp: String,
    /// The certificate's fingerprint. Another one means another browser connection behind the same
    /// name.
    pub(crate) fingerprint: String,
    /// The layers that sections are sent in: `mid` and restriction IDs in the order of
    /// `a=simulcast:send` (RFC 8853).
    pub(crate) simulcast: Vec<(String, Vec<String>)>,
    /// The sections' `mid`s in their order.
    pub(crate) mids: Vec<String>,
}

/// Looks at an offer.
pub(crate) fn screen(sdp: &str) -> Result<Offer, NegotiateError> {
    if sdp.len() > LONGEST {
        return bad("The offer is longer than 256 kB.");
    }
    if !sdp.starts_with("v=0") {
        return bad("The offer is not a session description: it has to begin with v=0.");
    }
    let mut kept = String::with_capacity(sdp.len());
    let mut fingerprint = None;
    let mut mids: Vec<String> = Vec::new();
    let mut simulcast = Vec::new();
    let mut sections = 0;
    let mut mid = String::new();
    for line in sdp.lines().map(str::trim_end).filter(|line| !line.is_empty()) {
        // The server makes no checks, so it needs no candidates; browsers come with dozens, and each
        // would make pairs with each of ours.
        if ["a=candidate:", "a=end-of-candidates", "a=remote-candidates:"].iter().any(|cut| line.starts_with(cut)) {
            continue;
        }
        if let Some(media) = line.strip_prefix("m=") {
            sections += 1;
            if sections > MOST_SECTIONS {
                return bad("The offer has more than 96 media sections.");
            }
            if !media.starts_with("audio ") && !media.starts_with("video ") {
                return bad("Only audio and video sections can be answered; leave out data channels and others.");
            }
            mid.clear();
        } else if let Some(value) = line.strip_prefix("a=mid:") {
            let token = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`{|}~".contains(c);
            if value.is_empty() || value.len() > LONGEST_MID || !value.chars().all(token) {
                return bad("A mid has to be a token of 1 to 16 characters.");
            }
            if mids.iter().any(|mid| mid == value) {
                return bad("Two sections have the same mid.");
            }
            mid = value.to_owned();
            mids.push(mid.clone());
        } else if let Some(value) = line.strip_prefix("a=fingerprint:") {
            fingerprint.get_or_insert_with(|| value.to_ascii_lowercase());
        } else if let Some(value) = line.strip_prefix("a=simulcast:")
            && let Some(rids) = sent_layers(value)
        {
            simulcast.push((mid.clone(), rids));
        }
        kept.push_str(line);
        kept.push_str("\r\n");
    }
    match (sections, fingerprint) {
        (0, _) => bad("The offer has no media sections."),
        (sections, _) if sections != mids.len() => bad("Every media section needs a mid."),
        (_, None) => bad("The offer has no certificate fingerprint."),
        (_, Some(fingerprint)) => Ok(Offer { sdp: kept, fingerprint, simulcast, mids }),
    }
}

/// The restriction IDs after `send`, alternatives cut to the first, paused ones included.
fn sent_layers(value: &str) -> Option<Vec<String>> {
    let mut words = value.split_ascii_whitespace().skip_while(|word| *word != "send").skip(1);
    let layers = words.next()?.split(';').filter_map(|layer| layer.split(',').next());
    Some(layers.map(|rid| rid.trim_start_matches('~').to_owned()).collect())
}

fn bad<T>(why: &str) -> Result<T, NegotiateError> {
    Err(NegotiateError::BadOffer(why.to_owned()))
}

#[cfg(test)]
mod tests;
