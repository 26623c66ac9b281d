//! Frames in and out.
use super::*;

fn parse(text: &str) -> Option<Request> {
    serde_json::from_str::<ClientFrame>(text).ok().map(Request::from)
}

#[test]
fn messages_of_clients_are_read_as_the_contract_says() {
    let thread = ThreadId::generate();
    let topic = thread.0;
    let known = [
        (r#"{"organisation":"acme"}"#.to_owned(), Request::Organisation("acme".to_owned())),
        (
            format!(
                r#"{{"subscribe":{{"thread":"{thread}","after":{{"shared":7,"private":2}}}}}}"#
            ),
            Request::Follow { topic, after: vec![("shared".into(), 7), ("private".into(), 2)] },
        ),
        (
            format!(r#"{{"subscribe":{{"thread":"{thread}"}}}}"#),
            Request::Follow { topic, after: Vec::new() },
        ),
        (format!(r#"{{"unsubscribe":{{"thread":"{thread}"}}}}"#), Request::Unfollow { topic }),
        (
            format!(r#"{{"typing":{{"thread":"{thread}","lane":"private"}}}}"#),
            Request::Typing { topic, label: "private".into() },
        ),
        (r#"{"ping":1}"#.to_owned(), Request::Ping),
    ];
    for (text, request) in known {
        assert_eq!(parse(&text), Some(request), "{text}");
    }
}

#[test]
fn what_is_no_message_is_none() {
    let thread = ThreadId::generate();
    for text in [
        "",
        "null",
        "[]",
        "{}",
        r#"{"subscribe":{}}"#,
        r#"{"subscribe":{"thread":"*"}}"#,
        r#"{"ping":1,"ping":2}"#,
        r#"{"organisation":"a","ping":1}"#,
        &format!(r#"{{"subscribe":{{"thread":"{thread}","rights":"all"}}}}"#),
        &format!(r#"{{"subscribe":{{"thread":"{thread}","after":{{"named":1}}}}}}"#),
        &format!(r#"{{"typing":{{"thread":"{thread}","lane":"both"}}}}"#),
    ] {
        assert_eq!(parse(text), None, "{text}");
    }
}

#[test]
fn frames_have_the_form_of_the_contract() {
    let frame = ServerFrame::Error { code: "not_found", thread: None }.text();
    assert_eq!(&*frame, r#"{"type":"error","code":"not_found"}"#);
    assert_eq!(&*list_frame(RecordKind::Complaint), r#"{"type":"list","kind":"complaints"}"#);
    let id = RecordId(Uuid::nil());
    let part = r#"{"type":"report","id":"00000000-0000-0000-0000-000000000000","version":3}"#;
    assert_eq!(&*part_frame("report", id, 3), part);
    assert_eq!(&*ServerFrame::Pong.text(), r#"{"type":"pong"}"#);
}
