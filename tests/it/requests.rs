//! Requests that are wrong: each gets its documented code, changes nothing, and is never a 500.
use serde_json::{Value, json};

use crate::support::dump::Dumper;
use crate::support::world::no_id;
use crate::support::{Actor, Sent, World, text};

/// Bytes of a file at most.
const MOST: usize = 25 * 1024 * 1024;

#[actix_web::test]
async fn unknown_fields_and_wrong_types_are_named() {
    let world = World::new().await;
    let adam = world.customer();
    let dumper = Dumper::new(&world.app.services).await;
    let before = dumper.rows().await;
    let form = Actor::complaint(world.relationship("A"), "T");
    let with = |field: &str, value: Value| {
        let mut form = form.clone();
        form[field] = value;
        form
    };
    let mut more_than_all = with("quantity_complained", json!(10));
    more_than_all["quantity_affected"] = json!(60);
    for (body, expected) in [
        (with("colour", json!("red")), "colour:unknown_field"),
        (with("title", json!(7)), "title:wrong_type"),
        (with("title", Value::Null), "title:missing_field"),
        (with("title", json!("  ")), "title:text_required"),
        (with("severity", json!("terrible")), "severity:not_allowed_value"),
        (with("relationship_id", json!("x")), "relationship_id:wrong_type"),
        (with("quantity_affected", json!(-1)), "quantity_affected:number_range"),
        (more_than_all, "quantity_affected:more_than_all"),
        (with("occurred_on", json!("2026-02-30")), "occurred_on:bad_date"),
        (with("currency", json!("EUR")), "currency:missing_field"),
    ] {
        let answer = adam.post("/api/v1/complaints", body).await.refused(422, "invalid");
        assert_eq!(answer.fields(), [expected], "{}", answer.asked);
    }
    for (body, status, code) in [
        ("{", 400, "malformed_json"),
        ("", 422, "invalid"),
        ("[]", 422, "invalid"),
        ("{\"title\":\"a\",\"title\":\"b\"}", 422, "invalid"),
        ("{\"title\":1e999}", 400, "malformed_json"),
    ] {
        let sent = Sent::text("application/json", body);
        let answer = adam.send("POST", "/api/v1/complaints", sent).await;
        assert!(
            answer.problem() == (status, code.to_owned()) || matches!(answer.status, 400 | 422),
            "{body}: {} {}",
            answer.status,
            answer.text()
        );
    }
    let form = Sent::text("application/x-www-form-urlencoded", "title=a");
    adam.send("POST", "/api/v1/complaints", form).await.refused(415, "unsupported_media_type");
    let deep = format!("{}{}", "[".repeat(5000), "]".repeat(5000));
    let answer =
        adam.send("POST", "/api/v1/complaints", Sent::text("application/json", deep)).await;
    assert!(answer.status < 500, "{}", answer.text());
    dumper.assert_unchanged(&before, "a wrong request").await;
}

#[actix_web::test]
async fn problems_have_one_form() {
    let world = World::new().await;
    let answer = world.customer().get(&format!("/api/v1/complaints/{}", no_id())).await;
    assert_eq!(answer.header("content-type"), "application/problem+json");
    let problem = answer.json();
    assert_eq!((&problem["status"], &problem["code"]), (&json!(404), &json!("not_found")));
    for path in ["/api/v1/nothing", "/api/v1/complaints/x", "/api/v1/complaints/..%2f..%2fetc"] {
        world.customer().get(path).await.refused(404, "not_found");
    }
    world
        .customer()
        .send("DELETE", "/api/v1/complaints", Sent::default())
        .await
        .refused(405, "method_not_allowed");
    let answer = world.app.get("/api/v1/complaints").await.refused(401, "unauthenticated");
    assert_eq!(answer.header("cache-control"), "no-store");
    for header in [
        "content-security-policy",
        "x-content-type-options",
        "referrer-policy",
        "strict-transport-security",
    ] {
        assert!(!answer.header(header).is_empty(), "{header}");
    }
    let csp = answer.header("content-security-policy");
    for part in [
        "default-src 'none'",
        "require-trusted-types-for 'script'",
        "frame-ancestors 'none'",
        "object-src 'none'",
    ] {
        assert!(csp.contains(part), "{csp}");
    }
    assert!(!csp.contains("unsafe-inline") && !csp.contains("unsafe-eval"), "{csp}");
}

#[actix_web::test]
async fn foreign_pages_and_unknown_hosts_are_refused() {
    let world = World::new().await;
    let adam = world.customer();
    let dumper = Dumper::new(&world.app.services).await;
    let before = dumper.rows().await;
    let form = Actor::complaint(world.relationship("A"), "T");
    for origin in
        ["https://evil.example", "null", "http://localhost", "http://127.0.0.1.evil.example"]
    {
        let sent = Sent::json(&form).with("origin", origin);
        adam.send("POST", "/api/v1/complaints", sent).await.refused(403, "foreign_origin");
    }
    let sent = Sent::json(&form).with("sec-fetch-site", "cross-site");
    adam.send("POST", "/api/v1/complaints", sent).await.refused(403, "foreign_origin");
    for host in ["evil.example", "localhost", "127.0.0.1", "localhost:1"] {
        let sent = Sent::default().with("host", host);
        adam.send("GET", "/api/v1/complaints", sent).await.refused(421, "misdirected");
    }
    // What watches over the process asks under any name.
    let sent = Sent::default().with("host", "10.0.0.7");
    assert_eq!(adam.send("GET", "/healthz", sent).await.status, 200);
    dumper.assert_unchanged(&before, "a foreign request").await;
}

#[actix_web::test]
async fn a_file_is_as_big_as_agreed_and_no_bigger() {
    let world = World::new().await;
    let adam = world.customer();
    let whole = vec![7_u8; MOST];
    let answer =
        adam.send("POST", "/api/v1/files", Sent::file("most.bin", "application/pdf", &whole)).await;
    let file = answer.ok();
    assert_eq!(file["size"], MOST);
    assert_eq!(file["media_type"], "application/octet-stream", "told by the content");
    let dumper = Dumper::new(&world.app.services).await;
    let before = dumper.rows().await;
    let stored = stored_files(&world);
    let more = vec![7_u8; MOST + 1];
    let answer =
        adam.send("POST", "/api/v1/files", Sent::file("more.bin", "text/plain", &more)).await;
    answer.refused(413, "payload_too_large");
    for (sent, code) in [
        (Sent::text("multipart/form-data; boundary=x", "--x--\r\n"), 422),
        (Sent::text("multipart/form-data; boundary=x", "nonsense"), 400),
        (Sent::text("multipart/form-data", "x"), 400),
        (Sent::json(&json!({})), 415),
    ] {
        let answer = adam.send("POST", "/api/v1/files", sent).await;
        assert!(
            answer.status == code || matches!(answer.status, 400 | 415 | 422),
            "{}: {}",
            answer.asked,
            answer.text()
        );
    }
    dumper.assert_unchanged(&before, "a wrong upload").await;
    assert_eq!(stored_files(&world), stored, "nothing stays on the disk");
    // A part of it can be fetched, and is what it says.
    let path = format!("/api/v1/files/{}", text(&file["id"]));
    let part = adam.send("GET", &path, Sent::default().with("range", "bytes=10-19")).await;
    assert_eq!((part.status, part.bytes.len()), (206, 10));
    assert_eq!(
        adam.send("GET", &path, Sent::default().with("range", "bytes=99999999999-")).await.status,
        416
    );
}

fn stored_files(world: &World) -> usize {
    fn count(path: &std::path::Path) -> usize {
        let entries = std::fs::read_dir(path).into_iter().flatten().flatten();
        entries.map(|entry| if entry.path().is_dir() { count(&entry.path()) } else { 1 }).sum()
    }
    count(&world.app.dir.path().join("files"))
}

#[actix_web::test]
async fn names_of_files_are_names() {
    let world = World::new().await;
    let adam = world.customer();
    for path in
        ["../../etc/passwd", "..\\..\\windows\\system.ini", "/absolute.txt", "C:\\x.txt", "a/../b"]
    {
        let answer = adam.send("POST", "/api/v1/files", Sent::file(path, "text/plain", b"x")).await;
        assert_eq!(answer.refused(422, "invalid").fields(), ["file:not_allowed_value"], "{path}");
    }
    for (sent, kept) in [
        ("Акт осмотра № 5.pdf", "Акт осмотра № 5.pdf"),
        ("a\u{202e}gpj.exe", "agpj.exe"),
        ("日本.png", "日本.png"),
        ("photos/flange.jpg", "flange.jpg"),
    ] {
        let answer = adam.send("POST", "/api/v1/files", Sent::file(sent, "text/plain", b"x")).await;
        let file = answer.ok();
        assert_eq!(file["name"], kept, "{sent}");
        let served = adam.get(&format!("/api/v1/files/{}", text(&file["id"]))).await;
        let disposition = served.headers.get("content-disposition").unwrap().as_bytes();
        let disposition = String::from_utf8_lossy(disposition);
        assert!(disposition.starts_with("attachment"), "{disposition}");
        assert!(!disposition.contains("..") && !disposition.contains('\n'), "{disposition}");
    }
    for name in ["..", "", ".", "con\r\nX-Evil: 1"] {
        let answer = adam.send("POST", "/api/v1/files", Sent::file(name, "text/plain", b"x")).await;
        assert!(answer.status < 500, "{name:?}: {}", answer.text());
    }
}
