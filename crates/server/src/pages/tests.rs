use super::*;

fn asking(tag: &str) -> HeaderMap {
    let mut headers = HeaderMap::new();
    headers.insert(header::IF_NONE_MATCH, HeaderValue::from_str(tag).unwrap());
    headers
}

/// Every `href` and `src` of a page that points to this server.
fn links(html: &str) -> Vec<&str> {
    html.split(['"', '\'']).filter(|text| text.starts_with("/assets/")).collect()
}

#[test]
fn a_page_is_shown_with_its_policy_and_tag() {
    let response = show("index.html", &HeaderMap::new());
    assert_eq!(response.status(), StatusCode::OK);
    let headers = response.headers();
    assert_eq!(headers[header::CONTENT_TYPE], "text/html; charset=utf-8");
    assert_eq!(headers[header::CACHE_CONTROL], "no-cache");
    assert_eq!(headers[header::X_FRAME_OPTIONS], "DENY");
    assert_eq!(headers[header::REFERRER_POLICY], "no-referrer");
    assert!(headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap().starts_with("default-src 'self';"));
    assert!(headers.contains_key(header::ETAG));
}

#[test]
fn what_the_client_has_is_not_sent_again() {
    let tag = find("tokens.css").unwrap().tag;
    for known in [tag.clone(), format!("W/{tag}"), format!("\"other\", {tag}"), "*".to_owned()] {
        assert_eq!(show("tokens.css", &asking(&known)).status(), StatusCode::NOT_MODIFIED, "{known}");
    }
    assert_eq!(show("tokens.css", &asking("\"other\"")).status(), StatusCode::OK);
    assert_eq!(DOCUMENT.answer(&asking(&DOCUMENT.tag)).status(), StatusCode::NOT_MODIFIED);
}

#[test]
fn only_the_clients_own_files_are_served() {
    for path in ["jsconfig.json", "../Cargo.toml", "docs/../../Cargo.toml", "missing.js", "docs", "", "/etc/passwd"] {
        assert_eq!(show(path, &HeaderMap::new()).status(), StatusCode::NOT_FOUND, "{path:?}");
    }
}

#[test]
fn pages_load_only_files_that_exist_and_have_nothing_inline() {
    for page in [
        "index.html",
        "docs/index.html",
        "portal/index.html",
        "reply/index.html",
        "watch/index.html",
        "live/index.html",
    ] {
        let html = String::from_utf8(find(page).unwrap().content.into_owned()).unwrap();
        assert!(!html.contains("style="), "{page} has an inline style");
        assert!(!html.contains("<script>"), "{page} has an inline script");
        let links = links(&html);
        assert!(!links.is_empty());
        for link in links {
            assert!(find(link.trim_start_matches("/assets/")).is_some(), "{page} loads {link}");
        }
    }
}

#[test]
fn modules_import_only_files_that_exist() {
    let mut imports = 0;
    for path in Files::iter().filter(|path| path.ends_with(".js") && !path.starts_with("vendor/")) {
        let script = String::from_utf8(find(&path).unwrap().content.into_owned()).unwrap();
        // The last line of an import says from where, also of one that takes several lines.
        for line in script.lines().filter(|line| line.starts_with("import ") || line.starts_with("} from ")) {
            let Some(from) = line.split('"').nth(1) else { continue };
            let target = resolve(&path, from).unwrap_or_else(|| panic!("{path} imports {from}, which is outside"));
            assert!(find(&target).is_some(), "{path} imports {from}");
            imports += 1;
        }
    }
    assert!(imports > 100, "only {imports} imports were found");
}

/// Where a relative import in the file at `path` leads, from the root of the files.
fn resolve(path: &str, from: &str) -> Option<String> {
    assert!(from.starts_with("./") || from.starts_with("../"), "{path} imports {from}, which is not relative");
    let mut folders: Vec<&str> = path.split('/').collect();
    folders.pop();
    for part in from.split('/') {
        match part {
            "." => {}
            ".." => _ = folders.pop()?,
            name => folders.push(name),
        }
    }
    Some(folders.join("/"))
}

#[test]
fn the_document_is_openapi() {
    let document: serde_json::Value = serde_json::from_slice(&DOCUMENT.content).unwrap();
    assert_eq!(document["openapi"], "3.1.0");
    assert_eq!(document["info"]["version"], env!("CARGO_PKG_VERSION"));
}
