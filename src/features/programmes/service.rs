//! Use cases of programmes and cost shares; one function is one transaction.
use std::collections::HashMap;

use serde_json::{Value, json};

use crate::features::organisations::model::{OrgRef, Side};
use crate::features::programmes::model::{
    CalendarDay, CostAction, CostShare, CostShares, PlaceRow, ProgrammeProject, ProgrammeView,
    ShareRow,
};
use crate::features::programmes::store;
use crate::features::projects::service::desk::{self, ActionState, Desk, Reason};
use crate::features::projects::service::{self as projects};
use crate::features::records::model::{EntryKind, RecordId, RecordRef};
use crate::features::records::service as records;
use crate::features::signoffs::model::{
    NewSignoff, SignoffState, SignoffView, SubjectId, SubjectKind, Vote, seal,
};
use crate::features::signoffs::service as signoffs;
use crate::platform::authz::{OrganisationId, Scope};
use crate::platform::db::{Conn, Tx};
use crate::platform::problem::{Code, Problem};

/// The whole, in hundredths of a percent.
const WHOLE: i64 = 10_000;
/// What clients that look at it ask for again.
const PART: &str = "programme";
/// Projects below a programme at most.
const MOST: usize = 50;

/// Where a project stands among others, its calendar, and who bears its cost.
pub fn show(conn: &mut Conn, scope: &Scope, id: RecordId) -> Result<ProgrammeView, Problem> {
    let desk = Desk::open(conn, scope, id)?;
    let below = below(conn, scope, &desk)?;
    let above = match store::programme_of(conn, id)? {
        Some(above) => projects::in_sight(conn, scope, &[above])?.pop(),
        None => None,
    };
    let mut names: HashMap<RecordId, RecordRef> =
        below.iter().map(|one| (one.project.id, one.project.clone())).collect();
    names.insert(id, desk.reference());
    let ids: Vec<RecordId> = names.keys().copied().collect();
    let calendar = projects::dates_unscoped(conn, &ids, scope.locale())?
        .into_iter()
        .filter_map(|date| {
            let project = names.get(&date.project)?.clone();
            Some(CalendarDay {
                project,
                kind: date.kind,
                title: date.title,
                on: date.on,
                done: date.done,
            })
        })
        .collect();
    let (agreed, proposed) = costs(conn, &desk, id)?;
    Ok(ProgrammeView {
        is_programme: desk.is_programme(),
        programme: above.map(|line| line.project),
        projects: below,
        calendar,
        actions: actions(&desk, proposed.as_ref()),
        agreed,
        proposed,
    })
}

/// Projects below a programme, as far as the scope is in them.
fn below(conn: &mut Conn, scope: &Scope, desk: &Desk) -> Result<Vec<ProgrammeProject>, Problem> {
    if !desk.is_programme() {
        return Ok(Vec::new());
    }
    let ids = store::projects_of(conn, desk.record().id)?;
    Ok(projects::in_sight(conn, scope, &ids)?
        .into_iter()
        .map(|line| ProgrammeProject {
            project: line.project,
            status: line.status,
            starts_on: line.starts_on,
            target_on: line.target_on,
        })
        .collect())
}

/// Puts a project below a programme of the same vendor, or takes it out. Nothing is said of it in
/// either: not all who are in the one are in the other.
pub fn place(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: RecordId,
    programme: Option<RecordId>,
) -> Result<ProgrammeView, Problem> {
    let unknown = || Problem::invalid("programme_id", "not_allowed_value");
    let desk = Desk::open(tx.conn, scope, id)?;
    may_place(&desk).map_err(Problem::not_allowed)?;
    let row = match programme {
        None => None,
        Some(above) => {
            let found = match Desk::open(tx.conn, scope, above) {
                Err(problem) if problem.code == Code::NotFound => return Err(unknown()),
                found => found?,
            };
            let fits = found.is_programme() && found.is_open() && found.vendor() == desk.vendor();
            if !fits || above == id {
                return Err(unknown());
            }
            if store::projects_of(tx.conn, above)?.len() >= MOST {
                return Err(Problem::invalid("programme_id", "too_many"));
            }
            let by = scope.membership();
            Some(PlaceRow { project_id: id, programme_id: above, added_by: by, added_at: tx.now })
        }
    };
    store::place(tx.conn, id, row.as_ref())?;
    tx.subject(id);
    show(tx.conn, scope, id)
}

/// A programme is in no other one; the vendor's lead says what belongs together.
fn may_place(desk: &Desk) -> Result<(), Reason> {
    if desk.standing().side != Side::Vendor {
        Err("wrong_side")
    } else if !desk.standing().leads() {
        Err("role_too_low")
    } else if !desk.is_open() || desk.is_programme() {
        Err("wrong_status")
    } else {
        Ok(())
    }
}

/// Puts a new version of the shares up for signing; whoever puts it up has signed it by that.
///
/// # Errors
/// `invalid` unless each organisation that is in has one share, none is negative, and all of them
/// sum to 100 %.
pub fn propose(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: RecordId,
    shares: &[(OrganisationId, i32)],
) -> Result<ProgrammeView, Problem> {
    let desk = Desk::open(tx.conn, scope, id)?;
    may_propose(&desk).map_err(Problem::not_allowed)?;
    check(&desk, shares)?;
    let version =
        store::shares(tx.conn, id)?.first().map_or(0, |row| row.version).saturating_add(1);
    let mut sorted = shares.to_vec();
    sorted.sort_unstable();
    let subject = SubjectId(id.0);
    let changed = json!([{ "item": "shares", "change": "replaced", "version": version }]);
    for old in open_versions(tx.conn, subject)? {
        let side = desk.standing().side;
        signoffs::mark_stale_version(tx, SubjectKind::CostShares, subject, old, side, &changed)?;
    }
    for (organisation_id, share) in &sorted {
        let row =
            ShareRow { record_id: id, version, organisation_id: *organisation_id, share: *share };
        store::insert_share(tx.conn, &row)?;
    }
    let content = content(id, version, &sorted);
    let mut slots = desk.slots();
    for slot in slots.iter_mut().filter(|slot| slot.organisation == Some(scope.org())) {
        slot.signed = Some((Some(scope.membership()), tx.now));
    }
    let to: Vec<OrganisationId> = slots
        .iter()
        .filter(|slot| slot.signed.is_none())
        .filter_map(|slot| slot.organisation)
        .collect();
    let new = NewSignoff {
        record: id,
        kind: SubjectKind::CostShares,
        subject,
        step: "",
        version,
        sha256: seal(&records::canonical(&content)),
        slots,
        interim: false,
        title: None,
        lane: None,
    };
    signoffs::open_by(tx, new, scope.membership())?;
    let told = json!({ "content": content, "to": to });
    desk::say(tx, scope, id, EntryKind::ProjectSharesProposed, told, None, &[])?;
    desk::moved(tx, id, PART)?;
    show(tx.conn, scope, id)
}

/// What is signed: ids and figures.
fn content(id: RecordId, version: i32, shares: &[(OrganisationId, i32)]) -> Value {
    let shares: Vec<Value> = shares
        .iter()
        .map(|(organisation, share)| json!({ "organisation_id": organisation, "share": share }))
        .collect();
    json!({ "project": id, "version": version, "shares": shares })
}

fn check(desk: &Desk, shares: &[(OrganisationId, i32)]) -> Result<(), Problem> {
    let organisations = desk.organisations();
    let once = |id: &OrganisationId| shares.iter().filter(|(other, _)| other == id).count() == 1;
    let all = organisations.iter().all(|(id, _)| once(id)) && shares.len() == organisations.len();
    if !all {
        return Err(Problem::invalid("shares", "not_allowed_value"));
    }
    if shares.iter().any(|(_, share)| *share < 0) {
        return Err(Problem::invalid("shares", "number_range"));
    }
    let sum: i64 = shares.iter().map(|(_, share)| i64::from(*share)).sum();
    if sum == WHOLE { Ok(()) } else { Err(Problem::invalid("shares", "not_whole")) }
}

fn may_propose(desk: &Desk) -> Result<(), Reason> {
    if !desk.standing().leads() {
        Err("role_too_low")
    } else if !desk.is_open() {
        Err("wrong_status")
    } else if desk.organisations().len() < 2 {
        Err("nobody_else")
    } else {
        Ok(())
    }
}

/// Signs or refuses the version that is up.
pub fn act(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: RecordId,
    action: CostAction,
    seen: &[u8],
    reason: Option<&str>,
) -> Result<ProgrammeView, Problem> {
    let desk = Desk::open(tx.conn, scope, id)?;
    let (_, proposed) = costs(tx.conn, &desk, id)?;
    may_vote(&desk, proposed.as_ref()).map_err(Problem::not_allowed)?;
    let signoff = proposed.ok_or_else(Problem::not_found)?.signoff.id;
    let vote = match action {
        CostAction::Sign => Vote::Sign,
        CostAction::Refuse => Vote::Refuse {
            reason: reason.ok_or_else(|| Problem::invalid("reason", "missing_field"))?.to_owned(),
        },
    };
    signoffs::vote_as(tx, scope, signoff, seen, &vote, desk.standing().signs_as())?;
    desk::moved(tx, id, PART)?;
    show(tx.conn, scope, id)
}

fn may_vote(desk: &Desk, proposed: Option<&CostShares>) -> Result<(), Reason> {
    let open = proposed.filter(|one| one.signoff.state == SignoffState::Open);
    let slot = open.and_then(|one| {
        let mut slots = one.signoff.slots.iter();
        slots.find(|slot| slot.organisation_id == Some(desk.own()))
    });
    match slot {
        None => Err("wrong_status"),
        Some(_) if !desk.standing().signs_as().contains(&"approver") => Err("wrong_role"),
        Some(slot) if slot.vote.is_some() => Err("already"),
        Some(_) => Ok(()),
    }
}

fn actions(desk: &Desk, proposed: Option<&CostShares>) -> Vec<ActionState> {
    let vote = may_vote(desk, proposed);
    vec![
        ActionState::of("place", may_place(desk), &["programme_id"]),
        ActionState::of("propose_shares", may_propose(desk), &["shares"]),
        ActionState::of(CostAction::Sign.as_str(), vote, &["sha256"]),
        ActionState::of(CostAction::Refuse.as_str(), vote, &["sha256", "reason"]),
    ]
}

fn open_versions(conn: &mut Conn, subject: SubjectId) -> Result<Vec<i32>, Problem> {
    let signed = signoffs::of_subjects_unscoped(conn, SubjectKind::CostShares, &[subject])?;
    let open = signed.into_values().flatten().filter(|one| one.state == SignoffState::Open);
    Ok(open.map(|one| one.subject_version).collect())
}

/// What all have signed last, and the newest version if that is another one.
fn costs(
    conn: &mut Conn,
    desk: &Desk,
    id: RecordId,
) -> Result<(Option<CostShares>, Option<CostShares>), Problem> {
    let rows = store::shares(conn, id)?;
    if rows.is_empty() {
        return Ok((None, None));
    }
    let subject = SubjectId(id.0);
    let signoffs = signoffs::of_subjects_unscoped(conn, SubjectKind::CostShares, &[subject])?
        .remove(&subject)
        .unwrap_or_default();
    let of = |signoff: SignoffView| CostShares {
        version: signoff.subject_version,
        shares: rows
            .iter()
            .filter(|row| row.version == signoff.subject_version)
            .filter_map(|row| Some(share(row, desk.name(row.organisation_id)?)))
            .collect(),
        signoff,
    };
    let complete = signoffs.iter().filter(|one| one.state == SignoffState::Complete);
    let agreed = complete.max_by_key(|one| one.subject_version).cloned();
    let newest = signoffs.iter().max_by_key(|one| one.subject_version).cloned();
    let newest = newest.filter(|one| one.state != SignoffState::Complete);
    Ok((agreed.map(of), newest.map(of)))
}

fn share(row: &ShareRow, organisation: OrgRef) -> CostShare {
    CostShare { organisation, share: row.share }
}
