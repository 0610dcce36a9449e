//! People in a meeting that is being held: inviting, muting, hands, roles, the waiting room.
//!
//! Switches are 0 or 1, and so are texts of these digits.

request! {
    /// People to be called into a meeting.
    pub struct InviteRequest {
        /// They.
        attendees: Vec<InvitedAttendee> = "attendees", required = true;
    }
}

request! {
    /// Somebody to be called into a meeting.
    pub struct InvitedAttendee {
        /// Display name.
        name: String = "name", required = true, max_length = 96, example = "Ines";
        /// What he is called at: SIP or phone number.
        phone: String = "phone", required = true, max_length = 127, example = "+99100010002";
        /// Kind of endpoint, such as `normal`; only looked at where it is given.
        kind: String = "type", required = true, example = "normal";
        /// The person's ID on this server.
        user_uuid: String = "userUUID";
        /// Account.
        account_id: String = "accountId", example = "ines";
        /// 0 ordinary, 1 host.
        role: i64 = "role", minimum = 0, maximum = 1, default = 0;
        /// Reserved.
        phone2: String = "phone2", max_length = 127;
        /// Reserved.
        phone3: String = "phone3", max_length = 127;
        /// Mail address; nothing is sent to it while the meeting is held.
        email: String = "email", max_length = 255;
        /// Number for texts; none is sent while the meeting is held.
        sms: String = "sms", max_length = 32;
        /// Department's ID.
        dept_uuid: String = "deptUUID", max_length = 64;
        /// Department's name.
        dept_name: String = "deptName", max_length = 128;
    }
}

request! {
    /// A number to be called into a meeting by whoever knows the meeting's password.
    pub struct InviteWithPasswordRequest {
        /// Number to be called.
        call_number: String = "callNum", required = true, max_length = 127, example = "+99100010002";
        /// ID of the meeting.
        conference_id: String = "confID", required = true, max_length = 64, example = "936120447";
        /// The host's password.
        password: String = "pwd", required = true, secret = true, example = "402817";
        /// Corporation that the number belongs to; that of the meeting in any case.
        corporation: String = "orgID", max_length = 64;
        /// Whose number it is: 0 this server's, 1 another system's.
        number_belongs_to: i64 = "numBelongsType", minimum = 0, maximum = 1, default = 0;
        /// Whether the name of the called side is kept; ignored, it always is.
        keeps_name: bool = "isNotOverlayPidName";
    }
}

request! {
    /// Participants to be put out.
    pub struct HangUpRequest {
        /// Their IDs (`pid`).
        participants: Vec<String> = "bulkHangUpParticipants", required = true;
    }
}

request! {
    /// People to be taken off the list of those who are invited.
    pub struct RemoveAttendeesRequest {
        /// They.
        attendees: Vec<RemovedAttendee> = "bulkDelAttendInfo", required = true;
    }
}

request! {
    /// Somebody to be taken off the list of those who are invited.
    pub struct RemovedAttendee {
        /// Call number.
        number: String = "number", required = true, max_length = 127, example = "+99100010002";
        /// ID (`pid`) of somebody who is connected or being called.
        participant_id: String = "participantID", example = "00f1e2d3c4b5a697";
    }
}

request! {
    /// A new name for somebody.
    pub struct RenameRequest {
        /// ID (`pid`) of somebody who is connected.
        participant_id: String = "participantID", example = "00f1e2d3c4b5a697";
        /// Call number.
        number: String = "number", required = true, max_length = 127, example = "+99100010002";
        /// Name.
        new_name: String = "newName", required = true, max_length = 96, example = "Ines";
    }
}

request! {
    /// Whether somebody is muted.
    pub struct MuteRequest {
        /// 1 mutes him; 0 gives him his microphone back, or asks him to turn it on.
        is_mute: i64 = "isMute", required = true, minimum = 0, maximum = 1, example = 1;
    }
}

request! {
    /// Whether everybody but host and co-hosts is muted.
    pub struct MuteAllRequest {
        /// 1 mutes them, and those who come later; 0 takes that back.
        is_mute: i64 = "isMute", required = true, minimum = 0, maximum = 1, example = 1;
        /// Whether they may unmute themselves; looked at when they are muted.
        allow_unmute: i64 = "allowUnmuteByOneself", minimum = 0, maximum = 1, default = 1;
    }
}

request! {
    /// Whether guests may unmute themselves.
    pub struct GuestUnmuteRequest {
        /// 1 they may.
        allow_unmute: i64 = "allowUnmuteByOneself", required = true, minimum = 0, maximum = 1, example = 1;
    }
}

request! {
    /// Whether a hand is up.
    pub struct HandRequest {
        /// 1 raises it, 0 lowers it.
        hands_state: i64 = "handsState", required = true, minimum = 0, maximum = 1, example = 0;
    }
}

request! {
    /// Whether several people's hands are up.
    pub struct HandsRequest {
        /// 1 raises them, 0 lowers them.
        hands_state: i64 = "handsState", required = true, minimum = 0, maximum = 1, example = 0;
        /// IDs (`pid`) of the people.
        pids: Vec<String> = "pids", required = true;
    }
}

request! {
    /// Whether somebody is host.
    pub struct HostRoleRequest {
        /// 1 makes him host, 0 makes the host an ordinary participant.
        apply_chair: i64 = "applyChair", required = true, minimum = 0, maximum = 1, example = 1;
        /// The host's password; to become host.
        password: String = "chairmanPwd", secret = true, example = "402817";
    }
}

request! {
    /// Whether somebody is co-host.
    pub struct CohostRequest {
        /// 1 makes him co-host, 0 an ordinary participant.
        is_cohost: i64 = "isCohost", required = true, minimum = 0, maximum = 1, example = 1;
    }
}

request! {
    /// What somebody is asked to do with his camera.
    pub struct CameraRequest {
        /// 1 turns it off, 0 asks him to turn it on.
        status: i64 = "status", required = true, minimum = 0, maximum = 1, example = 0;
    }
}

request! {
    /// Whether somebody is asked to share his screen.
    pub struct ShareInvitationRequest {
        /// 1 asks him, 0 takes that back.
        share: i64 = "share", required = true, minimum = 0, maximum = 1, example = 1;
    }
}

request! {
    /// Whether somebody may record in his client.
    pub struct ClientRecordRequest {
        /// 1 he may.
        allow_client_record: i64 = "allowClientRecord", required = true, minimum = 0, maximum = 1, example = 1;
    }
}

request! {
    /// Who is let in from the waiting room: one of the two must be given.
    pub struct AdmitRequest {
        /// ID (`pid`) of somebody who waits.
        participant_id: String = "participantID", example = "00f1e2d3c4b5a697";
        /// Everybody.
        allow_all: bool = "allowAll", default = false;
    }
}

request! {
    /// Somebody to be sent back into the waiting room.
    pub struct SendBackRequest {
        /// His ID (`pid`).
        participant_id: String = "participantID", required = true, example = "00f1e2d3c4b5a697";
    }
}

request! {
    /// People to be sent back into the waiting room.
    pub struct SendBackAllRequest {
        /// Their IDs (`pid`).
        participants: Vec<String> = "batchParticipants", required = true;
    }
}
