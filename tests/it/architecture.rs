//! The arrows between the parts of the house, and how big a file may grow.
use std::collections::{BTreeMap, BTreeSet};

use crate::support::source::{files, root};

const LINES: usize = 400;

fn sources() -> Vec<(String, String)> {
    let mut sources = files(&["src"], "rs");
    sources.retain(|(path, _)| !is_test(path));
    sources
}

/// The code of a file without its tests: they may reach further.
fn code(text: &str) -> &str {
    text.split("#[cfg(test)]").next().unwrap_or(text)
}

fn is_test(path: &str) -> bool {
    path.starts_with("tests/") || path.contains("/tests/") || path.ends_with("/tests.rs")
}

/// Paths that a file names, as `crate::features::records::service`, also from groups.
fn named(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let flat: String = code(text)
        .lines()
        .map(|line| line.split("//").next().unwrap_or(line))
        .collect::<Vec<_>>()
        .join(" ");
    for start in ["crate::", "$crate::"] {
        for (at, _) in flat.match_indices(start) {
            expand("crate::", &flat[at + start.len()..], &mut found);
        }
    }
    found
}

/// Spells `a::{b, c::{d, e}}` out as `a::b`, `a::c::d`, `a::c::e`.
fn expand(prefix: &str, rest: &str, found: &mut BTreeSet<String>) {
    let end =
        rest.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':')).unwrap_or(rest.len());
    let path = &rest[..end];
    if !(path.ends_with("::") && rest[end..].starts_with('{')) {
        found.insert(format!("{prefix}{path}"));
        return;
    }
    let mut depth = 0;
    let mut item = end + 1;
    for (at, letter) in rest[end..].char_indices().map(|(at, letter)| (end + at, letter)) {
        match letter {
            '{' => depth += 1,
            '}' | ',' if depth == 1 => {
                let part = rest[item..at].trim();
                if !part.is_empty() {
                    expand(&format!("{prefix}{path}"), part, found);
                }
                item = at + 1;
                if letter == '}' {
                    return;
                }
            }
            '}' => depth -= 1,
            _ => {}
        }
    }
}

#[test]
fn paths_in_groups_are_spelled_out() {
    let text = "use crate::features::{a::{model::X, service as s}, b};\nuse crate::platform::db::{self, Tx};";
    let expected = [
        "crate::features::a::model::X",
        "crate::features::a::service",
        "crate::features::b",
        "crate::platform::db::Tx",
        "crate::platform::db::self",
    ];
    assert_eq!(named(text).into_iter().collect::<Vec<_>>(), expected);
}

#[test]
fn platform_knows_no_feature_and_no_application() {
    for (path, text) in sources().iter().filter(|(path, _)| path.starts_with("src/platform/")) {
        for name in named(text) {
            let above = name.starts_with("crate::features") || name.starts_with("crate::app");
            assert!(!above, "{path} uses {name}");
        }
    }
}

#[test]
fn a_feature_uses_anothers_service_and_model_alone() {
    for (path, text) in sources() {
        let Some(own) = path.strip_prefix("src/features/").and_then(|rest| rest.split('/').next())
        else {
            continue;
        };
        for name in named(&text) {
            assert!(!name.starts_with("crate::app"), "{path} uses {name}");
            let Some(other) = name.strip_prefix("crate::features::") else { continue };
            let mut parts = other.split("::");
            let (feature, part) =
                (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
            let open = ["service", "model"].contains(&part);
            assert!(
                feature == own || open,
                "{path} uses {name}: only service and model of another feature"
            );
        }
    }
}

#[test]
fn features_depend_on_each_other_without_circles() {
    let mut arrows: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (path, text) in sources() {
        let Some(own) = path.strip_prefix("src/features/").and_then(|rest| rest.split('/').next())
        else {
            continue;
        };
        for name in named(&text) {
            let other =
                name.strip_prefix("crate::features::").and_then(|rest| rest.split("::").next());
            if let Some(other) = other.filter(|other| *other != own) {
                arrows.entry(own.to_owned()).or_default().insert(other.to_owned());
            }
        }
    }
    // Whoever depends on nothing that is left is taken away, until nothing is left.
    let mut left: BTreeSet<String> = arrows.keys().cloned().collect();
    loop {
        let free: Vec<String> =
            left.iter().filter(|feature| arrows[*feature].is_disjoint(&left)).cloned().collect();
        if free.is_empty() {
            break;
        }
        free.iter().for_each(|feature| {
            left.remove(feature);
        });
    }
    let circle: BTreeMap<_, _> =
        arrows.iter().filter(|(feature, _)| left.contains(*feature)).collect();
    assert!(left.is_empty(), "these go round in a circle: {circle:#?}");
}

#[test]
fn only_stores_models_and_the_platform_name_tables() {
    for (path, text) in sources() {
        let may = path.starts_with("src/platform/")
            || ["/store/", "/store.rs", "/model.rs", "/model/"]
                .iter()
                .any(|part| path.contains(part));
        for name in named(&text) {
            assert!(may || !name.starts_with("crate::platform::db::schema"), "{path} names {name}");
        }
    }
}

#[test]
fn handlers_are_the_only_ones_who_speak_http() {
    for (path, text) in sources() {
        let inner = ["/service/", "/service.rs", "/store/", "/store.rs", "/policy.rs", "/model.rs"];
        if path.starts_with("src/features/") && inner.iter().any(|part| path.contains(part)) {
            assert!(!code(&text).contains("actix_web::"), "{path} speaks HTTP");
        }
    }
}

#[test]
fn files_stay_readable() {
    let mut long = Vec::new();
    let mut all = files(&["src", "tests", "web/src", "web/scripts", "web/e2e"], "rs");
    all.extend(files(&["web/src", "web/e2e"], "ts"));
    all.extend(files(&["web/src", "web/e2e"], "tsx"));
    assert!(all.len() > 100, "the sources are where they were: {}", all.len());
    for (path, text) in all {
        if path.ends_with("schema.rs") || path.contains(".gen.") || path.contains("/compiled/") {
            continue;
        }
        if text.lines().count() > LINES {
            long.push(format!("{path}: {} lines", text.lines().count()));
        }
    }
    assert!(long.is_empty(), "too long: {long:#?}");
}

#[test]
fn every_module_says_what_it_is() {
    let silent: Vec<String> = sources()
        .into_iter()
        .filter(|(path, text)| !text.starts_with("//!") && !path.ends_with("schema.rs"))
        .map(|(path, _)| path)
        .collect();
    assert!(silent.is_empty(), "no module documentation: {silent:#?}");
}

/// Only a program that speaks the API wrongly meets these.
const FOR_PROGRAMS: [&str; 5] = [
    "malformed_json",
    "malformed_request",
    "method_not_allowed",
    "misdirected",
    "precondition_required",
];

/// A code that nobody gives is a promise that nobody keeps.
#[test]
fn every_problem_code_is_given_and_translated() {
    let source: String = sources()
        .iter()
        .filter(|(path, _)| !path.ends_with("problem.rs"))
        .map(|(_, text)| text.as_str())
        .collect();
    let defined = std::fs::read_to_string(root().join("src/platform/problem.rs")).unwrap();
    for locale in ["en", "ru"] {
        let path = root().join(format!("web/src/i18n/{locale}/error.json"));
        let words: serde_json::Value =
            serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
        for code in concord::platform::problem::Code::ALL {
            let known = words.as_object().unwrap().keys().any(|key| key.ends_with(code.as_str()));
            assert!(
                known || FOR_PROGRAMS.contains(&code.as_str()),
                "error.json has no {locale} words for {}",
                code.as_str()
            );
        }
    }
    for code in concord::platform::problem::Code::ALL {
        let name = format!("{code:?}");
        let given = source.contains(&format!("Code::{name}"))
            || defined.matches(&format!("Code::{name}")).count() > 0;
        assert!(given, "{name} is never given");
    }
}

#[test]
fn what_a_currency_looks_like_is_said_once() {
    let said: Vec<String> = sources()
        .into_iter()
        .filter(|(_, text)| {
            let text: String = code(text).split_whitespace().collect();
            text.contains("len()==3&&") && text.contains("is_ascii_uppercase()")
                || text.contains("len()!=3||") && text.contains("is_ascii_uppercase()")
        })
        .map(|(path, _)| path)
        .collect();
    assert_eq!(said, ["src/platform/text/numbers.rs"]);
}

/// The word of the product is "vendor", where people read English; "supplier" is a term of the one
/// template that asks a supplier about working together, and a code word that is translated.
#[test]
fn english_says_vendor() {
    let mut texts = files(&["src"], "json");
    texts.extend(files(&["src"], "j2"));
    texts.extend(files(&["web/src/i18n/en"], "json"));
    texts.extend(sources().into_iter().map(|(path, text)| (path, code(&text).to_owned())));
    texts.retain(|(path, _)| {
        !path.starts_with("src/app/demo/") && !path.ends_with("/supplier_cooperation.json")
    });
    assert!(texts.len() > 500, "{}", texts.len());
    let said: Vec<String> = texts
        .iter()
        .flat_map(|(path, text)| text.lines().map(move |line| (path, line)))
        .filter(|(_, line)| {
            let line = line.to_lowercase();
            let codes = line.replace("\"supplier\"", "").replace("supplier_cooperation", "");
            codes.replace("\"w_supplier\"", "").contains("supplier")
        })
        .map(|(path, line)| format!("{path}: {}", line.trim()))
        .collect();
    assert!(said.is_empty(), "{said:#?}");
}
