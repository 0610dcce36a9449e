//! How requests are read: the [`Lenient`] types, [`parse`] for whole bodies, and the `request!`
//! macro that makes a struct, its reader, its writer and its schema from one list of fields.
//!
//! JSON is first read into a [`Value`]: that bounds its nesting, lets a repeated key win instead
//! of failing, and lets each field be judged alone.

use serde_json::Value;
use std::fmt;
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::Schema;

mod facts;
mod lenient;

pub use facts::Facts;
pub(crate) use lenient::fields;

/// A type that can be read from what the vendor's clients send for it.
pub trait Lenient: Sized {
    /// Reads a value; `None` is "not given" (`null` and `""`).
    ///
    /// # Errors
    /// What came instead of this type, such as "an array".
    fn from_json(value: Value) -> Result<Option<Self>, String>;

    /// The schema of everything that [`Lenient::from_json`] takes, with `facts` about the field.
    fn schema_with(facts: Facts) -> RefOr<Schema>;

    /// Adds the named schemas that this one refers to.
    fn collect(_schemas: &mut Vec<(String, RefOr<Schema>)>) {}
}

/// Why a body could not be read as a request at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BodyError {
    /// Nothing, only white space, `null` or `""`.
    Missing,
    /// Not JSON, or nested too deeply; why.
    NotJson(String),
    /// JSON of another type; what came instead.
    Wrong(String),
}

impl fmt::Display for BodyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => write!(f, "the body is missing"),
            Self::NotJson(why) => write!(f, "the body is not valid JSON: {why}"),
            Self::Wrong(came) => write!(f, "the body is {came}, which is not what this call takes"),
        }
    }
}

impl std::error::Error for BodyError {}

/// Reads a body: a request struct, or a list such as `Vec<String>`.
///
/// # Errors
/// [`BodyError`] for a body that is missing, not JSON or of another type. A field of another type
/// is not an error, see [`Given`](crate::Given).
pub fn parse<T: Lenient>(body: &[u8]) -> Result<T, BodyError> {
    if body.iter().all(u8::is_ascii_whitespace) {
        return Err(BodyError::Missing);
    }
    let value: Value = serde_json::from_slice(body).map_err(|error| BodyError::NotJson(error.to_string()))?;
    T::from_json(value).map_err(BodyError::Wrong)?.ok_or(BodyError::Missing)
}

/// Makes a request struct. Each field is `name: Type = "vendorName", fact = value, …;` and becomes
/// a `pub name: Given<Type>`; the facts are the methods of [`Facts`].
macro_rules! request {
    (
        $(#[doc = $about:literal])+
        pub struct $Name:ident {
            $(
                $(#[doc = $doc:literal])+
                $field:ident: $Type:ty = $wire:literal $(, $fact:ident = $value:expr)* ;
            )+
        }
    ) => {
        $(#[doc = $about])+
        #[derive(Clone, Default, PartialEq, Eq)]
        pub struct $Name {
            $( $(#[doc = $doc])+ pub $field: $crate::Given<$Type>, )+
        }

        impl $Name {
            /// The vendor's names of the fields.
            pub const FIELDS: &'static [&'static str] = &[$($wire),+];
        }

        impl $crate::Lenient for $Name {
            fn from_json(value: serde_json::Value) -> Result<Option<Self>, String> {
                Ok($crate::request::fields(value)?.map(|mut fields| Self {
                    $( $field: $crate::Given::take(&mut fields, $wire), )+
                }))
            }

            fn schema_with(facts: $crate::Facts) -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
                facts.reference(stringify!($Name))
            }

            fn collect(schemas: &mut Vec<(String, utoipa::openapi::RefOr<utoipa::openapi::Schema>)>) {
                schemas.push((stringify!($Name).to_owned(), <Self as utoipa::PartialSchema>::schema()));
                <Self as utoipa::ToSchema>::schemas(schemas);
            }
        }

        impl<'de> serde::Deserialize<'de> for $Name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let value = serde_json::Value::deserialize(deserializer)?;
                match <Self as $crate::Lenient>::from_json(value) {
                    Ok(request) => request.ok_or_else(|| serde::de::Error::custom("expected an object, not nothing")),
                    Err(came) => Err(serde::de::Error::custom(format!("expected an object, not {came}"))),
                }
            }
        }

        impl serde::Serialize for $Name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use serde::ser::SerializeMap;
                let mut map = serializer.serialize_map(None)?;
                $( if let Some(value) = self.$field.value() { map.serialize_entry($wire, value)?; } )+
                map.end()
            }
        }

        impl std::fmt::Debug for $Name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                let mut shown = f.debug_struct(stringify!($Name));
                $(
                    let facts = $crate::Facts::new(&[])$(.$fact($value))*;
                    if facts.secret && !self.$field.is_absent() {
                        shown.field(stringify!($field), &"***");
                    } else if !self.$field.is_absent() {
                        shown.field(stringify!($field), &self.$field);
                    }
                )+
                shown.finish()
            }
        }

        impl utoipa::PartialSchema for $Name {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
                let mut object = utoipa::openapi::ObjectBuilder::new()
                    .description(Some([$($about.trim()),+].join(" ")));
                $(
                    let facts = $crate::Facts::new(&[$($doc),+])$(.$fact($value))*;
                    if facts.required {
                        object = object.required($wire);
                    }
                    object = object.property($wire, <$Type as $crate::Lenient>::schema_with(facts));
                )+
                object.into()
            }
        }

        impl utoipa::ToSchema for $Name {
            fn schemas(schemas: &mut Vec<(String, utoipa::openapi::RefOr<utoipa::openapi::Schema>)>) {
                $( <$Type as $crate::Lenient>::collect(schemas); )+
            }
        }
    };
}
