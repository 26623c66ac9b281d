//! Complaints over three years with what was said about them: a few customers file most of them, most are over, and
//! words are as frequent as words are. They come in as an import with a past would, through the same door: chained,
//! found by their words, and silent. Asked for again, more are added.
//!
//! Customers, texts and moments are the same for a seed; ids and salts are not, so that no two folders hold the same
//! entry.
mod people;
mod words;

use super::drawn::{Drawn, Zipf};
use super::ground::Ground;
use super::{LOAD, Tally};
use crate::app::CommandError;
use crate::features::complaints::definition;
use crate::features::complaints::model::{Category, Remedy, Severity, Status};
use crate::features::complaints::service::{
    Between, Imported, PastMessage, Prepared, create_imported,
};
use crate::platform::clock::Timestamp;
use crate::platform::db::Tx;
use crate::platform::problem::Problem;
use people::{Firm, People};
use words::Words;

/// How much of it.
#[derive(Debug, Clone, clap::Args)]
pub struct Args {
    #[arg(long, default_value_t = 10_000)]
    pub complaints: usize,
    /// Messages to a complaint.
    #[arg(long, default_value_t = 5)]
    pub messages: usize,
    /// Another one makes up other data.
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
}

/// Complaints of one transaction.
const CHUNK: usize = 1_000;
/// Record, two parties, thread, three lanes, complaint, a turn, the two rows by which it is found, and its first
/// entry with a payload.
const ROWS_EACH: usize = 13;
/// A message, its payload and the two rows by which it is found.
const ROWS_OF_MESSAGE: usize = 4;
/// Of a hundred so many are over.
const OVER: usize = 80;
const SECONDS: i64 = 3 * 365 * 86_400;
/// Between two messages at most.
const SILENCE: i64 = 3 * 86_400;

type Batch = Vec<(Prepared, Between)>;

pub(super) async fn fill(ground: &Ground, args: &Args) -> Result<(), CommandError> {
    let people = people::settle(ground).await?;
    let mut tally = Tally::of("complaints, messages");
    let mut past = Past::new(ground, args, people).await?;
    let mut ready = past.some()?;
    while !ready.is_empty() {
        // Another thread seals and analyses what the writer is given next.
        let preparing = tokio::task::spawn_blocking(move || {
            let next = past.some();
            (past, next)
        });
        tally.add(ready.iter().map(|(one, _)| ROWS_EACH + ROWS_OF_MESSAGE * one.messages()).sum());
        let write = move |tx: &mut Tx<'_>| {
            let all: Vec<_> = ready.iter().map(|(one, between)| (one, *between)).collect();
            create_imported(tx, &all)
        };
        ground.db.write(&LOAD, "load.complaints", write).await?;
        let (then, next) = preparing.await.map_err(CommandError::failed)?;
        past = then;
        ready = next?;
    }
    tally.tell();
    Ok(())
}

/// What has not been told yet.
struct Past {
    args: Args,
    now: Timestamp,
    place: usize,
    drawn: Drawn,
    words: Words,
    ranks: Zipf,
    people: People,
    vendor: Between,
}

impl Past {
    async fn new(ground: &Ground, args: &Args, people: People) -> Result<Self, Problem> {
        let vendor = ground.vendor.id;
        let newest = move |conn: &mut _| definition::newest_versions(conn, &[vendor]);
        let versions = ground.db.read(newest).await?;
        let firm = people.firms.first().ok_or_else(|| Problem::internal("no customer"))?;
        let between = Between {
            vendor,
            customer: firm.customer.organisation,
            relationship: firm.customer.relationship,
            definition_version: versions.get(&vendor).copied().unwrap_or(0),
        };
        Ok(Self {
            args: args.clone(),
            now: ground.db.clock().now(),
            place: 0,
            drawn: Drawn::of(args.seed, 11),
            words: Words::new(),
            ranks: Zipf::of(people.firms.len(), 5),
            people,
            vendor: between,
        })
    }

    fn some(&mut self) -> Result<Batch, Problem> {
        let until = self.args.complaints.min(self.place + CHUNK);
        let from = std::mem::replace(&mut self.place, until);
        (from..until).map(|place| self.one(place)).collect()
    }

    fn one(&mut self, place: usize) -> Result<(Prepared, Between), Problem> {
        let rank = self.ranks.rank(&mut self.drawn);
        let firm = self.people.firms.get(rank).copied();
        let firm = firm.ok_or_else(|| Problem::internal("no customer"))?;
        let received_at = self.moment(place);
        let prepared = Prepared::new(self.told(received_at))?;
        let prepared = prepared.with_messages(self.talk(firm, received_at))?;
        let between = Between {
            customer: firm.customer.organisation,
            relationship: firm.customer.relationship,
            ..self.vendor
        };
        Ok((prepared, between))
    }

    /// Evenly over the years, until an hour ago.
    fn moment(&self, place: usize) -> Timestamp {
        let all = i64::try_from(self.args.complaints).unwrap_or(i64::MAX).max(1);
        let left = all - i64::try_from(place).unwrap_or(all);
        self.now.plus_seconds(-3_600 - SECONDS / all * left)
    }

    fn told(&mut self, received_at: Timestamp) -> Imported {
        let drawn = &mut self.drawn;
        let open = [Status::Submitted, Status::InAssessment, Status::AwaitingCustomer];
        let over = drawn.chance(OVER);
        let status =
            if over { Status::Closed } else { drawn.pick(&open).unwrap_or(Status::Closed) };
        let later = received_at.plus_seconds(drawn.between(3_600, 20 * 86_400));
        let answered_at = later.min(self.now);
        Imported {
            title: self.words.title(drawn),
            description: self.words.text(drawn, 12, 40),
            category: drawn.pick(Category::ALL).unwrap_or(Category::Other),
            severity: drawn.pick(Severity::ALL).unwrap_or(Severity::Minor),
            remedy_sought: drawn.pick(Remedy::ALL).unwrap_or(Remedy::Other),
            status,
            product: Some(self.words.part(drawn)),
            order_no: Some(drawn.between(4_500_000, 4_599_999).to_string()),
            lot: None,
            serial_no: None,
            delivery_note: None,
            detected_where: None,
            contact: None,
            reference: None,
            received_at,
            first_response_at: (status != Status::Submitted).then_some(answered_at),
            ended_at: over.then_some(answered_at),
            resolution_code: over.then_some(Remedy::Replacement),
            resolution_notes: None,
            figures: serde_json::Map::new(),
        }
    }

    /// Vendor and customer in turns.
    fn talk(&mut self, firm: Firm, since: Timestamp) -> Vec<PastMessage> {
        let mut at = since;
        let mut all = Vec::with_capacity(self.args.messages);
        for number in 0..self.args.messages {
            at = at.plus_seconds(self.drawn.between(60, SILENCE)).min(self.now);
            let by = if number % 2 == 0 { self.people.vendor } else { firm.member };
            all.push(PastMessage { by, at, body: self.words.text(&mut self.drawn, 8, 40) });
        }
        all
    }
}
