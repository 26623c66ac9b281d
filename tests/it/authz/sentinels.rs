//! A word that somebody may not read never reaches them: not by any address, list, count, search,
//! mail, export, file or socket (T6 to T9).
use concord::app::routes;

use crate::support::mail::mails;
use crate::support::world::{Told, assert_no_leak, may_read, sentinels};
use crate::support::{Actor, World};

pub(super) const EVERYBODY: &[&str] =
    &["olga", "mark", "vera", "otto", "wanda", "anna", "adam", "abel", "boris"];

async fn told() -> (World, Vec<Told>) {
    let world = World::new().await;
    let mut all = Vec::new();
    for case in ["A", "B", "C"] {
        all.push(world.tell(case).await);
    }
    world.app.work().await;
    (world, all)
}

/// Every address that can be read, with every id that there is.
pub(super) fn addresses(world: &World, told: &[Told]) -> Vec<String> {
    let mut ids: Vec<String> = Vec::new();
    for one in told {
        ids.extend([
            one.case.id.clone(),
            one.draft.id.clone(),
            one.case.thread.clone(),
            one.draft.thread.clone(),
        ]);
        ids.extend([one.shared_file.clone(), one.customer_file.clone(), one.vendor_file.clone()]);
    }
    ids.extend(["A", "B", "C"].map(|case| world.relationship(case).to_owned()));
    let mut found = Vec::new();
    for route in
        routes::table().iter().filter(|route| route.method == "GET" && route.path != "/api/v1/live")
    {
        if !route.path.contains("{id}") {
            found.push(route.path.to_owned());
            continue;
        }
        for id in &ids {
            let path = route.path.replace("{id}", id);
            if path.ends_with("/entries") {
                found.extend(
                    ["shared", "private"]
                        .map(|lane| format!("{path}?lane={lane}&after=0&limit=200")),
                );
            } else {
                found.push(path);
            }
        }
    }
    for one in told {
        found.extend(
            ["shared", "private"]
                .map(|lane| format!("/api/v1/people?record_id={}&lane={lane}", one.case.id)),
        );
    }
    for case in ["A", "B", "C"] {
        let relationship = world.relationship(case);
        found.push(format!("/api/v1/complaints/similar?relationship_id={relationship}&title=SENT&lot=SENT-A-shared-8"));
        found.push(format!("/api/v1/complaints/form?relationship_id={relationship}"));
        found.push(format!("/api/v1/complaints?relationship_id={relationship}"));
    }
    for list in ["due", "undated", "done"] {
        found.push(format!("/api/v1/tasks?owner=us&list={list}"));
    }
    found.extend(["all", "mine", "theirs"].map(|ball| format!("/api/v1/complaints?ball={ball}")));
    found
}

#[actix_web::test]
async fn no_address_shows_what_its_reader_may_not_read() {
    let (world, told) = told().await;
    let mut shown = 0;
    for name in EVERYBODY {
        let who = world.person(name);
        for path in addresses(&world, &told) {
            let answer = who.get(&path).await;
            assert!(answer.status < 500, "{path} by {name}: {}", answer.text());
            let headers = format!("{:?}", answer.headers);
            let text = if answer.header("content-type") == "application/zip" {
                crate::proof::unpacked(&answer.bytes)
            } else {
                answer.text()
            };
            assert_no_leak(
                &who.organisation,
                &format!("{path} to {name}"),
                &(text.clone() + &headers),
            );
            shown += sentinels(&text).len();
        }
    }
    assert!(shown > 100, "the sentinels are there at all: {shown}");
}

#[actix_web::test]
async fn searching_finds_own_words_and_no_others() {
    let (world, told) = told().await;
    let mut all: Vec<String> = Vec::new();
    for name in ["vera", "wanda", "adam", "boris"] {
        let who = world.person(name);
        for lane in ["shared", "private"] {
            for case in who.get("/api/v1/complaints").await.ok()["items"].as_array().unwrap() {
                let whole = who
                    .get(&format!("/api/v1/complaints/{}", case["id"].as_str().unwrap()))
                    .await
                    .ok();
                let thread = whole["thread_id"].as_str().unwrap().to_owned();
                let entries =
                    who.get(&format!("/api/v1/threads/{thread}/entries?lane={lane}&after=0")).await;
                all.extend(sentinels(&entries.text()));
                all.extend(sentinels(&whole.to_string()));
            }
        }
    }
    all.sort();
    all.dedup();
    for name in EVERYBODY {
        let who = world.person(name);
        for sentinel in &all {
            let found = hits(who, sentinel).await;
            if !may_read(&who.organisation, sentinel) {
                assert!(!found.contains(sentinel), "{name} found {sentinel}");
            }
        }
        for query in
            ["SENT", "sent*", "\"SENT A\"", "SENT OR B", "vendor -customer", "NEAR(SENT A)"]
        {
            hits(who, query).await;
        }
    }
    // The search works: a private word is found by its own side.
    let own = world.customer().reads(&told[0].case, "private").await;
    let private = own[0]["body"].as_str().unwrap();
    assert!(hits(world.customer(), private).await.contains("SENT-A-customer"), "{private}");
}

/// What searching shows, in the list and in the search; without leaks.
async fn hits(who: &Actor, query: &str) -> String {
    let query = crate::support::http::escape(query);
    let mut shown = String::new();
    for path in [format!("/api/v1/search?q={query}"), format!("/api/v1/complaints?q={query}")] {
        let answer = who.get(&path).await;
        assert_eq!(answer.status, 200, "{path}: {}", answer.text());
        assert_no_leak(&who.organisation, &path, &answer.text());
        shown += &answer.text();
    }
    shown
}

#[actix_web::test]
async fn counts_do_not_move_with_other_firms_records() {
    let (world, _told) = told().await;
    let mut before = Vec::new();
    for name in ["adam", "wanda", "boris"] {
        before.push((name, figures(world.person(name)).await));
    }
    // V1 and A do more with each other; Boris has nothing to do with it, Wanda neither.
    for _ in 0..3 {
        let case = world.case().await;
        world.vendor().says(&case, "private", "SENT-A-vendor-99").await;
    }
    for (name, figures_before) in &before[1..] {
        assert_eq!(&figures(world.person(name)).await, figures_before, "{name}");
    }
    assert_ne!(figures(world.customer()).await, before[0].1, "Adam's own did move");
}

async fn figures(who: &Actor) -> String {
    let mut all = String::new();
    for path in ["/api/v1/counts", "/api/v1/statistics/complaints", "/api/v1/relationships"] {
        all += &who.get(path).await.ok().to_string();
    }
    all
}

#[actix_web::test]
async fn mails_hold_their_own_firms_words_alone() {
    let (world, _told) = told().await;
    let sent = mails(&world.app.mailer);
    assert!(sent.len() > 5, "mails were sent: {}", sent.len());
    for mail in sent {
        let name = mail.to.split('@').next().unwrap_or_default();
        let (headers, _body) = mail.raw.split_once("\r\n\r\n").unwrap();
        let headers = headers.replace("\r\n ", " ");
        let whole = format!("{}\n{}\n{}\n{headers}", mail.subject, mail.text, mail.html);
        assert_no_leak(&world.person(name).organisation, &format!("a mail to {name}"), &whole);
    }
}

#[actix_web::test]
async fn a_right_that_was_taken_away_before_sending_stops_the_mail() {
    let world = World::new().await;
    let case = world.case().await;
    world.person("ralf").says(&case, "shared", "I take part.").await;
    world.app.work().await;
    let before = crate::support::mail::mails_to(&world.app.mailer, "ralf@example.org").len();
    world.vendor().says(&case, "shared", "A word for those who are here.").await;
    world.remove_ralf().await;
    world.app.work().await;
    let after = crate::support::mail::mails_to(&world.app.mailer, "ralf@example.org").len();
    assert_eq!(after, before, "Ralf was removed before the mail went out");
    let adam = crate::support::mail::mails_to(&world.app.mailer, "adam@example.org");
    assert!(adam.iter().any(|mail| mail.text.contains("for those who are here")));
}

#[actix_web::test]
async fn exports_hold_own_rows_and_no_formulas() {
    let (world, _told) = told().await;
    let (adam, boris) = (world.customer(), world.person("boris"));
    for title in [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        " =1+1",
        "\u{a0}@x",
        "＝1+1",
        "＋1",
        "＠x",
        "=cmd|' /C calc'!A0",
        "a,\"b\";c",
    ] {
        adam.files(world.relationship("A"), title).await;
    }
    let csv = adam.get("/api/v1/complaints/export.csv").await;
    assert!(csv.header("content-type").starts_with("text/csv"));
    assert!(csv.header("content-disposition").starts_with("attachment"));
    let text = csv.text();
    assert!(text.contains("\"'=1+1\"") && text.contains("\"a,\"\"b\"\";c\""), "{text}");
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let mut rows = 0;
    for row in reader.records() {
        rows += 1;
        for cell in &row.unwrap() {
            assert!(
                !cell.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']),
                "{cell:?} is a formula to a spreadsheet"
            );
        }
    }
    assert!(rows >= 9, "{rows}");
    let foreign = boris.get("/api/v1/complaints/export.csv").await.text();
    assert_no_leak("B", "the export", &foreign);
    assert!(foreign.contains("SENT-C-shared"), "{foreign}");
}

#[actix_web::test]
async fn files_follow_their_entry() {
    let (world, told) = told().await;
    let (a, b) = (&told[0], &told[1]);
    let (adam, vera) = (world.customer(), world.vendor());
    // An upload is its uploader's until a message brings it.
    let loose = adam.uploads("loose.txt", b"loose").await;
    let path = format!("/api/v1/files/{loose}");
    assert_eq!(adam.get(&path).await.status, 200);
    for name in ["anna", "vera", "boris"] {
        world.person(name).get(&path).await.refused(404, "not_found");
    }
    // Nobody attaches what is not their own and unused.
    let message =
        |file: &str| serde_json::json!({ "lane": "shared", "body": "x", "file_ids": [file] });
    for (who, case, file) in [
        (vera, &a.case, &a.customer_file),
        (vera, &b.case, &loose),
        (adam, &a.case, &a.shared_file),
        (adam, &a.case, &a.vendor_file),
    ] {
        who.post(&case.thread_path("messages"), message(file)).await.refused(422, "invalid");
    }
    // What is served cannot act in the reader's name.
    let script = adam
        .uploads(
            "x.svg",
            b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        )
        .await;
    let page = adam.uploads("x.html", b"<!doctype html><script>alert(1)</script>").await;
    for file in [&script, &page] {
        for ask in ["", "?inline=1"] {
            let served = adam.get(&format!("/api/v1/files/{file}{ask}")).await;
            assert!(
                served.header("content-disposition").starts_with("attachment"),
                "{:?}",
                served.headers
            );
            assert_eq!(served.header("x-content-type-options"), "nosniff");
            let csp = served.header("content-security-policy");
            assert!(csp.contains("sandbox") || csp.contains("default-src 'none'"), "{csp}");
            let kind = served.header("content-type");
            assert!(
                !kind.contains("html") && !kind.contains("svg") && !kind.contains("xml"),
                "{kind}"
            );
            assert!(served.header("cache-control").contains("no-store"));
        }
    }
}
