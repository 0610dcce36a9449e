//! The vendor's enumerated words, read and printed. What they mean is decided by the crates that
//! use them; date and time formats are not here.

use std::fmt;

#[cfg(test)]
mod tests;

words! {
    /// One medium of a meeting.
    pub enum MediaType {
        /// Voice.
        Voice = "Voice",
        /// Multimedia, that is, a shared screen.
        Data = "Data",
        /// Standard-definition video.
        Video = "Video",
        /// High-definition video.
        HdVideo = "HDVideo",
        /// Telepresence (reserved).
        Telepresence = "Telepresence",
    }
}

words! {
    /// Kind of endpoint at which somebody is reached.
    pub enum EndpointKind {
        /// The app or the browser.
        Normal = "normal",
        /// A meeting-room or other hard terminal.
        Terminal = "terminal",
        /// Somebody outside the corporation.
        Outside = "outside",
        /// A mobile phone number.
        Mobile = "mobile",
        /// An IdeaHub.
        IdeaHub = "ideahub",
        /// A whiteboard, SmartRooms and similar.
        Board = "board",
        /// A smart screen.
        HwVision = "hwvision",
        /// Any dialled number, a cascaded meeting included.
        CustomNumber = "customnumber",
        /// Telepresence with three screens (old).
        Telepresence = "telepresence",
        /// A fixed telephone (old).
        Telephone = "telephone",
    }
}

words! {
    /// Period of a recurring meeting.
    pub enum CycleWord {
        /// Every so many days.
        Day = "Day",
        /// On some days of every so many weeks.
        Week = "Week",
        /// On some days of every so many months.
        Month = "Month",
    }
}

words! {
    /// State of a meeting.
    pub enum ConferenceState {
        /// Booked.
        Schedule = "Schedule",
        /// Being set up.
        Creating = "Creating",
        /// Running.
        Created = "Created",
        /// Over.
        Destroyed = "Destroyed",
    }
}

words! {
    /// How a meeting was booked.
    pub enum ConfType {
        /// For later.
        Future = "FUTURE",
        /// To start at once.
        Immediately = "IMMEDIATELY",
        /// As a recurring series.
        Cycle = "CYCLE",
    }
}

words! {
    /// Role of a person, or of a password, in a meeting.
    pub enum ConferenceRole {
        /// The host.
        Chair = "chair",
        /// An ordinary participant.
        General = "general",
        /// The audience of a webinar.
        Audience = "audience",
    }
}

words! {
    /// Media stack that a meeting runs on.
    pub enum ConfMode {
        /// Mixed by a multipoint control unit.
        Common = "COMMON",
        /// Forwarded, as here.
        Rtc = "RTC",
    }
}

words! {
    /// How far ahead a list looks.
    pub enum QueryConfMode {
        /// Meetings that start within a day.
        Day = "ADAY",
        /// Meetings that start within a week.
        Week = "AWEEK",
        /// Meetings that start within a month.
        Month = "AMONTH",
        /// All meetings.
        All = "ALL",
    }
}

words! {
    /// Order of a list.
    pub enum SortType {
        /// The earliest start first.
        Ascending = "ASC_StartTIME",
        /// The latest start first.
        Descending = "DSC_StartTIME",
    }
}

words! {
    /// Order of a list of meetings that were held.
    pub enum PastSortType {
        /// The earliest start first.
        Ascending = "ASC_StartTIME",
        /// The latest start first.
        Descending = "DSC_StartTIME",
        /// Those without a recording first, each by start.
        RecordedLast = "ASC_RecordTYPE",
        /// Those with a recording first, each by start, the latest first.
        RecordedFirst = "DSC_RecordTYPE",
    }
}

/// The media of a meeting: a list of [`MediaType`], in which order and repetition mean nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MediaTypes {
    /// `Voice`.
    pub voice: bool,
    /// `Data`.
    pub data: bool,
    /// `Video`.
    pub video: bool,
    /// `HDVideo`.
    pub hd_video: bool,
    /// `Telepresence`.
    pub telepresence: bool,
}

impl MediaTypes {
    /// Reads a list with commas; spaces around them are ignored.
    ///
    /// # Errors
    /// The first token that is no medium; the empty text if there is nothing at all or nothing
    /// between two commas.
    pub fn parse(list: &str) -> Result<Self, String> {
        let mut media = Self::default();
        for token in list.split(',').map(str::trim) {
            let medium = MediaType::parse(token).ok_or_else(|| token.to_owned())?;
            *media.flag(medium) = true;
        }
        Ok(media)
    }

    /// Whether `medium` is among them.
    pub fn has(mut self, medium: MediaType) -> bool {
        *self.flag(medium)
    }

    fn flag(&mut self, medium: MediaType) -> &mut bool {
        match medium {
            MediaType::Voice => &mut self.voice,
            MediaType::Data => &mut self.data,
            MediaType::Video => &mut self.video,
            MediaType::HdVideo => &mut self.hd_video,
            MediaType::Telepresence => &mut self.telepresence,
        }
    }
}

impl FromIterator<MediaType> for MediaTypes {
    fn from_iter<I: IntoIterator<Item = MediaType>>(list: I) -> Self {
        let mut media = Self::default();
        for medium in list {
            *media.flag(medium) = true;
        }
        media
    }
}

impl fmt::Display for MediaTypes {
    /// In the order of the published samples: voice, data, then pictures.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let present: Vec<&str> =
            MediaType::ALL.iter().filter(|medium| self.has(**medium)).map(|medium| medium.word()).collect();
        f.write_str(&present.join(","))
    }
}

/// The only state of an invited person in a meeting's detail; the misspelling is the contract.
pub const INVITED_STATE: &str = "MEETTING";
