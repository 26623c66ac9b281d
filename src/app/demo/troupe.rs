//! Performs acts: each goes to the application as the request of its person. One that is not
//! answered with a success stops the demo.
use std::collections::HashMap;

use actix_web::http::Method;
use serde_json::{Map, Value, json};

use super::acts::{Act, Guest, Placed};
use super::fill::PASSWORD;
use super::people::DemoGuest;
use super::story;
use super::wire::{Answer, Sent, Voice, Wire};
use super::words::{Member, Words};
use crate::features::organisations::service::first_token;
use crate::platform::auth::Keys;
use crate::platform::problem::{Code, Problem};

/// More than any lane has.
const TO_THE_END: i64 = 1_000_000_000;

/// Everybody who acts, with what they remember.
pub struct Troupe {
    pub wire: Wire,
    pub words: Words,
    /// API tokens by the keys of [`Words::people`].
    pub tokens: HashMap<String, String>,
    pub guests: Vec<Guest>,
    pub joined: Vec<DemoGuest>,
    pub keys: Keys,
}

pub(super) type Done<T> = Result<T, String>;

impl Troupe {
    /// Keeps something under a word, as if it had been an answer.
    pub fn keep(&mut self, word: &str, value: Value) {
        self.words.kept.insert(word.to_owned(), value);
    }

    pub async fn perform(&mut self, placed: &Placed) -> Result<(), Problem> {
        let Placed { act, place, .. } = placed;
        self.act(act).await.map_err(|why| {
            let what = format!("{place} ({}: {}): {why}", act.by, act.named());
            Problem::new(Code::Internal).with_detail(what)
        })
    }

    async fn act(&mut self, act: &Act) -> Done<()> {
        if let Some(guest) = &act.join {
            self.join(&act.by, guest).await?;
        }
        if let Some(path) = &act.look {
            let path = self.words.address(path)?;
            let seen = self.ask(&act.by, Method::GET, &path, None, None).await?;
            self.keep("seen", seen.clone());
            self.keep("last", seen);
        }
        if let Some((method, path)) = act.request() {
            let nothing = [act.body.clone().unwrap_or(Value::Null)];
            let bodies = if act.each.is_empty() { &nothing[..] } else { &act.each };
            for body in bodies {
                self.request(act, &method, path, body).await?;
            }
        }
        if let Some(link) = &act.open {
            self.strangers(link, &act.forms).await?;
        }
        if let Some(word) = &act.keep {
            let last = self.words.find("last")?.clone();
            self.keep(word, last);
        }
        self.read(act).await
    }

    async fn request(&mut self, act: &Act, method: &Method, path: &str, body: &Value) -> Done<()> {
        let address = self.words.address(path)?;
        let mut body = self.words.body(body)?;
        if !act.files.is_empty() {
            let ids = self.upload(&act.by, &act.files).await?;
            match ids.as_slice() {
                [one] if body.get("file_id").is_some() => put(&mut body, "file_id", json!(one)),
                _ => put(&mut body, "file_ids", json!(ids)),
            }
        }
        if names_version(method, path) && body.get("version").is_none() {
            let version = self.version(&act.by, path, &address).await?;
            put(&mut body, "version", version);
        }
        let sent = (!body.is_null()).then(|| Sent::json(&body));
        let seen = act.r#match.as_ref().map(|version| self.words.body(version)).transpose()?;
        let answer = self.ask(&act.by, method.clone(), &address, sent, seen).await?;
        self.renew(&answer);
        self.keep("last", answer);
        Ok(())
    }

    /// The version to act on: of a complaint, an issue or a document as this person sees it now, of
    /// anything else as it was when it was last answered.
    async fn version(&mut self, by: &str, path: &str, address: &str) -> Done<Value> {
        let record = address.split('/').take(2).collect::<Vec<_>>().join("/");
        if ["complaints/", "issues/", "documents/"].iter().any(|kind| record.starts_with(kind)) {
            let now = self.ask(by, Method::GET, &record, None, None).await?;
            self.renew(&now);
            return Ok(now.get("version").cloned().unwrap_or_default());
        }
        let named = path.split_once('$').and_then(|(_, rest)| rest.split('/').next());
        let thing = named.and_then(|named| named.strip_suffix(".id"));
        let thing = thing.ok_or("it names nothing that has a version")?;
        self.words.find(&format!("{thing}.version")).cloned()
    }

    /// What was kept of the same thing is what was answered now.
    fn renew(&mut self, answer: &Value) {
        let Some(id) = answer.get("id") else { return };
        for kept in self.words.kept.iter_mut().map(|(_, kept)| kept) {
            if kept.get("id") == Some(id) {
                *kept = answer.clone();
            }
        }
    }

    /// Whoever does something about a complaint has read what both sides wrote so far; only a
    /// complaint has a ball.
    async fn read(&self, act: &Act) -> Done<()> {
        let paths = [act.request().map(|(_, path)| path), act.look.as_deref()];
        let thread = paths.into_iter().flatten().find_map(|path| {
            let known = self.words.find(word_of(path)?).ok()?;
            known.get("ball")?;
            known.get("thread_id")?.as_str().map(str::to_owned)
        });
        let is_guest = self.guests.iter().any(|guest| guest.key == act.by);
        let Some(thread) = thread.filter(|_| !is_guest) else { return Ok(()) };
        let up_to = Sent::json(&json!({ "lane": "shared", "seq": TO_THE_END }));
        self.ask(&act.by, Method::POST, &format!("threads/{thread}/read"), Some(up_to), None)
            .await
            .map(drop)
    }

    async fn ask(
        &self,
        by: &str,
        method: Method,
        path: &str,
        sent: Option<Sent>,
        seen: Option<Value>,
    ) -> Done<Value> {
        let token = self.tokens.get(by).ok_or_else(|| format!("nobody is called {by}"))?;
        let header = seen.map(|version| ("If-Match", format!("\"{version}\"")));
        let path = format!("/api/v1/{path}");
        let answer = self.wire.send(Voice::Token(token), method, &path, sent, header).await;
        success(answer).map(|answer| answer.body)
    }

    /// Takes files of the story in; their ids.
    async fn upload(&self, by: &str, names: &[String]) -> Done<Vec<Value>> {
        let mut ids = Vec::new();
        for name in names {
            let (_, bytes) = story::FILES
                .iter()
                .find(|(known, _)| known == name)
                .ok_or_else(|| format!("there is no file {name}"))?;
            let sent = Sent::file(name, bytes);
            let stored = self.ask(by, Method::POST, "files", Some(sent), None).await?;
            ids.push(stored.get("id").cloned().unwrap_or_default());
        }
        Ok(ids)
    }

    /// A guest opens the link of the invitation, chooses a password and gets a token.
    async fn join(&mut self, by: &str, key: &str) -> Done<()> {
        let guest = self.guests.iter().find(|guest| guest.key == key);
        let guest = guest.ok_or_else(|| format!("no guest is called {key}"))?.clone();
        let sent = self.ask(by, Method::GET, "organisation/invitations", None, None).await?;
        let items = sent.get("items").and_then(Value::as_array).into_iter().flatten();
        let id = items
            .filter(|item| item.get("email").and_then(Value::as_str) == Some(&guest.email))
            .find_map(|item| item.get("id")?.as_str()?.parse().ok())
            .ok_or_else(|| format!("{by} has not invited {}", guest.email))?;
        let link = format!("/invitation/{}", first_token(&self.keys, id));
        let form = Sent::form(&[
            ("name", &guest.name),
            ("password", PASSWORD),
            ("lang", guest.language.as_str()),
        ]);
        let joined = self.wire.send(Voice::Nobody, Method::POST, &link, Some(form), None).await;
        let joined = joined.map_err(|problem| problem.to_string())?;
        if joined.cookies.is_empty() {
            return Err(format!("the invitation of {} is answered {}", guest.email, joined.status));
        }
        self.let_in(guest, &joined.cookies).await
    }

    async fn let_in(&mut self, guest: Guest, cookies: &str) -> Done<()> {
        let voice = Voice::Cookies(cookies);
        let me = self.wire.send(voice, Method::GET, "/api/v1/me", None, None).await;
        let me = success(me)?.body;
        let id = me.pointer("/memberships/0/id").and_then(Value::as_str).unwrap_or_default();
        let wanted = Sent::json(&json!({ "name": "demo", "scopes": ["read", "write"] }));
        let path = "/api/v1/me/tokens";
        let made = self.wire.send(voice, Method::POST, path, Some(wanted), None).await;
        let made = success(made)?.body;
        let token = made.get("token").and_then(Value::as_str).unwrap_or_default().to_owned();
        let member = Member { id: id.to_owned(), name: guest.name.clone() };
        self.words.people.insert(guest.key.clone(), member);
        self.tokens.insert(guest.key, token.clone());
        self.joined.push(DemoGuest {
            name: guest.name,
            email: guest.email,
            password: PASSWORD.to_owned(),
            token,
            organisation: guest.organisation,
            side: guest.side,
            language: guest.language,
        });
        Ok(())
    }
}

/// Whether this request names the version of what it acts on in its body.
fn names_version(method: &Method, path: &str) -> bool {
    // Shares of the cost are signed by their hash alone.
    let acts = path.contains("/actions/") && !path.contains("/costs/");
    *method == Method::POST && (acts || path.ends_with("/offers"))
}

/// The first word that an address names.
fn word_of(path: &str) -> Option<&str> {
    path.split_once('$')?.1.split(['.', '/']).next()
}

fn put(body: &mut Value, field: &str, value: Value) {
    if !body.is_object() {
        *body = Value::Object(Map::new());
    }
    if let Some(fields) = body.as_object_mut() {
        fields.insert(field.to_owned(), value);
    }
}

fn success(answer: Result<Answer, Problem>) -> Done<Answer> {
    match answer {
        Ok(answer) if answer.is_success() => Ok(answer),
        Ok(Answer { status, body, .. }) => Err(format!("{status} {body}")),
        Err(problem) => Err(problem.to_string()),
    }
}
