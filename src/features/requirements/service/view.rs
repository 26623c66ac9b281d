//! Requirements as those who are in the project see them.
use std::collections::HashMap;

use serde_json::Value;

use super::{At, at, delta, read};
use crate::features::notifications::model::RecordTitles;
use crate::features::organisations::model::{OrgRef, PersonRef};
use crate::features::organisations::service as organisations;
use crate::features::projects::model::DeliverableId;
use crate::features::projects::service::desk;
use crate::features::records::model::{FileId, FileRef, Record, RecordId, RecordKind, RecordRef};
use crate::features::records::service as records;
use crate::features::requirements::model::{
    ChangeRow, ChangeView, ClaimRow, ClaimView, Content, ContentView, CostView, ListReviewRow,
    ListReviewView, ListVersionView, ListView, PartyView, RequirementChangeKind,
    RequirementClaimState, RequirementId, RequirementReviewState, RequirementRow, RequirementState,
    RequirementView, ScopeView, TraceRow, TraceView, key,
};
use crate::features::requirements::{policy, store};
use crate::platform::authz::{MembershipId, OrganisationId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::problem::Problem;

/// What is named beside the rows.
struct Around {
    people: HashMap<MembershipId, PersonRef>,
    files: HashMap<FileId, FileRef>,
    deliverables: HashMap<DeliverableId, String>,
    /// Linked records that the caller sees, with their titles.
    records: HashMap<RecordId, (Record, String)>,
}

fn around(
    conn: &mut Conn,
    scope: &Scope,
    titles: RecordTitles,
    at: &At,
) -> Result<Around, Problem> {
    let mut ids: Vec<MembershipId> = at.changes.iter().filter_map(|row| row.proposed_by).collect();
    ids.extend(at.claims.iter().flat_map(|row| [row.claimed_by, row.answered_by]).flatten());
    ids.extend(at.reviews.iter().filter_map(|row| row.proposed_by));
    ids.sort_unstable();
    ids.dedup();
    let mut people = organisations::person_refs(conn, &ids)?;
    for person in people.values_mut() {
        person.side = at.desk.side_of(person.organisation.id).map(Into::into);
    }
    let files: Vec<FileId> = at.claims.iter().filter_map(|row| row.file_id).collect();
    let linked: Vec<RecordId> = at.links.iter().filter_map(|row| row.target_record).collect();
    let seen =
        if linked.is_empty() { HashMap::new() } else { records::on_a_side(conn, scope, &linked)? };
    let shown: Vec<RecordId> = seen.keys().copied().collect();
    let mut called = titles.of(conn, &shown)?;
    let named = |(id, record)| (id, (record, called.remove(&id).unwrap_or_default()));
    let deliverables = if at.links.iter().any(|row| row.deliverable_id.is_some()) {
        desk::deliverables(conn, scope, &at.desk)?
    } else {
        Vec::new()
    };
    Ok(Around {
        people,
        files: records::file_refs_unscoped(conn, &files)?,
        deliverables: deliverables.into_iter().collect(),
        records: seen.into_iter().map(named).collect(),
    })
}

/// Rows in the order of their tree, with how deep each stands.
pub(super) fn tree(rows: &[RequirementRow]) -> Vec<(&RequirementRow, i32)> {
    let mut below: HashMap<Option<RequirementId>, Vec<&RequirementRow>> = HashMap::new();
    let known: HashMap<RequirementId, ()> = rows.iter().map(|row| (row.id, ())).collect();
    for row in rows {
        let parent = row.parent_id.filter(|id| known.contains_key(id));
        below.entry(parent).or_default().push(row);
    }
    let mut ordered = Vec::with_capacity(rows.len());
    let first = below.remove(&None).unwrap_or_default();
    let mut waiting: Vec<(&RequirementRow, i32)> =
        first.into_iter().rev().map(|row| (row, 0)).collect();
    while let Some((row, depth)) = waiting.pop() {
        ordered.push((row, depth));
        let parts = below.remove(&Some(row.id)).unwrap_or_default();
        waiting.extend(parts.into_iter().rev().map(|part| (part, depth.saturating_add(1))));
    }
    ordered
}

impl At {
    fn organisation(&self, id: OrganisationId) -> OrgRef {
        self.desk.name(id).unwrap_or_else(|| OrgRef { id, name: String::new() })
    }

    fn content_view(&self, content: Content) -> ContentView {
        ContentView {
            text: content.text,
            source: self.organisation(content.source),
            priority: content.priority,
            verification: content.verification,
            acceptance: content.acceptance,
            target: content.target,
            parent_key: content.parent.map(key),
        }
    }

    fn change_view(
        &self,
        around: &Around,
        row: &ChangeRow,
        name: String,
    ) -> Result<ChangeView, Problem> {
        let before = row.before.as_deref().map(read).transpose()?;
        let after = row.after.as_deref().map(read).transpose()?;
        let fields = match (&before, &after) {
            (Some(before), Some(after)) => delta::fields(before, after),
            _ => Vec::new(),
        };
        Ok(ChangeView {
            id: row.id,
            requirement_id: row.requirement_id,
            key: name,
            kind: row.kind,
            before: before.map(|content| self.content_view(content)),
            after: after.map(|content| self.content_view(content)),
            fields,
            reason: row.reason.clone(),
            cost_minor: row.cost_minor,
            currency: row.currency.clone(),
            days: row.days,
            list_version: row.list_version,
            organisation: self.organisation(row.organisation_id),
            proposed_by: person(around, row.proposed_by),
            proposed_at: row.proposed_at,
            version: row.version,
        })
    }

    fn claim_view(&self, around: &Around, row: &ClaimRow) -> ClaimView {
        ClaimView {
            kind: row.kind,
            state: row.state,
            note: row.note.clone(),
            url: row.url.clone(),
            file: row.file_id.and_then(|id| around.files.get(&id).cloned()),
            organisation: self.organisation(row.organisation_id),
            by: person(around, row.claimed_by),
            at: row.claimed_at,
            answer: row.answer.clone(),
            answered_by: person(around, row.answered_by),
            answered_at: row.answered_at,
        }
    }

    fn trace_view(&self, around: &Around, row: &TraceRow) -> Option<TraceView> {
        let record = match row.target_record {
            None => None,
            Some(id) => {
                let (record, title) = around.records.get(&id)?;
                let (kind, number) = (record.kind, record.number.clone());
                Some(RecordRef { id, kind, number, title: title.clone() })
            }
        };
        let title = match (&row.title, &record, row.deliverable_id) {
            // A name that is kept with an answer would outlast the agreement under which it opens.
            _ if row.document_id.is_some() => String::new(),
            (Some(title), _, _) => title.clone(),
            (None, Some(record), _) => record.title.clone(),
            (None, None, id) => id.and_then(|id| around.deliverables.get(&id).cloned())?,
        };
        Some(TraceView {
            id: row.id,
            kind: row.kind,
            title,
            url: row.url.clone(),
            record,
            deliverable_id: row.deliverable_id,
            document_id: row.document_id,
            organisation: self.organisation(row.organisation_id),
            added_at: row.added_at,
            may_remove: self.desk.is_open() && self.desk.standing().works(),
        })
    }

    /// The last thing that was said of a requirement and still matters.
    fn claim_of(&self, row: &RequirementRow) -> Option<&ClaimRow> {
        let last = self.claims.iter().rfind(|claim| claim.requirement_id == row.id)?;
        let settled = matches!(row.state, RequirementState::Met | RequirementState::Waived);
        let matters = match last.state {
            RequirementClaimState::Open | RequirementClaimState::Rejected => true,
            RequirementClaimState::Confirmed => settled,
            RequirementClaimState::Withdrawn => false,
        };
        matters.then_some(last)
    }

    fn is_covered(&self, row: &RequirementRow) -> bool {
        let linked =
            self.links.iter().any(|link| link.requirement_id == row.id && link.kind.covers());
        linked || row.state == RequirementState::Met || self.open_claim(row.id).is_some()
    }

    fn row_view(
        &self,
        around: &Around,
        (row, depth): (&RequirementRow, i32),
    ) -> Result<RequirementView, Problem> {
        let change = self.change_of(row.id);
        let open = self.open_claim(row.id);
        let asked = self.desk.organisations().into_iter();
        let waits_for = asked
            .filter(|(id, _)| open.is_some_and(|claim| claim.organisation_id != *id))
            .map(|(id, _)| self.organisation(id));
        let links = self.links.iter().filter(|link| link.requirement_id == row.id);
        Ok(RequirementView {
            id: row.id,
            project_id: row.record_id,
            key: row.key(),
            content: self.content_view(self.content(row)),
            state: row.state,
            agreed_version: row.agreed_version,
            parent_id: row.parent_id,
            depth,
            change: change.map(|change| self.change_view(around, change, row.key())).transpose()?,
            claim: self.claim_of(row).map(|claim| self.claim_view(around, claim)),
            waits_for: waits_for.collect(),
            links: links.filter_map(|link| self.trace_view(around, link)).collect(),
            covered: self.is_covered(row),
            version: row.version,
            actions: policy::states(self.desk.standing(), self.own, self.stage_of(row)),
        })
    }

    fn review_view(&self, around: &Around, row: &ListReviewRow) -> ListReviewView {
        let signoff = self.signoff(row.number);
        let free = signoff
            .into_iter()
            .filter(|_| row.state == RequirementReviewState::Open)
            .flat_map(|view| &view.slots)
            .filter(|slot| slot.vote.is_none());
        ListReviewView {
            number: row.number,
            list_version: row.list_version,
            note: row.note.clone(),
            state: row.state,
            sha256: hex::encode(&row.sha256),
            organisation: self.organisation(row.organisation_id),
            proposed_by: person(around, row.proposed_by),
            proposed_at: row.proposed_at,
            ended_at: row.ended_at,
            signoff: signoff.cloned(),
            waits_for: free
                .filter_map(|slot| Some(self.organisation(slot.organisation_id?)))
                .collect(),
        }
    }

    /// What the list has become since it was agreed first.
    fn scope_view(&self) -> ScopeView {
        let mut scope = ScopeView::default();
        let mut costs: Vec<CostView> = Vec::new();
        for row in self.changes.iter().filter(|row| row.list_version.is_some()) {
            match row.kind {
                RequirementChangeKind::Added => scope.added += 1,
                RequirementChangeKind::Changed => scope.changed += 1,
                RequirementChangeKind::Removed => scope.removed += 1,
            }
            scope.days = scope.days.saturating_add(row.days.map_or(0, i64::from));
            let (Some(amount), Some(currency)) = (row.cost_minor, &row.currency) else { continue };
            match costs.iter_mut().find(|cost| cost.currency == *currency) {
                Some(cost) => cost.amount_minor = cost.amount_minor.saturating_add(amount),
                None => costs.push(CostView { currency: currency.clone(), amount_minor: amount }),
            }
        }
        costs.sort_by(|one, other| one.currency.cmp(&other.currency));
        ScopeView { costs, ..scope }
    }

    /// Lines with the keys of their requirements, also of those that are gone.
    fn lines(
        &self,
        around: &Around,
        rows: &[ChangeRow],
        keys: &Keys,
    ) -> Result<Vec<ChangeView>, Problem> {
        let name =
            |row: &ChangeRow| keys.get(&row.requirement_id).copied().map(key).unwrap_or_default();
        rows.iter().map(|row| self.change_view(around, row, name(row))).collect()
    }

    fn keys(&self) -> Keys {
        self.rows.iter().map(|row| (row.id, row.number)).collect()
    }
}

type Keys = HashMap<RequirementId, i32>;

fn person(around: &Around, id: Option<MembershipId>) -> Option<PersonRef> {
    around.people.get(&id?).cloned()
}

/// The requirements of a project that the caller's organisation is in.
pub fn list(
    conn: &mut Conn,
    scope: &Scope,
    titles: RecordTitles,
    project: RecordId,
    now: Timestamp,
) -> Result<ListView, Problem> {
    let at = at(conn, scope, project, now)?;
    let around = around(conn, scope, titles, &at)?;
    let items: Result<Vec<_>, Problem> =
        tree(&at.rows).into_iter().map(|row| at.row_view(&around, row)).collect();
    let open: Vec<ChangeRow> = at.open_changes().cloned().collect();
    let is_open_question = |row: &&RequirementRow| {
        row.agreed_version.is_some() && row.state != RequirementState::Waived
    };
    let parties = at.desk.organisations().into_iter();
    let record = at.desk.record();
    Ok(ListView {
        project: RecordRef {
            id: record.id,
            kind: RecordKind::Project,
            number: record.number.clone(),
            title: at.desk.title().to_owned(),
        },
        state: at.state(),
        agreed_version: at.list.agreed_version,
        items: items?,
        changes: at.lines(&around, &open, &at.keys())?,
        reviews: at.reviews.iter().map(|row| at.review_view(&around, row)).collect(),
        scope: at.scope_view(),
        not_covered: at
            .rows
            .iter()
            .filter(is_open_question)
            .filter(|row| !at.is_covered(row))
            .count(),
        parties: parties
            .map(|(id, side)| PartyView { organisation: at.organisation(id), side })
            .collect(),
        version: at.list.version,
        actions: policy::list_states(at.desk.standing(), at.own, at.stage()),
    })
}

/// One of them.
pub fn one(
    conn: &mut Conn,
    scope: &Scope,
    titles: RecordTitles,
    id: RequirementId,
    now: Timestamp,
) -> Result<RequirementView, Problem> {
    let row = store::find_unscoped(conn, id)?.ok_or_else(Problem::not_found)?;
    let at = at(conn, scope, row.record_id, now)?;
    let around = around(conn, scope, titles, &at)?;
    let found = tree(&at.rows).into_iter().find(|(row, _)| row.id == id);
    at.row_view(&around, found.ok_or_else(Problem::not_found)?)
}

/// A list as it was put up for signing.
pub fn version(
    conn: &mut Conn,
    scope: &Scope,
    titles: RecordTitles,
    project: RecordId,
    number: i32,
    now: Timestamp,
) -> Result<ListVersionView, Problem> {
    let mut at = at(conn, scope, project, now)?;
    let review = store::review(conn, project, number)?.ok_or_else(Problem::not_found)?;
    at.reviews = vec![review.clone()];
    let (around, review) = (around(conn, scope, titles, &at)?, &review);
    let content: Value = serde_json::from_str(&review.content).map_err(Problem::internal)?;
    let signed = review.state == RequirementReviewState::Signed;
    let of_version = |row: &&ChangeRow| signed && row.list_version == Some(review.list_version);
    let lines: Vec<ChangeRow> = at.changes.iter().filter(of_version).cloned().collect();
    // Also of those that are no longer on the list.
    let keys = store::all(conn, project)?.iter().map(|row| (row.id, row.number)).collect();
    Ok(ListVersionView {
        review: at.review_view(&around, review),
        content,
        changes: at.lines(&around, &lines, &keys)?,
    })
}
