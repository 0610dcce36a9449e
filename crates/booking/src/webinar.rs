//! Webinars: meetings with an audience that looks on.
//!
//! A webinar is booked in a room for webinars, never turns into a meeting or out of one, and besides host
//! and guests, who are its panel, has an audience with a link and a password of its own. Everything that a
//! webinar shares with a meeting is decided where meetings are.

use crate::create::{Context, asked_room, book};
use crate::{Booking, BookingError, Draft, Field, Random, RoomKind, Secrets, edit, secrets};
use serde::{Deserialize, Serialize};

/// Characters of a description (the vendor's).
const MAX_DESCRIPTION: usize = 1000;

/// Characters of a push address, which a page to watch at is bounded like (the vendor's).
const MAX_ADDRESS: usize = 255;

/// Characters of an introduction: ours, the vendor names none.
const MAX_INTRODUCTION: usize = 5000;

/// What a webinar has that a meeting has not.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Webinar {
    /// What it is about, up to 1000 characters.
    pub description: String,
    /// Only people of the corporation come as audience.
    pub corporation_only: bool,
    /// Most people in the audience; 0: no limit.
    pub capacity: u32,
    /// The room's package, as it was named when the webinar was booked.
    pub package: Option<String>,
    /// Page where a stream of it is watched, up to 255 characters, or empty.
    pub live_url: String,
    /// How it presents itself.
    pub page: Page,
}

/// How a webinar presents itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Page {
    /// Introduction, up to 5000 characters.
    pub introduction: String,
    /// File ID of its logo.
    pub logo: Option<String>,
    /// File ID of its cover.
    pub cover: Option<String>,
    /// Whether people see how many are in the audience.
    pub shows_count: bool,
    /// Whether the next two count; the number that is shown is the real one otherwise.
    pub redouble: bool,
    /// What is shown of an empty audience, 0 to 10000.
    pub base_count: u32,
    /// By how many tenths each one of the audience counts, 0 to 100.
    pub multiple_tenths: u32,
}

impl Page {
    /// What is shown of an empty audience, and by how many tenths each one counts; `None`: no number is
    /// shown. The vendor calls both together the redoubling that a switch turns on.
    pub fn shown(&self) -> Option<(u32, u32)> {
        let counts = if self.redouble { (self.base_count, self.multiple_tenths) } else { (0, 10) };
        self.shows_count.then_some(counts)
    }
}

impl Default for Page {
    fn default() -> Self {
        Self {
            introduction: String::new(),
            logo: None,
            cover: None,
            shows_count: true,
            redouble: true,
            base_count: 0,
            multiple_tenths: 10,
        }
    }
}

/// What is asked for besides what a meeting has. `None` is "not given".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WebinarDraft {
    /// What it is about.
    pub description: Option<String>,
    /// Only people of the corporation come as audience.
    pub corporation_only: Option<bool>,
    /// Page where a stream is watched.
    pub live_url: Option<String>,
    /// Audience's password.
    pub audience_password: Option<String>,
}

/// How a webinar shall present itself. `None` is "not given".
#[derive(Clone, Debug, Default, PartialEq)]
#[allow(missing_docs, reason = "each is documented at Page")]
pub struct PageDraft {
    pub introduction: Option<String>,
    /// Empty: none.
    pub logo: Option<String>,
    /// Empty: none.
    pub cover: Option<String>,
    pub shows_count: Option<bool>,
    pub redouble: Option<bool>,
    pub base_count: Option<i64>,
    /// 0 to 10, of which one decimal counts.
    pub multiple: Option<f64>,
}

/// Books the webinar that the drafts ask for.
///
/// # Errors
/// [`BookingError::WebinarFixed`] in a room that is not for webinars, and else the first rule that a draft
/// breaks.
pub fn create(
    cx: &Context<'_>,
    mut draft: Draft,
    webinar: WebinarDraft,
    random: &mut Random<'_>,
) -> Result<(Booking, Secrets), BookingError> {
    draft.in_room = Some(true);
    let room = asked_room(cx, &draft)?.ok_or(BookingError::RoomUnknown)?;
    if room.kind != RoomKind::Webinar {
        return Err(BookingError::WebinarFixed);
    }
    let (mut booking, mut secrets) = book(cx, Some(room), draft, random)?;
    let mut own = Webinar { capacity: room.audience, package: room.package.clone(), ..Webinar::default() };
    own.settle(&webinar)?;
    booking.webinar = Some(own);
    booking.recording.stream_to_addresses();
    secrets::draw_audience(&booking, &mut secrets, webinar.audience_password, random)?;
    Ok((booking, secrets))
}

/// The webinar and its secrets with the drafts applied.
///
/// # Errors
/// [`BookingError::WebinarFixed`] for a meeting, and else as [`edit`](crate::edit::edit).
pub fn change(
    cx: &Context<'_>,
    booking: &Booking,
    secrets: &Secrets,
    draft: Draft,
    webinar: WebinarDraft,
    random: &mut Random<'_>,
) -> Result<(Booking, Secrets), BookingError> {
    let mut own = booking.webinar.clone().ok_or(BookingError::WebinarFixed)?;
    let (mut booking, mut secrets) = edit::apply(cx, booking, secrets, draft, random)?;
    own.settle(&webinar)?;
    booking.webinar = Some(own);
    booking.recording.stream_to_addresses();
    if let Some(password) = webinar.audience_password {
        secrets.audience_password = password;
    }
    // The guests' may have been changed to be the audience's.
    secrets::check_audience_password(&secrets.audience_password, booking.dialled(), &secrets)?;
    Ok((booking, secrets))
}

/// The webinar presented as `draft` says.
///
/// # Errors
/// [`BookingError::WebinarFixed`] for a meeting, and a [`BookingError::Field`] that names what is wrong.
pub fn present(booking: &Booking, draft: PageDraft) -> Result<Booking, BookingError> {
    let mut booking = booking.clone();
    let page = &mut booking.webinar.as_mut().ok_or(BookingError::WebinarFixed)?.page;
    if let Some(introduction) = draft.introduction {
        Field::WebinarIntroduction.check_text(&introduction, MAX_INTRODUCTION)?;
        page.introduction = introduction;
    }
    let named = |given: Option<String>, kept: &mut Option<String>| {
        if let Some(id) = given {
            *kept = Some(id).filter(|id| !id.is_empty());
        }
    };
    named(draft.logo, &mut page.logo);
    named(draft.cover, &mut page.cover);
    page.shows_count = draft.shows_count.unwrap_or(page.shows_count);
    page.redouble = draft.redouble.unwrap_or(page.redouble);
    if let Some(base) = draft.base_count {
        page.base_count = Field::WebinarBaseCount.check_number(base, 0..=10_000)?;
    }
    if let Some(multiple) = draft.multiple {
        if !(0.0..=10.0).contains(&multiple) {
            return Err(BookingError::field(Field::WebinarMultiple, format!("must be 0 to 10, not {multiple}")));
        }
        // In range, so that the number is one of 0 to 100.
        page.multiple_tenths = (multiple * 10.0).round() as u32;
    }
    Ok(booking)
}

impl Webinar {
    fn settle(&mut self, draft: &WebinarDraft) -> Result<(), BookingError> {
        if let Some(description) = &draft.description {
            Field::WebinarDescription.check_text(description, MAX_DESCRIPTION)?;
            self.description.clone_from(description);
        }
        if let Some(url) = &draft.live_url {
            Field::LiveAddress.check_text(url, MAX_ADDRESS)?;
            self.live_url.clone_from(url);
        }
        self.corporation_only = draft.corporation_only.unwrap_or(self.corporation_only);
        Ok(())
    }
}

#[cfg(test)]
mod tests;
