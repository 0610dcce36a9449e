//! The OpenAPI document.

use convoca_contract::OPERATIONS;
use convoca_contract::openapi::document;
use serde_json::Value;

fn json() -> Value {
    serde_json::from_str(&document("1.2.3").to_json().unwrap()).unwrap()
}

#[test]
fn every_operation_is_in_it() {
    let document = json();
    assert_eq!(document["openapi"], "3.1.0");
    assert_eq!(document["info"]["version"], "1.2.3");
    for operation in OPERATIONS {
        let row = &document["paths"][operation.path][operation.method.word().to_lowercase()];
        assert_eq!(row["operationId"], operation.id);
        assert_eq!(row.get("requestBody").is_some(), operation.body.is_some(), "{}", operation.id);
        let statuses: Vec<String> = operation.answers().iter().map(u16::to_string).collect();
        let documented: Vec<&String> = row["responses"].as_object().unwrap().keys().collect();
        assert_eq!(documented, statuses.iter().collect::<Vec<_>>(), "{}", operation.id);
    }
    let rows: usize = document["paths"].as_object().unwrap().values().map(|path| path.as_object().unwrap().len()).sum();
    assert_eq!(rows, OPERATIONS.len());
}

#[test]
fn every_reference_leads_somewhere() {
    fn follow(value: &Value, document: &Value) {
        match value {
            Value::Object(fields) => {
                if let Some(reference) = fields.get("$ref") {
                    let path = reference.as_str().unwrap().strip_prefix('#').unwrap();
                    assert!(document.pointer(path).is_some(), "{path}");
                }
                fields.values().for_each(|field| follow(field, document));
            }
            Value::Array(items) => items.iter().for_each(|item| follow(item, document)),
            _ => {}
        }
    }
    let document = json();
    follow(&document, &document);
}

#[test]
fn every_answer_has_the_request_id_and_every_refusal_the_error_body() {
    let document = json();
    for operation in OPERATIONS {
        let row = &document["paths"][operation.path][operation.method.word().to_lowercase()];
        for (status, answer) in row["responses"].as_object().unwrap() {
            let answer = match answer["$ref"].as_str() {
                Some(reference) => document.pointer(&reference[1..]).unwrap(),
                None => answer,
            };
            assert!(answer["headers"]["X-Request-Id"].is_object(), "{} {status}", operation.id);
            let schema = &answer["content"]["application/json"]["schema"]["$ref"];
            assert_eq!(status != "200", schema == "#/components/schemas/ErrorBody", "{} {status}", operation.id);
        }
    }
}

#[test]
fn the_whole_document() {
    insta::assert_json_snapshot!(json());
}
