//! Mail over a real SMTP server (python3-aiosmtpd, started on a loopback port): each mail arrives
//! once, also when the server was down in between.
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use concord::platform::config::{MailMode, MailTls};
use serde_json::Value;

use crate::support::{TestApp, World};

/// Says that it is ready, then takes mails and writes each as a line of JSON.
const SERVER: &str = r#"
import json, sys
from aiosmtpd.controller import Controller

class Handler:
    async def handle_DATA(self, server, session, envelope):
        told = {"from": envelope.mail_from, "to": envelope.rcpt_tos, "data": envelope.content.decode("utf-8", "replace")}
        print(json.dumps(told), flush=True)
        return "250 taken"

controller = Controller(Handler(), hostname="127.0.0.1", port=int(sys.argv[1]))
controller.start()
print("ready", flush=True)
sys.stdin.read()
"#;

/// A mail server that ends with its test.
struct MailServer {
    process: Child,
    lines: std::io::Lines<BufReader<std::process::ChildStdout>>,
}

impl MailServer {
    fn start(port: u16) -> Self {
        let python = std::env::var("AIOSMTPD_PYTHON").ok().filter(|path| !path.is_empty());
        let python = python.unwrap_or_else(|| "/usr/bin/python3".to_owned());
        let mut process = Command::new(&python)
            .args(["-c", SERVER, &port.to_string()])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap_or_else(|cause| panic!("{python}: {cause}"));
        let mut lines = BufReader::new(process.stdout.take().unwrap()).lines();
        let first = lines.next().expect("python3-aiosmtpd is not installed").unwrap();
        assert_eq!(first, "ready");
        Self { process, lines }
    }

    /// The next mail that arrived; waits for the server's line, not for time.
    fn next(&mut self) -> Value {
        serde_json::from_str(&self.lines.next().unwrap().unwrap()).unwrap()
    }

    /// Stops it, and reads what had arrived and was not read yet.
    fn stop(mut self) -> Vec<Value> {
        drop(self.process.stdin.take());
        let rest = self
            .lines
            .by_ref()
            .map_while(Result::ok)
            .map(|line| serde_json::from_str(&line).unwrap())
            .collect();
        self.process.wait().unwrap();
        rest
    }
}

async fn world(port: u16) -> World {
    let app = TestApp::start_with(|settings| {
        settings.mail.mode = MailMode::Smtp;
        settings.mail.host = "127.0.0.1".to_owned();
        settings.mail.port = port;
        settings.mail.tls = MailTls::None;
        settings.mail.timeout_seconds = 5;
    });
    World::on(app.await).await
}

fn header<'a>(mail: &'a Value, name: &str) -> &'a str {
    let data = mail["data"].as_str().unwrap();
    let found = data
        .split("\r\n")
        .take_while(|line| !line.is_empty())
        .find_map(|line| line.strip_prefix(name));
    found.unwrap_or_else(|| panic!("no {name} in {data}"))
}

#[actix_web::test]
async fn mail_arrives_once_and_waits_for_a_server_that_is_down() {
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let server = MailServer::start(port);
    let world = world(port).await;
    let case = world.case().await;
    world.app.work().await;
    world.app.work().await;
    let mut ids: Vec<String> = Vec::new();
    let first = server.stop();
    assert!(!first.is_empty(), "the vendor is told of the complaint");
    for mail in &first {
        assert!(
            header(mail, "Subject: ").contains(&case.number)
                || mail["data"].as_str().unwrap().contains("=?utf-8?")
        );
        assert_eq!(mail["to"].as_array().unwrap().len(), 1, "one mail, one reader");
        assert!(header(mail, "List-Unsubscribe: ").contains("/unsubscribe/"));
        ids.push(header(mail, "Message-ID: ").to_owned());
    }
    // The server is down: nothing is lost, nobody is told of an error.
    world.vendor().acknowledges(&case).await;
    world.vendor().says(&case, "shared", "While the mail server sleeps.").await;
    world.app.work().await;
    // It is back: what waited goes out, once.
    let mut server = MailServer::start(port);
    world.app.clock.advance(65);
    world.app.work().await;
    let mut late = vec![server.next()];
    world.app.clock.advance(600);
    world.app.work().await;
    world.app.work().await;
    late.extend(server.stop());
    let said: Vec<_> = late
        .iter()
        .filter(|mail| {
            mail["to"][0] == "adam@example.org"
                && mail["data"].as_str().unwrap().contains("mail server sleeps")
        })
        .collect();
    assert_eq!(said.len(), 1, "{late:#?}");
    ids.extend(late.iter().map(|mail| header(mail, "Message-ID: ").to_owned()));
    let count = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), count, "no mail came twice");
    let states = world.customer().get("/api/v1/me/mails").await.ok();
    for mail in states["items"].as_array().unwrap() {
        assert_eq!(mail["state"], "sent", "{mail}");
    }
}
