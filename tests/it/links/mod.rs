//! Complaints that belong together: links, what is split off, one cause behind many customers; and
//! who learns of it.
mod costs;
mod issues;
mod pairs;
mod splits;

use serde_json::{Value, json};

use crate::support::{Actor, Answer, Case, World};

/// Adam's, Boris's and Adam's second complaint, all with V1.
pub struct Cases {
    pub adams: Case,
    pub boris: Case,
    pub second: Case,
}

pub async fn cases(world: &World) -> Cases {
    Cases {
        adams: world.customer().files(world.relationship("A"), "Pump SENT-A-shared-1").await,
        boris: world.person("boris").files(world.relationship("B"), "Pump SENT-B-shared-1").await,
        second: world.customer().files(world.relationship("A"), "Pump SENT-A-shared-2").await,
    }
}

/// Links two complaints.
pub async fn links(who: &Actor, case: &Case, to: &str, kind: &str) -> Answer {
    who.post(&format!("{}/links", case.path()), json!({ "to": to, "kind": kind })).await
}

/// The links that somebody sees: kind, direction, number, status, whether it is private.
pub async fn seen(who: &Actor, case: &Case) -> Vec<Value> {
    let answer = who.get(&format!("{}/links", case.path())).await.ok();
    answer["items"].as_array().unwrap().clone()
}

/// Kinds of the entries of a lane.
pub async fn kinds(who: &Actor, case: &Case, lane: &str) -> Vec<String> {
    let entries = who.reads(case, lane).await;
    entries.iter().map(|entry| entry["kind"].as_str().unwrap().to_owned()).collect()
}

/// All that somebody is shown by any address with these ids, with headers; bundles unpacked.
pub async fn everything(who: &Actor, ids: &[&str]) -> String {
    let mut all = String::new();
    let routes = concord::app::routes::table();
    let gets = routes.iter().filter(|route| route.method == "GET" && route.path != "/api/v1/live");
    for route in gets {
        let paths: Vec<String> = if route.path.contains("{id}") {
            ids.iter().map(|id| route.path.replace("{id}", id)).collect()
        } else {
            vec![route.path.to_owned()]
        };
        for path in paths {
            let asked = if path.ends_with("/entries") {
                ["shared", "private"].map(|lane| format!("{path}?lane={lane}&after=0")).to_vec()
            } else if path == "/api/v1/issues" {
                let of = ids.iter().map(|id| format!("{path}?complaint_id={id}"));
                of.chain([path.clone()]).collect()
            } else {
                vec![path]
            };
            for path in asked {
                let answer = who.get(&path).await;
                assert!(answer.status < 500, "{path}: {}", answer.text());
                let text = if answer.header("content-type") == "application/zip" {
                    crate::proof::unpacked(&answer.bytes)
                } else {
                    answer.text()
                };
                // What was asked for is no leak: ids that stand in the address are not looked at.
                let text = ids.iter().fold(text, |text, id| {
                    if path.contains(id) && answer.status != 200 {
                        text.replace(id, "")
                    } else {
                        text
                    }
                });
                all += &format!("{:?} {text}\n", answer.headers);
            }
        }
    }
    for query in ["pump", "sent", "C-1", "I-1"] {
        all += &who.get(&format!("/api/v1/search?q={query}")).await.text();
        all += &who.get(&format!("/api/v1/complaints?q={query}")).await.text();
    }
    all
}
