//! What was acknowledged survives a killed process: the binary is killed while it writes, started
//! again, and has every word that it had confirmed, once.
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::{Value, json};

use crate::support::actors::Actor;
use crate::support::db::postgres_server;
use crate::support::http::{Http, Sent};
use crate::support::text;

const BINARY: &str = env!("CARGO_BIN_EXE_concord");
/// Words that are confirmed before the process is killed.
const CONFIRMED: usize = 150;
const WRITERS: usize = 8;

/// A process that ends with its test.
struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        let _ended = self.0.kill();
        let _waited = self.0.wait();
    }
}

fn concord(arguments: &[&str]) -> Command {
    let mut command = Command::new(BINARY);
    command
        .args(arguments)
        .env("CONCORD_METRICS_LISTEN", "")
        .env("RUST_LOG", "error")
        .stdin(Stdio::null())
        .stdout(Stdio::null());
    command
}

/// Starts the demo and waits until it serves: it tells its whole story first, which takes a debug
/// binary beside other tests a minute or two.
async fn start(dir: &str, port: u16) -> Server {
    let listen = format!("127.0.0.1:{port}");
    let server = concord(&["demo", "--data-dir", dir, "--listen", &listen]).spawn().unwrap();
    let server = Server(server);
    for _try in 0..12_000 {
        if std::net::TcpStream::connect(&listen).is_ok() {
            return server;
        }
        actix_web::rt::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("the demo does not serve");
}

fn verify(dir: &str) {
    let verified = concord(&["verify", "--data-dir", dir]).status().unwrap();
    assert!(verified.success(), "every lane is whole");
}

#[actix_web::test]
async fn what_was_confirmed_survives_a_killed_process() {
    if postgres_server().is_some() {
        return;
    }
    let temporary = tempfile::tempdir().unwrap();
    let dir = temporary.path().to_str().unwrap();
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let mut server = start(dir, port).await;
    let file = std::fs::read_to_string(temporary.path().join("demo.json")).unwrap();
    let demo: Value = serde_json::from_str(&file).unwrap();
    let people = demo["people"].as_array().unwrap();
    let person =
        people.iter().find(|one| one["side"] == "vendor" && one["role"] == "owner").unwrap();
    let http = Http::new(format!("http://127.0.0.1:{port}"));
    let vendor = Actor::new("vendor", http, Some(text(&person["token"])));
    let list = vendor.get("/api/v1/complaints?open=true").await.ok();
    let path = format!("/api/v1/complaints/{}", text(&list["items"][0]["id"]));
    let thread = text(&vendor.get(&path).await.ok()["thread_id"]);
    let confirmed: Arc<Mutex<Vec<(i64, String)>>> = Arc::default();
    let writers =
        (0..WRITERS).map(|writer| write(vendor.clone(), thread.clone(), writer, confirmed.clone()));
    let writing: Vec<_> = writers.map(actix_web::rt::spawn).collect();
    while confirmed.lock().unwrap().len() < CONFIRMED {
        actix_web::rt::time::sleep(Duration::from_millis(1)).await;
    }
    server.0.kill().unwrap();
    server.0.wait().unwrap();
    for writer in writing {
        writer.await.unwrap();
    }
    verify(dir);
    let _again = start(dir, port).await;
    let mut kept = Vec::new();
    let mut after = 0;
    loop {
        let page = format!("/api/v1/threads/{thread}/entries?lane=private&after={after}&limit=200");
        let page = vendor.get(&page).await.ok();
        let items = page["items"].as_array().unwrap();
        kept.extend(items.iter().map(|entry| {
            (entry["seq"].as_i64().unwrap(), entry["body"].as_str().unwrap_or_default().to_owned())
        }));
        match items.last() {
            Some(last) => after = last["seq"].as_i64().unwrap(),
            None => break,
        }
    }
    let confirmed = confirmed.lock().unwrap().clone();
    let lost: Vec<_> = confirmed.iter().filter(|word| !kept.contains(word)).collect();
    assert!(lost.is_empty(), "confirmed and lost: {lost:#?}");
    let mut bodies: Vec<_> =
        kept.iter().map(|(_, body)| body).filter(|body| body.starts_with("word")).collect();
    let count = bodies.len();
    bodies.sort();
    bodies.dedup();
    assert_eq!(bodies.len(), count, "nothing is there twice");
}

/// Writes word after word until the server is gone; notes those that were confirmed.
async fn write(
    vendor: Actor,
    thread: String,
    writer: usize,
    confirmed: Arc<Mutex<Vec<(i64, String)>>>,
) {
    let path = format!("/api/v1/threads/{thread}/messages");
    for number in 0.. {
        let body = format!("word {writer}.{number}");
        let message = json!({ "lane": "private", "body": body, "file_ids": [] });
        let Ok(answer) = vendor.try_send("POST", &path, Sent::json(&message)).await else { return };
        if answer.status == 201 {
            confirmed.lock().unwrap().push((answer.json()["seq"].as_i64().unwrap(), body));
        }
    }
}
