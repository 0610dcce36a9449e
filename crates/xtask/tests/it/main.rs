//! What must hold of the workspace as a whole, read from `cargo metadata`.

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

/// Which crates of ours each may depend on: arrows point inward.
const ARROWS: [(&str, &[&str]); 13] = [
    ("convoca-booking", &[]),
    ("convoca-conference", &[]),
    ("convoca-contract", &[]),
    ("convoca-directory", &["convoca-booking"]),
    ("convoca-notify", &["convoca-booking"]),
    ("convoca-recorder", &[]),
    ("convoca-sfu", &[]),
    ("convoca-signalling", &[]),
    ("convoca-store", &["convoca-booking", "convoca-directory"]),
    ("convoca-jobs", &["convoca-booking", "convoca-store"]),
    (
        "convoca",
        &[
            "convoca-booking",
            "convoca-conference",
            "convoca-contract",
            "convoca-directory",
            "convoca-jobs",
            "convoca-notify",
            "convoca-recorder",
            "convoca-sfu",
            "convoca-signalling",
            "convoca-store",
        ],
    ),
    ("convoca-load", &["convoca-booking", "convoca-recorder", "convoca-signalling", "convoca-store"]),
    ("xtask", &["convoca-load"]),
];

/// What the pure and the wire crate must know nothing of.
const FOREIGN_TO_CORE: [&str; 12] = [
    "argon2",
    "aws-lc-rs",
    "axum",
    "getrandom",
    "http",
    "hyper",
    "rand",
    "reqwest",
    "rustls",
    "sqlx",
    "tokio",
    "tracing",
];

/// Licences that go with distribution under Apache-2.0.
const LICENCES: [&str; 13] = [
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "ISC",
    "MIT",
    "MIT-0",
    "Unicode-3.0",
    "Zlib",
];

fn metadata(more: &[&str]) -> Value {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version=1", "--locked"])
        .args(more)
        .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("metadata is JSON")
}

/// The packages of the workspace, with the names of what each needs outside its tests.
fn workspace() -> BTreeMap<String, BTreeSet<String>> {
    let metadata = metadata(&["--no-deps"]);
    let packages = metadata["packages"].as_array().unwrap().iter();
    let name = |value: &Value| value["name"].as_str().unwrap().to_owned();
    packages
        .map(|package| {
            let needs = package["dependencies"].as_array().unwrap().iter();
            (name(package), needs.filter(|need| need["kind"] != "dev").map(name).collect())
        })
        .collect()
}

#[test]
fn arrows_point_inward() {
    let workspace = workspace();
    let listed: BTreeSet<_> = ARROWS.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(workspace.keys().cloned().collect::<BTreeSet<_>>(), listed, "a crate is missing from the table");
    for (name, allowed) in ARROWS {
        let ours: Vec<_> = workspace[name].iter().filter(|need| workspace.contains_key(*need)).collect();
        for need in ours {
            assert!(allowed.contains(&need.as_str()), "{name} must not know {need}");
        }
    }
}

#[test]
fn the_core_knows_no_world() {
    let workspace = workspace();
    for name in ["convoca-booking", "convoca-conference", "convoca-contract", "convoca-directory", "convoca-signalling"]
    {
        for foreign in FOREIGN_TO_CORE {
            assert!(!workspace[name].contains(foreign), "{name} must not know {foreign}");
        }
    }
}

#[test]
fn every_dependency_may_be_distributed() {
    let metadata = metadata(&[]);
    for package in metadata["packages"].as_array().unwrap() {
        let name = package["name"].as_str().unwrap();
        let licence = package["license"].as_str().unwrap_or_default().replace('/', " OR ");
        // Brackets only group here: one side of every OR, or all of every AND, has to be allowed.
        let allowed = licence
            .replace(['(', ')'], "")
            .split(" AND ")
            .all(|part| part.split(" OR ").any(|one| LICENCES.contains(&one.trim())));
        assert!(allowed, "{name} is under {licence:?}");
        let source = package["source"].as_str().unwrap_or("registry");
        assert!(source.starts_with("registry"), "{name} does not come from a registry: {source}");
    }
}

#[test]
fn every_crate_takes_the_workspaces_lints() {
    for (name, _) in ARROWS {
        let folder = if name == "convoca" { "server" } else { name.trim_start_matches("convoca-") };
        let path = format!("{}/../{folder}/Cargo.toml", env!("CARGO_MANIFEST_DIR"));
        let manifest = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
        assert!(manifest.contains("[lints]\nworkspace = true"), "{name}");
    }
}
