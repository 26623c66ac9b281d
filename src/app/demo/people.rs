//! Who can sign in to the demo.
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::features::organisations::model::{PartySide, Side};
use crate::platform::authz::{Locale, Role};

/// One login; a person in two organisations has a line for each.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct DemoPerson {
    pub name: String,
    pub email: String,
    pub password: String,
    /// An API token with this person's rights in this organisation.
    pub token: String,
    pub organisation: String,
    pub side: Side,
    pub role: Role,
    pub language: Locale,
}

/// Whoever runs the installation: takes no side.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct DemoOperator {
    pub name: String,
    pub email: String,
    pub password: String,
    pub token: String,
    pub organisation: String,
    pub language: Locale,
}

/// Somebody of neither side: a mediator, or whom one side has asked.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct DemoGuest {
    pub name: String,
    pub email: String,
    pub password: String,
    pub token: String,
    pub organisation: String,
    pub side: PartySide,
    pub language: Locale,
}

/// All logins.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Logins {
    pub people: Vec<DemoPerson>,
    /// `None` in a folder that an earlier version wrote.
    #[serde(default)]
    pub operator: Option<DemoOperator>,
    #[serde(default)]
    pub guests: Vec<DemoGuest>,
}

#[derive(Serialize, Deserialize)]
struct DemoFile {
    url: String,
    #[serde(flatten)]
    logins: Logins,
}

/// Writes `DIR/demo.json`.
pub fn write_logins(dir: &Path, url: &str, logins: Logins) -> std::io::Result<()> {
    let text = serde_json::to_string_pretty(&DemoFile { url: url.to_owned(), logins })?;
    std::fs::write(dir.join("demo.json"), text)
}

/// The name of the first vendor in `demo.json`.
pub fn vendor_of(file: &str) -> Option<String> {
    let people = serde_json::from_str::<DemoFile>(file).ok()?.logins.people;
    people.into_iter().find(|person| person.side == Side::Vendor).map(|person| person.organisation)
}

/// The logins of `demo.json` as a table for the terminal.
pub fn table(file: &str) -> serde_json::Result<String> {
    let Logins { people, operator, guests } = serde_json::from_str::<DemoFile>(file)?.logins;
    let mut lines = vec![row("side", "organisation", "name", "e-mail", "role")];
    for person in &people {
        lines.push(row(
            person.side.as_str(),
            &person.organisation,
            &person.name,
            &person.email,
            person.role.as_str(),
        ));
    }
    for DemoGuest { name, email, organisation, side, .. } in &guests {
        lines.push(row(side.as_str(), organisation, name, email, "guest"));
    }
    if let Some(DemoOperator { name, email, organisation, .. }) = &operator {
        lines.push(row("operator", organisation, name, email, "operator"));
    }
    Ok(lines.join("\n"))
}

fn row(side: &str, organisation: &str, name: &str, email: &str, role: &str) -> String {
    format!("  {side:<9} {organisation:<26} {name:<22} {email:<34} {role}")
}
