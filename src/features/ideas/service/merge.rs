//! Two ideas that ask for the same: one goes on.
use std::collections::HashMap;
use std::str::FromStr;

use serde_json::{Map, Value, json};

use super::{Found, find, sources, votes};
use crate::features::ideas::model::{Evidence, IdeaAction, IdeaStatus, Vote, VoteId};
use crate::features::ideas::store;
use crate::features::records::model::{EntryKind, RecordId, RecordKind};
use crate::features::records::service::{self as records, NewEntry};
use crate::platform::authz::{MembershipId, OrganisationId, Scope};
use crate::platform::db::Tx;
use crate::platform::problem::{Code, Problem};

/// The other idea as somebody names it: by its id, or by its number with the same vendor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    Id(RecordId),
    Number(String),
}

impl FromStr for Target {
    type Err = std::convert::Infallible;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(text.parse().map_or_else(|_| Self::Number(text.trim().to_uppercase()), Self::Id))
    }
}

/// The idea that is to go on.
///
/// # Errors
/// `invalid` with field `target` if the scope does not see one as its vendor; `action_not_allowed`
/// with `itself`, `circular` (it points back), `nested` (it does not go on itself), `wrong_status`
/// (it takes no votes any more), or `audience` (those who voted would not see it).
pub(super) fn find_target(
    tx: &mut Tx<'_>,
    scope: &Scope,
    found: &Found,
    wanted: &Target,
    action: IdeaAction,
) -> Result<Found, Problem> {
    let unknown = || Problem::invalid("target", "not_allowed_value");
    let id = match wanted {
        Target::Id(id) => Some(*id),
        Target::Number(number) => {
            let (vendor, kind) = (found.record.vendor_org, RecordKind::Idea);
            records::find_by_number(tx.conn, scope, vendor, kind, number)?
        }
    };
    let id = id.ok_or_else(unknown)?;
    if id == found.record.id {
        return Err(Problem::not_allowed("itself"));
    }
    let target = match find(tx.conn, scope, id) {
        Ok(target) => target,
        Err(problem) if problem.code == Code::NotFound => return Err(unknown()),
        Err(problem) => return Err(problem),
    };
    if target.record.vendor_org != found.record.vendor_org {
        return Err(unknown());
    }
    if target.idea.target_id == Some(found.record.id) {
        return Err(Problem::not_allowed("circular"));
    }
    if matches!(target.idea.status, IdeaStatus::Merged | IdeaStatus::Duplicate) {
        return Err(Problem::not_allowed("nested"));
    }
    if action == IdeaAction::Merge {
        if !target.idea.status.is_open() {
            return Err(Problem::not_allowed("wrong_status"));
        }
        let voters = store::votes_unscoped(tx.conn, found.record.id)?;
        let voters: Vec<OrganisationId> = voters.iter().map(|vote| vote.organisation_id).collect();
        if !all_see(tx, found, &target, Some(&voters))? {
            return Err(Problem::not_allowed("audience"));
        }
    }
    Ok(target)
}

/// Whether those who see one idea see the other one too: of them all, or of those alone that are
/// named. Organisations without a place in the first are none of them.
fn all_see(
    tx: &mut Tx<'_>,
    here: &Found,
    there: &Found,
    among: Option<&[OrganisationId]>,
) -> Result<bool, Problem> {
    let ids = [here.record.id, there.record.id];
    let places = records::places_unscoped(tx.conn, &ids)?;
    let sees = |id: RecordId, organisation: OrganisationId| {
        places.iter().any(|place| place.record_id == id && place.organisation_id == organisation)
    };
    Ok(places
        .iter()
        .filter(|place| place.record_id == here.record.id)
        .filter(|place| among.is_none_or(|among| among.contains(&place.organisation_id)))
        .all(|place| sees(there.record.id, place.organisation_id)))
}

/// Names the other idea where all who read it see it.
pub(super) fn name_target(
    tx: &mut Tx<'_>,
    found: &Found,
    target: &Found,
    data: &mut Map<String, Value>,
) -> Result<(), Problem> {
    if all_see(tx, found, target, None)? {
        data.insert("record_id".to_owned(), json!(target.record.id));
        data.insert("number".to_owned(), json!(target.record.number));
    }
    Ok(())
}

/// Moves the votes, and what the idea grew from, to the one that goes on; whoever takes part in the
/// one takes part in the other. What was said stays where it was said.
pub(super) fn merge(
    tx: &mut Tx<'_>,
    scope: &Scope,
    found: &Found,
    target: &Found,
) -> Result<(), Problem> {
    let (from, to) = (found.record.id, target.record.id);
    let moved = move_votes(tx, from, to)?;
    sources::copy(tx, from, to)?;
    votes::recount(tx, from)?;
    votes::recount(tx, to)?;
    let here: Vec<OrganisationId> = records::places_unscoped(tx.conn, &[to])?
        .into_iter()
        .map(|place| place.organisation_id)
        .collect();
    let people: Vec<(MembershipId, OrganisationId)> =
        records::participants_unscoped(tx.conn, from)?
            .into_iter()
            .filter(|(_, organisation)| here.contains(organisation))
            .collect();
    records::enrol(tx, to, &people)?;
    // Whose it was is for the vendor alone to know.
    let main = records::main_lanes_unscoped(tx.conn, to, target.record.vendor_org)?;
    if let Some(lane) = main.vendor {
        let data = json!({
            "merged_in": true, "record_id": from, "number": found.record.number, "votes": moved,
        });
        let actor = Some(scope.membership());
        let entry = NewEntry::event(actor, EntryKind::IdeaMerged, tx.now, data);
        records::append(tx, lane.id, entry)?;
    }
    votes::joined(tx, target)
}

/// Moves votes; of two of the same voter the stronger stays, with what is behind both. Gives how
/// many were moved.
fn move_votes(tx: &mut Tx<'_>, from: RecordId, to: RecordId) -> Result<usize, Problem> {
    let theirs = store::votes_unscoped(tx.conn, from)?;
    let there: HashMap<(OrganisationId, String), Vote> = store::votes_unscoped(tx.conn, to)?
        .into_iter()
        .map(|vote| ((vote.organisation_id, vote.voter.clone()), vote))
        .collect();
    let (mut gone, mut heirs): (Vec<VoteId>, HashMap<VoteId, VoteId>) = Default::default();
    let mut moving = Vec::new();
    for vote in theirs {
        match there.get(&(vote.organisation_id, vote.voter.clone())) {
            Some(known) if known.weight() >= vote.weight() => {
                gone.push(vote.id);
                heirs.insert(vote.id, known.id);
            }
            Some(known) => {
                gone.push(known.id);
                heirs.insert(known.id, vote.id);
                moving.push(vote.id);
            }
            None => moving.push(vote.id),
        }
    }
    let behind: Vec<Evidence> = store::evidence_unscoped(tx.conn, &gone)?
        .into_iter()
        .filter_map(|one| Some(Evidence { vote_id: *heirs.get(&one.vote_id)?, ..one }))
        .collect();
    store::add_evidence(tx.conn, &behind)?;
    store::delete_votes(tx.conn, &gone)?;
    store::move_votes(tx.conn, &moving, from, to)?;
    Ok(moving.len())
}
