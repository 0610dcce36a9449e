//! [`Given`]: a request field that was given, was not, or holds something of another type.
//!
//! The vendor's clients send digits as text, `null` and `""` for "not given"; the type of a field
//! is therefore looked at field by field, and a wrong one is kept as [`Given::Wrong`], so that it
//! can be answered with the field's own code. Ranges are not looked at here.

use crate::request::{Facts, Lenient};
use serde::de::{Deserialize, Deserializer};
use serde::ser::{Serialize, Serializer};
use serde_json::{Map, Value};
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::Schema;
use utoipa::{PartialSchema, ToSchema};

/// A request field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Given<T> {
    /// Not sent, `null` or `""`.
    #[default]
    Absent,
    /// Sent, and of the right type.
    Value(T),
    /// Sent, but of another type: what came instead, such as "an array".
    Wrong(String),
}

impl<T> Given<T> {
    /// The same with a borrowed value.
    pub fn as_ref(&self) -> Given<&T> {
        match self {
            Self::Absent => Given::Absent,
            Self::Value(value) => Given::Value(value),
            Self::Wrong(came) => Given::Wrong(came.clone()),
        }
    }

    /// Whether the field was not given.
    pub fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// The value, if one of the right type was given.
    pub fn value(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Wrong(_) => None,
        }
    }

    /// The value, if any.
    ///
    /// # Errors
    /// What came instead, when it was of another type.
    pub fn into_result(self) -> Result<Option<T>, String> {
        match self {
            Self::Absent => Ok(None),
            Self::Value(value) => Ok(Some(value)),
            Self::Wrong(came) => Err(came),
        }
    }
}

impl<T: Lenient> Given<T> {
    /// Reads a JSON value. Never fails: another type becomes [`Given::Wrong`].
    pub fn from_json(value: Value) -> Self {
        match T::from_json(value) {
            Ok(None) => Self::Absent,
            Ok(Some(value)) => Self::Value(value),
            Err(came) => Self::Wrong(came),
        }
    }

    /// Reads the text of a query parameter, a header or a path segment by the same rules.
    pub fn from_text(text: Option<&str>) -> Self {
        text.map_or(Self::Absent, |text| Self::from_json(Value::from(text)))
    }

    /// Takes a field out of an object.
    pub(crate) fn take(object: &mut Map<String, Value>, name: &str) -> Self {
        object.remove(name).map_or(Self::Absent, Self::from_json)
    }
}

impl<T> From<T> for Given<T> {
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}

impl<'de, T: Lenient> Deserialize<'de> for Given<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Value::deserialize(deserializer).map(Self::from_json)
    }
}

impl<T: Serialize> Serialize for Given<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value().serialize(serializer)
    }
}

impl<T: Lenient> PartialSchema for Given<T> {
    fn schema() -> RefOr<Schema> {
        T::schema_with(Facts::new(&[]))
    }
}

impl<T: Lenient> ToSchema for Given<T> {
    fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        T::collect(schemas);
    }
}
