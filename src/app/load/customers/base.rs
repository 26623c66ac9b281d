//! Customers with a contact each, and what they are asked about.
use super::CHUNK;
use super::calendar::Calendar;
use super::words;
use super::{Args, LOAD, Tally};
use crate::app::load::drawn::{Drawn, Zipf};
use crate::app::load::ground::Ground;
use crate::features::customers::service::{KeptContact, keep_contacts_unscoped};
use crate::features::interactions::model::{CategoryId, CategoryRow, TopicId, TopicRow, name_key};
use crate::features::interactions::service::keep_topics_unscoped;
use crate::features::organisations::model::AccountStatus;
use crate::features::organisations::service::{KeptCustomer, keep_customers_unscoped};
use crate::platform::authz::OrganisationId;
use crate::platform::clock::Timestamp;
use crate::platform::db::Tx;
use crate::platform::problem::Problem;

/// Topics of one category.
const TOPICS_EACH: usize = 50;
/// Of ten categories so many are not sold.
const UNSOLD: usize = 3;
/// Of a hundred topics so many have no category.
const UNSORTED: usize = 4;
/// How often another customer is drawn if one was not there on that day.
const DRAWS: usize = 5;

/// A customer, and from which day to which it is one.
pub(super) struct Account {
    pub customer: KeptCustomer,
    pub contact: KeptContact,
    days: (usize, usize),
}

/// Who there is.
pub(super) struct Base {
    pub accounts: Vec<Account>,
    /// Places in `accounts`, those that do the most first.
    ranked: Vec<usize>,
    zipf: Zipf,
    pub topics: Vec<(TopicId, String)>,
    seed: u64,
    topic_day: Timestamp,
}

impl Base {
    pub(super) fn make(args: &Args, calendar: &Calendar) -> Self {
        let mut drawn = Drawn::of(args.seed, 1);
        let accounts: Vec<Account> =
            (0..args.accounts).map(|number| account(number, calendar, &mut drawn)).collect();
        let mut ranked: Vec<usize> = (0..accounts.len()).collect();
        drawn.shuffle(&mut ranked);
        let topic_day = calendar.day(0);
        let topics = (0..args.topics).map(|n| (drawn.id(topic_day), words::topic(n))).collect();
        let zipf = Zipf::of(accounts.len(), accounts.len() / 2_000);
        Self { accounts, ranked, zipf, topics, seed: args.seed, topic_day }
    }

    /// Somebody who is a customer on a day.
    pub(super) fn somebody(&self, day: usize, drawn: &mut Drawn) -> Option<&Account> {
        (0..DRAWS)
            .filter_map(|_| self.accounts.get(*self.ranked.get(self.zipf.rank(drawn))?))
            .find(|account| (account.days.0..account.days.1).contains(&day))
    }

    pub(super) async fn write(&self, ground: &Ground) -> Result<usize, Problem> {
        let mut tally = Tally::of("customers, contacts");
        let (categories, topics) = self.topics(ground.vendor.id);
        tally.add(categories.len() + topics.len());
        let vendor = ground.vendor.id;
        let keep = move |tx: &mut Tx<'_>| keep_topics_unscoped(tx, vendor, &categories, &topics);
        ground.db.write(&LOAD, "load.topics", keep).await?;
        for some in self.accounts.chunks(CHUNK) {
            let customers: Vec<KeptCustomer> =
                some.iter().map(|one| one.customer.clone()).collect();
            let contacts: Vec<KeptContact> = some.iter().map(|one| one.contact.clone()).collect();
            tally.add(2 * customers.len() + 3 * contacts.len());
            let vendor = ground.vendor.clone();
            let keep = move |tx: &mut Tx<'_>| {
                keep_customers_unscoped(tx, &vendor, &customers)?;
                keep_contacts_unscoped(tx, vendor.id, &contacts)
            };
            ground.db.write(&LOAD, "load.customers", keep).await?;
        }
        tally.tell();
        Ok(tally.rows)
    }

    fn topics(&self, vendor: OrganisationId) -> (Vec<CategoryRow>, Vec<TopicRow>) {
        let mut drawn = Drawn::of(self.seed, 2);
        let created_at = self.topic_day;
        let category = |number: usize, drawn: &mut Drawn| {
            let name = format!("Group {:03} of {}", number + 1, self.seed);
            CategoryRow {
                id: drawn.id::<CategoryId>(created_at),
                vendor_org: vendor,
                name_key: name_key(&name),
                name,
                sold: number % 10 >= UNSOLD,
                sold_since: None,
                version: 1,
                created_at,
            }
        };
        let groups = self.topics.len().div_ceil(TOPICS_EACH);
        let categories: Vec<CategoryRow> =
            (0..groups).map(|number| category(number, &mut drawn)).collect();
        // Neighbours are of different categories, so that what is not sold is asked for often as well.
        let mut topic = |(number, (id, name)): (usize, &(TopicId, String))| TopicRow {
            id: *id,
            vendor_org: vendor,
            category_id: (!drawn.chance(UNSORTED))
                .then(|| categories.get(number % groups.max(1)).map(|one| one.id))
                .flatten(),
            name: name.clone(),
            name_key: name_key(name),
            version: 1,
            created_by: None,
            created_at,
        };
        let topics = self.topics.iter().enumerate().map(&mut topic).collect();
        (categories, topics)
    }
}

fn account(number: usize, calendar: &Calendar, drawn: &mut Drawn) -> Account {
    let days = calendar.days();
    // Two of three were there before; of ten, two have gone.
    let first = if drawn.chance(65) { 0 } else { drawn.below(days) };
    let until = if drawn.chance(80) { days } else { first + drawn.below(days - first) + 1 };
    let gone = until < days;
    let known = if first == 0 {
        calendar.day(0).plus_days(-drawn.between(1, 1_500))
    } else {
        calendar.day(first)
    };
    let name = words::firm(number);
    let [given, family, title] = words::person(drawn);
    let tier = match drawn.below(100) {
        0..5 => Some("gold"),
        5..25 => Some("silver"),
        25..70 => Some("bronze"),
        _ => None,
    };
    let segments = ["Industry", "Trade", "Public", "Crafts", "Export"];
    let customer = KeptCustomer {
        id: drawn.id(known),
        name: name.clone(),
        customer_number: format!("L{number:07}"),
        tier: tier.map(str::to_owned),
        segment: drawn.pick(&segments).map(str::to_owned),
        status: if gone && drawn.chance(40) {
            AccountStatus::Former
        } else {
            AccountStatus::Client
        },
        created_at: known,
    };
    let contact = KeptContact {
        id: drawn.id(known),
        role: drawn.id(known),
        point: drawn.id(known),
        account: customer.id,
        account_name: name,
        given: given.to_owned(),
        family: family.to_owned(),
        title: title.to_owned(),
        phone: format!("+4930{:08}", 20_000_000 + number),
        created_at: known,
    };
    Account { customer, contact, days: (first, until) }
}
