//! The operation table, the routes and the document say the same.

use crate::harness::{Engine, Place};
use convoca_contract::OPERATIONS;
use serde_json::Value;
use std::collections::BTreeSet;

/// Operations that tell everybody the same.
const FOR_ANYBODY: &[&str] = &["list_zones", "show_site_status"];

#[test]
fn every_operation_has_a_route_and_every_route_an_operation() {
    let table: BTreeSet<_> = OPERATIONS.iter().map(|operation| operation.id).collect();
    let routes: Vec<_> = convoca_server::handlers::routes().into_iter().map(|route| route.operation.id).collect();
    assert_eq!(routes.len(), table.len());
    assert_eq!(routes.into_iter().collect::<BTreeSet<_>>(), table);
}

#[tokio::test]
async fn the_document_lists_the_operations_and_the_server_knows_them() {
    let place = Place::new(Engine::Sqlite).await;
    let server = place.start();
    let (status, document) = server.get("/openapi.json", "").await;
    assert_eq!(status, 200);
    let mut documented = BTreeSet::new();
    for (path, methods) in document["paths"].as_object().unwrap() {
        for (method, operation) in methods.as_object().unwrap().iter().filter(|(_, it)| it["operationId"].is_string()) {
            documented.insert((
                method.to_uppercase(),
                path.clone(),
                operation["operationId"].as_str().unwrap().to_owned(),
            ));
        }
    }
    let table: BTreeSet<_> =
        OPERATIONS.iter().map(|row| (row.method.word().to_owned(), row.path.to_owned(), row.id.to_owned())).collect();
    assert_eq!(documented, table);

    for (method, path, id) in &table {
        let path = path.replace(['{', '}'], "");
        let method = method.parse().unwrap();
        let (status, answer) = server.call(method, &path, "no-such-token", None).await;
        let answers = &documented_statuses(&document, id);
        assert!(answers.contains(&status), "{id} answers an undocumented {status}");
        if FOR_ANYBODY.contains(&id.as_str()) {
            assert_eq!(status, 200, "{id}: {answer}");
            continue;
        }
        // Without sign-in nothing is done, and the refusal is in the vendor's shape.
        assert!((400..=401).contains(&status), "{id}: {status} {answer}");
        assert!(answer["error_code"].as_str().is_some_and(|code| code.contains('.')), "{id}: {answer}");
        assert!(answer["error_msg"].as_str().is_some_and(|text| !text.is_empty()), "{id}: {answer}");
    }
}

fn documented_statuses(document: &Value, id: &str) -> BTreeSet<u16> {
    let operations =
        document["paths"].as_object().unwrap().values().flat_map(|path| path.as_object().unwrap().values());
    let operation = operations.into_iter().find(|operation| operation["operationId"] == id).unwrap();
    operation["responses"].as_object().unwrap().keys().map(|status| status.parse().unwrap()).collect()
}
