//! Names of fields, both ways (T10): what an answer holds for each role is compared with a committed
//! list, so that a field which comes to be shown to one more role is seen in review; and no request
//! may set what only the program sets.
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use concord::app::openapi;
use serde_json::{Value, json};

use super::matrix::{attempt, attempt_with};
use super::matrix_table::{Enter, Line, PEOPLE, lines};
use super::things::things;
use crate::support::dump::Dumper;
use crate::support::{Actor, World};

/// Who is let in by a line.
fn entrants(line: &Line) -> Vec<&'static str> {
    match line.enter {
        Enter::SignedIn => PEOPLE.to_vec(),
        Enter::Only(names) => names.to_vec(),
        Enter::Anybody | Enter::Operator => Vec::new(),
    }
}

/// Every name in it, with the names around it; lists are `[]`.
fn names(value: &Value, around: &str, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                let path =
                    if around.is_empty() { name.clone() } else { format!("{around}.{name}") };
                found.insert(path.clone());
                names(value, &path, found);
            }
        }
        Value::Array(items) => {
            items.iter().for_each(|item| names(item, &format!("{around}[]"), found));
        }
        _ => {}
    }
}

#[actix_web::test]
async fn answers_hold_the_fields_that_were_agreed_for_each_role() {
    let world = World::new().await;
    let things = things(&world).await;
    let mut agreed = String::new();
    for line in lines().filter(|line| line.route.starts_with("GET /api/")) {
        let id = things.id(line.on);
        // Whoever is shown the same names, side by side.
        let mut seen: BTreeMap<BTreeSet<String>, Vec<&str>> = BTreeMap::new();
        for name in entrants(line) {
            let answer = attempt(line, world.person(name), &things, &id).await;
            let Ok(value) = serde_json::from_slice::<Value>(&answer.bytes) else { continue };
            assert_eq!(answer.status, 200, "{}: {}", answer.asked, answer.text());
            let mut found = BTreeSet::new();
            names(&value, "", &mut found);
            seen.entry(found).or_default().push(name);
        }
        if seen.is_empty() {
            continue;
        }
        writeln!(agreed, "{} {:?}", line.route, line.on).unwrap();
        for (fields, people) in seen {
            let fields: Vec<&str> = fields.iter().map(String::as_str).collect();
            writeln!(agreed, "  {}: {}", people.join(" "), fields.join(" ")).unwrap();
        }
    }
    insta::assert_snapshot!(agreed);
}

/// What no caller may say of anything.
const PRIVILEGED: [&str; 12] = [
    "organisation_id",
    "org_id",
    "membership",
    "role",
    "side",
    "status",
    "operator",
    "created_at",
    "number",
    "hidden",
    "ball_side",
    "settled_amount",
];

/// The names that a route's body may hold, as the description says; `None` for a route without a
/// body of JSON.
fn known(document: &Value, route: &str) -> Option<BTreeSet<String>> {
    let (method, path) = route.split_once(' ').unwrap();
    let method = method.to_lowercase();
    let body = document.get("paths")?.get(path)?.get(method)?.get("requestBody")?;
    let mut schema = body.pointer("/content/application~1json/schema")?;
    while let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
        schema = document.pointer(reference.trim_start_matches('#'))?;
    }
    Some(schema.get("properties")?.as_object()?.keys().cloned().collect())
}

#[actix_web::test]
async fn no_request_sets_what_only_the_program_sets() {
    let world = World::new().await;
    let things = things(&world).await;
    let document: Value = serde_json::from_str(&openapi::json()).unwrap();
    let dumper = Dumper::new(&world.app.services).await;
    let before = dumper.rows().await;
    let mut tried = 0;
    let mut wrong = Vec::new();
    for line in lines().filter(|line| line.body.starts_with('{')) {
        let Some(known) = known(&document, line.route) else { continue };
        let Some(who) = entrants(line).first().map(|name| world.person(name)) else { continue };
        let id = things.id(line.on);
        for field in PRIVILEGED.iter().filter(|field| !known.contains(**field)) {
            let answer =
                attempt_with(line, who, &things, &id, &raised(line, who, &id, field)).await;
            tried += 1;
            let expected = [format!("{field}:unknown_field")];
            if answer.status != 422 || answer.fields() != expected {
                wrong.push(format!("{} {field}: {} {}", line.route, answer.status, answer.text()));
            }
        }
        dumper.assert_unchanged(&before, line.route).await;
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(tried > 200, "only {tried} were tried");
}

/// A good body with one field too many.
fn raised(line: &Line, who: &Actor, id: &str, field: &str) -> String {
    let body = line.body.replace("$id", id).replace("$self", &who.membership);
    let mut body: Value = serde_json::from_str(&body).unwrap();
    body[field] = json!("owner");
    body.to_string()
}
