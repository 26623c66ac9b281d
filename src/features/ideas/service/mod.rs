//! Use cases of ideas; one function is one transaction.
mod act;
mod conversations;
mod create;
mod deliver;
mod join;
mod list;
mod merge;
mod reach;
mod similar;
mod sources;
mod studied;
mod told;
mod view;
mod votes;

pub use act::{ActionInput, act, edit};
pub use conversations::{ConversationView, converse};
pub use create::{NewIdea, submit};
pub use deliver::project_completed;
pub use join::{CUSTOMER_JOINED, let_customer_in};
pub use list::{Counts, IdeaItem, ListQuery, counts, list};
pub use merge::Target;
pub use similar::{SimilarIdea, similar};
pub use sources::{add_source, remove_source};
pub use studied::{StudiedIdea, to_study};
pub use told::{IdeaBrief, IdeaCase, briefs, case, note, vendor_unscoped};
pub use view::{IdeaView, load, load_unless_known};
pub use votes::{NewVote, OnBehalf, VotesView, load_votes, vote, withdraw};

use std::collections::HashMap;

use super::model::{Idea, IdeaAction, IdeaStatus};
use super::policy::{self, Standing};
use super::store;
use crate::features::records::model::{Lane, Party, Record, RecordId, RecordKind};
use crate::features::records::service::{self as records, ListState, NewEntry};
use crate::platform::authz::{OrganisationId, Scope};
use crate::platform::db::{Conn, SearchDoc, Tx};
use crate::platform::problem::Problem;
use crate::platform::search::{group_token, tokens};

/// An idea that the scope sees.
#[derive(Debug, Clone)]
struct Found {
    idea: Idea,
    record: Record,
    /// The own organisation's place.
    party: Party,
    standing: Standing,
}

fn find(conn: &mut Conn, scope: &Scope, id: RecordId) -> Result<Found, Problem> {
    let party = records::require_party(conn, scope, id)?;
    if party.kind != RecordKind::Idea {
        return Err(Problem::not_found());
    }
    let found = store::find_unscoped(conn, &[id])?.pop();
    let (idea, record) = found.ok_or_else(Problem::not_found)?;
    let standing = Standing::of(scope, &idea);
    Ok(Found { idea, record, party, standing })
}

impl Found {
    fn authorize(&self, scope: &Scope, action: IdeaAction) -> Result<(), Problem> {
        policy::rule(scope, self.standing, action).map_err(Problem::not_allowed)
    }
}

fn list_state(status: IdeaStatus) -> ListState {
    ListState {
        status: status.as_str().to_owned(),
        open: status.is_open(),
        severity: String::new(),
        category: String::new(),
    }
}

/// Puts the idea's own words into the index, for the organisations that see it now.
fn index(tx: &mut Tx<'_>, record: &Record, idea: &Idea, replaces: bool) -> Result<(), Problem> {
    let mut words = tokens(&record.number);
    let texts = [Some(idea.title.as_str()), Some(&idea.description), idea.product.as_deref()];
    texts.into_iter().flatten().for_each(|text| words.extend(tokens(text)));
    let parties = records::parties_unscoped(tx.conn, record.id)?;
    words.extend(parties.iter().map(|party| group_token(party.organisation_id.0)));
    let shared = records::main_lanes_unscoped(tx.conn, record.id, record.vendor_org)?.shared;
    tx.index(SearchDoc {
        record: record.id.0,
        lane: shared.id.0,
        entry: None,
        at: tx.now,
        tokens: words,
        replaces,
    });
    Ok(())
}

/// The lane in which what concerns one organisation's part in an idea is told: a customer's with
/// the vendor, or, as long as the other does not see the idea, the organisation's own.
fn lane_of(
    tx: &mut Tx<'_>,
    record: &Record,
    organisation: OrganisationId,
) -> Result<Lane, Problem> {
    let vendor = record.vendor_org;
    let both = records::places_of_unscoped(tx.conn, &[record.id], &[vendor, organisation])?;
    if organisation != vendor && both.len() == 2 {
        return records::converse(tx, record.id, vendor, organisation);
    }
    if organisation != vendor && both.iter().any(|place| place.organisation_id == organisation) {
        return Ok(records::among_themselves(tx, record.id, organisation)?.private);
    }
    let main = records::main_lanes_unscoped(tx.conn, record.id, vendor)?;
    main.vendor.ok_or_else(Problem::not_found)
}

/// Writes an entry of the scope's and lets the switchboard look at it; whoever acts takes part.
fn tell(
    tx: &mut Tx<'_>,
    scope: &Scope,
    record: RecordId,
    lane: &Lane,
    entry: NewEntry,
) -> Result<(), Problem> {
    let row = records::append(tx, lane.id, entry)?;
    records::take_part(tx, record, scope)?;
    records::notify(tx, &row)
}

/// `stale_version` with the idea as it is now.
fn stale(tx: &mut Tx<'_>, scope: &Scope, id: RecordId) -> Result<Problem, Problem> {
    let current = load(tx.conn, scope, id)?;
    Ok(Problem::stale(&current))
}

/// Titles for lists of other features, which have shown that the records are visible.
pub fn titles(conn: &mut Conn, ids: &[RecordId]) -> Result<HashMap<RecordId, String>, Problem> {
    Ok(store::titles_unscoped(conn, ids)?.into_iter().collect())
}
