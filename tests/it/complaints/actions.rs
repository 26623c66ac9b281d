//! One table says what may be done with a complaint. Whatever people try, in whatever order: what
//! the table allows happens as it says, anything else changes nothing, and time is booked whole.
use concord::features::complaints::model::{ActionInput, ActionName, Complaint, Remedy, Status};
use concord::features::complaints::policy::{self, RULES, Rule};
use concord::features::complaints::service as complaints;
use concord::features::organisations::model::Side;
use concord::features::records::model::{BallSide, RecordId, Turn};
use concord::features::records::service as records;
use concord::platform::auth::scope_of_membership;
use concord::platform::authz::{MembershipId, Scope};
use concord::platform::db::schema::turns;
use concord::platform::problem::Code;
use diesel::prelude::*;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::{Value, json};

use crate::support::{Actor, World};

#[test]
fn the_table_reads_as_it_was_agreed() {
    let mut lines =
        vec!["action (case) | side | from | to | ball after | capability | needs".to_owned()];
    for rule in RULES {
        let side = rule.side.map_or("either", Side::as_str);
        let from: Vec<&str> = rule.from.iter().map(|status| status.as_str()).collect();
        let case = if rule.case.is_empty() { String::new() } else { format!(" ({})", rule.case) };
        lines.push(format!(
            "{}{case} | {side} | {} | {} | {:?} | {} | {}",
            rule.action,
            from.join(" "),
            rule.to.map_or("as before", Status::as_str),
            rule.ball,
            rule.capability,
            rule.needs.join(" "),
        ));
    }
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn every_action_and_status_is_reached_and_every_open_one_can_be_left() {
    for action in ActionName::ALL {
        assert!(RULES.iter().any(|rule| rule.action == *action), "{action} has no line");
    }
    for status in Status::ALL {
        let reached = *status == Status::Draft || RULES.iter().any(|rule| rule.to == Some(*status));
        assert!(reached, "{status} is never reached");
        let left = RULES.iter().any(|rule| rule.from.contains(status) && rule.to.is_some());
        assert_eq!(left, *status != Status::Withdrawn, "{status}");
    }
    for rule in RULES {
        let ends = rule.to.is_some_and(|to| !to.is_open());
        let nobody = rule.ball.resolve(Some(BallSide::Vendor)).is_none();
        assert_eq!(ends, nobody, "the ball is somewhere while it is open: {rule:?}");
    }
    // Only the customer ends a dispute in its own name.
    for action in
        [ActionName::Accept, ActionName::Decline, ActionName::AnswerRefusal, ActionName::Withdraw]
    {
        let of_customer = RULES.iter().filter(|rule| rule.action == action);
        assert!(of_customer.clone().all(|rule| rule.side == Some(Side::Customer)), "{action}");
    }
}

/// One try: who, what, which case of it, and how long after the one before.
#[derive(Debug, Clone)]
struct Try {
    person: &'static str,
    rule: usize,
    seconds: i64,
    stale: bool,
}

fn tries() -> impl Strategy<Value = Vec<Try>> {
    let people = prop::sample::select(vec!["adam", "anna", "abel", "vera", "olga", "otto"]);
    let one = (people, 0..RULES.len(), 0_i64..3_000_000, prop::bool::weighted(0.05))
        .prop_map(|(person, rule, seconds, stale)| Try { person, rule, seconds, stale });
    prop::collection::vec(one, 1..60)
}

fn input(rule: &Rule, owner: MembershipId) -> ActionInput {
    ActionInput {
        resolution_code: Some(Remedy::Repair),
        resolution_notes: Some("notes".to_owned()),
        reason: Some("reason".to_owned()),
        agree: match rule.case {
            "agree" => Some(true),
            "disagree" => Some(false),
            _ => None,
        },
        question: Some("question".to_owned()),
        body: Some("body".to_owned()),
        note: None,
        third_party: (rule.case == "third_party").then_some(true),
        owner: Some(Some(owner)),
    }
}

#[test]
fn whatever_is_tried_the_table_holds_and_time_is_booked_whole() {
    let system = actix_web::rt::System::new();
    let world = system.block_on(World::new());
    let config = Config { cases: 24, failure_persistence: None, ..Config::default() };
    TestRunner::new(config)
        .run(&tries(), |tries| system.block_on(play(&world, &tries)).map_err(TestCaseError::fail))
        .unwrap();
}

async fn scope(world: &World, name: &str) -> Scope {
    let member: MembershipId = world.person(name).membership.parse().unwrap();
    let read = move |conn: &mut _| Ok(scope_of_membership(conn, member)?);
    world.app.services.platform.db.read(read).await.unwrap().unwrap()
}

macro_rules! hold {
    ($holds:expr, $($told:tt)*) => {
        if !$holds {
            return Err(format!($($told)*));
        }
    };
}

async fn play(world: &World, tries: &[Try]) -> Result<(), String> {
    let db = &world.app.services.platform.db;
    let case = world.case().await;
    let id: RecordId = case.id.parse().unwrap();
    let filed_at = world.app.clock.now();
    for one in tries {
        world.app.clock.advance(one.seconds);
        let now = world.app.clock.now();
        let rule = &RULES[one.rule];
        let actor = scope(world, one.person).await;
        let side = if actor.org_name() == "Firm V1" { Side::Vendor } else { Side::Customer };
        let (before, record) = db
            .read(move |conn| {
                let complaint = Complaint::query().find(id).first(conn)?;
                Ok((complaint, records::load_unscoped(conn, id)?))
            })
            .await
            .unwrap();
        let allowed = policy::authorize(&actor, side, &before, rule.action, rule.case, now);
        let version = if one.stale { record.version - 1 } else { record.version };
        let (action, input, acting) = (rule.action, input(rule, actor.membership()), actor.clone());
        let done = db
            .write(&actor, "test.act", move |tx| {
                complaints::act(tx, &acting, id, action, version, &input)
            })
            .await;
        let (after, spine) = db
            .read(move |conn| {
                let complaint = Complaint::query().find(id).first(conn)?;
                Ok((complaint, records::load_unscoped(conn, id)?))
            })
            .await
            .unwrap();
        match (allowed, done) {
            _ if one.stale => {
                hold!(
                    spine.version == record.version,
                    "a stale version changed something: {one:?}"
                );
            }
            (Ok(proof), Ok(())) => {
                let rule = proof.rule();
                let to = rule.to.unwrap_or(before.status);
                hold!(after.status == to, "{one:?}: {} instead of {to}", after.status);
                let ball = rule.ball.resolve(record.ball_side);
                hold!(
                    spine.ball_side == ball,
                    "{one:?}: ball {:?} instead of {ball:?}",
                    spine.ball_side
                );
                hold!(spine.version == record.version + 1, "{one:?}: version");
            }
            (Err(refusal), Err(problem)) => {
                hold!(problem.code == Code::ActionNotAllowed, "{one:?}: {problem}");
                hold!(
                    problem.reason == refusal.reason,
                    "{one:?}: {:?} is not {:?}",
                    problem.reason,
                    refusal.reason
                );
                hold!(
                    after.status == before.status && spine.version == record.version,
                    "{one:?} changed something"
                );
            }
            (allowed, done) => {
                let allowed = allowed.map(|proof| proof.rule().action);
                return Err(format!("{one:?}: the table says {allowed:?}, it was {done:?}"));
            }
        }
        hold!(
            spine.ball_side.is_some() == after.status.is_open(),
            "{one:?}: {} with {:?}",
            after.status,
            spine.ball_side
        );
        let (turns, ledger) = db
            .read(move |conn| {
                let turns: Vec<Turn> = Turn::query()
                    .filter(turns::record_id.eq(id))
                    .order((turns::since, turns::id))
                    .load(conn)?;
                Ok((turns, complaints::ledger(conn, &actor, id, now)?))
            })
            .await
            .unwrap();
        let open: Vec<_> = turns.iter().filter(|turn| turn.until.is_none()).collect();
        hold!(open.len() == usize::from(after.status.is_open()), "{} turns are open", open.len());
        hold!(open.first().map(|turn| turn.side) == spine.ball_side, "the turn is another side's");
        let mut booked = 0;
        for pair in turns.windows(2) {
            hold!(pair[0].until.is_some_and(|until| until <= pair[1].since), "turns overlap");
        }
        for turn in &turns {
            booked += turn.until.unwrap_or(now).seconds_since(turn.since);
        }
        let held = ledger.held;
        let sides =
            held.customer_seconds + held.vendor_seconds + held.third_seconds + held.both_seconds;
        hold!(sides == booked, "the ledger {held:?} is not {booked}");
        let whole = sides + held.nobody_seconds;
        hold!(whole == now.seconds_since(filed_at), "{whole} s are not all that passed");
        let computed = ledger.turns.last().and_then(|turn| turn.side);
        hold!(computed == spine.ball_side, "the entries say {computed:?}");
        let always_open = turns.windows(2).all(|pair| pair[0].until == Some(pair[1].since));
        if always_open && after.status.is_open() {
            hold!(
                booked == now.seconds_since(filed_at),
                "{booked} s of {}",
                now.seconds_since(filed_at)
            );
        }
    }
    Ok(())
}

/// Over HTTP the same table: what the record offers is what happens.
#[actix_web::test]
async fn what_a_record_offers_is_what_happens() {
    let world = World::new().await;
    let case = world.case().await;
    let (adam, vera) = (world.customer(), world.vendor());
    for name in ["adam", "vera", "otto", "abel"] {
        let who = world.person(name);
        for action in offered(&who.sees(&case).await) {
            if action["allowed"] == false {
                let answer =
                    who.tries(&case, action["name"].as_str().unwrap(), full(&action)).await;
                assert_eq!(
                    answer.problem(),
                    (409, "action_not_allowed".to_owned()),
                    "{name}: {action}"
                );
                assert!(
                    answer.text().contains(action["reason"].as_str().unwrap()),
                    "{action}: {}",
                    answer.text()
                );
            }
        }
    }
    let path: [(&Actor, &str, &str, &str); 11] = [
        (vera, "acknowledge", "acknowledged", "vendor"),
        (vera, "assess", "in_assessment", "vendor"),
        (vera, "ask_customer", "awaiting_customer", "customer"),
        (adam, "answer", "in_assessment", "vendor"),
        (adam, "ask_vendor", "awaiting_vendor", "vendor"),
        (vera, "answer", "in_assessment", "vendor"),
        (vera, "propose", "resolution_proposed", "customer"),
        (adam, "decline", "disputed", "both"),
        (vera, "refuse", "rejected", "customer"),
        (vera, "propose", "resolution_proposed", "customer"),
        (adam, "accept", "resolved", "vendor"),
    ];
    for (who, action, status, ball) in path {
        let offer = offered(&who.sees(&case).await);
        let offer = offer.iter().find(|offer| offer["name"] == action).unwrap();
        assert_eq!(offer["allowed"], true, "{action}: {offer}");
        let after = who.does(&case, action, full(offer)).await;
        assert_eq!(
            (after["status"].as_str(), after["ball"]["side"].as_str()),
            (Some(status), Some(ball))
        );
    }
    // What an action needs is asked for, field by field; what it does not take is unknown.
    let other = world.case().await;
    vera.acknowledges(&other).await;
    let missing = vera.tries(&other, "propose", json!({})).await.refused(422, "invalid");
    assert_eq!(
        missing.fields(),
        ["resolution_code:missing_field", "resolution_notes:missing_field"]
    );
    let foreign = vera.tries(&other, "assess", json!({ "resolution_code": "repair" })).await;
    assert_eq!(foreign.refused(422, "invalid").fields(), ["resolution_code:unknown_field"]);
    vera.tries(&other, "destroy", json!({})).await.refused(404, "not_found");
}

fn offered(record: &Value) -> Vec<Value> {
    record["actions"].as_array().unwrap().clone()
}

/// Everything that the action needs.
fn full(action: &Value) -> Value {
    let mut input = json!({});
    for field in action["needs"].as_array().unwrap() {
        let field = field.as_str().unwrap();
        input[field] = match field {
            "resolution_code" => json!("repair"),
            "agree" => json!(true),
            "owner_membership_id" => Value::Null,
            _ => json!("because"),
        };
    }
    input
}

/// Two answers at once: one wins, the other is told.
#[actix_web::test]
async fn of_many_at_once_one_is_done() {
    let world = World::new().await;
    let case = world.case().await;
    world.vendor().acknowledges(&case).await;
    world.vendor().proposes(&case, "A new one").await;
    let version = world.customer().sees(&case).await["version"].clone();
    let (adam, anna) = (world.customer(), world.person("anna"));
    let mut answers = Vec::new();
    for round in 0..20 {
        let (who, action, input) = match round % 3 {
            0 => (adam, "accept", json!({ "version": version })),
            1 => (anna, "decline", json!({ "version": version, "reason": "no" })),
            _ => (adam, "withdraw", json!({ "version": version })),
        };
        let path = format!("{}/actions/{action}", case.path());
        answers.push(async move { who.post(&path, input).await });
    }
    let answers = futures_util::future::join_all(answers).await;
    let done = answers.iter().filter(|answer| answer.status == 200).count();
    assert_eq!(done, 1, "{answers:#?}");
    for answer in answers.iter().filter(|answer| answer.status != 200) {
        assert_eq!(answer.status, 409, "{}", answer.text());
    }
    let kinds = adam.reads(&case, "shared").await;
    let ends = kinds.iter().filter(|entry| {
        ["accepted", "declined", "withdrawn"].contains(&entry["kind"].as_str().unwrap())
    });
    assert_eq!(ends.count(), 1);
}
