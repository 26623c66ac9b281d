//! Every route, tried by everybody: strangers, both sides, other firms, somebody who was removed,
//! a token that may only read. What is refused changes nothing (T1, T2).
use std::collections::BTreeSet;

use concord::app::routes;
use concord::features::identity::service::make_operator;
use concord::platform::authz::System;

use super::matrix_table::{Enter, Line, On, PEOPLE, lines};
use super::things::{Things, session, things};
use crate::support::dump::Dumper;
use crate::support::world::no_id;
use crate::support::{Actor, Answer, Sent, World};

#[test]
fn every_route_has_its_line() {
    let of_table: BTreeSet<String> =
        routes::table().iter().map(|route| format!("{} {}", route.method, route.path)).collect();
    let of_matrix: BTreeSet<String> = lines().map(|line| line.route.to_owned()).collect();
    let missing: Vec<_> = of_table.difference(&of_matrix).collect();
    let unknown: Vec<_> = of_matrix.difference(&of_table).collect();
    assert!(missing.is_empty(), "routes without a line in matrix_table.rs: {missing:#?}");
    assert!(unknown.is_empty(), "lines in matrix_table.rs without a route: {unknown:#?}");
}

/// Tries a line on a thing (or on one that does not exist).
pub(super) async fn attempt(line: &Line, who: &Actor, things: &Things, id: &str) -> Answer {
    attempt_with(line, who, things, id, line.body).await
}

/// The same with another body.
pub(super) async fn attempt_with(
    line: &Line,
    who: &Actor,
    things: &Things,
    id: &str,
    body: &str,
) -> Answer {
    let (method, path) = line.route.split_once(' ').unwrap();
    let (entry, name) = match line.on {
        On::OwnEntry if id == things.told.case.thread => (things.told.customer_entry.clone(), ""),
        On::Draft => (no_id(), "submit"),
        _ if path.contains("/agreement/") => (no_id(), "sign"),
        On::Report => (no_id(), "submit"),
        On::Escalation => (no_id(), "approve"),
        On::Mediation => (no_id(), "consent"),
        On::Fact => (no_id(), "agree"),
        On::Offer => (no_id(), "reject"),
        On::Commitment => (no_id(), "fulfil"),
        On::Idea => (no_id(), "review"),
        On::Survey => (no_id(), "publish"),
        On::Meeting => (no_id(), "hold"),
        On::Project if path.contains("/costs/") => (no_id(), "sign"),
        On::Project => (no_id(), "resume"),
        On::Deliverable => (no_id(), "start"),
        On::Gate => (no_id(), "decide"),
        On::RequirementList => (no_id(), "submit"),
        On::Requirement => (no_id(), "move"),
        On::Question => (no_id(), "answer"),
        On::Decision => (no_id(), "propose"),
        On::DecisionBoard => (no_id(), "close"),
        On::Document => (no_id(), "ask_approval"),
        On::Nda | On::Correction => (no_id(), "confirm"),
        On::Activity => (no_id(), "cancel"),
        _ => (no_id(), "acknowledge"),
    };
    let lane = if line.on == On::SideLane { things.ids["lane"].clone() } else { no_id() };
    let mut path = path
        .replace("participants/{membership_id}", &format!("participants/{}", own_membership(who)))
        .replace("{membership_id}", id)
        .replace("{entry_id}", &entry)
        .replace("{lane}", &lane)
        .replace("{item_id}", &things.ids["item"])
        .replace("{token}", "no-such-token")
        .replace("{step}", "d2")
        .replace("{to}", &no_id())
        .replace("{complaint_id}", &no_id())
        .replace("{organisation_id}", &no_id())
        .replace("{evidence_id}", &no_id())
        .replace("{gate_id}", &things.ids["gate"])
        .replace("{vote_id}", &no_id())
        .replace("{link_id}", &no_id())
        .replace("{invite}", &things.ids["survey_invite"])
        .replace("{quota}", &no_id())
        .replace("{file}", &no_id())
        .replace("{question_id}", &no_id())
        .replace("{role_id}", &things.ids["contact_role"])
        .replace("{point_id}", &no_id())
        .replace("{topic_id}", id)
        .replace("{decision_id}", &no_id())
        .replace("/insights/{name}", "/insights/rfm")
        .replace("/retention/{kind}", "/retention/callers")
        .replace("{kind}", "contact")
        .replace("{number}", "1")
        .replace("{position}", "1")
        .replace("{name}", name)
        .replace("{id}", id);
    match path.as_str() {
        "/api/v1/complaints/similar" | "/api/v1/complaints/form" => {
            path += &format!("?relationship_id={id}")
        }
        "/api/v1/people" => path += &format!("?record_id={id}&lane=shared"),
        "/api/v1/search" => path += "?q=pump",
        "/api/v1/duplicates" => path += "?kind=account",
        "/api/v1/merges/preview" => {
            let survivor = &things.ids["relationship"];
            path += &format!("?kind=account&survivor_id={survivor}&victim_id={id}");
        }
        "/api/v1/interactions/caller" => path += "?party=%2B442079460958",
        _ if path.contains("/links/") => path += "?kind=related",
        "/api/v1/tasks" => path += "?owner=me&list=undated",
        _ if path.ends_with("/entries") || (method == "DELETE" && path.ends_with("/draft")) => {
            path += "?lane=shared"
        }
        _ => {}
    }
    let mut sent = match body {
        "" => Sent::default(),
        "(file)" => Sent::file("a.txt", "text/plain", b"a"),
        body => Sent::text(
            "application/json",
            body.replace("$id", id)
                .replace("$self", &own_membership(who))
                .replace("$interaction", &things.ids["interaction"]),
        ),
    };
    let versioned = [
        "/report-items/",
        "/tasks/",
        "/checklists/",
        "/saved-replies/",
        "/contact-plans/",
        "/mail-templates/",
        "/items/",
        "/milestones/",
        "/requirements/",
        "/decisions/",
        "/definition",
        "/insights/settings",
    ];
    if method == "PATCH"
        || path.ends_with("/agreement")
        || path.ends_with("/review")
        || versioned.iter().any(|part| path.contains(part))
    {
        sent = sent.with("if-match", "\"1\"");
    }
    if path == "/api/v1/live" {
        sent = sent
            .with("connection", "Upgrade")
            .with("upgrade", "websocket")
            .with("sec-websocket-version", "13")
            .with("sec-websocket-key", "dGhlIHNhbXBsZSBub25jZQ==");
    }
    who.send(method, &path, sent).await
}

fn own_membership(who: &Actor) -> String {
    if who.membership.is_empty() { no_id() } else { who.membership.clone() }
}

fn is_let_in(answer: &Answer) -> bool {
    !matches!(answer.status, 401 | 403 | 404 | 405) && answer.status < 500
}

/// A 403; or that it cannot be done now, as everybody is told who can see that it exists.
fn is_forbidden(answer: &Answer) -> bool {
    matches!(answer.status, 403 | 409)
}

/// Two answers that a caller cannot tell apart.
fn seen(answer: &Answer) -> (u16, String, Vec<(String, String)>) {
    let mut headers: Vec<(String, String)> = answer
        .headers
        .iter()
        // Whether the body was read before the answer tells nothing of what is there.
        .filter(|(name, _)| !["date", "connection"].contains(&name.as_str()))
        .map(|(name, value)| (name.to_string(), value.to_str().unwrap_or_default().to_owned()))
        .collect();
    headers.sort();
    (answer.status, answer.text(), headers)
}

#[actix_web::test]
async fn nobody_gets_further_than_the_matrix_says() {
    let world = World::new().await;
    let things = things(&world).await;
    let reader = world.reading_only("adam").await;
    let ralf = world.remove_ralf().await;
    let stranger = world.app.anonymous();
    world.app.work().await;
    let dumper = Dumper::new(&world.app.services).await;
    let before = dumper.rows().await;
    let mut wrong = Vec::new();
    for line in lines().filter(|line| line.enter != Enter::Anybody) {
        let id = things.id(line.on);
        let reads = line.route.starts_with("GET ");
        for outsider in [&stranger, ralf] {
            let answer = attempt(line, outsider, &things, &id).await;
            if answer.status != 401 {
                wrong.push(format!(
                    "{} {:?} by {}: {} {}",
                    line.route,
                    line.on,
                    outsider.name,
                    answer.status,
                    answer.text()
                ));
            }
        }
        if !reads {
            let answer = attempt(line, &reader, &things, &id).await;
            if !matches!(answer.status, 403 | 404) {
                wrong.push(format!(
                    "{} by a reading token: {} {}",
                    line.route,
                    answer.status,
                    answer.text()
                ));
            }
        }
        for name in PEOPLE {
            let who = world.person(name);
            let may_enter = match line.enter {
                Enter::Only(names) => names.contains(name),
                Enter::SignedIn => true,
                Enter::Anybody | Enter::Operator => false,
            };
            if may_enter {
                continue;
            }
            let answer = attempt(line, who, &things, &id).await;
            let expected = if line.forbidden.contains(name) {
                is_forbidden(&answer)
            } else {
                // Whose role is too low for anything of the kind is told so, whatever the id.
                matches!(answer.status, 403 | 404)
            };
            if !expected {
                wrong.push(format!(
                    "{} {:?} by {name}: {} {}",
                    line.route,
                    line.on,
                    answer.status,
                    answer.text()
                ));
            }
            if !line.forbidden.contains(name) && line.on != On::Nothing {
                let missing = attempt(line, who, &things, &no_id()).await;
                if seen(&answer) != seen(&missing) {
                    wrong.push(format!(
                        "{} by {name}: a foreign id answers otherwise than a missing one",
                        line.route
                    ));
                }
            }
        }
        dumper.assert_unchanged(&before, line.route).await;
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[actix_web::test]
async fn everybody_gets_as_far_as_the_matrix_says() {
    let world = World::new().await;
    let mut things = things(&world).await;
    let operator = world.person("wanda").clone();
    let email = operator.email.clone();
    let system = System { reason: "test" };
    let made = world
        .app
        .services
        .platform
        .db
        .write(&system, "test.operator", move |tx| make_operator(tx, &email));
    assert!(made.await.unwrap());
    let mut wrong = Vec::new();
    for line in lines() {
        if line.on == On::Session {
            things.ids.insert("session", session(&world).await);
        }
        let id = things.id(line.on);
        let mut enter: Vec<&Actor> = Vec::new();
        let stranger = world.app.anonymous();
        match line.enter {
            Enter::Anybody => enter.push(&stranger),
            Enter::SignedIn => enter.extend(PEOPLE.iter().map(|name| world.person(name))),
            Enter::Only(names) => enter.extend(names.iter().map(|name| world.person(name))),
            Enter::Operator => enter.push(&operator),
        }
        for who in enter {
            let answer = attempt(line, who, &things, &id).await;
            let public =
                line.enter == Enter::Anybody && answer.status < 500 && answer.status != 405;
            let no_such_work = line.on == On::Outbox && answer.status == 404;
            if !(is_let_in(&answer) || public || no_such_work) {
                wrong.push(format!(
                    "{} {:?} by {}: {} {}",
                    line.route,
                    line.on,
                    who.name,
                    answer.status,
                    answer.text()
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
