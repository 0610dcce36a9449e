//! How the plain types are read from what clients send for them.

use super::{Facts, Lenient};
use serde_json::{Map, Value};
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::{ArrayBuilder, Schema, Type};

/// What a JSON value is called in "… came instead".
fn called(value: &Value) -> String {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(number) if number.is_f64() => "a number with a fraction",
        Value::Number(_) => "a number",
        Value::String(text) if text.is_empty() => "an empty text",
        Value::String(_) => "a text",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
    .to_owned()
}

fn is_absent(value: &Value) -> bool {
    value.is_null() || value.as_str().is_some_and(str::is_empty)
}

/// The whole number that a value stands for: a number or a text of digits.
fn integer(value: &Value) -> Result<i64, String> {
    match value {
        Value::Number(number) => {
            if let Some(whole) = number.as_i64() {
                return Ok(whole);
            }
            match number.as_f64() {
                // Beyond 2^53 a float no longer names one whole number.
                Some(float) if float.fract() == 0.0 && float.abs() <= 9_007_199_254_740_992.0 => Ok(float as i64),
                Some(float) if float.fract() != 0.0 => Err("a number with a fraction".to_owned()),
                _ => Err("a number that is too large".to_owned()),
            }
        }
        Value::String(text) => {
            let digits = text.trim();
            let unsigned = digits.strip_prefix(['+', '-']).unwrap_or(digits);
            if unsigned.is_empty() || !unsigned.bytes().all(|byte| byte.is_ascii_digit()) {
                return Err("a text that is not a number".to_owned());
            }
            digits.parse().map_err(|_| "a number that is too large".to_owned())
        }
        other => Err(called(other)),
    }
}

impl Lenient for i64 {
    fn from_json(value: Value) -> Result<Option<Self>, String> {
        if is_absent(&value) { Ok(None) } else { integer(&value).map(Some) }
    }

    fn schema_with(facts: Facts) -> RefOr<Schema> {
        facts.object([Type::Integer, Type::String], Some(r"^(\s*[+-]?[0-9]+\s*)?$"))
    }
}

impl Lenient for bool {
    fn from_json(value: Value) -> Result<Option<Self>, String> {
        if is_absent(&value) {
            return Ok(None);
        }
        match &value {
            Value::Bool(flag) => return Ok(Some(*flag)),
            Value::String(text) if text.trim().eq_ignore_ascii_case("true") => {
                return Ok(Some(true));
            }
            Value::String(text) if text.trim().eq_ignore_ascii_case("false") => {
                return Ok(Some(false));
            }
            _ => {}
        }
        match integer(&value) {
            Ok(0) => Ok(Some(false)),
            Ok(1) => Ok(Some(true)),
            Ok(_) => Err("a number other than 0 and 1".to_owned()),
            Err(_) => Err(called(&value)),
        }
    }

    fn schema_with(facts: Facts) -> RefOr<Schema> {
        let facts = facts.minimum(0).maximum(1);
        let pattern = r"^\s*([Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee]|[+-]?0+|\+?0*1)?\s*$";
        facts.object([Type::Boolean, Type::Integer, Type::String], Some(pattern))
    }
}

impl Lenient for String {
    fn from_json(value: Value) -> Result<Option<Self>, String> {
        match value {
            value if is_absent(&value) => Ok(None),
            // PostgreSQL has no text with a zero character, and nothing sensible is lost.
            Value::String(text) if text.contains('\0') => Err("a text with a zero character".to_owned()),
            Value::String(text) => Ok(Some(text)),
            Value::Number(number) => Ok(Some(number.to_string())),
            other => Err(called(&other)),
        }
    }

    fn schema_with(facts: Facts) -> RefOr<Schema> {
        facts.object([Type::String, Type::Number], None)
    }
}

impl<T: Lenient> Lenient for Vec<T> {
    fn from_json(value: Value) -> Result<Option<Self>, String> {
        if is_absent(&value) {
            return Ok(None);
        }
        let Value::Array(items) = value else {
            return Err(called(&value));
        };
        let read = |(index, item): (usize, Value)| {
            let name = called(&item);
            let wrong = |came: &str| format!("an array whose item {} is {came}", index + 1);
            T::from_json(item).map_err(|came| wrong(&came))?.ok_or_else(|| wrong(&name))
        };
        items.into_iter().enumerate().map(read).collect::<Result<_, _>>().map(Some)
    }

    fn schema_with(facts: Facts) -> RefOr<Schema> {
        ArrayBuilder::new()
            .schema_type(facts.types([Type::Array]))
            .items(T::schema_with(Facts::item()))
            .description(facts.description)
            .examples(facts.example)
            .into()
    }

    fn collect(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        T::collect(schemas);
    }
}

/// The fields of an object; `None` when nothing was given.
///
/// # Errors
/// What came instead of an object.
pub(crate) fn fields(value: Value) -> Result<Option<Map<String, Value>>, String> {
    match value {
        value if is_absent(&value) => Ok(None),
        Value::Object(fields) => Ok(Some(fields)),
        other => Err(called(&other)),
    }
}
