//! Texts that were written to break something: each is taken as a text or refused by name, and acts
//! nowhere: not on a page, in a mail, in a search, in a file for a spreadsheet.
use serde_json::json;

use crate::support::mail::mails;
use crate::support::{Actor, World, text};

const TEXTS: &[&str] = &[
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "[a](javascript:alert(1)) [b](JaVaScRiPt&#58;alert(1)) [c](data:text/html;base64,PHN2Zz4=)",
    "<a href=\"&#x6a;avascript:alert(1)\">a</a>",
    "{{7*7}} ${7*7} #{7*7} <%= 7*7 %> {% debug %}",
    "' OR '1'='1' --",
    "1; DROP TABLE complaints; --",
    "\" UNION SELECT password FROM persons --",
    "NEAR(a b) OR a* -b \"unclosed (",
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "../../../../etc/passwd",
    "%00 %0d%0aSet-Cookie:x=1",
    "Subject\r\nBcc: everybody@example.org\r\n\r\nbody",
    "\u{202e}gnp.exe \u{200b}\u{feff}\u{2066}",
    "Ṱ̺̺̕o͞ ̷i̲̬͇̪͙n̝̗͕v̟̜̘̦͟o̶̙̰̠kè͚̮̺̪̹̱̤",
    "𝕳𝖊𝖑𝖑𝖔 👩‍👩‍👧‍👦 ﷽ ﷽ ﷽",
    "null undefined NaN true 1e309 -0 0x10",
    "\u{0}",
    "\u{1b}[31mred\u{7}",
    "\u{fffe}\u{ffff}",
];

/// A 2xx, or a refusal that names what is wrong.
async fn taken(who: &Actor, path: &str, input: serde_json::Value) -> Option<serde_json::Value> {
    let answer = who.post(path, input.clone()).await;
    let fine = answer.status < 300 || answer.status == 422;
    assert!(fine, "{path} {input} was answered {}: {}", answer.status, answer.text());
    (answer.status < 300).then(|| answer.json())
}

/// Nothing that a browser would run, once what is shown as text is left out.
fn acts(html: &str) -> bool {
    let html = html.to_lowercase();
    let tags = ["<script", "<svg", "<iframe", "onerror=alert(1)>", "onload=alert(1)>"];
    tags.iter().any(|tag| html.contains(tag)) || html.contains("href=\"javascript")
}

#[actix_web::test]
async fn words_that_were_meant_to_act_stay_words() {
    let world = World::new().await;
    let (adam, vera) = (world.customer(), world.vendor());
    let relationship = world.relationship("A");
    let case = world.case().await;
    let messages = format!("/api/v1/threads/{}/messages", case.thread);
    let mut said = Vec::new();
    for hostile in TEXTS {
        let mut input = Actor::complaint(relationship, hostile);
        for field in ["description", "product", "lot", "reference"] {
            input[field] = json!(hostile);
        }
        taken(adam, "/api/v1/complaints", input).await;
        let message = json!({ "lane": "shared", "body": hostile, "file_ids": [] });
        if let Some(entry) = taken(adam, &messages, message).await {
            assert!(!acts(&text(&entry["body_html"])), "{hostile} acts: {entry}");
            said.push(text(&entry["body"]));
        }
        taken(vera, "/api/v1/views", json!({ "name": hostile, "query": { "q": hostile } })).await;
        let words =
            percent_encoding::utf8_percent_encode(hostile, percent_encoding::NON_ALPHANUMERIC);
        for list in ["/api/v1/search", "/api/v1/complaints"] {
            let answer = vera.get(&format!("{list}?q={words}")).await;
            assert!(
                matches!(answer.status, 200 | 400 | 422),
                "{list} {hostile}: {}",
                answer.text()
            );
        }
    }
    let kept: Vec<String> =
        vera.reads(&case, "shared").await.iter().map(|entry| text(&entry["body"])).collect();
    assert!(said.len() > TEXTS.len() / 2, "most of them are texts: {said:?}");
    assert!(said.iter().all(|body| kept.contains(body)), "what was taken is there as it was taken");

    world.app.work().await;
    let mails = mails(&world.app.mailer);
    assert!(!mails.is_empty());
    for mail in mails {
        assert!(!acts(&mail.html), "{}", mail.html);
        let head = mail.raw.split("\r\n\r\n").next().unwrap();
        assert!(!head.to_lowercase().contains("\r\nbcc:"), "{head}");
    }
}
