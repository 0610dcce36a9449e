//! Requests about single meetings of a series. As they are answered, see
//! [`SubConf`](crate::conference::SubConf).

request! {
    /// A change of one meeting of a series. What is absent and not mandatory stays.
    pub struct OccurrenceRequest {
        /// Which one: `cycleSubConfID` of the series' `subConfs`.
        cycle_sub_conf_id: String = "cycleSubConfID", required = true, example = "5a1d9e0033bb11f0a2c40242ac120002";
        /// Media: one or several of `Voice`, `Video`, `HDVideo`, `Telepresence`, `Data`, with commas.
        media_types: String = "mediaTypes", required = true, example = "HDVideo";
        /// When it starts, in UTC, `yyyy-MM-dd HH:mm`: after the end of the one before it, and early
        /// enough to end before the next one.
        start_time: String = "startTime", required = true, pattern = r"^([0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2})?$", example = "2031-06-05 02:00";
        /// Length in minutes.
        length: i64 = "length", required = true, minimum = 15, maximum = 1440, example = 45;
        /// Whether recording starts by itself: 0 no, 1 yes. Only if the series is recorded.
        is_auto_record: i64 = "isAutoRecord", minimum = 0, maximum = 1;
        /// Who may watch a recording: 0 anyone with the link, 1 corporation users, 2 participants.
        record_auth_type: i64 = "recordAuthType", minimum = 0, maximum = 2;
        /// What it is about.
        description: String = "description", max_length = 200, example = "With the architects";
        /// Other settings.
        conf_config_info: OccurrenceConfigRequest = "confConfigInfo";
    }
}

request! {
    /// Other settings of one meeting of a series. Those of webinars are ignored.
    pub struct OccurrenceConfigRequest {
        /// Who may join: 0 everybody, 2 corporation users, 3 invited people.
        call_in_restriction: i64 = "callInRestriction", minimum = 0, maximum = 3;
        /// Guests may start the meeting before the host; with random IDs only.
        allow_guest_start_conf: bool = "allowGuestStartConf";
        /// Waiting room.
        enable_waiting_room: bool = "enableWaitingRoom";
    }
}

request! {
    /// Meetings of a series that are to be cancelled.
    pub struct CancelOccurrencesRequest {
        /// Which ones; at least one.
        cycle_sub_conf_ids: Vec<String> = "cycleSubConfIDs", required = true;
    }
}
