//! How complaints were handled, as of a day, for figures over many of them. All of it is worked out
//! from what happened by then, so that a day in the past gives the answer of that day.
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::course::{contests, events};
use crate::features::agreements::service::{
    Agreed, ClockName, Course, Event, History, Phase, Terms, agreed_among_unscoped, run,
    usual_terms,
};
use crate::features::complaints::model::{Category, ContestState, Severity};
use crate::features::complaints::store::{self, Whole};
use crate::features::organisations::model::RelationshipId;
use crate::features::records::model::{EntryId, RecordId};
use crate::features::records::service::{Happened, courses_unscoped};
use crate::platform::authz::Scope;
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::problem::Problem;

/// Complaints looked up in one statement.
const CHUNK: usize = 500;

/// A deadline that has fallen due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deadline {
    pub clock: ClockName,
    pub due_at: Timestamp,
    pub met: bool,
}

/// A complaint of the scope's organisation as its vendor, as of a moment.
#[derive(Debug, Clone)]
pub struct Handled {
    pub record: RecordId,
    pub number: String,
    pub title: String,
    pub relationship: RelationshipId,
    pub category: Category,
    pub severity: Severity,
    pub opened_at: Timestamp,
    /// When it was accepted, closed or withdrawn for the first time.
    pub first_settled_at: Option<Timestamp>,
    /// When that was for the last time; none while it is open.
    pub settled_at: Option<Timestamp>,
    /// When it was opened again, each time.
    pub reopened_at: Vec<Timestamp>,
    pub deadlines: Vec<Deadline>,
}

/// The complaints that the scope sees as their vendor and that were submitted by then, with what had
/// become of them: a few statements for each five hundred, for `scan`.
pub fn handled(conn: &mut Conn, scope: &Scope, as_of: Timestamp) -> Result<Vec<Handled>, Problem> {
    let ids = store::of_vendor(conn, scope)?;
    let mut found = Vec::with_capacity(ids.len());
    let mut usual: HashMap<RelationshipId, Arc<Terms>> = HashMap::new();
    for chunk in ids.chunks(CHUNK) {
        let wholes = store::load_whole_unscoped(conn, chunk)?;
        let mut courses = courses_unscoped(conn, chunk)?;
        let relationships: HashSet<RelationshipId> =
            wholes.iter().map(|whole| whole.complaint.relationship_id).collect();
        let relationships: Vec<RelationshipId> = relationships.into_iter().collect();
        let agreed = agreed_among_unscoped(conn, &relationships)?;
        for whole in wholes {
            let entries = courses.remove(&whole.record.id).unwrap_or_default();
            let history = history(&whole, &mut usual, &agreed)?;
            found.extend(as_it_stood(whole, entries, &history, as_of));
        }
    }
    Ok(found)
}

/// What was in force between its two sides, ever.
fn history(
    whole: &Whole,
    usual: &mut HashMap<RelationshipId, Arc<Terms>>,
    agreed: &HashMap<RelationshipId, Agreed>,
) -> Result<History, Problem> {
    let relationship = whole.complaint.relationship_id;
    let since = agreed.get(&relationship).map_or_else(Agreed::default, Arc::clone);
    if let Some(before) = usual.get(&relationship) {
        return Ok(History { before: Arc::clone(before), since });
    }
    let by = whole.governed.as_ref().ok_or_else(|| Problem::internal("a line of a list"))?;
    let before = usual_terms(&by.vendor, &by.customer)?;
    usual.insert(relationship, Arc::clone(&before));
    Ok(History { before, since })
}

/// None if it was not submitted by then.
fn as_it_stood(
    whole: Whole,
    mut entries: Vec<Happened>,
    history: &History,
    as_of: Timestamp,
) -> Option<Handled> {
    entries.retain(|entry| entry.occurred_at <= as_of);
    let mut events = events(&whole.complaint, &entries);
    events.retain(|event| event.at <= as_of);
    let opened_at = events.first()?.at;
    let conceded: HashSet<EntryId> = contests(&whole.complaint, &entries)
        .into_iter()
        .filter(|(_, contest)| contest.state == ContestState::Conceded)
        .map(|(entry, _)| entry)
        .collect();
    let course = Course { events: &events, history, conceded: &conceded, as_of };
    let readings = run(&course).readings;
    let ends = ends(&events);
    let complaint = whole.complaint;
    Some(Handled {
        record: complaint.record_id,
        number: whole.record.number,
        title: complaint.title,
        relationship: complaint.relationship_id,
        category: complaint.category,
        severity: complaint.severity,
        opened_at,
        first_settled_at: ends.first,
        settled_at: ends.last,
        reopened_at: ends.reopened,
        deadlines: readings
            .iter()
            .map(|reading| &reading.clock)
            .filter(|clock| matches!(clock.name, ClockName::FirstResponse | ClockName::Resolution))
            .filter_map(|clock| {
                let due_at = clock.due_at.filter(|due| *due <= as_of)?;
                // Open and overdue is missed: whoever counts when a case is closed hides the worst.
                let met = clock.stopped_at.is_some_and(|stopped| stopped <= due_at);
                Some(Deadline { clock: clock.name, due_at, met })
            })
            .collect(),
    })
}

#[derive(Debug, Default, PartialEq, Eq)]
struct Ends {
    first: Option<Timestamp>,
    last: Option<Timestamp>,
    reopened: Vec<Timestamp>,
}

/// When it ended and was opened again, by its events.
fn ends(events: &[Event]) -> Ends {
    let mut ends = Ends::default();
    for event in events {
        match event.phase {
            Some(Phase::Settled) if ends.last.is_none() => {
                ends.last = Some(event.at);
                ends.first = ends.first.or(ends.last);
            }
            Some(Phase::Working | Phase::Waiting(_)) if ends.last.is_some() => {
                ends.last = None;
                ends.reopened.push(event.at);
            }
            _ => {}
        }
    }
    ends
}
