//! A year of calls at the vendor of the story, from `calls.json`: brought in as a log that existed
//! already, in one transaction. Callers keep asking for a repair that nobody there sells.
use serde::Deserialize;

use crate::app::Services;
use crate::features::interactions::model::{InteractionChannel, InteractionDirection, ItemResult};
use crate::features::interactions::service::{self as interactions, ImportedCall};
use crate::platform::authz::{OrganisationId, System};
use crate::platform::clock::Timestamp;
use crate::platform::db::Tx;
use crate::platform::problem::Problem;

const CALLS: &str = include_str!("calls.json");
const DEMO: System = System { reason: "demo" };
/// The log that they come from, and the zone of numbers that do not say their country.
const SOURCE: &str = "telephone";
const ZONE: &str = "Europe/Prague";

/// A call as it is told: so many days ago, at that minute of the day (UTC).
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Told {
    days: i64,
    minute: i64,
    channel: InteractionChannel,
    account: Option<String>,
    contact: Option<String>,
    party: Option<String>,
    topic: Option<String>,
    category: Option<String>,
    #[serde(default)]
    sold: bool,
    asked: Option<String>,
    result: ItemResult,
    /// In euro cents.
    value: Option<i64>,
    text: Option<String>,
}

const MINUTES: i64 = 1_440;

/// The minute of the day that this is.
fn minute_of(at: Timestamp) -> i64 {
    (at.micros() / 60_000_000).rem_euclid(MINUTES)
}

impl Told {
    fn call(self, number: usize, now: Timestamp) -> ImportedCall {
        let seconds = (self.minute - minute_of(now)) * 60;
        ImportedCall {
            external_id: format!("{number}"),
            content_hash: Vec::new(),
            channel: self.channel,
            direction: InteractionDirection::Incoming,
            occurred_at: now.plus_days(-self.days).plus_seconds(seconds),
            duration_seconds: None,
            account: self.account,
            contact_name: self.contact,
            party: self.party,
            text: self.text.unwrap_or_default(),
            asked: self.asked,
            topic: self.topic,
            category: self.category,
            sold: self.sold,
            result: self.result,
            value: self.value.map(|cents| (cents, "EUR".to_owned())),
        }
    }
}

/// Brings them in.
pub(super) async fn bring_in(
    services: &Services,
    vendor: OrganisationId,
    now: Timestamp,
) -> Result<(), Problem> {
    let told: Vec<Told> = serde_json::from_str(CALLS).map_err(Problem::internal)?;
    let calls: Vec<ImportedCall> =
        told.into_iter().enumerate().map(|(number, told)| told.call(number, now)).collect();
    let write =
        move |tx: &mut Tx<'_>| interactions::import(tx, vendor, ZONE, SOURCE, &calls).map(drop);
    services.platform.db.write(&DEMO, "demo.calls", write).await
}
