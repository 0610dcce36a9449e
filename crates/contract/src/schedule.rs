//! The request that creates or edits a meeting.

request! {
    /// A meeting asked for. Absent when creating: the default; absent when editing: unchanged.
    pub struct ScheduleRequest {
        /// When it starts, in UTC, `yyyy-MM-dd HH:mm`. Absent: now.
        start_time: String = "startTime", pattern = r"^([0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2})?$", example = "2031-05-02 12:00";
        /// Length in minutes.
        length: i64 = "length", minimum = 15, maximum = 1440, default = 30, example = 45;
        /// Topic. Absent: made from the scheduler's name.
        subject: String = "subject", max_length = 128, example = "Roof repair";
        /// Media: one or several of `Voice`, `Video`, `HDVideo`, `Telepresence`, `Data`, with commas.
        media_types: String = "mediaTypes", required = true, example = "HDVideo";
        /// Group ID of a client's instant meeting, passed on to those invited.
        groupuri: String = "groupuri", max_length = 31;
        /// Who is notified and, if asked, called at the start; who is in it twice is invited once, as
        /// said first. When editing, it replaces the list.
        attendees: Vec<AttendeeRequest> = "attendees";
        /// Recurrence; for a series only, where it is mandatory.
        cycle_params: CycleRequest = "cycleParams";
        /// 0 ordinary, 1 recurring (then `cycleParams` is mandatory).
        conference_type: i64 = "conferenceType", minimum = 0, maximum = 1, default = 0;
        /// Whether recording starts by itself: 0 no, 1 yes. Only with `recordType` 2 or 3.
        is_auto_record: i64 = "isAutoRecord", minimum = 0, maximum = 1, default = 0;
        /// Media encryption: 0 adaptive, 1 forced, 2 off. Absent: the corporation's setting.
        encrypt_mode: i64 = "encryptMode", minimum = 0, maximum = 2;
        /// Language of notices, such as `zh-CN` or `en-US`.
        language: String = "language", default = "zh-CN", example = "en-US";
        /// Zone of notices and of the dates in `cycleParams`: a number from 1 to 77, as text.
        time_zone_id: String = "timeZoneID", default = "56", example = "26";
        /// 0 off, 1 live, 2 record, 3 live and record.
        record_type: i64 = "recordType", minimum = 0, maximum = 3, default = 0;
        /// Push address of the main stream; used with `recordType` 1 and 3.
        live_address: String = "liveAddress", max_length = 255;
        /// Push address of the shared-screen stream; used with `recordType` 1 and 3.
        aux_address: String = "auxAddress", max_length = 255;
        /// Whether the shared screen is recorded too: 0 no, 1 yes.
        record_aux_stream: i64 = "recordAuxStream", minimum = 0, maximum = 1, default = 0;
        /// Who may watch a recording: 0 anyone with the link, 1 corporation users, 2 participants.
        record_auth_type: i64 = "recordAuthType", minimum = 0, maximum = 2;
        /// Other settings.
        conf_config_info: ConfConfigRequest = "confConfigInfo";
        /// Whether a cloud room or the personal meeting ID is used: 0 no, 1 yes. Cannot change.
        vmr_flag: i64 = "vmrFlag", minimum = 0, maximum = 1, default = 0;
        /// Which room: the `id` of the room list. Absent with `vmrFlag` 1: the personal meeting ID.
        vmr_id: String = "vmrID", max_length = 512;
        /// Most people in the meeting; 0: no limit.
        concurrent_participants: i64 = "concurrentParticipants", minimum = 0, default = 0;
        /// Simultaneous interpretation.
        support_simultaneous_interpretation: bool = "supportSimultaneousInterpretation", default = false;
        /// Resource drawn on: 0 concurrency, 1 cloud room, 2 webinar, 3 reserved. Cannot change.
        conf_res_type: i64 = "confResType", minimum = 0, maximum = 3;
    }
}

request! {
    /// Somebody to invite. At least one of `userUUID`, `accountId`, `phone`, `email`, `sms`.
    pub struct AttendeeRequest {
        /// The person's ID on this server.
        user_uuid: String = "userUUID";
        /// Account; with App ID sign-in, the third-party user ID.
        account_id: String = "accountId", example = "ines";
        /// Application whose third-party user ID `accountId` is.
        app_id: String = "appId";
        /// Display name.
        name: String = "name", max_length = 96, example = "Ines";
        /// 0 ordinary, 1 host, 2 reserved.
        role: i64 = "role", minimum = 0, maximum = 2, default = 0;
        /// SIP or phone number.
        phone: String = "phone", max_length = 127, example = "+99100010002";
        /// Reserved.
        phone2: String = "phone2", max_length = 127;
        /// Reserved.
        phone3: String = "phone3", max_length = 127;
        /// Address for e-mail notices.
        email: String = "email", max_length = 255, example = "ines@roofers.example";
        /// Number for SMS notices.
        sms: String = "sms", max_length = 32;
        /// Whether to join muted: 0 no, 1 yes.
        is_mute: i64 = "isMute", minimum = 0, maximum = 1, default = 0;
        /// Whether to call when the meeting starts: 0 no, 1 yes. Absent: the corporation's setting.
        is_auto_invite: i64 = "isAutoInvite", minimum = 0, maximum = 1;
        /// Kind of endpoint: `normal`, `terminal`, `outside`, `mobile`, `ideahub`, `board`,
        /// `hwvision`, `customnumber`, `telepresence`, `telephone`.
        kind: String = "type", example = "normal";
        /// Room of the terminal (reserved).
        address: String = "address";
        /// Department's ID.
        dept_uuid: String = "deptUUID", max_length = 64;
        /// Department's name.
        dept_name: String = "deptName", max_length = 128;
        /// 1 for the corporation's unique site, with type `customnumber`; else 0.
        unique_type: i64 = "uniqueType", minimum = 0, maximum = 1, default = 0;
    }
}

request! {
    /// A recurrence. The time of day of every meeting is that of `startTime` in the zone of
    /// `timeZoneID`.
    pub struct CycleRequest {
        /// First day, `YYYY-MM-DD`, in the zone of `timeZoneID`; not before today.
        start_date: String = "startDate", required = true, example = "2031-06-03";
        /// Last day, at most a year later. It moves earlier when there would be more than 50
        /// meetings.
        end_date: String = "endDate", required = true, example = "2031-07-15";
        /// `Day`, `Week` or `Month`.
        cycle: String = "cycle", required = true, example = "Week";
        /// Every so many periods: 1 to 15 days, 1 to 5 weeks, 1 to 3 months.
        interval: i64 = "interval", minimum = 1, maximum = 15, default = 1;
        /// Days: 0 (Sunday) to 6 for weeks, 1 to 31 for months. Ignored for days.
        point: Vec<i64> = "point";
        /// Days of notice.
        pre_remind_days: i64 = "preRemindDays", minimum = 0, maximum = 30, default = 1;
    }
}

request! {
    /// Other settings of a meeting. Absent: the corporation's setting.
    pub struct ConfConfigRequest {
        /// E-mail notices.
        is_send_notify: bool = "isSendNotify";
        /// SMS notices.
        is_send_sms: bool = "isSendSms";
        /// Calendar e-mail.
        is_send_calendar: bool = "isSendCalendar";
        /// Guests' apps join muted.
        is_auto_mute: bool = "isAutoMute";
        /// Guests' hard terminals join muted.
        is_hard_terminal_auto_mute: bool = "isHardTerminalAutoMute";
        /// Guests need no password; with random IDs only.
        is_guest_free_pwd: bool = "isGuestFreePwd";
        /// Who may join: 0 everybody, 2 corporation users, 3 invited people.
        call_in_restriction: i64 = "callInRestriction", minimum = 0, maximum = 3;
        /// Guests may start the meeting before the host; with random IDs only.
        allow_guest_start_conf: bool = "allowGuestStartConf";
        /// Guest password, 4 to 16 digits. Absent: made up.
        guest_pwd: String = "guestPwd", secret = true, pattern = r"^([0-9]{4,16})?$", example = "24680";
        /// For a cloud room: 0 the room's own ID, 1 a random ID.
        vmr_id_type: i64 = "vmrIDType", minimum = 0, maximum = 1;
        /// Minutes by which the meeting is extended while somebody is in it; 0: it ends on time.
        prolong_length: i64 = "prolongLength", minimum = 0, maximum = 60;
        /// Waiting room.
        enable_waiting_room: bool = "enableWaitingRoom";
        /// The host's camera is on when he joins.
        is_host_camera_on: bool = "isHostCameraOn";
        /// Guests' cameras are on when they join.
        is_guest_camera_on: bool = "isGuestCameraOn";
    }
}
