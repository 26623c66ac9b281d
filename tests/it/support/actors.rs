//! People who speak the domain: `world.customer().files("…")`, `world.vendor().acknowledges(&case)`.
use serde_json::{Value, json};

use super::http::{Answer, Http, Sent};
use super::ws::{Refused, Socket};

/// Somebody with a way in, or without one.
#[derive(Clone)]
pub struct Actor {
    pub name: String,
    pub email: String,
    pub membership: String,
    pub organisation: String,
    /// Value of the header `Authorization`.
    pub token: Option<String>,
    pub http: Http,
}

impl Actor {
    pub fn new(name: &str, http: Http, token: Option<String>) -> Self {
        Self {
            name: name.to_owned(),
            email: format!("{name}@example.org"),
            membership: String::new(),
            organisation: String::new(),
            token: token.map(|token| format!("Bearer {token}")),
            http,
        }
    }

    /// The same person by another token.
    pub fn with_token(&self, token: &str) -> Self {
        Self { token: Some(format!("Bearer {token}")), ..self.clone() }
    }

    pub async fn send(&self, method: &str, path: &str, sent: Sent) -> Answer {
        self.http.send(method, path, self.signed(sent)).await
    }

    /// For a server that may go away while it answers.
    pub async fn try_send(
        &self,
        method: &str,
        path: &str,
        sent: Sent,
    ) -> Result<Answer, reqwest::Error> {
        self.http.try_send(method, path, self.signed(sent)).await
    }

    fn signed(&self, sent: Sent) -> Sent {
        match &self.token {
            Some(token) => sent.with("authorization", token.clone()),
            None => sent,
        }
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send("GET", path, Sent::default()).await
    }

    pub async fn post(&self, path: &str, body: Value) -> Answer {
        self.send("POST", path, Sent::json(&body)).await
    }

    pub async fn put(&self, path: &str, body: Value) -> Answer {
        self.send("PUT", path, Sent::json(&body)).await
    }

    pub async fn delete(&self, path: &str) -> Answer {
        self.send("DELETE", path, Sent::default()).await
    }

    /// A change of what has this version.
    pub async fn patch(&self, path: &str, version: &Value, body: Value) -> Answer {
        let sent = Sent::json(&body).with("if-match", format!("\"{version}\""));
        self.send("PATCH", path, sent).await
    }

    /// The id of the organisation that they act for.
    pub async fn organisation_id(&self) -> String {
        text(&self.get("/api/v1/organisation").await.ok()["id"])
    }

    // --- complaints

    /// What a new complaint says if nothing else is said.
    pub fn complaint(relationship: &str, title: &str) -> Value {
        json!({
            "relationship_id": relationship, "title": title, "description": format!("{title}: it leaks."),
            "category": "product", "severity": "major", "remedy_sought": "replacement",
        })
    }

    /// Files a complaint with a title alone.
    pub async fn files(&self, relationship: &str, title: &str) -> Case {
        Case::of(self.post("/api/v1/complaints", Self::complaint(relationship, title)).await.ok())
    }

    pub async fn sees(&self, case: &Case) -> Value {
        self.get(&case.path()).await.ok()
    }

    /// Does something with the record as it is now.
    pub async fn tries(&self, case: &Case, action: &str, mut input: Value) -> Answer {
        let now = self.sees(case).await;
        input["version"] = now["version"].clone();
        self.post(&format!("{}/actions/{action}", case.path()), input).await
    }

    pub async fn does(&self, case: &Case, action: &str, input: Value) -> Value {
        self.tries(case, action, input).await.ok()
    }

    pub async fn acknowledges(&self, case: &Case) -> Value {
        self.does(case, "acknowledge", json!({})).await
    }

    pub async fn proposes(&self, case: &Case, notes: &str) -> Value {
        let input = json!({ "resolution_code": "replacement", "resolution_notes": notes });
        self.does(case, "propose", input).await
    }

    pub async fn accepts(&self, case: &Case) -> Value {
        self.does(case, "accept", json!({})).await
    }

    // --- conversation

    pub async fn says(&self, case: &Case, lane: &str, body: &str) -> Value {
        self.says_with(case, lane, body, &[]).await
    }

    pub async fn says_with(&self, case: &Case, lane: &str, body: &str, files: &[&str]) -> Value {
        let input = json!({ "lane": lane, "body": body, "file_ids": files });
        self.post(&format!("/api/v1/threads/{}/messages", case.thread), input).await.ok()
    }

    /// All entries of a lane.
    pub async fn reads(&self, case: &Case, lane: &str) -> Vec<Value> {
        let path = format!("/api/v1/threads/{}/entries?lane={lane}&after=0&limit=200", case.thread);
        self.get(&path).await.ok()["items"].as_array().unwrap().clone()
    }

    /// Uploads a file; its id.
    pub async fn uploads(&self, name: &str, content: &[u8]) -> String {
        let answer =
            self.send("POST", "/api/v1/files", Sent::file(name, "image/png", content)).await;
        text(&answer.ok()["id"])
    }

    // --- live

    /// Opens a live socket and reads its greeting.
    pub async fn goes_live(&self) -> Socket {
        let mut socket = self.tries_live().await.unwrap();
        socket.until("hello", |_| true).await;
        socket
    }

    pub async fn tries_live(&self) -> Result<Socket, Refused> {
        let token = self.token.clone().map(|token| ("authorization", token));
        Socket::open(&self.http, token.as_slice()).await
    }
}

/// A complaint, by what its two sides need to find it again.
#[derive(Debug, Clone)]
pub struct Case {
    pub id: String,
    pub number: String,
    pub thread: String,
    /// As it was when it was filed.
    pub filed: Value,
}

impl Case {
    pub fn of(filed: Value) -> Self {
        Self {
            id: text(&filed["id"]),
            number: text(&filed["number"]),
            thread: text(&filed["thread_id"]),
            filed,
        }
    }

    pub fn path(&self) -> String {
        format!("/api/v1/complaints/{}", self.id)
    }

    /// A path of its joint report.
    pub fn report_path(&self, rest: &str) -> String {
        format!("{}/report{rest}", self.path())
    }

    pub fn thread_path(&self, rest: &str) -> String {
        format!("/api/v1/threads/{}/{rest}", self.thread)
    }
}

/// A JSON string's text.
#[track_caller]
pub fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("no text: {value}")).to_owned()
}
