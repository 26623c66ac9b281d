//! Into which segments the customers of the story fall, and two rules that run.
use serde_json::json;

use crate::app::Services;
use crate::features::rules::service::{self as rules, NewRule};
use crate::features::segments::service::{self as segments, NewSegment};
use crate::platform::auth::scope_of_membership;
use crate::platform::authz::{MembershipId, Scope};
use crate::platform::db::Tx;
use crate::platform::problem::Problem;

/// A manager keeps segments, and rehearses and publishes rules.
pub(super) async fn keep(services: &Services, by: MembershipId) -> Result<(), Problem> {
    let db = &services.platform.db;
    let scope = db.read(move |conn| Ok(scope_of_membership(conn, by)?)).await?;
    let scope = scope.ok_or_else(Problem::not_found)?;
    let actor = scope.clone();
    let write = move |tx: &mut Tx<'_>| {
        make_segments(tx, &actor)?;
        make_rules(tx, &actor)
    };
    db.write(&scope, "demo.segments", write).await
}

fn make_segments(tx: &mut Tx<'_>, scope: &Scope) -> Result<(), Problem> {
    let all = [
        ("Best customers", json!({ "op": "in", "fact": "tier", "values": ["A"] })),
        (
            "In trouble",
            json!({ "op": "any", "args": [
                { "op": "at_least", "fact": "complaints_open", "number": 3 },
                { "op": "at_most", "fact": "satisfaction", "number": 2 },
            ] }),
        ),
        (
            "Gone quiet",
            json!({ "op": "all", "args": [
                { "op": "before", "fact": "created", "days": 30 },
                { "op": "not", "arg": { "op": "within", "fact": "last_interaction", "days": 30 } },
                { "op": "not", "arg": { "op": "within", "fact": "last_order", "days": 30 } },
            ] }),
        ),
        (
            "Slipping away",
            json!({ "op": "all", "args": [
                { "op": "in", "fact": "rhythm", "values": ["silent"] },
                { "op": "at_least", "fact": "orders", "number": 1, "days": 365 },
            ] }),
        ),
    ];
    for (name, condition) in all {
        let condition = Some(serde_json::from_value(condition).map_err(Problem::internal)?);
        let new = NewSegment { name: name.to_owned(), condition, accounts: Vec::new() };
        segments::create(tx, scope, &new)?;
    }
    Ok(())
}

fn make_rules(tx: &mut Tx<'_>, scope: &Scope) -> Result<(), Problem> {
    let owner = json!({ "who": "account_owner" });
    let all = [
        (
            "A best customer complains",
            json!({
                "when": { "on": "complaint_filed" },
                "condition": { "op": "in", "fact": "tier", "values": ["A"] },
                "then": [
                    { "do": "mail", "to": owner, "text": "Call them today, before they call us." },
                ],
                "budget": 20,
            }),
        ),
        (
            "Few points for a complaint",
            json!({
                "when": { "on": "low_satisfaction", "at_most": 3 },
                "then": [{
                    "do": "activity", "kind": "call", "to": owner,
                    "text": "Ask what we should have done otherwise", "days": 1,
                }],
                "budget": 10,
            }),
        ),
    ];
    for (name, definition) in all {
        let definition = serde_json::from_value(definition).map_err(Problem::internal)?;
        let made = rules::create(tx, scope, &NewRule { name: name.to_owned(), definition })?;
        let rehearsal = rules::rehearse(tx.conn, scope, made.id, tx.now)?;
        let tried = rules::keep_rehearsal(tx, scope, made.id, made.version, &rehearsal)?;
        rules::publish(tx, scope, made.id, tried.version)?;
    }
    Ok(())
}
