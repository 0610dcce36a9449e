//! The OpenAPI 3.1 document, made from [`OPERATIONS`] and the schemas of the wire types.
//!
//! Request schemas are as loose as the server: they take what it takes. Every status that an
//! operation can answer is in the document, with the vendor's error body.

use crate::conference::ParticipantInfo;
use crate::error::{Acknowledged, ErrorBody};
use crate::operation::{Answer, Auth, Kind, Method, Param, Place, Rank, SchemaOf};
use crate::{OPERATIONS, Operation};
use std::collections::BTreeSet;
use utoipa::openapi::header::Header;
use utoipa::openapi::path::{
    HttpMethod, OperationBuilder, Parameter, ParameterBuilder, ParameterIn, PathItem, PathsBuilder,
};
use utoipa::openapi::request_body::{RequestBody, RequestBodyBuilder};
use utoipa::openapi::response::{Response, ResponseBuilder};
use utoipa::openapi::schema::{ArrayBuilder, Components, ComponentsBuilder, ObjectBuilder, Ref, Schema, Type};
use utoipa::openapi::security::{
    ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme,
};
use utoipa::openapi::tag::TagBuilder;
use utoipa::openapi::{ContentBuilder, InfoBuilder, LicenseBuilder, OpenApi, OpenApiBuilder, RefOr, Required};

const JSON: &str = "application/json";
const ERROR: SchemaOf = SchemaOf::one::<ErrorBody>();
const ACKNOWLEDGED: SchemaOf = SchemaOf::one::<Acknowledged>();

const TAGS: &[(&str, &str)] = &[
    ("sign-in", "Getting an access token."),
    ("token", "Checking, replacing and giving up tokens."),
    ("meeting", "Booking, finding, editing and cancelling meetings."),
    ("series", "Recurring series, and single meetings of them."),
    ("history", "Meetings that were held: who was in, and what was done."),
    ("resource", "What is used, and whether the server works."),
    ("statistic", "Figures by day, month or hour."),
    ("room", "Cloud rooms and personal meeting IDs."),
    ("user", "Users of a corporation."),
    ("application", "Applications, which sign in with an App ID and a key."),
    ("device", "Room systems and screens, and the codes that sign them in."),
    ("password", "Changing passwords, and coming by new ones."),
    ("own", "The own profile."),
    ("webhook", "Event push."),
    ("audit", "Who changed what."),
    ("department", "Departments."),
    ("administrator", "Administrators."),
    ("address book", "The address book."),
    ("signage", "The vendor's own screens and whiteboards: answered, and not supported."),
    ("portal", "What the portal needs and the vendor's API has not."),
];

/// The document of a server of this `version`.
pub fn document(version: &str) -> OpenApi {
    let mut paths = PathsBuilder::new();
    for operation in OPERATIONS {
        // `path` merges items of the same path.
        paths = paths.path(operation.path, PathItem::new(method(operation.method), described(operation)));
    }
    let info = InfoBuilder::new()
        .title("Convoca")
        .version(version)
        .description(Some(
            "A self-hosted meeting platform that speaks the REST API of Huawei Cloud Meeting. \
             Integers may also be sent as text with digits, and `null` and `\"\"` count as not given.",
        ))
        .license(Some(LicenseBuilder::new().name("Apache-2.0").identifier(Some("Apache-2.0")).build()));
    let tags = TAGS.iter().map(|(name, about)| TagBuilder::new().name(*name).description(Some(*about)).build());
    OpenApiBuilder::new().info(info.build()).tags(Some(tags)).paths(paths).components(Some(components())).build()
}

fn method(method: Method) -> HttpMethod {
    match method {
        Method::Get => HttpMethod::Get,
        Method::Post => HttpMethod::Post,
        Method::Put => HttpMethod::Put,
        Method::Delete => HttpMethod::Delete,
    }
}

fn described(operation: &Operation) -> OperationBuilder {
    let mut row = OperationBuilder::new()
        .operation_id(Some(operation.id))
        .summary(Some(operation.summary))
        .description(operation.sdk.map(|name| format!("`{name}` in the vendor's SDK.")))
        .tag(operation.tag)
        .request_body(operation.body.map(request_body));
    for param in operation.params {
        row = row.parameter(parameter(param));
    }
    if let Some(scheme) = scheme_name(operation.auth) {
        row = row.security(SecurityRequirement::new(scheme, Vec::<String>::new()));
    }
    for status in operation.answers() {
        row = row.response(status.to_string(), response(operation, status));
    }
    row
}

fn parameter(param: &Param) -> Parameter {
    let integer = ObjectBuilder::new().schema_type(Type::Integer);
    let schema: RefOr<Schema> = match param.kind {
        Kind::String if param.place == Place::Path => {
            ObjectBuilder::new().schema_type(Type::String).min_length(Some(1)).into()
        }
        Kind::String => ObjectBuilder::new().schema_type(Type::String).into(),
        Kind::Integer => integer.into(),
        Kind::Integers => ArrayBuilder::new().items(integer).into(),
        Kind::Boolean => ObjectBuilder::new().schema_type(Type::Boolean).into(),
    };
    let place = match param.place {
        Place::Query => ParameterIn::Query,
        Place::Header => ParameterIn::Header,
        Place::Path => ParameterIn::Path,
    };
    ParameterBuilder::new()
        .name(param.name)
        .parameter_in(place)
        .required(if param.required { Required::True } else { Required::False })
        .description(Some(param.description))
        .schema(Some(schema))
        .build()
}

fn request_body(body: SchemaOf) -> RequestBody {
    RequestBodyBuilder::new()
        .required(Some(Required::True))
        .content(JSON, ContentBuilder::new().schema(Some(body.reference())).build())
        .build()
}

fn response(operation: &Operation, status: u16) -> RefOr<Response> {
    if status != 200 {
        return Ref::from_response_name(refusal_name(status)).into();
    }
    let body = match operation.answer {
        Answer::Schema(schema) => Some((JSON, schema.reference())),
        Answer::Empty => Some((JSON, ACKNOWLEDGED.reference())),
        Answer::Text(kind) => Some((kind, ObjectBuilder::new().schema_type(Type::String).into())),
        Answer::None => None,
    };
    answer(status, body).into()
}

fn refusal_name(status: u16) -> String {
    format!("Refused{status}")
}

/// A response with a body of this media type and schema, and the header that every response has.
fn answer(status: u16, body: Option<(&str, RefOr<Schema>)>) -> Response {
    let id = Header::builder()
        .schema(Some(ObjectBuilder::new().schema_type(Type::String)))
        .description(Some("ID of the request, which is also in the server's log."))
        .build();
    let mut response = ResponseBuilder::new().description(meaning(status)).header("X-Request-Id", id);
    if let Some((kind, schema)) = body {
        response = response.content(kind, ContentBuilder::new().schema(Some(schema)).build());
    }
    response.build()
}

/// What a status means, for the reader of the document.
fn meaning(status: u16) -> &'static str {
    match status {
        200 => "Done.",
        400 => "A parameter or the state of the thing does not allow it; the code says which.",
        401 => "Not signed in: the token, password or signature is missing or wrong.",
        403 => "Signed in, but not allowed to do this.",
        404 => "No such path.",
        405 => "No such method on this path.",
        408 => "The request came too slowly.",
        412 => "The account is disabled.",
        413 => "The body is larger than 1 MiB.",
        422 => "The idempotency key was used with another body.",
        423 => "The account is locked for a while after wrong passwords.",
        429 => "Too many requests.",
        500 => "A fault of the server.",
        503 => "The server is too busy or is stopping; try again.",
        _ => "Refused.",
    }
}

fn scheme_name(auth: Auth) -> Option<&'static str> {
    match auth {
        Auth::None => None,
        Auth::AccessToken(_) => Some("accessToken"),
        Auth::Basic => Some("accountAndPassword"),
        Auth::AppSignature => Some("applicationSignature"),
        Auth::ConferenceToken => Some("conferenceToken"),
    }
}

fn scheme(auth: Auth) -> Option<SecurityScheme> {
    Some(match auth {
        Auth::None => return None,
        Auth::AccessToken(_) => SecurityScheme::ApiKey(ApiKey::Header(ApiKeyValue::with_description(
            "X-Access-Token",
            "`accessToken` of a sign-in.",
        ))),
        Auth::Basic => SecurityScheme::Http(
            HttpBuilder::new().scheme(HttpAuthScheme::Basic).description(Some("Account and password.")).build(),
        ),
        Auth::AppSignature => SecurityScheme::ApiKey(ApiKey::Header(ApiKeyValue::with_description(
            "Authorization",
            "`HMAC-SHA256 signature=<hex>,access=<base64 of the App ID>`, signed with the App key over \
             `appId:userId:expireTime:nonce` (for a service provider's application \
             `appId:corpId:userId:expireTime:nonce`).",
        ))),
        Auth::ConferenceToken => SecurityScheme::ApiKey(ApiKey::Header(ApiKeyValue::with_description(
            "X-Conference-Authorization",
            "`data.token` of a conference token, or `Basic ` and its base64.",
        ))),
    })
}

fn components() -> Components {
    let mut schemas = Vec::new();
    for operation in OPERATIONS {
        if let Some(body) = operation.body {
            body.collect(&mut schemas);
        }
        if let Answer::Schema(answer) = operation.answer {
            answer.collect(&mut schemas);
        }
    }
    // Named inside a page inside a struct only, where utoipa does not look.
    SchemaOf::one::<ParticipantInfo>().collect(&mut schemas);
    ERROR.collect(&mut schemas);
    ACKNOWLEDGED.collect(&mut schemas);
    let mut components = ComponentsBuilder::new().schemas_from_iter(schemas);
    for auth in [Auth::AccessToken(Rank::Member), Auth::Basic, Auth::AppSignature, Auth::ConferenceToken] {
        if let (Some(name), Some(scheme)) = (scheme_name(auth), scheme(auth)) {
            components = components.security_scheme(name, scheme);
        }
    }
    let statuses: BTreeSet<u16> = OPERATIONS.iter().flat_map(Operation::answers).collect();
    for status in statuses.into_iter().filter(|status| *status != 200) {
        components = components.response(refusal_name(status), answer(status, Some((JSON, ERROR.reference()))));
    }
    components.build()
}
