//! Ideas: who sees them, what organisations would commit to them, what becomes of them.
mod leaks;
mod merging;
mod outcome;
mod sharing;
mod steps;
mod votes;

use serde_json::{Value, json};

use crate::support::{Actor, Answer, Case, Sent, World, text};

/// An idea, by what its readers need to find it again.
#[derive(Debug, Clone)]
pub struct Idea {
    pub id: String,
    pub number: String,
    /// What the vendor says to all.
    pub thread: String,
}

impl Idea {
    pub fn of(view: &Value) -> Self {
        Self {
            id: text(&view["id"]),
            number: text(&view["number"]),
            thread: text(&view["thread_id"]),
        }
    }

    pub fn path(&self, rest: &str) -> String {
        format!("/api/v1/ideas/{}{rest}", self.id)
    }

    /// A thread of it, as tests of conversations take them.
    pub fn case(&self, thread: &str) -> Case {
        Case {
            id: self.id.clone(),
            number: self.number.clone(),
            thread: thread.to_owned(),
            filed: Value::Null,
        }
    }
}

/// What a new idea says if nothing else is said.
pub fn input(title: &str, audience: &str, relationships: &[&str]) -> Value {
    json!({
        "title": title, "description": format!("{title}: it would help us."),
        "audience": audience, "relationship_ids": relationships,
    })
}

/// Adam's idea, shared with V1.
pub async fn adams(world: &World, title: &str) -> Idea {
    let input = input(title, "relationship", &[world.relationship("A")]);
    Idea::of(&world.customer().post("/api/v1/ideas", input).await.ok())
}

/// Mark's idea for all customers of V1.
pub async fn for_all(world: &World, title: &str) -> Idea {
    let input = input(title, "all_customers", &[]);
    Idea::of(&world.person("mark").post("/api/v1/ideas", input).await.ok())
}

pub async fn sees(who: &Actor, idea: &Idea) -> Value {
    who.get(&idea.path("")).await.ok()
}

/// Does something with the idea as it is now.
pub async fn tries(who: &Actor, idea: &Idea, action: &str, mut input: Value) -> Answer {
    input["version"] = sees(who, idea).await["version"].clone();
    who.post(&idea.path(&format!("/actions/{action}")), input).await
}

pub async fn does(who: &Actor, idea: &Idea, action: &str, input: Value) -> Value {
    tries(who, idea, action, input).await.ok()
}

pub async fn votes(who: &Actor, idea: &Idea, strength: &str, commitment: &str) -> Answer {
    let mut vote = json!({ "strength": strength, "commitment": commitment });
    if commitment == "will_pilot" {
        vote["quantity"] = json!(20);
    }
    if commitment == "will_cofund" {
        vote["amount_minor"] = json!(500_000);
        vote["currency"] = json!("EUR");
    }
    who.post(&idea.path("/votes"), vote).await
}

/// The thread in which somebody's firm speaks with the vendor; the vendor names it by relationship.
pub async fn converses(who: &Actor, idea: &Idea, relationship: Option<&str>) -> Case {
    let input = json!({ "relationship_id": relationship });
    let opened = who.post(&idea.path("/conversation"), input).await.ok();
    Case { filed: opened.clone(), ..idea.case(&text(&opened["thread_id"])) }
}

/// Kinds of the entries of a lane.
pub async fn kinds(who: &Actor, case: &Case, lane: &str) -> Vec<String> {
    who.reads(case, lane).await.iter().map(|entry| text(&entry["kind"])).collect()
}

/// Numbers of a list.
pub async fn numbers(who: &Actor, query: &str) -> Vec<String> {
    let list = who.get(&format!("/api/v1/ideas{query}")).await.ok();
    list["items"].as_array().unwrap().iter().map(|item| text(&item["number"])).collect()
}

pub async fn etag(who: &Actor, idea: &Idea) -> String {
    who.send("GET", &idea.path(""), Sent::default()).await.header("etag").to_owned()
}

/// Reason of an action that was refused.
#[track_caller]
pub fn refused(answer: Answer, reason: &str) {
    let answer = answer.refused(409, "action_not_allowed");
    assert_eq!(answer.json()["reason"], reason, "{}", answer.text());
}
