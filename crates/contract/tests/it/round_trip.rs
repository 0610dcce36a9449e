//! Every wire type that the document names is read and written back unchanged.

use crate::generate::{SCHEMAS, values};
use convoca_contract::control::people;
use convoca_contract::{
    application, audit, auth, conference, control, corporation, error, history, occurrence, outbox, page::Page, portal,
    push, quality, random, reply, resource, room, running, schedule, start, statistic, user, values as words, webhook,
};
use proptest::test_runner::{Config, TestRunner};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::BTreeSet;

/// Reads and writes a value, which must read as itself again.
fn through<T: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(value: &Value) -> Value {
    let read: T = serde_json::from_value(value.clone()).unwrap();
    let text = serde_json::to_string(&read).unwrap();
    assert_eq!(serde_json::from_str::<T>(&text).unwrap(), read);
    serde_json::to_value(&read).unwrap()
}

type Through = fn(&Value) -> Value;

const TYPES: &[(&str, Through)] = &[
    ("AccountSignIn", through::<auth::AccountSignIn>),
    ("Acknowledged", through::<error::Acknowledged>),
    ("AddApplicationRequest", through::<application::AddApplicationRequest>),
    ("AddCorporationRequest", through::<corporation::AddCorporationRequest>),
    ("AddUserRequest", through::<user::AddUserRequest>),
    ("AddedCorporation", through::<corporation::AddedCorporation>),
    ("AddedResources", through::<corporation::AddedResources>),
    ("AdmitRequest", through::<people::AdmitRequest>),
    ("AnonymousRandom", through::<random::AnonymousRandom>),
    ("AnswerCallRequest", through::<portal::AnswerCallRequest>),
    ("AppSignIn", through::<auth::AppSignIn>),
    ("ApplicationInfo", through::<application::ApplicationInfo>),
    ("AttendanceFigures", through::<statistic::AttendanceFigures>),
    ("AttendanceRecord", through::<history::AttendanceRecord>),
    ("AttendeeRequest", through::<schedule::AttendeeRequest>),
    ("AuditDetail", through::<audit::AuditDetail>),
    ("AuditInfo", through::<audit::AuditInfo>),
    ("AuthRandom", through::<random::AuthRandom>),
    ("Calls", through::<portal::Calls>),
    ("CameraRequest", through::<people::CameraRequest>),
    ("CancelOccurrencesRequest", through::<occurrence::CancelOccurrencesRequest>),
    ("CellRequest", through::<control::show::CellRequest>),
    ("ChairInfo", through::<control::snapshot::ChairInfo>),
    ("ClientRecordRequest", through::<people::ClientRecordRequest>),
    ("ClockChange", through::<portal::ClockChange>),
    ("CohostRequest", through::<people::CohostRequest>),
    ("ConfConfigInfo", through::<conference::ConfConfigInfo>),
    ("ConfConfigRequest", through::<schedule::ConfConfigRequest>),
    ("ConfMode", through::<words::ConfMode>),
    ("ConfType", through::<words::ConfType>),
    ("ConferenceDetail", through::<conference::ConferenceDetail>),
    ("ConferenceInfo", through::<conference::ConferenceInfo>),
    ("ConferenceRole", through::<words::ConferenceRole>),
    ("ConferenceState", through::<words::ConferenceState>),
    ("ConferenceTokenAnswer", through::<control::token::ConferenceTokenAnswer>),
    ("ConferenceTokenInfo", through::<control::token::ConferenceTokenInfo>),
    ("ConnectedPerson", through::<control::snapshot::ConnectedPerson>),
    ("ControlRecord", through::<history::ControlRecord>),
    ("CorporationBasics", through::<corporation::CorporationBasics>),
    ("CorporationBasicsRequest", through::<corporation::CorporationBasicsRequest>),
    ("CorporationDefaults", through::<portal::CorporationDefaults>),
    ("CorporationDetail", through::<corporation::CorporationDetail>),
    ("CorporationInfo", through::<user::CorporationInfo>),
    ("CorporationResourceFacts", through::<resource::CorporationResourceFacts>),
    ("CorporationResources", through::<corporation::CorporationResources>),
    ("CorporationRoom", through::<room::CorporationRoom>),
    ("CorporationLimits", through::<portal::CorporationLimits>),
    ("CorporationSettings", through::<portal::CorporationSettings>),
    ("CorporationUse", through::<resource::CorporationUse>),
    ("CpuThresholdData", through::<quality::CpuThresholdData>),
    ("CycleParams", through::<conference::CycleParams>),
    ("CycleRequest", through::<schedule::CycleRequest>),
    ("CycleWord", through::<words::CycleWord>),
    ("DefaultAdminInfo", through::<corporation::DefaultAdminInfo>),
    ("DefaultAdminRequest", through::<corporation::DefaultAdminRequest>),
    ("DefaultsRequest", through::<portal::DefaultsRequest>),
    ("Directory", through::<portal::Directory>),
    ("DirectoryPerson", through::<portal::DirectoryPerson>),
    ("DisplayModeRequest", through::<control::show::DisplayModeRequest>),
    ("EditBasicsRequest", through::<corporation::EditBasicsRequest>),
    ("EditCorporationRequest", through::<corporation::EditCorporationRequest>),
    ("EditDefaultAdminRequest", through::<corporation::EditDefaultAdminRequest>),
    ("EndpointKind", through::<words::EndpointKind>),
    ("ErrorBody", through::<error::ErrorBody>),
    ("GridRequest", through::<control::show::GridRequest>),
    ("GuestUnmuteRequest", through::<people::GuestUnmuteRequest>),
    ("HandRequest", through::<people::HandRequest>),
    ("HandsRequest", through::<people::HandsRequest>),
    ("HangUpRequest", through::<people::HangUpRequest>),
    ("HostRoleRequest", through::<people::HostRoleRequest>),
    ("HostViewRequest", through::<control::show::HostViewRequest>),
    ("IdMark", through::<room::IdMark>),
    ("IncomingCall", through::<portal::IncomingCall>),
    ("Invitation", through::<reply::Invitation>),
    ("InviteRequest", through::<people::InviteRequest>),
    ("InviteWithPasswordRequest", through::<people::InviteWithPasswordRequest>),
    ("InvitedAttendee", through::<people::InvitedAttendee>),
    ("InvitedPerson", through::<control::snapshot::InvitedPerson>),
    ("LayoutRequest", through::<control::show::LayoutRequest>),
    ("LayoutsAnswer", through::<control::show::LayoutsAnswer>),
    ("LockRequest", through::<control::show::LockRequest>),
    ("LockViewRequest", through::<control::show::LockViewRequest>),
    ("MailChannel", through::<portal::MailChannel>),
    ("MediaGroup", through::<corporation::MediaGroup>),
    ("MediaGroupInfo", through::<resource::MediaGroupInfo>),
    ("MediaQos", through::<quality::MediaQos>),
    ("MeetingFigures", through::<statistic::MeetingFigures>),
    ("MeetingOwner", through::<running::MeetingOwner>),
    ("MemberRoom", through::<room::MemberRoom>),
    ("MultiPicDisplay", through::<conference::MultiPicDisplay>),
    ("MuteAllRequest", through::<people::MuteAllRequest>),
    ("MuteRequest", through::<people::MuteRequest>),
    ("NetworkQuality", through::<quality::NetworkQuality>),
    ("NetworkQualityRequest", through::<quality::NetworkQualityRequest>),
    ("NetworkQualityUser", through::<quality::NetworkQualityUser>),
    ("NoticeChannels", through::<portal::NoticeChannels>),
    ("NumberInMeeting", through::<running::NumberInMeeting>),
    ("OccurrenceConfigRequest", through::<occurrence::OccurrenceConfigRequest>),
    ("OccurrenceRequest", through::<occurrence::OccurrenceRequest>),
    ("Occurrences", through::<portal::Occurrences>),
    ("OccurrencesRequest", through::<portal::OccurrencesRequest>),
    ("OnlineAttendee", through::<running::OnlineAttendee>),
    ("OutboxEntry", through::<outbox::OutboxEntry>),
    ("OutboxState", through::<outbox::OutboxState>),
    ("OwnCorporation", through::<corporation::OwnCorporation>),
    ("PackageCount", through::<resource::PackageCount>),
    ("Page_ApplicationInfo", through::<Page<application::ApplicationInfo>>),
    ("Page_AttendanceFigures", through::<Page<statistic::AttendanceFigures>>),
    ("Page_AttendanceRecord", through::<Page<history::AttendanceRecord>>),
    ("Page_AuditInfo", through::<Page<audit::AuditInfo>>),
    ("Page_ConferenceInfo", through::<Page<conference::ConferenceInfo>>),
    ("Page_ControlRecord", through::<Page<history::ControlRecord>>),
    ("Page_CorporationDetail", through::<Page<corporation::CorporationDetail>>),
    ("Page_CorporationRoom", through::<Page<room::CorporationRoom>>),
    ("Page_MeetingFigures", through::<Page<statistic::MeetingFigures>>),
    ("Page_MemberRoom", through::<Page<room::MemberRoom>>),
    ("Page_OnlineAttendee", through::<Page<running::OnlineAttendee>>),
    ("Page_OutboxEntry", through::<Page<outbox::OutboxEntry>>),
    ("Page_ParticipantInfo", through::<Page<conference::ParticipantInfo>>),
    ("Page_QosConferenceInfo", through::<Page<quality::QosConferenceInfo>>),
    ("Page_QosParticipantInfo", through::<Page<quality::QosParticipantInfo>>),
    ("Page_ResourceFigures", through::<Page<statistic::ResourceFigures>>),
    ("Page_ResourceInfo", through::<Page<resource::ResourceInfo>>),
    ("Page_UserFigures", through::<Page<statistic::UserFigures>>),
    ("Page_UserRow", through::<Page<user::UserRow>>),
    ("PaneRequest", through::<control::show::PaneRequest>),
    ("PartAttendee", through::<conference::PartAttendee>),
    ("ParticipantInfo", through::<conference::ParticipantInfo>),
    ("ParticipantViewRequest", through::<control::show::ParticipantViewRequest>),
    ("PasswordEntry", through::<conference::PasswordEntry>),
    ("PicInfo", through::<conference::PicInfo>),
    ("PicLayoutInfo", through::<conference::PicLayoutInfo>),
    ("PlannedOccurrence", through::<portal::PlannedOccurrence>),
    ("PortalNonce", through::<auth::PortalNonce>),
    ("ProlongRequest", through::<control::show::ProlongRequest>),
    ("PropertyRequest", through::<corporation::PropertyRequest>),
    ("ProviderResourceFacts", through::<resource::ProviderResourceFacts>),
    ("ProviderUse", through::<resource::ProviderUse>),
    ("ProxySignIn", through::<auth::ProxySignIn>),
    ("ProxyToken", through::<auth::ProxyToken>),
    ("Qos", through::<quality::Qos>),
    ("QosConferenceInfo", through::<quality::QosConferenceInfo>),
    ("QosCpuInfo", through::<quality::QosCpuInfo>),
    ("QosDataElement", through::<quality::QosDataElement>),
    ("QosDataNoThrElement", through::<quality::QosDataNoThrElement>),
    ("QosDetail", through::<quality::QosDetail>),
    ("QosInfo", through::<quality::QosInfo>),
    ("QosParticipantInfo", through::<quality::QosParticipantInfo>),
    ("QosSendReceiveInfo", through::<quality::QosSendReceiveInfo>),
    ("QosThresholds", through::<quality::QosThresholds>),
    ("RealTimeInfo", through::<control::snapshot::RealTimeInfo>),
    ("RegionInfo", through::<running::RegionInfo>),
    ("RemoveAttendeesRequest", through::<people::RemoveAttendeesRequest>),
    ("RemovedAttendee", through::<people::RemovedAttendee>),
    ("RenameRequest", through::<people::RenameRequest>),
    ("Replies", through::<reply::Replies>),
    ("ReplyAnswer", through::<reply::ReplyAnswer>),
    ("ReplyInfo", through::<reply::ReplyInfo>),
    ("ReplyRequest", through::<reply::ReplyRequest>),
    ("ResourceCounts", through::<corporation::ResourceCounts>),
    ("ResourceFacts", through::<resource::ResourceFacts>),
    ("ResourceFigures", through::<statistic::ResourceFigures>),
    ("ResourceInfo", through::<resource::ResourceInfo>),
    ("ResourceRequest", through::<resource::ResourceRequest>),
    ("RunningConfigRequest", through::<control::show::RunningConfigRequest>),
    ("SaveLayoutRequest", through::<control::show::SaveLayoutRequest>),
    ("SavedLayoutInfo", through::<control::show::SavedLayoutInfo>),
    ("SavedLayoutRequest", through::<control::show::SavedLayoutRequest>),
    ("SavedPaneInfo", through::<control::show::SavedPaneInfo>),
    ("SavedPaneRequest", through::<control::show::SavedPaneRequest>),
    ("ScheduleRequest", through::<schedule::ScheduleRequest>),
    ("SendBackAllRequest", through::<people::SendBackAllRequest>),
    ("SendBackRequest", through::<people::SendBackRequest>),
    ("SetCpuThresholdData", through::<quality::SetCpuThresholdData>),
    ("SetPacketThresholdData", through::<quality::SetPacketThresholdData>),
    ("SetQosThresholdAnswer", through::<quality::SetQosThresholdAnswer>),
    ("SetQosThresholdRequest", through::<quality::SetQosThresholdRequest>),
    ("SetThresholdData", through::<quality::SetThresholdData>),
    ("ShareInvitationRequest", through::<people::ShareInvitationRequest>),
    ("ShowAudienceCountInfo", through::<conference::ShowAudienceCountInfo>),
    ("SiteStatus", through::<resource::SiteStatus>),
    ("SiteWord", through::<resource::SiteWord>),
    ("SmsChannel", through::<portal::SmsChannel>),
    ("StartAnswer", through::<start::StartAnswer>),
    ("StartRequest", through::<start::StartRequest>),
    ("SubConf", through::<conference::SubConf>),
    ("SubConfConfigInfo", through::<conference::SubConfConfigInfo>),
    ("SubPicLayoutInfo", through::<conference::SubPicLayoutInfo>),
    ("ThresholdData", through::<quality::ThresholdData>),
    ("TimeSpan", through::<reply::TimeSpan>),
    ("TokenAnswer", through::<auth::TokenAnswer>),
    ("UpdateApplicationRequest", through::<application::UpdateApplicationRequest>),
    ("UpdateCorporationRequest", through::<portal::UpdateCorporationRequest>),
    ("UpdateOwnCorporationRequest", through::<corporation::UpdateOwnCorporationRequest>),
    ("UpdateResourceRequest", through::<resource::UpdateResourceRequest>),
    ("UpdateRoomRequest", through::<room::UpdateRoomRequest>),
    ("UpdateUserRequest", through::<user::UpdateUserRequest>),
    ("UserDetail", through::<user::UserDetail>),
    ("UserFigures", through::<statistic::UserFigures>),
    ("UserFunction", through::<user::UserFunction>),
    ("UserFunctionRequest", through::<user::UserFunctionRequest>),
    ("UserInfo", through::<auth::UserInfo>),
    ("UserQos", through::<quality::UserQos>),
    ("UserRoom", through::<user::UserRoom>),
    ("UserRow", through::<user::UserRow>),
    ("ValidateToken", through::<auth::ValidateToken>),
    ("WebSocketToken", through::<push::token::WebSocketToken>),
    ("WebhookInfo", through::<webhook::WebhookInfo>),
    ("WebhookRequest", through::<webhook::WebhookRequest>),
    ("Zone", through::<portal::Zone>),
    ("Zones", through::<portal::Zones>),
];

/// The value without the one field that is written as `null`.
fn without_null(mut value: Value) -> Value {
    if let Value::Object(fields) = &mut value {
        fields.retain(|name, field| name != "proxyToken" || !field.is_null());
    }
    value
}

#[test]
fn every_named_schema_has_its_type() {
    let named: BTreeSet<&str> = SCHEMAS.keys().map(String::as_str).collect();
    let tested: BTreeSet<&str> = TYPES.iter().map(|(name, _)| *name).collect();
    assert_eq!(named, tested);
}

#[test]
fn every_type_survives_a_round_trip() {
    for (name, through) in TYPES {
        let mut runner = TestRunner::new(Config { cases: 48, failure_persistence: None, ..Config::default() });
        let checked = runner.run(&values(&SCHEMAS[*name]), |value| {
            assert_eq!(without_null(through(&value)), value);
            Ok(())
        });
        if let Err(failure) = checked {
            panic!("{name}: {failure}");
        }
    }
}
