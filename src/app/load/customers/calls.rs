//! The log: who was in touch, and what they asked for.
use super::base::Base;
use super::calendar::Calendar;
use super::words;
use super::{Args, CHUNK, LOAD, Tally};
use crate::app::load::drawn::{Drawn, Zipf};
use crate::app::load::ground::Ground;
use crate::features::interactions::model::{
    CodingState, InteractionChannel as Channel, InteractionDirection as Direction, InteractionId,
    InteractionRow, ItemRange, ItemResult, ItemRow, UnmetReason,
};
use crate::features::interactions::service::{Kept, keep_unscoped};
use crate::platform::authz::OrganisationId;
use crate::platform::clock::Timestamp;
use crate::platform::db::Tx;
use crate::platform::problem::Problem;

/// Of a hundred: calls of customers, calls in which something is asked for, requests without a topic.
const OF_CUSTOMERS: usize = 80;
const ASKING: usize = 90;
const UNSORTED: usize = 3;
/// Strangers to a customer.
const STRANGERS_EACH: usize = 2;

pub(super) async fn fill(
    ground: &Ground,
    args: &Args,
    base: &Base,
    calendar: &Calendar,
) -> Result<usize, Problem> {
    let mut tally = Tally::of("interactions, requests");
    let mut log = Log {
        vendor: ground.vendor.id,
        source: format!("load-{}", args.seed),
        drawn: Drawn::of(args.seed, 3),
        topics: Zipf::of(base.topics.len(), 10),
        strangers: Zipf::of(base.accounts.len() / STRANGERS_EACH + 1, 1_000),
        base,
    };
    let mut place = 0;
    while place < args.interactions {
        let until = args.interactions.min(place + CHUNK);
        let mut some = Vec::with_capacity(until - place);
        for number in place..until {
            let moment = calendar.moment(number, args.interactions, &mut log.drawn);
            some.push(log.call(number, moment));
        }
        tally.add(some.iter().map(|(_, items)| 1 + items.len()).sum());
        let vendor = log.vendor;
        let keep = move |tx: &mut Tx<'_>| keep_unscoped(tx, vendor, some.clone());
        ground.db.write(&LOAD, "load.interactions", keep).await?;
        place = until;
    }
    tally.tell();
    Ok(tally.rows)
}

struct Log<'a> {
    vendor: OrganisationId,
    source: String,
    drawn: Drawn,
    topics: Zipf,
    strangers: Zipf,
    base: &'a Base,
}

impl Log<'_> {
    fn call(&mut self, number: usize, (day, at): (usize, Timestamp)) -> Kept {
        let id: InteractionId = self.drawn.id(at);
        let direction =
            if self.drawn.chance(85) { Direction::Incoming } else { Direction::Outgoing };
        let channel = match self.drawn.below(20) {
            0..14 => Channel::Call,
            14..18 => Channel::Mail,
            18 => Channel::Meeting,
            _ => Channel::Visit,
        };
        let mut items = self.items(id, at, direction);
        let customer = self.drawn.chance(OF_CUSTOMERS);
        let account = customer.then(|| self.base.somebody(day, &mut self.drawn)).flatten();
        let party = match account {
            Some(account) => Some(account.contact.phone.clone()),
            // Now and then nobody sees the number.
            None if self.drawn.chance(5) => None,
            None => Some(format!("+4989{:08}", 30_000_000 + self.strangers.rank(&mut self.drawn))),
        };
        for item in &mut items {
            item.asked_by = account.map(|account| account.customer.id);
            item.party.clone_from(&party);
        }
        let asked = items.first().map(|item| item.words.as_str());
        let row = InteractionRow {
            id,
            vendor_org: self.vendor,
            channel,
            direction,
            occurred_at: at,
            recorded_at: at,
            duration_seconds: i32::try_from(self.drawn.below(900)).ok(),
            relationship_id: account.map(|account| account.customer.id),
            contact_name: account
                .map(|one| format!("{} {}", one.contact.given, one.contact.family)),
            party_raw: party.clone(),
            party,
            summary: words::call(asked, &mut self.drawn),
            words: String::new(),
            coding: CodingState::None,
            membership_id: None,
            source: self.source.clone(),
            external_id: Some(number.to_string()),
            content_hash: None,
            version: 1,
            contact_id: account.map(|account| account.contact.id),
        };
        (row, items)
    }

    fn items(&mut self, call: InteractionId, at: Timestamp, direction: Direction) -> Vec<ItemRow> {
        let asking = if direction == Direction::Incoming { ASKING } else { 20 };
        if !self.drawn.chance(asking) {
            return Vec::new();
        }
        let count = if self.drawn.chance(12) { 2 } else { 1 };
        (1..=count).filter_map(|position| self.item(call, at, position)).collect()
    }

    fn item(&mut self, call: InteractionId, at: Timestamp, position: i32) -> Option<ItemRow> {
        let (topic, name) = self.base.topics.get(self.topics.rank(&mut self.drawn))?;
        let result = match self.drawn.below(20) {
            0..9 => ItemResult::Fulfilled,
            9..13 => ItemResult::Quoted,
            13..16 => ItemResult::Refused,
            16 => ItemResult::Referred,
            _ => ItemResult::Open,
        };
        let value = self.drawn.chance(20).then(|| self.drawn.between(1_000, 2_000_000));
        Some(ItemRow {
            id: self.drawn.id(at),
            interaction_id: call,
            vendor_org: self.vendor,
            position,
            words: name.clone(),
            topic_id: (!self.drawn.chance(UNSORTED)).then_some(*topic),
            marked: ItemRange::Unknown,
            result,
            unmet_reason: (result == ItemResult::Refused).then_some(UnmetReason::NotSold),
            quantity: None,
            currency: value.map(|_| "EUR".to_owned()),
            value_minor: value,
            occurred_at: at,
            asked_by: None,
            party: None,
        })
    }
}
