//! The three ways to send; SMTP against a server of a few lines that misbehaves on demand.
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::thread::JoinHandle;

use super::message::tests::sample;
use super::*;
use crate::platform::config::{MailTls, Secret};

#[tokio::test]
async fn files_are_whole_private_and_written_once() {
    let data = tempfile::tempdir().unwrap();
    let mailer = Mailer::new(&MailSettings::default(), data.path()).unwrap();
    mailer.send(&sample()).await.unwrap();
    mailer.send(&sample()).await.unwrap();
    let odd = Message { kind: "../../etc/x y".into(), message_id: "<b@c>".into(), ..sample() };
    mailer.send(&odd).await.unwrap();

    let mut names: Vec<String> = std::fs::read_dir(data.path().join("mail"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names, ["1785664800-d8ea88aa-reply.eml", "1785664800-e2a30099-etcxy.eml"]);
    let path = data.path().join("mail").join(&names[0]);
    let raw = std::fs::read_to_string(&path).unwrap();
    assert!(raw.starts_with("Return-Path: <bounce+abc@portal.example>\r\nFrom: "), "{raw}");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(path).unwrap().permissions().mode() & 0o777, 0o600);
    }
}

#[tokio::test]
async fn a_folder_that_cannot_be_written_is_tried_again_later() {
    let data = tempfile::tempdir().unwrap();
    std::fs::write(data.path().join("mail"), "in the way").unwrap();
    let mailer = Mailer::new(&MailSettings::default(), data.path()).unwrap();
    let error = mailer.send(&sample()).await.unwrap_err();
    assert!(matches!(error, SendError::NotSent { temporary: true, .. }), "{error:?}");
}

#[tokio::test]
async fn memory_keeps_what_was_sent_and_refuses_what_cannot_be() {
    let settings = MailSettings { mode: MailMode::Memory, ..MailSettings::default() };
    let mailer = Mailer::new(&settings, Path::new("unused")).unwrap();
    mailer.clone().send(&sample()).await.unwrap();
    let broken = Message { to: Mailbox::new("", "nobody"), ..sample() };
    let error = mailer.send(&broken).await.unwrap_err();
    assert!(matches!(error, SendError::NotSent { temporary: false, .. }), "{error:?}");
    let sent = mailer.sent();
    assert_eq!(sent.len(), 1);
    assert_eq!(sent[0].message, sample());
}

#[test]
fn settings_that_cannot_work_are_refused() {
    let new = |settings: MailSettings| {
        let settings = MailSettings { mode: MailMode::Smtp, ..settings };
        Mailer::new(&settings, Path::new("unused")).map(|_| ())
    };
    let secret: Secret = serde_json::from_value("p".into()).unwrap();
    let with_password = |tls, host: &str| MailSettings {
        tls,
        host: host.into(),
        username: "u".into(),
        password: secret.clone(),
        ..MailSettings::default()
    };
    assert!(new(with_password(MailTls::Starttls, "mail.example")).is_ok());
    assert!(new(with_password(MailTls::None, "127.0.0.1")).is_ok());
    assert!(matches!(
        new(with_password(MailTls::None, "mail.example")),
        Err(MailerError::PasswordInClear)
    ));
    let half = MailSettings {
        username: String::new(),
        ..with_password(MailTls::Starttls, "mail.example")
    };
    assert!(matches!(new(half), Err(MailerError::HalfCredentials)));
    let nowhere = with_password(MailTls::Starttls, "");
    assert!(matches!(new(nowhere), Err(MailerError::NoHost)));
    let no_file = MailSettings {
        ca_file: "/no/such/file".into(),
        ..with_password(MailTls::Starttls, "mail.example")
    };
    assert!(matches!(new(no_file), Err(MailerError::CaFile(..))));
    let nobody = MailSettings { from_address: "nobody".into(), ..MailSettings::default() };
    assert!(matches!(new(nobody), Err(MailerError::FromAddress)));
}

/// Where the server stops being a good one.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Fault {
    None,
    /// Answers this command with this line.
    Reply(&'static str, &'static str),
    /// Hangs up instead of answering this command; `"."` is the end of the message.
    HangUp(&'static str),
    /// Reads this command and says nothing more.
    Silence(&'static str),
}

/// Serves `connections` connections one after the other; gives back the commands and texts it got.
pub(crate) fn server(fault: Fault, connections: usize) -> (u16, JoinHandle<Vec<String>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let thread = std::thread::spawn(move || {
        let mut heard = Vec::new();
        for _ in 0..connections {
            converse(listener.accept().unwrap().0, fault, &mut heard);
        }
        heard
    });
    (port, thread)
}

fn converse(mut stream: TcpStream, fault: Fault, heard: &mut Vec<String>) {
    let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
    let mut in_text = false;
    stream.write_all(b"220 test\r\n").unwrap();
    while let Some(Ok(line)) = lines.next() {
        heard.push(line.clone());
        if in_text && line != "." {
            continue;
        }
        let word = line.split([' ', ':']).next().unwrap_or_default();
        let good = match word {
            "EHLO" => "250 test",
            "DATA" => "354 go on",
            "QUIT" => "221 bye",
            _ => "250 ok",
        };
        in_text = word == "DATA";
        let answer = match fault {
            Fault::HangUp(at) if at == word => return,
            Fault::Silence(at) if at == word => continue,
            Fault::Reply(at, answer) if at == word => answer,
            _ => good,
        };
        in_text = in_text && answer == good;
        if stream.write_all(format!("{answer}\r\n").as_bytes()).is_err() {
            return;
        }
    }
}

pub(crate) fn smtp(port: u16) -> Mailer {
    let settings = MailSettings {
        mode: MailMode::Smtp,
        host: "127.0.0.1".into(),
        port,
        tls: MailTls::None,
        timeout_seconds: 1,
        ..MailSettings::default()
    };
    Mailer::new(&settings, Path::new("unused")).unwrap()
}

#[tokio::test]
async fn one_connection_carries_many_messages() {
    let (port, thread) = server(Fault::None, 1);
    let mailer = smtp(port);
    for _ in 0..3 {
        mailer.send(&Message { text: "one\n.\ntwo".into(), ..sample() }).await.unwrap();
    }
    drop(mailer);
    let heard = thread.join().unwrap();
    let count = |line: &str| heard.iter().filter(|heard| heard.as_str() == line).count();
    assert_eq!(count("MAIL FROM:<bounce+abc@portal.example>"), 3);
    assert_eq!(count("RCPT TO:<maria@brightwater.example>"), 3);
    assert_eq!(count("Message-ID: <0198a1b2.1@portal.example>"), 3);
    assert_eq!(count(".."), 3, "a line with a dot does not end the message");
}

/// What is known after a failure.
#[derive(Debug, PartialEq)]
enum Known {
    /// Not sent, another attempt may succeed.
    Later,
    /// Not sent, and no attempt will succeed.
    Never,
    /// Perhaps sent.
    Nothing,
}

impl From<SendError> for Known {
    fn from(error: SendError) -> Self {
        match error {
            SendError::NotSent { temporary: true, .. } => Self::Later,
            SendError::NotSent { temporary: false, .. } => Self::Never,
            SendError::Unknown { .. } => Self::Nothing,
        }
    }
}

#[tokio::test]
async fn each_failure_says_what_is_known() {
    let cases = [
        (Fault::Reply("EHLO", "550 go away"), Known::Later),
        (Fault::HangUp("EHLO"), Known::Later),
        (Fault::Reply("MAIL", "451 busy"), Known::Later),
        (Fault::Reply("RCPT", "550 no such person"), Known::Never),
        (Fault::HangUp("DATA"), Known::Later),
        (Fault::Silence("RCPT"), Known::Later),
        (Fault::Reply(".", "452 disk full"), Known::Later),
        (Fault::Reply(".", "554 looks like spam"), Known::Never),
        (Fault::HangUp("."), Known::Nothing),
        (Fault::Silence("."), Known::Nothing),
    ];
    for (index, (fault, expected)) in cases.into_iter().enumerate() {
        let (port, thread) = server(fault, 1);
        let mailer = smtp(port);
        let error = mailer.send(&sample()).await.unwrap_err();
        assert_eq!(Known::from(error), expected, "case {index}");
        drop(mailer);
        thread.join().unwrap();
    }
}

#[tokio::test]
async fn a_server_that_is_down_or_without_tls_means_later() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    drop(listener);
    let error = smtp(port).send(&sample()).await.unwrap_err();
    assert!(matches!(error, SendError::NotSent { temporary: true, .. }), "{error:?}");

    let (port, thread) = server(Fault::None, 1);
    let settings = MailSettings {
        mode: MailMode::Smtp,
        host: "localhost".into(),
        port,
        timeout_seconds: 1,
        ..MailSettings::default()
    };
    let error =
        Mailer::new(&settings, Path::new("unused")).unwrap().send(&sample()).await.unwrap_err();
    assert!(matches!(error, SendError::NotSent { temporary: true, .. }), "{error:?}");
    assert!(thread.join().unwrap().iter().all(|line| !line.starts_with("MAIL")));
}
