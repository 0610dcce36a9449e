//! Random JSON that fits a schema of the document.

use convoca_contract::openapi::document;
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Map, Value};
use std::sync::LazyLock;

/// The schemas of the document, by name.
pub(crate) static SCHEMAS: LazyLock<Map<String, Value>> = LazyLock::new(|| {
    let document = serde_json::to_value(document("0")).unwrap();
    document["components"]["schemas"].as_object().unwrap().clone()
});

/// Values of `schema`; where it offers several types, of the first that is not `null`.
pub(crate) fn values(schema: &Value) -> BoxedStrategy<Value> {
    if let Some(reference) = schema["$ref"].as_str() {
        return values(&SCHEMAS[reference.rsplit('/').next().unwrap()]);
    }
    if let Some(choices) = schema.get("anyOf").or(schema.get("oneOf")).and_then(Value::as_array) {
        return values(choices.iter().find(|choice| choice["type"] != "null").unwrap());
    }
    if let Some(words) = schema["enum"].as_array() {
        return prop::sample::select(words.clone()).boxed();
    }
    let kind = match &schema["type"] {
        Value::Array(kinds) => kinds.iter().find(|kind| *kind != "null").unwrap(),
        kind => kind,
    };
    match kind.as_str().unwrap_or_else(|| panic!("{schema} has no type")) {
        "integer" => any::<i64>().prop_map(Value::from).boxed(),
        "number" => (0..1000).prop_map(|tenths| Value::from(f64::from(tenths) / 10.0)).boxed(),
        "boolean" => any::<bool>().prop_map(Value::from).boxed(),
        "string" => text().prop_map(Value::from).boxed(),
        "array" => vec(values(&schema["items"]), 0..3).prop_map(Value::from).boxed(),
        "object" => object(schema),
        other => panic!("no values of {other}"),
    }
}

fn text() -> impl Strategy<Value = String> {
    vec(any::<char>().prop_filter("zero characters are refused", |c| *c != '\0'), 1..12)
        .prop_map(|chars| chars.into_iter().collect())
}

fn object(schema: &Value) -> BoxedStrategy<Value> {
    let properties = schema["properties"].as_object().unwrap();
    let required = schema["required"].as_array().cloned().unwrap_or_default();
    let fields: Vec<_> = properties
        .iter()
        .map(|(name, field)| {
            let name = name.clone();
            let value = values(field);
            let given = if required.contains(&Value::from(name.as_str())) {
                value.prop_map(Some).boxed()
            } else {
                prop::option::of(value).boxed()
            };
            given.prop_map(move |value| value.map(|value| (name.clone(), value)))
        })
        .collect();
    fields.prop_map(|fields| fields.into_iter().flatten().collect::<Map<_, _>>().into()).boxed()
}
