//! The state of a meeting that is not about one person, and the layout in it.

use super::basic::restriction;
use crate::live::Visitor;
use convoca_conference::{
    ChatRule, ConferenceState, Layout, Participant, ParticipantId, RecordRule, Recording, Role, ShareRule, Stage, View,
};
use convoca_contract::push::dynamic::{DynamicInfo, Mode, MultiPic, State};
use convoca_contract::push::layout::{CustomLayout, Grid, GridPane, Pane, PaneUser};
use std::collections::BTreeMap;

/// Most views of single people that are in use.
const MOST_VIEWS: u32 = 500;

type People = BTreeMap<ParticipantId, (Participant, Visitor)>;

/// The state.
pub(super) fn info(state: &ConferenceState, people: &People, over: bool) -> DynamicInfo {
    let has_view = |one: &&(Participant, Visitor)| one.0.view != View::Free;
    let viewers = || people.values().filter(has_view);
    let restriction = restriction(state.entry);
    DynamicInfo {
        state: if over { State::Destroyed } else { State::Created },
        end_time: state.ends_at.as_millisecond().to_string(),
        mode: match &state.stage {
            Stage::Free => Mode::Free,
            Stage::Broadcast(_) => Mode::Broadcast,
            Stage::RollCall(_) => Mode::RollCall,
            Stage::Voice { .. } | Stage::Layout(_) => Mode::Fixed,
        },
        vas: follows_voices(&state.stage),
        lock: state.locked.into(),
        mute: state.all_muted.into(),
        can_unmute: state.may_unmute.into(),
        lock_sharing: (state.share == ShareRule::Hosts).into(),
        chair_view: viewers().any(|one| one.0.role == Role::Host).into(),
        pic_num: state.layout.as_ref().map_or(0, panes),
        part_view_num: u32::try_from(viewers().filter(|one| one.0.role != Role::Host).count()).unwrap_or(u32::MAX),
        max_part_view_num: MOST_VIEWS,
        rec_state: (state.recording == Recording::On).into(),
        rec_occurred: state.recorded.into(),
        multi_pic: state.layout.as_ref().map_or_else(MultiPic::default, |layout| MultiPic {
            pic_infos: filled(layout, people, false),
            pic_num: panes(layout),
            period: layout.seconds.into(),
        }),
        conf_im_group_id: String::new(),
        forbidden_chat: (state.chat == ChatRule::Nobody).into(),
        chat_permission: match state.chat {
            ChatRule::Nobody => 1,
            ChatRule::Private | ChatRule::Hosts => 2,
            ChatRule::Public => 3,
            ChatRule::Everybody => 4,
        },
        real_time_subtitle: 0,
        enable_share_setting: 1,
        call_in_restriction: restriction,
        audience_call_in_restriction: restriction.min(2),
        simultaneous_interpretation: 0,
        lan_channels: Vec::new(),
        allow_audience: state.audience_admitted.into(),
        pause: state.paused,
        client_rec_mode: match state.record {
            RecordRule::Hosts => 0,
            RecordRule::Everybody => 1,
            RecordRule::Some => 2,
        },
        waiting_room_state: state.waiting_room.into(),
        allow_rename: state.may_rename.into(),
        allow_open_camera: state.may_show.into(),
        free_share: state.may_take_over.into(),
    }
}

/// The layout that was set last, shown or not.
pub(super) fn layout(state: &ConferenceState, people: &People) -> CustomLayout {
    let vas = follows_voices(&state.stage);
    let Some(layout) = &state.layout else { return CustomLayout { vas, ..CustomLayout::default() } };
    let (pic_infos, pic_layout) = (filled(layout, people, false), grid(layout));
    let (pic_num, period, pic_mode) = (panes(layout), u32::from(layout.seconds), u8::from(!layout.automatic));
    CustomLayout {
        mode: layout.kind.to_string(),
        portal_mode: layout.kind.to_string(),
        pic_infos,
        user_pic_infos: filled(layout, people, true),
        portal_pic_layout: pic_layout.clone(),
        pic_layout,
        pic_mode,
        portal_pic_mode: pic_mode,
        pic_num,
        portal_pic_num: pic_num,
        active_index: 1,
        portal_active_index: 1,
        period,
        portal_period: period,
        skip_empty_pic: false,
        portal_skip_empty_pic: false,
        vas,
        is_chair_view_multi_pic: 0,
    }
}

fn follows_voices(stage: &Stage) -> u8 {
    matches!(stage, Stage::Voice { .. }).into()
}

fn panes(layout: &Layout) -> u32 {
    u32::try_from(layout.panes.len()).unwrap_or(u32::MAX)
}

/// Panes with their numbers, from 1.
fn numbered(layout: &Layout) -> impl Iterator<Item = (u32, &convoca_conference::Pane)> {
    (1..).zip(layout.panes.iter())
}

fn filled(layout: &Layout, people: &People, named: bool) -> Vec<Pane> {
    let call_number = |id: &ParticipantId| people.get(id).map_or_else(|| id.to_string(), |(_, who)| who.number(*id));
    let pane = |(index, pane): (u32, &convoca_conference::Pane)| Pane {
        index,
        id: pane.people.iter().map(call_number).collect(),
        pic_user_list: match named {
            true => pane.people.iter().map(|id| PaneUser { user_id: id.to_string() }).collect(),
            false => Vec::new(),
        },
        share: pane.screen.into(),
        is_auto_polling_pic: pane.people.len() > 1,
    };
    numbered(layout).map(pane).collect()
}

fn grid(layout: &Layout) -> Grid {
    let pane = |(id, pane): (u32, &convoca_conference::Pane)| GridPane {
        id,
        left: pane.left.into(),
        top: pane.top.into(),
        x_size: pane.width.into(),
        y_size: pane.height.into(),
    };
    Grid {
        x: layout.columns.into(),
        y: layout.rows.into(),
        sub_pic_layout_info_list: numbered(layout).map(pane).collect(),
    }
}
