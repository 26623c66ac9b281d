//! Strings that break programs are text here: accepted, and given back character for character on
//! both databases. What cannot be text is refused, not mended.
use serde_json::{Value, json};

use crate::support::{Actor, Case, Sent, World, text};

const STRINGS: &[&str] = &[
    "null",
    "NULL",
    "undefined",
    "true",
    "NaN",
    "-1",
    "0x0",
    "1e309",
    "1/0",
    "٠١٢٣",
    "'",
    "\"",
    "''''",
    "'; DROP TABLE complaints; --",
    "1' OR '1'='1",
    "\\",
    "\\\\",
    "%",
    "_",
    "%s%n%x",
    "%00",
    "{{7*7}}",
    "${7*7}",
    "<%= 7*7 %>",
    "{% raw %}",
    "$(reboot)",
    "`reboot`",
    "; ls -la",
    "|",
    "&",
    "../../etc/passwd",
    "C:\\CON",
    "file:///etc/passwd",
    "<script>alert(1)</script>",
    "\"><svg onload=alert(1)>",
    "</textarea><b>",
    "javascript:alert(1)",
    "<!--",
    "]]>",
    "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>",
    "Ёлка — «ёжик», № 5 …",
    "日本語のテキスト",
    "مرحبا بالعالم",
    "שלום",
    "ภาษาไทย",
    "한국어",
    "👩‍👩‍👧‍👦🏳️‍🌈👍🏽",
    "e\u{301}",
    "\u{e9}",
    "ﬁ",
    "İıſK",
    "ẞß",
    "\u{fb03}",
    "\u{212b}",
    "\u{feff}BOM",
    "zero\u{200b}width",
    "\u{200f}right\u{200e}left",
    "\u{202e}txt.exe",
    "soft\u{ad}hyphen",
    "\u{fffd}",
    "\u{fffe}",
    "\u{10ffff}",
    "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!͖̬̰̙̗̿̋ͥͥ̂ͣ̐́́͜͞",
    "\u{2028}line\u{2029}paragraph",
    "\u{a0}nbsp\u{a0}",
    "tab\tline\nfeed\r\nend",
    "From: a@example.org\r\nBcc: b@example.org",
    "=1+1",
    "@SUM(A1)",
    "-- \n",
    ".",
    "..",
    "@",
    "@everyone",
    "@[Nobody](member:00000000-0000-0000-0000-000000000000)",
    "[x](member:1)",
    "C-1042",
    "#",
    "* * *",
    "---",
    "```\nunclosed",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "https://example.org/?a=b&c=d#e",
    "a@b.c",
    "\u{200B}",
    "AND OR NOT NEAR(",
    "\"unbalanced",
    "a:b",
    "(((((",
    "*",
    "^",
    "~",
    "col:val -x",
    "ﷺ",
    "𝒯𝑒𝓍𝓉",
    "🇩🇪🇷🇺",
];

const FIELDS: &[&str] = &["title", "product", "order_no", "lot", "detected_where", "reference"];

#[actix_web::test]
async fn strings_come_back_as_they_went() {
    let world = World::new().await;
    let (adam, vera) = (world.customer(), world.vendor());
    let case = world.case().await;
    for string in STRINGS {
        if string.chars().all(char::is_whitespace) {
            continue;
        }
        let mut form = Actor::complaint(world.relationship("A"), string);
        form["description"] = json!(string);
        // Titles and references are of one line.
        let one_line = !string.contains(['\t', '\n', '\r']);
        for field in FIELDS {
            form[*field] = json!(string);
        }
        if !one_line {
            let answer =
                adam.post("/api/v1/complaints", form.clone()).await.refused(422, "invalid");
            assert!(answer.fields()[0].ends_with("text_control"), "{}", answer.text());
            for field in FIELDS {
                form[*field] = json!("one line");
            }
        }
        let filed = Case::of(adam.post("/api/v1/complaints", form).await.ok());
        for (who, fields) in [(adam, FIELDS), (vera, &FIELDS[..5])] {
            let seen = who.sees(&filed).await;
            for field in fields.iter().chain(&["description"]) {
                let value = if *field == "reference" {
                    &seen["references"]["customer"]
                } else {
                    &seen[*field]
                };
                let expected =
                    if one_line || *field == "description" { string } else { "one line" };
                assert_eq!(value, expected, "{field}");
            }
        }
        let said = adam.says(&case, "shared", string).await;
        let seen = vera.reads(&case, "shared").await;
        let seen = seen.iter().find(|entry| entry["id"] == said["id"]).unwrap();
        assert_eq!(seen["body"], *string);
        let file = adam.uploads("note.txt", string.as_bytes()).await;
        assert_eq!(adam.get(&format!("/api/v1/files/{file}")).await.bytes, string.as_bytes());
        let query = crate::support::http::escape(string);
        for path in ["/api/v1/search", "/api/v1/complaints", "/api/v1/relationships"] {
            let found = vera.get(&format!("{path}?q={query}")).await;
            assert!(matches!(found.status, 200 | 422), "{path} {string:?}: {}", found.text());
        }
    }
    world.app.work().await;
    let csv = adam.get("/api/v1/complaints/export.csv").await;
    assert_eq!(csv.status, 200);
    assert!(csv.text().contains("日本語のテキスト"));
}

#[actix_web::test]
async fn words_are_found_in_either_language_and_form() {
    let world = World::new().await;
    let adam = world.customer();
    for title in [
        "Протекающие уплотнения насоса",
        "Ёмкость повреждена при доставке",
        "Leaking flanges, naïve café",
    ] {
        adam.files(world.relationship("A"), title).await;
    }
    for (query, expected) in [
        ("протекает уплотнение", 1),
        ("насосы", 1),
        ("емкости", 1),
        ("ЁМКОСТЬ", 1),
        ("flange", 1),
        ("LEAKS", 3),
        ("naive cafe", 1),
        ("нетакогослова", 0),
    ] {
        let path = format!("/api/v1/complaints?q={}", crate::support::http::escape(query));
        let found = adam.get(&path).await.ok();
        assert_eq!(found["items"].as_array().unwrap().len(), expected, "{query}: {found:#}");
    }
}

#[actix_web::test]
async fn what_is_no_text_is_refused() {
    let world = World::new().await;
    let case = world.case().await;
    let adam = world.customer();
    let controls = [
        "\\u0000",
        "\\u0007",
        "\\u001b",
        "\\u007f",
        "\\u0085",
        "\\u009f",
        "\\ud800",
        "\\udc00x",
        "\\ud800\\ud800",
    ];
    for control in controls {
        let relationship = world.relationship("A");
        let form = |field: &str| {
            let mut form = Actor::complaint(relationship, "T");
            form[field] = json!("HERE");
            Sent::text(
                "application/json",
                form.to_string().replace("HERE", &format!("a{control}b")),
            )
        };
        for field in ["title", "description", "product", "reference"] {
            let answer =
                adam.send("POST", "/api/v1/complaints", form(field)).await.refused(422, "invalid");
            assert!(
                answer.fields()[0].ends_with("text_control"),
                "{control} in {field}: {}",
                answer.text()
            );
        }
        let message = format!("{{\"lane\":\"shared\",\"body\":\"a{control}b\",\"file_ids\":[]}}");
        let sent = Sent::text("application/json", message);
        adam.send("POST", &case.thread_path("messages"), sent).await.refused(422, "invalid");
    }
    // In an address it is refused as well, or finds nothing; never a defect.
    for raw in ["%00", "a%00b", "%1b", "%ff", "%ed%a0%80"] {
        for path in [
            "/api/v1/complaints?q=",
            "/api/v1/search?q=",
            "/api/v1/relationships?q=",
            "/api/v1/complaints/",
            "/reset/",
        ] {
            let answer = adam.get(&format!("{path}{raw}")).await;
            assert!(answer.status < 500, "{path}{raw}: {}", answer.text());
        }
    }
    // Bytes that are no UTF-8.
    let sent = Sent::text("application/json", b"{\"title\":\"\xff\xfe\"}".to_vec());
    let answer = adam.send("POST", "/api/v1/complaints", sent).await;
    assert!(matches!(answer.status, 400 | 422), "{}", answer.text());
}

#[actix_web::test]
async fn texts_are_as_long_as_agreed_and_no_longer() {
    let world = World::new().await;
    let case = world.case().await;
    let adam = world.customer();
    for (field, most) in [("title", 200), ("description", 20_000), ("product", 200), ("lot", 100)] {
        for letter in ["a", "Ж", "🔧"] {
            let mut form = Actor::complaint(world.relationship("A"), "T");
            form[field] = json!(letter.repeat(most));
            let filed = adam.post("/api/v1/complaints", form.clone()).await.ok();
            assert_eq!(text(&filed[field]).chars().count(), most);
            form[field] = json!(letter.repeat(most + 1));
            let answer = adam.post("/api/v1/complaints", form).await.refused(422, "invalid");
            assert!(answer.fields()[0].ends_with("text_too_long"), "{}", answer.text());
        }
    }
    let message = |body: String| json!({ "lane": "shared", "body": body, "file_ids": [] });
    adam.post(&case.thread_path("messages"), message("Ж".repeat(20_000))).await.ok();
    adam.post(&case.thread_path("messages"), message("Ж".repeat(20_001)))
        .await
        .refused(422, "invalid");
    adam.post(&case.thread_path("messages"), message(String::new())).await.refused(422, "invalid");
    adam.post("/api/v1/complaints", Value::String("x".repeat(600 * 1024)))
        .await
        .refused(413, "payload_too_large");
}
