//! What is open between two firms, as an agenda is proposed from it: only what both of them see.
use std::collections::BTreeMap;

use serde::Serialize;
use utoipa::ToSchema;

use super::find;
use super::view::PromiseRef;
use crate::features::agreements::service as agreements;
use crate::features::commitments::model::CommitmentRow;
use crate::features::commitments::service as commitments;
use crate::features::complaints::service as complaints;
use crate::features::disputes::service as disputes;
use crate::features::meetings::model::{ItemId, ItemKind, Reason, ReasonCode};
use crate::features::meetings::store;
use crate::features::notifications::model::RecordTitles;
use crate::features::organisations::model::RelationshipId;
use crate::features::records::model::{BallSide, RecordId, RecordRef};
use crate::features::signoffs::model::SubjectKind;
use crate::features::signoffs::service as signoffs;
use crate::platform::authz::Scope;
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::problem::Problem;

/// Matters of each kind that are looked at.
const LOOKED_AT: i64 = 100;
/// Days after which an agreement is looked at again, and days before that in which it is proposed.
pub(super) const REVIEW_DAYS: i64 = 365;
const REVIEW_AHEAD: i64 = 60;

/// Something that is open between the two firms.
#[derive(Debug, Clone)]
pub(super) struct Matter {
    pub subject: String,
    pub kind: ItemKind,
    pub record: RecordId,
    pub promise: Option<CommitmentRow>,
    pub reasons: Vec<Reason>,
}

/// A matter that may be taken over into the agenda, or was.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = AgendaProposal)]
pub struct Proposal {
    /// Names it when it is taken over.
    pub subject: String,
    pub kind: ItemKind,
    pub record: RecordRef,
    /// The promise that was not kept in time.
    pub promise: Option<PromiseRef>,
    /// Why it is proposed now, the weightiest first.
    pub reasons: Vec<Reason>,
    /// The line that it became.
    pub item_id: Option<ItemId>,
}

/// What is open between the two firms now, the weightiest first.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = AgendaProposals)]
pub struct Proposals {
    pub items: Vec<Proposal>,
}

fn rank(code: ReasonCode) -> u8 {
    match code {
        ReasonCode::Escalated => 0,
        ReasonCode::Overdue => 1,
        ReasonCode::OfferOpen => 2,
        ReasonCode::SignatureStale => 3,
        ReasonCode::AgreementProposed => 4,
        ReasonCode::MinutesOpen => 5,
        ReasonCode::Turn => 6,
        ReasonCode::AgreementReview => 7,
    }
}

/// Matters by what they are about.
#[derive(Default)]
struct Gathered(BTreeMap<String, Matter>);

impl Gathered {
    fn add(&mut self, kind: ItemKind, record: RecordId, reason: Reason) {
        let subject = format!("{kind}:{record}");
        self.0
            .entry(subject.clone())
            .or_insert_with(|| Matter { subject, kind, record, promise: None, reasons: Vec::new() })
            .reasons
            .push(reason);
    }

    /// The weightiest first, and of two as weighty what has waited longer.
    fn sorted(self) -> Vec<Matter> {
        let mut all: Vec<Matter> = self.0.into_values().collect();
        for matter in &mut all {
            matter.reasons.sort_by_key(|reason| (rank(reason.code), reason.since));
        }
        all.sort_by_cached_key(|matter| {
            let first = matter.reasons.first();
            let rank = first.map_or(u8::MAX, |reason| rank(reason.code));
            (rank, first.and_then(|reason| reason.since), matter.subject.clone())
        });
        all
    }
}

/// All of it for a relationship, apart from the meeting itself: seven statements.
pub(super) fn open_unscoped(
    conn: &mut Conn,
    relationship: RelationshipId,
    but: RecordId,
    now: Timestamp,
) -> Result<Vec<Matter>, Problem> {
    let mut found = Gathered::default();
    complaints_of(conn, relationship, now, &mut found)?;
    agreement_of(conn, relationship, now, &mut found)?;
    for (record, held_at) in store::unconfirmed_unscoped(conn, relationship, but)? {
        let since = Some(held_at);
        let reason = Reason { since, ..Reason::of(ReasonCode::MinutesOpen) };
        found.add(ItemKind::Meeting, record, reason);
    }
    for row in commitments::overdue_unscoped(conn, relationship, now, LOOKED_AT)? {
        let subject = format!("{}:{}", ItemKind::Commitment, row.id);
        let reason = Reason {
            side: Some(row.side.into()),
            since: Some(row.due_at),
            ..Reason::of(ReasonCode::Overdue)
        };
        let matter = Matter {
            subject: subject.clone(),
            kind: ItemKind::Commitment,
            record: row.record_id,
            promise: Some(row),
            reasons: vec![reason],
        };
        found.0.insert(subject, matter);
    }
    Ok(found.sorted())
}

/// Open complaints: whose turn, escalations, offers, signatures that no longer hold.
fn complaints_of(
    conn: &mut Conn,
    relationship: RelationshipId,
    now: Timestamp,
    found: &mut Gathered,
) -> Result<(), Problem> {
    for waiting in complaints::waiting_unscoped(conn, relationship, LOOKED_AT)? {
        let reason = Reason {
            side: Some(waiting.side),
            since: Some(waiting.since),
            until: waiting.until,
            ..Reason::of(ReasonCode::Turn)
        };
        found.add(ItemKind::Complaint, waiting.record, reason);
    }
    for climbed in disputes::open_escalations_unscoped(conn, relationship, LOOKED_AT)? {
        let reason = Reason {
            side: Some(climbed.side.other().into()),
            since: Some(climbed.since),
            until: climbed.until,
            number: Some(climbed.rung.into()),
            ..Reason::of(ReasonCode::Escalated)
        };
        found.add(ItemKind::Complaint, climbed.record, reason);
    }
    for offer in disputes::open_offers_unscoped(conn, relationship, now, LOOKED_AT)? {
        let reason = Reason {
            side: Some(offer.side.into()),
            since: Some(offer.since),
            until: Some(offer.until),
            number: Some(offer.number.into()),
            ..Reason::of(ReasonCode::OfferOpen)
        };
        found.add(ItemKind::Complaint, offer.record, reason);
    }
    let steps = [SubjectKind::ReportStep];
    for gone in signoffs::gone_stale_unscoped(conn, relationship, &steps, LOOKED_AT)? {
        let reason = Reason {
            since: gone.at,
            step: Some(gone.step),
            ..Reason::of(ReasonCode::SignatureStale)
        };
        found.add(ItemKind::Complaint, gone.record, reason);
    }
    Ok(())
}

/// The day on which an agreement that came into force then is looked at again.
pub(super) fn review_at(in_force_at: Timestamp) -> Timestamp {
    in_force_at.plus_days(REVIEW_DAYS)
}

fn agreement_of(
    conn: &mut Conn,
    relationship: RelationshipId,
    now: Timestamp,
    found: &mut Gathered,
) -> Result<(), Problem> {
    let standing = agreements::standing(conn, relationship)?;
    let is_proposed = standing.iter().any(|version| version.in_force_at.is_none());
    for version in standing {
        let number = Some(version.version.into());
        let reason = match version.in_force_at {
            None => Reason {
                side: Some(BallSide::from(version.side)),
                since: Some(version.proposed_at),
                number,
                ..Reason::of(ReasonCode::AgreementProposed)
            },
            Some(since) if !is_proposed && now >= review_at(since).plus_days(-REVIEW_AHEAD) => {
                Reason {
                    since: Some(since),
                    until: Some(review_at(since)),
                    number,
                    ..Reason::of(ReasonCode::AgreementReview)
                }
            }
            Some(_) => continue,
        };
        found.add(ItemKind::Agreement, version.record, reason);
    }
    Ok(())
}

/// Those of these matters that the scope sees, with what they are called.
pub(super) fn named(
    conn: &mut Conn,
    scope: &Scope,
    titles: RecordTitles,
    matters: Vec<Matter>,
) -> Result<Vec<(Matter, RecordRef)>, Problem> {
    let refs = super::view::refs(conn, scope, titles, matters.iter().map(|one| one.record))?;
    Ok(matters
        .into_iter()
        .filter_map(|matter| {
            let record = refs.get(&matter.record)?.clone();
            Some((matter, record))
        })
        .collect())
}

/// What is open between the two firms now, as far as the scope sees it.
pub fn proposals(
    conn: &mut Conn,
    scope: &Scope,
    titles: RecordTitles,
    id: RecordId,
    now: Timestamp,
) -> Result<Proposals, Problem> {
    let found = find(conn, scope, id)?;
    let open = open_unscoped(conn, found.meeting.relationship_id, id, now)?;
    let items = named(conn, scope, titles, open)?
        .into_iter()
        .map(|(matter, record)| {
            let taken = |subject: &Option<String>| subject.as_ref() == Some(&matter.subject);
            Proposal {
                item_id: found.items.iter().find(|item| taken(&item.subject)).map(|item| item.id),
                promise: matter.promise.as_ref().map(PromiseRef::of),
                subject: matter.subject,
                kind: matter.kind,
                record,
                reasons: matter.reasons,
            }
        })
        .collect();
    Ok(Proposals { items })
}
