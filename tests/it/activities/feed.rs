//! Feeds: an address that needs no password, and what calendar programs read there.
use serde_json::{Value, json};

use super::{PATH, call, does, plans};
use crate::support::{Answer, Sent, World, text};

/// The lines of a calendar, unfolded.
fn lines(answer: &Answer) -> Vec<String> {
    let text = answer.text();
    assert!(text.lines().all(|line| line.len() <= 75), "no line is longer than 75 octets");
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    text.replace("\r\n ", "").split("\r\n").map(str::to_owned).collect()
}

fn has(lines: &[String], line: &str) -> bool {
    lines.iter().any(|one| one == line)
}

async fn path(world: &World, name: &str) -> String {
    let made = world.person(name).post("/api/v1/calendar/feed", json!({})).await.ok();
    let address = text(&made["address"]);
    let at = address.find("/ics/").unwrap();
    address[at..].to_owned()
}

#[actix_web::test]
async fn a_calendar_program_reads_ones_own_contacts() {
    let world = World::new().await;
    let vera = world.vendor();
    let made = plans(
        vera,
        json!({
            "kind": "call", "starts_at": "2026-03-12T10:00:00Z", "time_zone": "Europe/Berlin",
            "relationship_id": world.relationship("A"), "purpose": "Ask; then, listen",
            "reach": "+49 30 1234567", "brief": "Long hoses.\nПродлинные шланги, которые они искали весной и не нашли",
        }),
    )
    .await;
    let day = json!({ "kind": "task", "day": "2026-03-13", "purpose": "Send samples" });
    plans(vera, day).await;
    plans(world.person("mark"), call("Mark's own", "2026-03-12T11:00:00Z")).await;
    let path = path(&world, "vera").await;
    let answer = world.app.get(&path).await;
    assert_eq!(answer.header("content-type"), "text/calendar; charset=utf-8");
    let first = lines(&answer);
    for line in [
        "BEGIN:VCALENDAR",
        "METHOD:PUBLISH",
        "REFRESH-INTERVAL;VALUE=DURATION:PT15M",
        "X-PUBLISHED-TTL:PT15M",
        "TZID:Europe/Berlin",
        "DTSTART;TZID=Europe/Berlin:20260312T110000",
        "DTEND;TZID=Europe/Berlin:20260312T113000",
        "SUMMARY:Звонок: Ask\\; then\\, listen · SENT-A-vendor-name",
        "LOCATION:+49 30 1234567",
        "SEQUENCE:0",
        "STATUS:CONFIRMED",
        "DTSTART;VALUE=DATE:20260313",
        "DTEND;VALUE=DATE:20260314",
        "END:VCALENDAR",
    ] {
        assert!(has(&first, line), "{line} is missing in {first:#?}");
    }
    assert!(!answer.text().contains("Mark's own"));
    let uid = first.iter().find(|line| line.starts_with(&format!("UID:{}@", text(&made["id"]))));
    assert!(uid.is_some());
    // Nothing has changed: the same bytes, and none of them are sent again.
    let etag = answer.header("etag").to_owned();
    let again = Sent::default().with("if-none-match", etag.clone());
    assert_eq!(world.app.anonymous().send("GET", &path, again).await.status, 304);
    let moved = json!({ "starts_at": "2026-03-16T09:00:00Z" });
    let id = format!("{PATH}/{}", text(&made["id"]));
    let moved = vera.patch(&id, &made["version"], moved).await.ok();
    let changed = world.app.get(&path).await;
    assert_ne!(changed.header("etag"), etag);
    let second = lines(&changed);
    assert!(has(&second, "SEQUENCE:1") && has(&second, uid.unwrap()), "the same event, later");
    does(vera, &moved, "cancel", json!({ "reason": "Ill." })).await;
    let cancelled = lines(&world.app.get(&path).await);
    assert!(has(&cancelled, "STATUS:CANCELLED") && has(&cancelled, "SEQUENCE:2"));
    assert!(!cancelled.iter().any(|line| line.contains("Ill.")));
    world.app.clock.advance(31 * 86_400);
    assert!(!has(&lines(&world.app.get(&path).await), "STATUS:CANCELLED"), "for 30 days");
}

#[actix_web::test]
async fn an_address_dies_when_it_is_renewed_or_its_owner_leaves() {
    let world = World::new().await;
    let (vera, olga) = (world.vendor(), world.person("olga"));
    let none = vera.get("/api/v1/calendar/feed").await.ok();
    assert_eq!(none["address"], Value::Null);
    let first = path(&world, "vera").await;
    let kept = vera.get("/api/v1/calendar/feed").await.ok();
    assert!(text(&kept["address"]).ends_with(&first), "it can be looked up again");
    let second = path(&world, "vera").await;
    world.app.get(&first).await.refused(404, "not_found");
    assert_eq!(world.app.get(&second).await.status, 200);
    assert_eq!(vera.delete("/api/v1/calendar/feed").await.status, 204);
    world.app.get(&second).await.refused(404, "not_found");
    let third = path(&world, "vera").await;
    let place = format!("/api/v1/organisation/people/{}", vera.membership);
    let leave = Sent::json(&json!({ "status": "suspended" })).with("if-match", "\"1\"");
    olga.send("PATCH", &place, leave).await.ok();
    world.app.get(&third).await.refused(404, "not_found");
    world.app.get("/ics/x.ics").await.refused(404, "not_found");
}
