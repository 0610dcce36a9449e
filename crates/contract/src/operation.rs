//! What an operation is: a row of the table from which routes are checked and the document made.

use crate::Page;
use std::borrow::Cow;
use utoipa::ToSchema;
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::{ArrayBuilder, Ref, Schema};

/// An operation.
#[derive(Clone, Copy, Debug)]
pub struct Operation {
    /// Our name: that of the handler and its file, such as `create_meeting`.
    pub id: &'static str,
    /// Name in the vendor's SDK, if it is there.
    pub sdk: Option<&'static str>,
    /// Method.
    pub method: Method,
    /// Path, with parameters in braces.
    pub path: &'static str,
    /// One clause about what it does.
    pub summary: &'static str,
    /// Noun under which the document lists it.
    pub tag: &'static str,
    /// How the caller proves who he is.
    pub auth: Auth,
    /// Parameters outside the body.
    pub params: &'static [Param],
    /// Body that it takes.
    pub body: Option<SchemaOf>,
    /// Body that it answers with status 200.
    pub answer: Answer,
    /// Statuses it can answer besides those of [`Operation::answers`] that all have.
    pub statuses: &'static [u16],
}

impl Operation {
    /// Every status that it can answer, ascending.
    pub fn answers(&self) -> Vec<u16> {
        let mut statuses = vec![200, 400, 404, 405, 408, 413, 429, 500, 503];
        match self.auth {
            Auth::None => {}
            Auth::AccessToken(_) | Auth::ConferenceToken => statuses.extend([401, 403]),
            Auth::Basic | Auth::AppSignature => statuses.push(401),
        }
        statuses.extend(self.statuses);
        statuses.sort_unstable();
        statuses.dedup();
        statuses
    }
}

/// HTTP method.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "they are the methods of HTTP")]
pub enum Method {
    Get,
    Post,
    Put,
    Delete,
}

impl Method {
    /// As on the wire.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Delete => "DELETE",
        }
    }
}

/// How the caller proves who he is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Auth {
    /// Not at all, or by something in the body.
    None,
    /// With the header `X-Access-Token`, by somebody of at least this rank.
    AccessToken(Rank),
    /// With account and password in the header `Authorization`.
    Basic,
    /// With an application's signature in the header `Authorization`.
    AppSignature,
    /// With a conference token in the header `X-Conference-Authorization`.
    ConferenceToken,
}

/// What somebody who is signed in must at least be to call an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rank {
    /// Anybody who is signed in.
    Member,
    /// An administrator of his corporation.
    Admin,
    /// The default administrator of his corporation.
    DefaultAdmin,
    /// The service provider's administrator, who is above the corporations and administers none.
    Provider,
}

/// A parameter outside the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Param {
    /// Name.
    pub name: &'static str,
    /// Place.
    pub place: Place,
    /// Type.
    pub kind: Kind,
    /// Whether it must be given.
    pub required: bool,
    /// What it is.
    pub description: &'static str,
}

impl Param {
    /// An optional query parameter.
    pub const fn query(name: &'static str, kind: Kind, description: &'static str) -> Self {
        Self { name, place: Place::Query, kind, required: false, description }
    }

    /// An optional header.
    pub const fn header(name: &'static str, kind: Kind, description: &'static str) -> Self {
        Self { name, place: Place::Header, kind, required: false, description }
    }

    /// A part of the path.
    pub const fn path(name: &'static str, kind: Kind, description: &'static str) -> Self {
        Self { name, place: Place::Path, kind, required: true, description }
    }

    /// The same, which must be given.
    pub const fn required(self) -> Self {
        Self { required: true, ..self }
    }
}

/// Where a parameter is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "they are the parts of a request")]
pub enum Place {
    Query,
    Header,
    Path,
}

/// Type of a parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Text.
    String,
    /// Whole number.
    Integer,
    /// Whole numbers, as repeated keys or with commas.
    Integers,
    /// `true` or `false`.
    Boolean,
}

/// Body of an answer with status 200.
#[derive(Clone, Copy, Debug)]
pub enum Answer {
    /// JSON of this schema.
    Schema(SchemaOf),
    /// [`Acknowledged`](crate::error::Acknowledged), as the meeting calls answer.
    Empty,
    /// Text of this media type.
    Text(&'static str),
    /// No body at all, as the calls about users, rooms and tokens answer.
    None,
}

/// A schema, by the type that has it.
#[derive(Clone, Copy, Debug)]
pub struct SchemaOf {
    name: fn() -> Cow<'static, str>,
    schema: fn() -> RefOr<Schema>,
    schemas: fn(&mut Vec<(String, RefOr<Schema>)>),
    list: bool,
}

impl SchemaOf {
    /// That of `T`.
    pub const fn one<T: ToSchema>() -> Self {
        Self { name: T::name, schema: T::schema, schemas: T::schemas, list: false }
    }

    /// A list of `T`.
    pub const fn list<T: ToSchema>() -> Self {
        Self { list: true, ..Self::one::<T>() }
    }

    /// A [`Page`] of `T`.
    pub const fn page<T: ToSchema>() -> Self
    where
        Page<T>: ToSchema,
    {
        Self {
            // The name under which utoipa lets a struct with such a field refer to it.
            name: || format!("Page_{}", T::name()).into(),
            // utoipa does not follow a type parameter.
            schemas: |schemas| Self::one::<T>().collect(schemas),
            ..Self::one::<Page<T>>()
        }
    }

    /// Name of `T`.
    pub fn name(&self) -> Cow<'static, str> {
        (self.name)()
    }

    /// A schema that refers to that of `T`, except that a text is given in place.
    pub(crate) fn reference(&self) -> RefOr<Schema> {
        let item = if self.is_text() { (self.schema)() } else { Ref::from_schema_name(self.name()).into() };
        if self.list { ArrayBuilder::new().items(item).into() } else { item }
    }

    /// Adds the schema of `T` and those it refers to.
    pub(crate) fn collect(&self, schemas: &mut Vec<(String, RefOr<Schema>)>) {
        if !self.is_text() {
            schemas.push((self.name().into_owned(), (self.schema)()));
            (self.schemas)(schemas);
        }
    }

    fn is_text(&self) -> bool {
        self.name() == <String as ToSchema>::name()
    }
}
