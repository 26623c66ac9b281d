//! The story as it is written down.
use serde::Deserialize;

use crate::features::complaints::model::{Category, Remedy, Severity};
use crate::platform::authz::{Locale, Role, Sees};

const STORY: &str = include_str!("story.json");

/// Photos and documents of the story, by name.
pub const FILES: &[(&str, &[u8])] = &[
    ("alloy_specification.pdf", include_bytes!("photos/alloy_specification.pdf")),
    ("casing_drawing_a.pdf", include_bytes!("photos/casing_drawing_a.pdf")),
    ("casing_drawing_b.pdf", include_bytes!("photos/casing_drawing_b.pdf")),
    ("casing_drawing_c.pdf", include_bytes!("photos/casing_drawing_c.pdf")),
    ("certificate.jpg", include_bytes!("photos/certificate.jpg")),
    ("corrosion_pits.jpg", include_bytes!("photos/corrosion_pits.jpg")),
    ("crack_closeup.jpg", include_bytes!("photos/crack_closeup.jpg")),
    ("cracked_flange.jpg", include_bytes!("photos/cracked_flange.jpg")),
    ("crushed_pallet.jpg", include_bytes!("photos/crushed_pallet.jpg")),
    ("leaking_seal.jpg", include_bytes!("photos/leaking_seal.jpg")),
    ("load_cases.pdf", include_bytes!("photos/load_cases.pdf")),
    ("measurement.pdf", include_bytes!("photos/measurement.pdf")),
    ("nameplate.jpg", include_bytes!("photos/nameplate.jpg")),
    ("peeling_paint.jpg", include_bytes!("photos/peeling_paint.jpg")),
    ("pressure_gauge.jpg", include_bytes!("photos/pressure_gauge.jpg")),
    ("wrong_label.jpg", include_bytes!("photos/wrong_label.jpg")),
];

/// The consumer complaints that the second vendor brings in.
pub const CONSUMER_COMPLAINTS: &str = include_str!("consumer_complaints.csv");

#[derive(Debug, Deserialize)]
pub struct Story {
    pub organisations: Vec<Organisation>,
    pub people: Vec<Person>,
    pub memberships: Vec<Membership>,
    pub relationships: Vec<Relationship>,
    pub complaints: Vec<Case>,
}

#[derive(Debug, Clone, Deserialize)]
pub struct OfficeHours {
    pub days: Vec<u8>,
    pub from: String,
    pub to: String,
}

#[derive(Debug, Clone, Deserialize)]
pub struct Organisation {
    pub key: String,
    pub name: String,
    pub locale: Locale,
    pub time_zone: String,
    pub sees: Sees,
    pub office_hours: OfficeHours,
}

#[derive(Debug, Clone, Deserialize)]
pub struct Person {
    pub key: String,
    pub name: String,
    pub email: String,
    pub locale: Locale,
    /// Runs the installation: sees its queues and delivery states, never texts.
    #[serde(default)]
    pub operator: bool,
}

#[derive(Debug, Clone, Deserialize)]
pub struct Membership {
    pub person: String,
    pub organisation: String,
    pub role: Role,
    pub title: Option<String>,
    pub team: Option<String>,
}

#[derive(Debug, Clone, Deserialize)]
pub struct Relationship {
    pub vendor: String,
    pub customer: String,
    pub customer_number: Option<String>,
    pub tier: Option<String>,
    pub owner: Option<String>,
}

/// One complaint with all that happened to it.
#[derive(Debug, Clone, Deserialize)]
pub struct Case {
    pub key: String,
    pub relationship_customer: String,
    pub filed_by: String,
    /// Filed by phone: the caller is told by the customer's owner.
    pub on_behalf: bool,
    pub title: String,
    pub description: String,
    pub category: Category,
    pub severity: Severity,
    pub remedy_sought: Remedy,
    pub product: Option<String>,
    pub order_no: Option<String>,
    pub lot: Option<String>,
    pub serial_no: Option<String>,
    pub quantity_complained: Option<i64>,
    pub quantity_affected: Option<i64>,
    /// Days before today, as 0 or less.
    pub occurred_on: Option<i64>,
    pub detected_where: Option<String>,
    pub claimed_amount_minor: Option<i64>,
    pub currency: Option<String>,
    pub customer_reference: Option<String>,
    pub vendor_reference: Option<String>,
    pub owner_customer: Option<String>,
    pub owner_vendor: Option<String>,
    #[serde(default)]
    pub photos: Vec<String>,
    #[serde(default)]
    pub steps: Vec<Step>,
}

/// Something that somebody did.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Step {
    /// Minutes before now.
    pub ago_minutes: i64,
    pub by: String,
    pub r#do: String,
    pub lane: Option<String>,
    pub body: Option<String>,
    pub files: Vec<String>,
    pub mentions: Vec<String>,
    pub resolution_code: Option<Remedy>,
    pub resolution_notes: Option<String>,
    pub reason: Option<String>,
    pub agree: Option<bool>,
    pub third_party: Option<bool>,
    /// The new owner.
    pub to: Option<String>,
}

/// Reads the story.
pub fn load() -> Result<Story, serde_json::Error> {
    serde_json::from_str(STORY)
}
