use super::*;
use proptest::prelude::*;

/// The folded headers of a message, unfolded, and its body.
fn parts(raw: &[u8]) -> (Vec<String>, String) {
    let text = String::from_utf8(raw.to_vec()).expect("mail on the wire is ASCII");
    let (head, body) = text.split_once("\r\n\r\n").unwrap();
    let unfolded = head.replace("\r\n ", " ").replace("\r\n\t", " ");
    (unfolded.split("\r\n").map(str::to_owned).collect(), body.to_owned())
}

fn header<'a>(headers: &'a [String], name: &str) -> Option<&'a str> {
    let found: Vec<&str> = headers
        .iter()
        .filter_map(|line| line.split_once(": "))
        .filter(|(found, _)| found.eq_ignore_ascii_case(name))
        .map(|(_, value)| value)
        .collect();
    assert!(found.len() <= 1, "{name} appears {} times", found.len());
    found.first().copied()
}

pub(in crate::platform::mail) fn sample() -> Message {
    Message {
        kind: "reply".into(),
        message_id: "<0198a1b2.1@portal.example>".into(),
        date: Timestamp::from_micros(1_785_664_800_000_000).unwrap(),
        from_name: Some("Northwind via Concord".into()),
        to: Mailbox::new("Мария Линдквист", "maria@brightwater.example"),
        subject: "C-1042 · Трещины в корпусах".into(),
        text: "Привет\n".into(),
        html: "<p>Привет</p>".into(),
        in_reply_to: Some("<root.C-1042@portal.example>".into()),
        references: vec!["<root.C-1042@portal.example>".into()],
        reply_to: Some("reply+abc@portal.example".into()),
        envelope_from: Some("bounce+abc@portal.example".into()),
        list_unsubscribe: Some("https://portal.example/unsubscribe/abc".into()),
        headers: vec![("X-Concord-Head".into(), "seq=12; hash=9f86d081".into())],
        auto_submitted: true,
    }
}

fn from() -> Mailbox {
    Mailbox::new("Concord", "concord@portal.example")
}

fn headers_of(message: &Message) -> Vec<String> {
    parts(&to_rfc5322(message, &from()).unwrap()).0
}

#[test]
fn the_headers_are_those_that_were_asked_for() {
    insta::assert_snapshot!(headers_of(&sample()).join("\n"), @r#"
    From: "Northwind via Concord" <concord@portal.example>
    To: =?utf-8?b?0JzQsNGA0LjRjyDQm9C40L3QtNC60LLQuNGB0YI=?= <maria@brightwater.example>
    Date: Sun, 02 Aug 2026 10:00:00 +0000
    Message-ID: <0198a1b2.1@portal.example>
    Subject: C-1042 =?utf-8?b?wrcg0KLRgNC10YnQuNC90Ysg0LIg0LrQvtGA0L/Rg9GB?= =?utf-8?b?0LDRhQ==?=
    Reply-To: reply+abc@portal.example
    In-Reply-To: <root.C-1042@portal.example>
    References: <root.C-1042@portal.example>
    Auto-Submitted: auto-generated
    X-Auto-Response-Suppress: OOF, AutoReply
    List-Unsubscribe: <https://portal.example/unsubscribe/abc>
    List-Unsubscribe-Post: List-Unsubscribe=One-Click
    X-Concord-Head: seq=12; hash=9f86d081
    MIME-Version: 1.0
    Content-Type: multipart/alternative; boundary="d8ea88aa659a83357d6b3ec1b7dd1e8c2dcd0852"
    "#);
}

#[test]
fn the_same_message_gives_the_same_bytes() {
    let once = to_rfc5322(&sample(), &from()).unwrap();
    assert_eq!(once, to_rfc5322(&sample(), &from()).unwrap());
}

#[test]
fn one_click_needs_https() {
    let plain = Message {
        list_unsubscribe: Some("http://localhost:8080/unsubscribe/abc".into()),
        ..sample()
    };
    let headers = headers_of(&plain);
    assert!(header(&headers, "List-Unsubscribe").is_some());
    assert_eq!(header(&headers, "List-Unsubscribe-Post"), None);

    let security = Message { list_unsubscribe: None, ..sample() };
    assert_eq!(header(&headers_of(&security), "List-Unsubscribe"), None);

    for url in ["mailto:x@y.example", "https://a/\r\nBcc: x@y.example", "https://a/>, <https://b/"]
    {
        let message = Message { list_unsubscribe: Some(url.into()), ..sample() };
        assert!(to_rfc5322(&message, &from()).is_err(), "{url}");
    }
}

#[test]
fn addresses_and_ids_with_line_ends_are_refused() {
    let evil = "a@b.example>\r\nBcc: <c@d.example";
    let messages = [
        Message { to: Mailbox::new("", evil), ..sample() },
        Message { to: Mailbox::new("", "not an address"), ..sample() },
        Message { to: Mailbox::new("", "a@b.example, c@d.example"), ..sample() },
        Message { reply_to: Some(evil.into()), ..sample() },
        Message { message_id: "<a@b>\r\nBcc: c@d.example".into(), ..sample() },
        Message { message_id: "a@b".into(), ..sample() },
        Message { in_reply_to: Some("<a@b> <c@d>".into()), ..sample() },
        Message { references: vec!["<a@b>\r\n\r\nbody".into()], ..sample() },
    ];
    for message in messages {
        assert!(to_rfc5322(&message, &from()).is_err(), "{message:?}");
    }
}

#[test]
fn only_own_headers_can_be_added() {
    for (name, value) in [
        ("Bcc", "c@d.example"),
        ("X-A\r\nBcc", "c@d.example"),
        ("X-A: b", "c"),
        ("X-", "c"),
        ("X-A", "b\r\nBcc: c@d.example"),
        ("X-A", "ключ"),
    ] {
        let message = Message { headers: vec![(name.into(), value.into())], ..sample() };
        let refused = to_rfc5322(&message, &from());
        assert_eq!(refused, Err(MessageError::Header(name.into())));
    }
}

#[test]
fn no_line_is_too_long() {
    let long = "слово ".repeat(2_000) + &"x".repeat(5_000);
    let message = Message {
        subject: long.clone(),
        to: Mailbox::new(long.clone(), "maria@brightwater.example"),
        text: long.clone(),
        html: format!("<p>{long}</p>"),
        references: (0..100).map(|n| format!("<{n}@portal.example>")).collect(),
        ..sample()
    };
    let raw = to_rfc5322(&message, &from()).unwrap();
    let text = String::from_utf8(raw.clone()).unwrap();
    assert!(text.split("\r\n").all(|line| line.len() <= 998));
    assert!(!text.replace("\r\n", "").contains(['\r', '\n']));
    let headers = parts(&raw).0;
    let references = header(&headers, "References").unwrap();
    assert_eq!(references.split(' ').count(), 21, "the first and the latest 20");
    assert!(references.starts_with("<0@") && references.ends_with("<99@portal.example>"));
}

#[test]
fn ascii_texts_with_bare_line_ends_and_dots_stay_whole() {
    let message = Message { text: "one\n.\ntwo\r\nthree".into(), ..sample() };
    let raw = String::from_utf8(to_rfc5322(&message, &from()).unwrap()).unwrap();
    assert!(raw.contains("one\r\n.\r\ntwo\r\nthree"));
}

proptest! {
    /// Whatever people are called and write, a message has its own headers, each once, and no other.
    #[test]
    fn typed_text_never_makes_a_header(
        name in "(?s).{0,60}", subject in "(?s).{0,120}", sender in "(?s).{0,60}", text in "(?s).{0,200}",
    ) {
        let message = Message {
            to: Mailbox::new(format!("{name}\r\nBcc: x@y.example"), "maria@brightwater.example"),
            subject: format!("{subject}\nBcc: x@y.example"),
            from_name: Some(sender),
            html: text.clone(),
            text,
            ..sample()
        };
        let headers = headers_of(&message);
        let names: Vec<&str> = headers.iter().map(|line| line.split_once(':').unwrap().0).collect();
        prop_assert_eq!(names, [
            "From", "To", "Date", "Message-ID", "Subject", "Reply-To", "In-Reply-To", "References",
            "Auto-Submitted", "X-Auto-Response-Suppress", "List-Unsubscribe", "List-Unsubscribe-Post",
            "X-Concord-Head", "MIME-Version", "Content-Type",
        ]);
    }
}
