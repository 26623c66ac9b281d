//! Agreeing on who sees what, and signing a version before it is asked.
use serde_json::json;

use super::{Pair, canonical, check, seal, signoffs_of, stage, standing, tell};
use crate::features::organisations::model::Side;
use crate::features::records::model::{BallSide, EntryKind, RecordId};
use crate::features::records::service as records;
use crate::features::signoffs::model::{
    NewSignoff, Outcome, SignoffState, SignoffView, Slot, SubjectId, SubjectKind, Vote,
    seal as signed_hash,
};
use crate::features::signoffs::service as signoffs;
use crate::features::surveys::model::{Agreement, Definition, SurveyAction};
use crate::features::surveys::service::authoring::{
    Found, find, list_state, read, ready, stale, written,
};
use crate::features::surveys::service::files;
use crate::features::surveys::store;
use crate::platform::authz::Scope;
use crate::platform::db::Tx;
use crate::platform::http::IfMatch;
use crate::platform::problem::{Code, Problem};

/// What somebody saw who approves or returns.
#[derive(Debug, Clone)]
pub struct Voting {
    /// Of the record.
    pub version: i32,
    /// Of what they were shown.
    pub sha256: Option<String>,
    /// Why it is returned.
    pub reason: Option<String>,
}

/// Changes what the owners agree on; whoever had signed signs again.
///
/// # Errors
/// `action_not_allowed` with reason `fixed` once it was published; `invalid` for an agreement by which
/// nobody sees anything, or of a mirror by which both do not see the same.
pub fn agree(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: RecordId,
    version: IfMatch,
    agreement: &Agreement,
) -> Result<(), Problem> {
    let found = find(tx.conn, scope, id)?;
    version.check(found.record.version)?;
    let pair = found.pair()?;
    found.authorize(scope, SurveyAction::Edit)?;
    if found.survey.published > 0 {
        return Err(Problem::not_allowed("fixed"));
    }
    check(agreement, pair.row.mirror)?;
    let written = canonical(agreement)?;
    if written == pair.row.agreement {
        return Ok(());
    }
    records::take_part(tx, id, scope)?;
    revise(tx, pair, &written, "agreement")?;
    records::changed(tx, id, found.record.version, &list_state(found.survey.status))?;
    tx.subject(id);
    Ok(())
}

/// What is written has changed: nobody has signed it as it is.
pub(in crate::features::surveys::service) fn loosen(
    tx: &mut Tx<'_>,
    pair: &Pair,
) -> Result<(), Problem> {
    revise(tx, pair, &pair.row.agreement, "definition")
}

fn revise(tx: &mut Tx<'_>, pair: &Pair, agreement: &str, part: &str) -> Result<(), Problem> {
    let id = pair.row.survey_id;
    if !store::pairs::revise(tx.conn, &pair.row, agreement)? {
        return Err(Problem::new(Code::StaleVersion));
    }
    let kind = SubjectKind::SurveyVersion;
    let (subject, changed) = (SubjectId(id.0), json!([{ "part": part }]));
    let revision = pair.row.revision;
    signoffs::mark_stale_version(tx, kind, subject, revision, pair.side, &changed)?;
    records::set_ball(tx, id, Some(BallSide::Both), None, EntryKind::SignatureStale)?;
    Ok(())
}

/// The version is out: its signatures stand, what is written next is signed anew.
pub(in crate::features::surveys::service) fn spent(
    tx: &mut Tx<'_>,
    pair: &Pair,
) -> Result<(), Problem> {
    if !store::pairs::revise(tx.conn, &pair.row, &pair.row.agreement)? {
        return Err(Problem::new(Code::StaleVersion));
    }
    let (id, both) = (pair.row.survey_id, Some(BallSide::Both));
    records::set_ball(tx, id, both, None, EntryKind::SurveyPublished).map(drop)
}

/// A version is published once both have signed it as it is.
///
/// # Errors
/// `action_not_allowed` with reason `not_approved`.
pub(in crate::features::surveys::service) fn require_approved(
    tx: &mut Tx<'_>,
    pair: &Pair,
    definition: &Definition,
) -> Result<(), Problem> {
    let all = signoffs_of(tx.conn, pair.row.survey_id)?;
    let sealed = hex::encode(seal(definition, pair)?);
    let stands = standing(&all, pair)
        .is_some_and(|one| one.state == SignoffState::Complete && one.sha256 == sealed);
    if stands { Ok(()) } else { Err(Problem::not_allowed("not_approved")) }
}

/// What a vote is about.
struct Ballot {
    found: Found,
    pair: Pair,
    signoff: Option<SignoffView>,
    seen: Vec<u8>,
}

fn ballot(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: RecordId,
    action: SurveyAction,
    voting: &Voting,
) -> Result<Ballot, Problem> {
    let found = find(tx.conn, scope, id)?;
    if found.record.version != voting.version {
        return Err(stale(tx, scope, id)?);
    }
    let pair = found.pair()?.clone();
    let all = signoffs_of(tx.conn, id)?;
    let signoff = standing(&all, &pair).cloned();
    found.authorize_at(scope, action, stage(&pair, signoff.as_ref()))?;
    let seen =
        voting.sha256.as_deref().ok_or_else(|| Problem::invalid("sha256", "missing_field"))?;
    let seen = hex::decode(seen).map_err(|_| Problem::invalid("sha256", "not_allowed_value"))?;
    if seen != seal(&read(&found.survey.draft)?, &pair)? {
        return Err(Problem::not_allowed("other_hash"));
    }
    Ok(Ballot { found, pair, signoff, seen })
}

/// Signs what is written for the own side. The first side puts it before the other by that; with the
/// second it may be published.
///
/// # Errors
/// `invalid` with each finding that would stop it from being published; `action_not_allowed` with a
/// reason of the policy, `other_hash` or `unchanged`; `stale_version` with the survey as it is now.
pub fn approve(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: RecordId,
    voting: &Voting,
) -> Result<(), Problem> {
    let ballot = ballot(tx, scope, id, SurveyAction::Approve, voting)?;
    // Nobody is asked to sign what cannot be published.
    let definition = ready(tx.conn, &ballot.found)?;
    files::may_ask(&definition, ballot.pair.agreement.anonymity)?;
    let open = ballot.signoff.as_ref().filter(|one| one.state == SignoffState::Open);
    match open {
        None => put_forward(tx, scope, &ballot)?,
        Some(signoff) => {
            let outcome = signoffs::vote(tx, scope, signoff.id, &ballot.seen, &Vote::Sign)?;
            if outcome == Outcome::Complete {
                let both = Some(BallSide::Both);
                records::set_ball(tx, id, both, None, EntryKind::Signed)?;
            }
        }
    }
    moved(tx, &ballot.found)
}

fn put_forward(tx: &mut Tx<'_>, scope: &Scope, ballot: &Ballot) -> Result<(), Problem> {
    let Ballot { found, pair, seen, .. } = ballot;
    let id = found.record.id;
    let own = Slot::of(pair.side).signed_by(Some(scope.membership()), tx.now);
    signoffs::open(
        tx,
        NewSignoff {
            record: id,
            kind: SubjectKind::SurveyVersion,
            subject: SubjectId(id.0),
            step: "",
            version: pair.row.revision,
            sha256: seen.clone(),
            slots: vec![own, Slot::of(pair.side.other())],
            interim: false,
            title: None,
            lane: None,
        },
    )?;
    let next = Some(BallSide::from(pair.side.other()));
    records::set_ball(tx, id, next, None, EntryKind::SurveyPutForward)?;
    let definition = written(&read(&found.survey.draft)?)?;
    // Beside the hash of the whole, what it is made of: each owner can compute it again.
    let data = json!({
        "sha256": hex::encode(seen), "side": pair.side, "agreement": pair.agreement,
        "mirror": pair.row.mirror, "revision": pair.row.revision,
        "definition_sha256": hex::encode(signed_hash(&definition)),
    });
    tell(tx, scope, id, EntryKind::SurveyPutForward, data).map(drop)
}

/// Does not sign what the other side has put forward, and says why; it is written on.
///
/// # Errors
/// As [`approve`].
pub fn send_back(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: RecordId,
    voting: &Voting,
) -> Result<(), Problem> {
    let ballot = ballot(tx, scope, id, SurveyAction::Return, voting)?;
    let reason = voting.reason.clone();
    let reason = reason.ok_or_else(|| Problem::invalid("reason", "missing_field"))?;
    let signoff = ballot.signoff.as_ref().ok_or_else(|| Problem::not_allowed("wrong_status"))?;
    signoffs::vote(tx, scope, signoff.id, &ballot.seen, &Vote::Refuse { reason })?;
    // The same words are put forward again as another revision.
    if !store::pairs::revise(tx.conn, &ballot.pair.row, &ballot.pair.row.agreement)? {
        return Err(Problem::new(Code::StaleVersion));
    }
    let back: Side = ballot.pair.side.other();
    records::set_ball(tx, id, Some(BallSide::from(back)), None, EntryKind::SignatureRefused)?;
    moved(tx, &ballot.found)
}

fn moved(tx: &mut Tx<'_>, found: &Found) -> Result<(), Problem> {
    let (id, state) = (found.record.id, list_state(found.survey.status));
    records::changed(tx, id, found.record.version, &state)?;
    tx.subject(id);
    Ok(())
}
