//! The table and the models against the vendor's SDK, whose facts are copied into `vendor.txt`.

use crate::generate::SCHEMAS;
use convoca_contract::OPERATIONS;
use convoca_contract::operation::{Kind, Place};
use serde_json::Value;
use std::collections::BTreeSet;

const FACTS: &str = include_str!("vendor.txt");

fn facts(kind: &str) -> impl Iterator<Item = Vec<&'static str>> {
    FACTS.lines().filter_map(move |line| {
        let words: Vec<&str> = line.split(' ').collect();
        (words[0] == kind).then(|| words[1..].to_vec())
    })
}

#[test]
fn ids_and_routes_are_unique() {
    let ids: BTreeSet<_> = OPERATIONS.iter().map(|operation| operation.id).collect();
    let routes: BTreeSet<_> = OPERATIONS.iter().map(|operation| (operation.method.word(), operation.path)).collect();
    assert_eq!((ids.len(), routes.len()), (OPERATIONS.len(), OPERATIONS.len()));
}

#[test]
fn operations_have_the_routes_and_parameters_of_the_sdk() {
    let known: BTreeSet<_> = facts("operation").map(|fact| fact[0]).collect();
    let ours: BTreeSet<_> = OPERATIONS.iter().filter_map(|operation| operation.sdk).collect();
    assert_eq!(known, ours);
    for fact in facts("operation") {
        let operation = OPERATIONS.iter().find(|operation| operation.sdk == Some(fact[0])).unwrap();
        assert_eq!((operation.method.word(), operation.path), (fact[1], fact[2]), "{}", operation.id);
        let params: Vec<String> = operation
            .params
            .iter()
            .filter(|param| param.name != "Idempotency-Key")
            .map(|param| {
                let place = match param.place {
                    Place::Query => "query",
                    Place::Header => "header",
                    Place::Path => "path",
                };
                let kind = match param.kind {
                    Kind::String => "string",
                    Kind::Integer => "integer",
                    Kind::Integers => "array<integer>",
                    Kind::Boolean => "boolean",
                };
                format!("{place}:{}:{kind}{}", param.name, if param.required { "*" } else { "" })
            })
            .collect();
        let ours: BTreeSet<&str> = params.iter().map(String::as_str).collect();
        assert_eq!(ours, fact[3..].iter().copied().collect(), "{}", operation.id);
    }
}

#[test]
fn path_parameters_are_those_of_the_path() {
    for operation in OPERATIONS {
        let in_path: BTreeSet<&str> =
            operation.path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}')).collect();
        let params = operation.params.iter().filter(|param| param.place == Place::Path);
        assert_eq!(in_path, params.map(|param| param.name).collect(), "{}", operation.id);
    }
}

#[test]
fn the_table() {
    let rows: Vec<String> = OPERATIONS
        .iter()
        .map(|row| format!("{:<22} {:<6} {:<52} {:?}", row.id, row.method.word(), row.path, row.auth))
        .collect();
    insta::assert_snapshot!(rows.join("\n"));
}

/// Vendor's model, our type, and whether ours must have all its fields.
const MODELS: &[(&str, &str, bool)] = &[
    ("ValidateTokenReqDTO", "ValidateToken", true),
    ("CheckTokenResponse", "TokenAnswer", true),
    ("CreatePortalRefNonceResponse", "PortalNonce", true),
    ("UserInfo", "UserInfo", false),
    ("ProxyTokenDTO", "ProxyToken", false),
    ("AddAppIdRequestBody", "AddApplicationRequest", true),
    ("UpdateAppIdRequestBody", "UpdateApplicationRequest", true),
    ("AddAppIdResponse", "ApplicationInfo", true),
    ("AppIdInfoDTO", "ApplicationInfo", true),
    ("RestScheduleConfDTO", "ScheduleRequest", true),
    ("RestAttendeeDTO", "AttendeeRequest", true),
    ("CycleParams", "CycleRequest", true),
    ("CycleParams", "CycleParams", true),
    ("RestConfConfigDTO", "ConfConfigRequest", true),
    ("RestConfConfigDTO", "ConfConfigInfo", true),
    ("ConferenceInfo", "ConferenceInfo", true),
    ("PasswordEntry", "PasswordEntry", true),
    ("PartAttendee", "PartAttendee", true),
    ("MultiPicDisplayDO", "MultiPicDisplay", true),
    ("PicInfoNotify", "PicInfo", true),
    ("PicLayoutInfo", "PicLayoutInfo", true),
    ("SubPicLayoutInfo", "SubPicLayoutInfo", true),
    ("CycleSubConf", "SubConf", true),
    ("CycleSubConfConfigDTO", "SubConfConfigInfo", true),
    ("ShowAudienceCountInfo", "ShowAudienceCountInfo", true),
    ("ShowMeetingDetailResponse", "ConferenceDetail", true),
    ("ParticipantInfo", "ParticipantInfo", true),
    ("RestScheduleCycleConfDTO", "OccurrenceRequest", true),
    ("CycleSubConfConfigDTO", "OccurrenceConfigRequest", false),
    ("RestCancelSingleRecordCycleConfListReqBody", "CancelOccurrencesRequest", true),
    ("ConfAttendeeRecordInfo", "AttendanceRecord", true),
    ("ConfCtlRecordInfo", "ControlRecord", true),
    ("StartRequest", "StartRequest", true),
    ("StartMeetingResponse", "StartAnswer", true),
    ("RestInviteReqBody", "InviteRequest", true),
    ("Attendee", "InvitedAttendee", true),
    ("RestInviteWithPwdReqBody", "InviteWithPasswordRequest", true),
    ("RestBulkHangUpReqBody", "HangUpRequest", true),
    ("RestBulkDelAttendReqBody", "RemoveAttendeesRequest", true),
    ("DelAttendInfo", "RemovedAttendee", true),
    ("RestRenamePartReqBody", "RenameRequest", true),
    ("RestMuteParticipantReqBody", "MuteRequest", true),
    ("RestMuteReqBody", "MuteAllRequest", true),
    ("RestAllowUnMuteReqBody", "GuestUnmuteRequest", true),
    ("RestHandsUpReqBody", "HandRequest", true),
    ("RestBatchHandsUpReqBody", "HandsRequest", true),
    ("RestChairTokenReqBody", "HostRoleRequest", true),
    ("RestSetCohostBody", "CohostRequest", true),
    ("RestVideoBody", "CameraRequest", true),
    ("InviteShareDTO", "ShareInvitationRequest", true),
    ("RestAllowClientRecordReqBody", "ClientRecordRequest", true),
    ("RestAllowWaitingParticipantReqBody", "AdmitRequest", true),
    ("RestMoveToWaitingRoomReqBody", "SendBackRequest", true),
    ("RestBatchMoveToWaitingRoomReqBody", "SendBackAllRequest", true),
    ("AuthorizeConfigInfoRequestBody", "SignOnRequest", true),
    ("ShowSsoConfigResponse", "SignOnInfo", true),
    ("AddUserDTO", "AddUserRequest", true),
    ("ModUserDTO", "UpdateUserRequest", true),
    ("AddUserResponse", "UserDetail", false),
    ("SearchUserResultDTO", "UserRow", false),
    ("UserVmrDTO", "UserRoom", false),
    ("AddUserRequestBody", "InviteUserRequest", true),
    ("InviteUserResponse", "InvitedUser", true),
    ("DeptDTO", "AddDepartmentRequest", true),
    ("ModDeptDTO", "UpdateDepartmentRequest", true),
    ("AddDepartmentResponse", "DepartmentAdded", true),
    ("ShowDeptAndChildDeptResponse", "DepartmentDetail", true),
    ("QueryDeptResultDTO", "DepartmentRow", true),
    ("ShowDepartmentResponse", "BookDepartment", true),
    ("ChildDeptDTO", "ChildDepartment", true),
    ("CorpAdminDTO", "AddAdministratorRequest", true),
    ("QueryCorpAdminResultDTO", "AdministratorInfo", true),
    ("ShowCorpAdminResponse", "AdministratorInfo", true),
    ("DeptBasicDTO", "DepartmentBasics", true),
    ("UserDTO", "BookUser", true),
    ("ShowUserRequestDTO", "ShowUserRequest", true),
    ("ExternalContactDTO", "ExternalContact", true),
    ("ExternalContactDTO", "AddContactRequest", false),
    ("UserFunctionDTO", "UserFunction", true),
    ("UserFunctionDTO", "UserFunctionRequest", true),
    ("CorpBasicInfoDTO", "CorporationInfo", false),
    ("ModVmrDTO", "UpdateRoomRequest", true),
    ("QueryVmrResultDTO", "MemberRoom", true),
    ("QueryOrgVmrResultDTO", "CorporationRoom", true),
    ("IdMarkDTO", "IdMark", true),
    ("AddDeviceDTO", "AddDeviceRequest", true),
    ("ModDeviceDTO", "UpdateDeviceRequest", true),
    ("AddDeviceResponse", "DeviceInfo", true),
    ("QueryDeviceResultDTO", "DeviceInfo", true),
    ("QueryDeviceTypeResultDTO", "DeviceType", true),
    ("UserStatusDTO", "NumberStatus", true),
    ("ActiveDTO", "CodeAddressRequest", true),
    ("VisionActiveCodeDTO", "CreateCodeRequest", true),
    ("CreateVisionActiveCodeResponse", "CreatedCode", true),
    ("QueryVisionActiveCodeResultDTO", "CodeInfo", true),
    ("ModPwdReqDTO", "UpdatePasswordRequest", true),
    ("ResetPwdReqDTOV1", "ResetPasswordRequest", true),
    ("AdminResetPwdReqDTO", "ResetPasswordByAdminRequest", true),
    ("SlideVerifyCodeSendDTO", "SendSliderRequest", true),
    ("SlideVerifyCodeCheckDTO", "CheckSliderRequest", true),
    ("SendSlideVerifyCodeResponse", "Slider", true),
    ("CheckSlideVerifyCodeResponse", "StepToken", true),
    ("VerifyCodeSendDTOV1", "SendCodeRequest", true),
    ("VerifyCodeCheckDTO", "CheckCodeRequest", true),
    ("SendVeriCodeForChangePwdResponse", "SentCode", true),
    ("CheckVerifyCodeResponse", "CheckedCode", true),
    ("VerificationCodeDTO", "ContactRequest", true),
    ("ModMemberDTO", "UpdateMyInfoRequest", true),
    ("WebHookConfigRequest", "WebhookRequest", true),
    ("ShowWebHookConfigResponse", "WebhookInfo", true),
    ("QosConferenceInfo", "QosConferenceInfo", true),
    ("QosParticipantInfo", "QosParticipantInfo", false),
    ("SearchQosParticipantDetailResponse", "QosDetail", true),
    ("QosInfo", "QosInfo", true),
    ("QosSendReceiveInfo", "QosSendReceiveInfo", true),
    ("QosCpuInfo", "QosCpuInfo", true),
    ("QosDataElement", "QosDataElement", true),
    ("QosDataNoThrElement", "QosDataNoThrElement", true),
    ("ShowQosThresholdResponse", "QosThresholds", true),
    ("ThresholdData", "ThresholdData", true),
    ("PacketThresholdData", "ThresholdData", true),
    ("CPUThresholdData", "CpuThresholdData", true),
    ("SetQosThresholdReq", "SetQosThresholdRequest", true),
    ("SetThresholdData", "SetThresholdData", true),
    ("SetPacketThresholdData", "SetPacketThresholdData", true),
    ("SetCPUThresholdData", "SetCpuThresholdData", true),
    ("SetQosThresholdResponse", "SetQosThresholdAnswer", true),
    ("RestQosRequestDTO", "NetworkQualityRequest", true),
    ("UserQosReqInfo", "NetworkQualityUser", true),
    ("ListNetworkQualityResponse", "NetworkQuality", true),
    ("UserQos", "UserQos", true),
    ("MediaQos", "MediaQos", true),
    ("Qos", "Qos", false),
    ("ShowRegionInfoOfMeetingResponse", "RegionInfo", true),
    ("OnlineAttendeeRecordInfo", "OnlineAttendee", true),
    ("CheckCallNumberInConfResponse", "NumberInMeeting", true),
    ("ShowConfOrgResponse", "MeetingOwner", true),
    ("CreateAuthRandomResponse", "AuthRandom", true),
    ("CreateAnonymousAuthRandomResponse", "AnonymousRandom", true),
    ("AddCorpDTO", "AddCorporationRequest", true),
    ("AddCorpResDTO", "AddedResources", true),
    ("CorpBasicDTO", "CorporationBasicsRequest", true),
    ("AdminDTO", "DefaultAdminRequest", true),
    ("OrgPropertyDTO", "PropertyRequest", true),
    ("ModCorpDTO", "EditCorporationRequest", true),
    ("ModCorpBasicDTO", "EditBasicsRequest", true),
    ("ModAdminDTO", "EditDefaultAdminRequest", true),
    ("ModCorpBasicInfoDTO", "UpdateOwnCorporationRequest", true),
    ("AddCorpResponse", "AddedCorporation", true),
    ("ShowCorpResponse", "CorporationDetail", true),
    ("QueryCorpResultDTO", "CorporationDetail", true),
    ("QueryCorpBasicResultDTO", "CorporationBasics", true),
    ("QueryAdminResultDTO", "DefaultAdminInfo", true),
    ("QueryCorpResResultDTO", "CorporationResources", true),
    ("QueryCorpVcResResultDTO", "ResourceCounts", true),
    ("OrgGroupDTO", "MediaGroup", true),
    ("ShowCorpBasicInfoResponse", "OwnCorporation", true),
    ("ResourceDTO", "ResourceRequest", true),
    ("ModResourceDTO", "UpdateResourceRequest", true),
    ("QueryResourceResultDTO", "ResourceInfo", true),
    ("QueryVmrPkgResResultDTO", "PackageCount", true),
    ("ResDetailDTO", "ResourceFacts", true),
    ("ShowCorpResourceResponse", "CorporationResourceFacts", true),
    ("ShowSpResourceResponse", "ProviderResourceFacts", true),
    ("QueryCorpGroupDTO", "MediaGroupInfo", true),
    ("ShowOrgResResponse", "CorporationUse", true),
    ("ShowSpResResponse", "ProviderUse", true),
    ("ShowMgmtSiteStatusResponse", "SiteStatus", true),
    ("StatisticConferenceDataItem", "MeetingFigures", true),
    ("StatisticParticipateDataItem", "AttendanceFigures", true),
    ("StatisticResourceDataItem", "ResourceFigures", true),
    ("StatisticUserDataItem", "UserFigures", true),
];

/// The first type that a property's schema offers besides `null`, references followed.
fn kind(schema: &Value) -> String {
    if let Some(reference) = schema["$ref"].as_str() {
        return kind(&SCHEMAS[reference.rsplit('/').next().unwrap()]);
    }
    if let Some(choices) = schema.get("anyOf").or(schema.get("oneOf")).and_then(Value::as_array) {
        return kind(choices.iter().find(|choice| choice["type"] != "null").unwrap());
    }
    let first = match &schema["type"] {
        Value::Array(kinds) => kinds.iter().find(|kind| *kind != "null").unwrap(),
        kind => kind,
    };
    first.as_str().unwrap_or_else(|| panic!("{schema} has no type")).to_owned()
}

#[test]
fn models_have_the_fields_and_types_of_the_sdk() {
    let copied: BTreeSet<_> = facts("model").map(|fact| fact[0]).collect();
    assert_eq!(copied, MODELS.iter().map(|(model, ..)| *model).collect());
    for (model, name, whole) in MODELS {
        let fact = facts("model").find(|fact| fact[0] == *model).unwrap();
        let theirs: BTreeSet<String> = fact[1..].iter().map(|field| field.trim_end_matches('*').to_owned()).collect();
        let ours: BTreeSet<String> = SCHEMAS[*name]["properties"]
            .as_object()
            .unwrap()
            .iter()
            // Gone from the SDK's body, but still in the published command line.
            .filter(|(field, _)| !(*name == "ScheduleRequest" && *field == "conferenceType"))
            // The proof that the SDK's request for a new password lacks.
            .filter(|(field, _)| !(*name == "ResetPasswordRequest" && *field == "token"))
            // What the new password has to be like, which its page shows.
            .filter(|(field, _)| !(*name == "CheckedCode" && field.starts_with("password")))
            // Pictures that are set, and in the SDK shown only to their owners at sign-in.
            .filter(|(field, _)| !(matches!(*name, "UserDetail" | "UserRow") && *field == "headPictureUrl"))
            .map(|(field, schema)| format!("{field}:{}", kind(schema)))
            .collect();
        let invented: Vec<_> = ours.difference(&theirs).collect();
        assert!(invented.is_empty(), "{name} has {invented:?}, unlike {model}");
        let missing: Vec<_> = theirs.difference(&ours).collect();
        // The SDK has two addresses of proxies that this server has none of.
        assert!(!whole || missing.is_empty(), "{name} lacks {missing:?} of {model}");
        let required = SCHEMAS[*name]["required"].as_array().cloned().unwrap_or_default();
        // `preRemindDays` is called mandatory and given a default, so it need not be sent here.
        let mandatory = fact[1..].iter().filter(|field| **field != "preRemindDays:integer*");
        for field in mandatory.filter_map(|field| field.strip_suffix('*')) {
            let field = field.split(':').next().unwrap();
            assert!(required.contains(&Value::from(field)), "{name}.{field} is mandatory");
        }
    }
}
