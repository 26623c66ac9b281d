//! What can be seen in the demo, as the API tells it.
use serde_json::{Value, json};

use super::{Told, has_all, items, text};

/// A complaint with all that was asked about it.
struct Case {
    complaint: Value,
    offers: Value,
    facts: Value,
    commitments: Value,
    escalations: Value,
    mediation: Value,
    /// Null without one.
    report: Value,
}

pub(super) async fn hold(told: &Told) {
    let cases = cases(told).await;
    states(&cases);
    negotiations(&cases);
    ladders(&cases);
    reports(&cases);
    lanes(told, &cases).await;
    after_closing(told, &cases).await;
    relationships(told).await;
    desk(told, &cases).await;
    project(told).await;
    programme(told).await;
}

/// One above two projects, with shares of the cost that hold and others that wait.
async fn programme(told: &Told) {
    let list = told.vendor("projects?programmes=true").await;
    let path = format!("projects/{}/programme", text(&items(&list)[0]["id"]));
    let view = told.vendor(&path).await;
    assert_eq!(view["projects"].as_array().unwrap().len(), 2);
    assert_eq!(view["agreed"]["shares"].as_array().unwrap().len(), 3);
    assert_eq!((&view["agreed"]["version"], &view["proposed"]["version"]), (&json!(1), &json!(2)));
    let of: std::collections::HashSet<&str> = view["calendar"]
        .as_array()
        .unwrap()
        .iter()
        .map(|day| text(&day["project"]["title"]))
        .collect();
    assert_eq!(of.len(), 3, "one calendar of all: {of:?}");
}

/// One in its third phase: a gate that is passed, one that holds for a time, one gone stale.
async fn project(told: &Told) {
    let list = told.vendor("projects").await;
    let project = told.vendor(&format!("projects/{}", text(&items(&list)[0]["id"]))).await;
    assert_eq!(each(&json!({ "items": project["parties"] }), "state"), ["accepted"; 3]);
    let phases = project["phases"].as_array().unwrap();
    let gates: Vec<&str> = phases.iter().map(|phase| text(&phase["gate"]["state"])).collect();
    assert_eq!(gates[..3], ["passed", "interim", "stale"]);
    assert_eq!(phases[2]["state"], "active");
}

async fn cases(told: &Told) -> Vec<Case> {
    let helen = told.token("Helen Marsh", "Hydra Castings");
    let mut cases = Vec::new();
    for item in items(&told.vendor("complaints?limit=100").await) {
        let path = format!("complaints/{}", text(&item["id"]));
        let part = |name: &str| format!("{path}/{name}");
        cases.push(Case {
            complaint: told.vendor(&path).await,
            offers: told.vendor(&part("offers")).await,
            facts: told.vendor(&part("facts")).await,
            commitments: told.vendor(&part("commitments")).await,
            escalations: told.vendor(&part("escalations")).await,
            mediation: told.vendor(&part("mediation")).await,
            report: match told.ask(helen, &part("report")).await {
                answer if answer.is_success() => answer.body,
                _ => Value::Null,
            },
        });
    }
    cases
}

fn titled<'a>(cases: &'a [Case], start: &str) -> &'a Case {
    let found = cases.iter().find(|case| text(&case.complaint["title"]).starts_with(start));
    found.unwrap_or_else(|| panic!("no complaint is called {start}"))
}

/// One field of each item of a list.
fn each(list: &Value, field: &str) -> Vec<String> {
    items(list).iter().map(|item| text(&item[field]).to_owned()).collect()
}

fn states(cases: &[Case]) {
    let found: Vec<String> =
        cases.iter().map(|case| text(&case.complaint["status"]).to_owned()).collect();
    let expected = [
        "submitted",
        "acknowledged",
        "in_assessment",
        "awaiting_customer",
        "awaiting_vendor",
        "awaiting_third_party",
        "resolution_proposed",
        "disputed",
        "resolved",
        "rejected",
        "closed",
        "withdrawn",
    ];
    has_all("complaint", &found, &expected);
}

fn negotiations(cases: &[Case]) {
    let facts: Vec<String> = cases.iter().flat_map(|case| each(&case.facts, "state")).collect();
    has_all("fact", &facts, &["agreed", "contested", "open"]);
    let gauge = titled(cases, "Thread M39");
    assert_eq!(
        each(&gauge.offers, "state"),
        ["countered", "countered", "countered", "countered", "rejected", "accepted"],
        "three rounds, and the determination"
    );
    assert!(items(&gauge.offers).iter().any(|offer| !offer["diff"].as_array().unwrap().is_empty()));
    let crossing = titled(cases, "Counter flanges");
    assert_eq!(each(&crossing.offers, "state"), ["open", "open"]);
    assert_eq!(each(&crossing.offers, "side"), ["vendor", "customer"]);
    assert_eq!(crossing.complaint["ball"]["side"], "both");

    let guards = titled(cases, "Six pump sets");
    has_all("commitment", &each(&guards.commitments, "state"), &["missed", "confirmed", "open"]);
    assert_eq!(guards.complaint["status"], "in_assessment", "reopened");
    assert_eq!(guards.complaint["ball"]["side"], "vendor");
    let frames = titled(cases, "Base frames");
    assert_eq!(each(&frames.commitments, "state"), ["confirmed", "confirmed", "confirmed"]);
    assert_eq!(frames.complaint["status"], "closed");
    has_all("commitment", &each(&gauge.commitments, "state"), &["fulfilled", "open"]);
}

fn ladders(cases: &[Case]) {
    let climbed: Vec<String> =
        cases.iter().flat_map(|case| each(&case.escalations, "state")).collect();
    has_all("escalation", &climbed, &["requested", "active", "closed"]);
    let rungs = |case: &Case| -> Vec<i64> {
        items(&case.escalations).iter().filter_map(|one| one["rung"].as_i64()).collect()
    };
    assert_eq!(each(&titled(cases, "Order 4500-9951").escalations, "state"), ["requested"]);
    assert_eq!(each(&titled(cases, "Paint peels").escalations, "state"), ["active"]);
    let mediated = [
        ("Guaranteed efficiency", "proposed"),
        ("Volutes VT-80", "active"),
        ("Изношены подшипники", "recommended"),
        ("Thread M39", "determined"),
        ("Two bent pump shafts", "review"),
    ];
    for (title, state) in mediated {
        let case = titled(cases, title);
        assert_eq!(case.mediation["current"]["state"], state, "{title}");
        assert_eq!(rungs(case), [1, 2], "{title}: both rungs before a mediator");
    }
    assert_eq!(titled(cases, "Thread M39").mediation["current"]["outcome"], "split");
    let shafts = titled(cases, "Two bent pump shafts");
    assert_eq!(shafts.mediation["past"][0]["state"], "declined");
    let bearings = &titled(cases, "Изношены подшипники").mediation["current"];
    assert_eq!(bearings["answers"]["customer"], "accepted");
    assert_eq!(bearings["answers"]["vendor"], Value::Null);
}

fn reports(cases: &[Case]) {
    let steps = |case: &Case, field: &str| -> Vec<String> {
        let steps = case.report["steps"].as_array().unwrap();
        steps.iter().map(|step| text(&step[field]).to_owned()).collect()
    };
    let covers = titled(cases, "Porous pump covers");
    assert_eq!((text(&covers.report["form"]), text(&covers.report["state"])), ("8d", "completed"));
    assert_eq!(steps(covers, "state"), ["signed"; 9]);
    assert_eq!(covers.complaint["status"], "closed");
    let of_kind = |kind: &str| -> Vec<&Value> {
        let steps = covers.report["steps"].as_array().unwrap().iter();
        let items = steps.flat_map(|step| step["items"].as_array().unwrap());
        items.filter(|item| item["kind"] == kind).collect()
    };
    let words = |kind: &str, field: &str| -> Vec<String> {
        of_kind(kind).iter().map(|item| text(&item["data"][field]).to_owned()).collect()
    };
    has_all("place", &words("containment", "place"), &["customer", "transit", "supplier", "field"]);
    let bones = ["people", "machine", "material", "method", "measurement", "environment"];
    has_all("bone", &words("bone", "category"), &bones);
    has_all("cause", &words("cause", "type"), &["occurrence", "detection"]);
    assert!(of_kind("why").len() >= 10, "five times why, for occurrence and detection");
    has_all("action", &words("action", "effectiveness"), &["effective"]);
    assert!(of_kind("cost").iter().all(|cost| cost["data"]["agreed_minor"].is_i64()));
    let valves = titled(cases, "Check valve bodies");
    has_all("step", &steps(valves, "state"), &["signed", "stale", "submitted", "empty"]);
    assert_eq!(titled(cases, "Spare part kits").report["form"], "4d");
}

async fn lanes(told: &Told, cases: &[Case]) {
    let mut caucuses = 0;
    for case in cases {
        let thread = text(&case.complaint["thread_id"]);
        let lanes = told.vendor(&format!("threads/{thread}/lanes")).await;
        for lane in items(&lanes).iter().filter(|lane| lane["kind"] == "caucus") {
            caucuses += i64::from(lane["head"].as_i64() > Some(0));
        }
    }
    assert!(caucuses >= 3, "mediators have heard the vendor alone: {caucuses}");
    let sides: Vec<&str> = told.logins.guests.iter().map(|guest| guest.side.as_str()).collect();
    assert_eq!(sides.iter().filter(|side| **side == "mediator").count(), 2, "{sides:?}");
    assert_eq!(sides.iter().filter(|side| **side == "third").count(), 2, "{sides:?}");
    let readers = [
        ("Henrik Solberg", "Thread M39", "mediator"),
        ("Тамара Белова", "Изношены подшипники", "mediator"),
        ("Elke Brandner", "Mechanical seal leaks", "third"),
        ("Marek Duda", "Order 4500-9951", "third"),
    ];
    for (name, title, side) in readers {
        let guest = told.logins.guests.iter().find(|guest| guest.name == name).unwrap();
        let complaint = &titled(cases, title).complaint;
        let seen = told.get(&guest.token, &format!("complaints/{}", text(&complaint["id"]))).await;
        assert_eq!(seen["side"], side, "{name}");
        let lanes = format!("threads/{}/lanes", text(&seen["thread_id"]));
        let lanes = told.get(&guest.token, &lanes).await;
        let kind = if side == "third" { "named" } else { "caucus" };
        let lane = items(&lanes).iter().find(|lane| lane["kind"] == kind).unwrap();
        assert!(lane["head"].as_i64() > Some(1), "{name} has something to read");
    }
}

async fn after_closing(told: &Told, cases: &[Case]) {
    let figures = told.vendor("satisfaction").await;
    assert_eq!(figures["n"], 2);
    let of = |case: &Case, part: &str| format!("complaints/{}/{part}", text(&case.complaint["id"]));
    let (frames, covers) = (titled(cases, "Base frames"), titled(cases, "Porous pump covers"));
    let verdict = told.vendor(&of(frames, "satisfaction")).await;
    assert_eq!((verdict["score"].as_i64(), text(&verdict["reason"])), (Some(4), "speed"));
    assert_eq!(told.vendor(&of(frames, "review")).await["state"], "draft");
    assert_eq!(told.vendor(&of(covers, "review")).await["state"], "published");
}

async fn relationships(told: &Told) {
    let mut in_force = 0;
    let mut proposed = 0;
    for relationship in items(&told.vendor("relationships").await) {
        let path = format!("relationships/{}/agreement", text(&relationship["id"]));
        let agreement = told.vendor(&path).await;
        in_force += i64::from(agreement["in_force"]["version"].as_i64() > Some(0));
        proposed += i64::from(!agreement["proposed"].is_null());
    }
    assert!(in_force >= 2, "{in_force}");
    assert_eq!(proposed, 1);
}

async fn desk(told: &Told, cases: &[Case]) {
    let issues = told.vendor("issues").await;
    assert_eq!(items(&issues)[0]["complaints"], 5);
    let seal = titled(cases, "Mechanical seal leaks");
    let of = |part: &str| format!("complaints/{}/{part}", text(&seal.complaint["id"]));
    has_all("link", &each(&told.vendor(&of("links")).await, "kind"), &["same_cause"]);
    let ledger = told.vendor(&of("ledger")).await;
    let turns = ledger["turns"].as_array().unwrap();
    assert!(turns.iter().any(|turn| turn["pause"]["contested"]["state"] == "open"), "{turns:#?}");
    assert!(items(&told.vendor("organisation/saved-replies").await).len() >= 3);
    assert!(items(&told.vendor("organisation/checklists").await).len() >= 2);
    let tasks = format!("records/{}/tasks", text(&seal.complaint["id"]));
    assert_eq!(items(&told.vendor(&tasks).await).len(), 5);
}
