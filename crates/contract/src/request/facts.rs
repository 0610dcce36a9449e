//! What is said about a request field in the document.

use serde_json::Value;
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::{AnyOfBuilder, ObjectBuilder, Ref, Schema, SchemaType, Type};

/// What is known about a request field besides its type; it goes into the schema only.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    pub(super) description: Option<String>,
    minimum: Option<i64>,
    maximum: Option<i64>,
    max_length: Option<usize>,
    pattern: Option<&'static str>,
    pub(super) example: Option<Value>,
    default: Option<Value>,
    item: bool,
    pub(crate) secret: bool,
    pub(crate) required: bool,
}

impl Facts {
    /// A described field; `doc` are the lines of its documentation.
    pub(crate) fn new(doc: &[&str]) -> Self {
        let lines: Vec<&str> = doc.iter().map(|line| line.trim()).collect();
        Self { description: Some(lines.join(" ")), ..<Self as Default>::default() }
    }

    /// An item of an array, which unlike a field cannot be absent.
    pub(super) fn item() -> Self {
        Self { item: true, ..<Self as Default>::default() }
    }

    pub(crate) fn minimum(self, minimum: i64) -> Self {
        Self { minimum: Some(minimum), ..self }
    }

    pub(crate) fn maximum(self, maximum: i64) -> Self {
        Self { maximum: Some(maximum), ..self }
    }

    pub(crate) fn max_length(self, characters: usize) -> Self {
        Self { max_length: Some(characters), ..self }
    }

    pub(crate) fn pattern(self, pattern: &'static str) -> Self {
        Self { pattern: Some(pattern), ..self }
    }

    pub(crate) fn example(self, example: impl Into<Value>) -> Self {
        Self { example: Some(example.into()), ..self }
    }

    pub(crate) fn default(self, default: impl Into<Value>) -> Self {
        Self { default: Some(default.into()), ..self }
    }

    /// A password or token, which `Debug` must not show.
    pub(crate) fn secret(self, secret: bool) -> Self {
        Self { secret, ..self }
    }

    pub(crate) fn required(self, required: bool) -> Self {
        Self { required, ..self }
    }

    pub(super) fn types<const N: usize>(&self, types: [Type; N]) -> SchemaType {
        types.into_iter().chain((!self.item).then_some(Type::Null)).collect()
    }

    pub(super) fn object<const N: usize>(self, types: [Type; N], own_pattern: Option<&'static str>) -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(self.types(types))
            .minimum(self.minimum.map(|n| n as isize))
            .maximum(self.maximum.map(|n| n as isize))
            .max_length(self.max_length)
            .pattern(self.pattern.or(own_pattern))
            .description(self.description)
            .default(self.default)
            .examples(self.example)
            .into()
    }

    /// A field that holds the struct whose schema is called `name`.
    pub(crate) fn reference(self, name: &str) -> RefOr<Schema> {
        let reference = Ref::from_schema_name(name);
        if self.item {
            return reference.into();
        }
        AnyOfBuilder::new()
            .item(reference)
            .item(ObjectBuilder::new().schema_type(Type::Null))
            .description(self.description)
            .into()
    }
}
