//! Customers as their vendor keeps them: accounts, contacts, corrections, and one look at it all.
mod accounts;
mod contacts;
mod corrections;
mod leaks;
mod overview;

use serde_json::{Value, json};

use crate::support::{Actor, text};

pub const CONTACTS: &str = "/api/v1/contacts";

/// Somebody whom a vendor keeps.
async fn contact(who: &Actor, given: &str, family: &str) -> Value {
    who.post(CONTACTS, json!({ "given": given, "family": family })).await.ok()
}

fn path(contact: &Value) -> String {
    format!("{CONTACTS}/{}", text(&contact["id"]))
}

/// A role of theirs from a day on.
async fn role(who: &Actor, contact: &Value, input: Value) -> Value {
    who.post(&format!("{}/roles", path(contact)), input).await.ok()
}

/// A way to reach them.
async fn point(who: &Actor, contact: &Value, kind: &str, value: &str) -> Value {
    let input = json!({ "kind": kind, "value": value });
    who.post(&format!("{}/points", path(contact)), input).await.ok()
}

/// What the matrix of rights is tried on; the correction is Adam's.
pub async fn things(
    vendor: &Actor,
    customer: &Actor,
    relationship: &str,
) -> Vec<(&'static str, String)> {
    let ann = contact(vendor, "Ann", "Other").await;
    let input = json!({ "relationship_id": relationship, "title": "Buyer" });
    let ann = role(vendor, &ann, input).await;
    let correction = format!("/api/v1/relationships/{relationship}/corrections");
    let correction = customer.post(&correction, json!({ "tax_id": "DE 811" })).await.ok();
    vec![
        ("contact", text(&ann["id"])),
        ("contact_role", text(&ann["roles"][0]["id"])),
        ("correction", text(&correction["id"])),
    ]
}
