//! The API's description is what the code says, and the code says it of every route.
use std::collections::{BTreeMap, BTreeSet};

use concord::app::{openapi, routes};
use concord::features::complaints::model::Status;

use crate::support::source::{files, root};

/// What programs use; mail programs unsubscribe by themselves.
fn is_described(method: &str, path: &str) -> bool {
    let api = path.starts_with("/api/v1/") || path.starts_with("/unsubscribe/");
    api && (method, path) != ("GET", "/api/v1/openapi.json")
}

#[test]
fn the_committed_description_is_current() {
    let path = root().join("openapi.json");
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        committed == openapi::json(),
        "openapi.json is not what the code says; write it again: cargo run -- openapi > openapi.json"
    );
}

#[test]
fn every_route_is_described_and_nothing_else() {
    let described: BTreeSet<(String, String)> = openapi::operations().into_iter().collect();
    let routes: BTreeSet<(String, String)> = routes::table()
        .iter()
        .filter(|route| is_described(route.method, route.path))
        .map(|route| (route.method.to_owned(), route.path.to_owned()))
        .collect();
    let missing: Vec<_> = routes.difference(&described).collect();
    let unknown: Vec<_> = described.difference(&routes).collect();
    assert!(
        missing.is_empty() && unknown.is_empty(),
        "not described: {missing:#?}\nno route: {unknown:#?}"
    );
}

#[test]
fn every_name_that_the_description_refers_to_is_in_it() {
    let document: serde_json::Value = serde_json::from_str(&openapi::json()).unwrap();
    let mut references = BTreeSet::new();
    collect(&document, &mut references);
    for reference in references {
        let pointer = reference.trim_start_matches('#');
        assert!(document.pointer(pointer).is_some(), "{reference} is described nowhere");
    }
}

#[test]
fn every_operation_has_a_name_of_its_own() {
    let document: serde_json::Value = serde_json::from_str(&openapi::json()).unwrap();
    let mut names = BTreeSet::new();
    for item in document["paths"].as_object().unwrap().values() {
        for operation in item.as_object().unwrap().values() {
            let name = operation["operationId"].as_str().unwrap();
            assert!(names.insert(name.to_owned()), "two operations are called {name}");
        }
    }
}

#[test]
fn words_are_described_as_they_are_sent() {
    let document: serde_json::Value = serde_json::from_str(&openapi::json()).unwrap();
    let described = &document["components"]["schemas"]["Status"]["enum"];
    let sent: Vec<&str> = Status::ALL.iter().map(|status| status.as_str()).collect();
    assert_eq!(described, &serde_json::json!(sent));
}

fn collect(value: &serde_json::Value, found: &mut BTreeSet<String>) {
    match value {
        serde_json::Value::Object(map) => {
            if let Some(reference) = map.get("$ref").and_then(|value| value.as_str()) {
                found.insert(reference.to_owned());
            }
            map.values().for_each(|value| collect(value, found));
        }
        serde_json::Value::Array(items) => items.iter().for_each(|item| collect(item, found)),
        _ => {}
    }
}

/// Two types of one name are one schema, and the description tells of only one of them.
#[test]
fn every_schema_has_a_name_of_its_own() {
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
    let mut twice = Vec::new();
    for (path, text) in files(&["src"], "rs") {
        let lines: Vec<&str> = text.lines().collect();
        for (at, line) in lines.iter().enumerate().filter(|(_, line)| line.contains("ToSchema")) {
            let names = |line: &&&str| {
                ["schema(as = ", "struct ", "enum "].iter().any(|word| line.contains(word))
            };
            let named = lines[at..].iter().take(8).find(names).and_then(|line| schema_name(line));
            let place = format!("{path}:{}", at + 1);
            let Some(name) = named.filter(|name| !name.is_empty() && !line.starts_with("use "))
            else {
                continue;
            };
            if let Some(first) = seen.insert(name.clone(), place.clone()) {
                twice.push(format!("{name}: {first} and {place}"));
            }
        }
    }
    assert!(seen.len() > 200, "{} schemas were found", seen.len());
    assert!(twice.is_empty(), "{twice:#?}");
}

/// The name that a line gives to a schema: none of a generic type, which is named by its parts, and
/// an empty one in a macro.
fn schema_name(line: &str) -> Option<String> {
    let word = |rest: &str| {
        let end = rest.find(|one: char| !one.is_ascii_alphanumeric()).unwrap_or(rest.len());
        let (name, rest) = rest.split_at(end);
        (!rest.starts_with('<')).then(|| name.to_owned())
    };
    if let Some((_, rest)) = line.split_once("schema(as = ") {
        return word(rest);
    }
    let rest = line
        .trim_start()
        .strip_prefix("pub ")
        .or_else(|| line.trim_start().strip_prefix("pub(super) "))?;
    rest.strip_prefix("struct ").or_else(|| rest.strip_prefix("enum ")).and_then(word)
}
