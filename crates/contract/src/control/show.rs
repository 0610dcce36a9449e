//! What programs do about what is shown, the rules, and the time.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

request! {
    /// Whether the meeting is locked.
    pub struct LockRequest {
        /// 1: it is.
        is_lock: i64 = "isLock", required = true, minimum = 0, maximum = 1;
    }
}

request! {
    /// Whether a webinar's audience is let in.
    pub struct AudienceRequest {
        /// 1: it is; 0: those who come from now on wait.
        allow_audience: i64 = "allowAudience", required = true, minimum = 0, maximum = 1;
    }
}

request! {
    /// Whether a webinar's audience sees and hears nothing for the time being.
    pub struct PauseRequest {
        /// 1: it does not; 0: it goes on.
        pause: i64 = "pause", required = true, minimum = 0, maximum = 1;
    }
}

request! {
    /// How it is decided what everybody is shown.
    pub struct DisplayModeRequest {
        /// `Fixed` a layout, `VAS` whoever speaks.
        switch_mode: String = "switchMode", required = true, example = "VAS";
        /// 0 one picture, with `VAS` only; 1 several.
        image_type: i64 = "imageType", required = true, minimum = 0, maximum = 1;
    }
}

request! {
    /// A layout.
    pub struct LayoutRequest {
        /// 0 whoever there is, 1 who is named.
        manual_set: i64 = "manualSet", required = true, minimum = 0, maximum = 1;
        /// A grid of one's own, with `Custom`.
        pic_layout_info: GridRequest = "picLayoutInfo";
        /// Arrangement, such as `Single`, `Three-2` or `Custom`.
        image_type: String = "imageType", example = "Four";
        /// Who is where; needed when they are named.
        subscriber_in_pics: Vec<PaneRequest> = "subscriberInPics";
        /// For how many seconds each of several people in a pane is shown, 10 by default.
        switch_time: i64 = "switchTime", minimum = 10, maximum = 120;
        /// Only remember it.
        multi_pic_save_only: bool = "multiPicSaveOnly";
    }
}

request! {
    /// Who is in a pane.
    pub struct PaneRequest {
        /// Which, from 1.
        index: i64 = "index", minimum = 1;
        /// Call numbers (`phone`), in the retired call IDs (`pid`). Several take turns.
        subscriber: Vec<String> = "subscriber";
        /// 1 the shared screen, 0 a face.
        is_assist_stream: i64 = "isAssistStream", minimum = 0, maximum = 1;
    }
}

request! {
    /// A grid.
    pub struct GridRequest {
        /// Cells across.
        x: i64 = "x", minimum = 1, maximum = 100;
        /// Cells down.
        y: i64 = "y", minimum = 1, maximum = 100;
        /// Panes.
        panes: Vec<CellRequest> = "subPicLayoutInfoList";
    }
}

request! {
    /// A pane of a grid.
    pub struct CellRequest {
        /// Number of the pane, from 1.
        id: i64 = "id", minimum = 1;
        /// Cells to the left of it.
        left: i64 = "left", minimum = 0;
        /// Cells above it.
        top: i64 = "top", minimum = 0;
        /// Cells across.
        x_size: i64 = "xSize", minimum = 1;
        /// Cells down.
        y_size: i64 = "ySize", minimum = 1;
    }
}

request! {
    /// A layout to remember.
    pub struct SaveLayoutRequest {
        /// The layout.
        layout: SavedLayoutRequest = "restPicLayout", required = true;
    }
}

request! {
    /// A layout to remember, as long as the meeting lasts.
    pub struct SavedLayoutRequest {
        /// For how many seconds each of several people in a pane is shown, 10 by default.
        switch_time: i64 = "switchTime", minimum = 10, maximum = 120;
        /// Number of panes; ignored, as the arrangement says it.
        pic_num: i64 = "picNum";
        /// Name.
        name: String = "layOutName", max_length = 96, example = "Stage";
        /// Arrangement.
        image_type: String = "imageType", required = true, example = "Four";
        /// ID; one is made up when it is left out. One that is there is replaced.
        uuid: String = "uuid", max_length = 64;
        /// Who is where.
        panes: Vec<SavedPaneRequest> = "subscriberInPics";
    }
}

request! {
    /// A pane of a layout to remember.
    pub struct SavedPaneRequest {
        /// Which, from 1.
        index: i64 = "index", minimum = 1;
        /// Call numbers.
        id: Vec<String> = "id";
        /// 1 the shared screen, 0 a face.
        share: i64 = "share", minimum = 0, maximum = 1;
    }
}

request! {
    /// What the host looks at.
    pub struct HostViewRequest {
        /// 0 one after the other, 1 all, 2 one.
        view_type: i64 = "viewType", required = true, minimum = 0, maximum = 2;
        /// ID of the one.
        participant_id: String = "participantID", max_length = 64;
        /// For how many seconds each is shown, 10 by default.
        switch_time: i64 = "switchTime", minimum = 10, maximum = 120;
        /// 1 begins with one after the other, 0 ends it.
        status: i64 = "status", minimum = 0, maximum = 1;
    }
}

request! {
    /// What a participant looks at.
    pub struct ParticipantViewRequest {
        /// Always 2: one.
        view_type: i64 = "viewType", required = true, minimum = 2, maximum = 2;
        /// ID of the one.
        participant_id: String = "participantID", required = true, max_length = 64;
    }
}

request! {
    /// Whether a participant has to look at what was decided for him.
    pub struct LockViewRequest {
        /// 1: he has to.
        status: i64 = "status", required = true, minimum = 0, maximum = 1;
        /// His ID again, as in the query.
        participant_id: String = "participantID", required = true, max_length = 64;
    }
}

request! {
    /// A later end.
    pub struct ProlongRequest {
        /// 0 once and now, 1 by itself each time the end comes.
        auto: i64 = "auto", required = true, minimum = 0, maximum = 1;
        /// Minutes, 15 by default.
        duration: i64 = "duration", minimum = 1, maximum = 1440;
    }
}

request! {
    /// Rules of a running meeting; what is left out stays.
    pub struct RunningConfigRequest {
        /// 1: only hosts share.
        lock_sharing: i64 = "lockSharing", minimum = 0, maximum = 1;
        /// Who may join: 0 everybody, 2 corporation users, 3 invited people.
        call_in_restriction: i64 = "callInRestriction", minimum = 0, maximum = 3;
        /// The same for a webinar's audience: 0, 2. Accepted; what was booked holds.
        audience_call_in_restriction: i64 = "audienceCallInRestriction", minimum = 0, maximum = 2;
        /// 1: guests may unmute themselves.
        allow_unmute_by_oneself: i64 = "allowUnmuteByOneself", minimum = 0, maximum = 1;
        /// 1 nobody writes, 2 privately only, 3 to everybody only, 4 as they like.
        chat_permission: i64 = "chatPermission", minimum = 1, maximum = 4;
        /// Who records in the client: 0 hosts, 1 everybody, 2 whom a host lets.
        client_rec_mode: i64 = "clientRecMode", minimum = 0, maximum = 2;
        /// 1: guests may turn cameras on.
        allow_open_camera: i64 = "allowOpenCamera", minimum = 0, maximum = 1;
        /// 1: guests may rename themselves.
        allow_rename: i64 = "allowRename", minimum = 0, maximum = 1;
        /// 1: locked.
        is_lock: i64 = "isLock", minimum = 0, maximum = 1;
        /// 1: everybody may share while somebody else does, 0: hosts.
        free_share: i64 = "freeShare", minimum = 0, maximum = 1;
    }
}

/// The layouts that are remembered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct LayoutsAnswer {
    /// Always 0.
    pub return_code: i64,
    /// Always `Success`.
    pub return_desc: String,
    /// They, the oldest first.
    pub pic_layouts: Vec<SavedLayoutInfo>,
}

/// A layout that is remembered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SavedLayoutInfo {
    /// For how many seconds each of several people in a pane is shown.
    pub switch_time: i64,
    /// Number of panes.
    pub pic_num: i64,
    /// Name.
    #[serde(rename = "layOutName")]
    pub name: String,
    /// Arrangement.
    pub image_type: String,
    /// ID.
    pub uuid: String,
    /// Who is where.
    #[serde(rename = "subscriberInPics")]
    pub panes: Vec<SavedPaneInfo>,
}

/// A pane of a layout that is remembered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SavedPaneInfo {
    /// Which, from 1.
    pub index: i64,
    /// Call numbers.
    pub id: Vec<String>,
    /// 1 the shared screen, 0 a face.
    pub share: i64,
}
