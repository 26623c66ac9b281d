//! Who holds which open item: pure.
use crate::features::commitments::model::{CommitmentRow, CommitmentState};
use crate::features::organisations::model::Side;
use crate::features::projects::model::{
    DeliverableRow, DeliverableStatus, GateId, GateRow, GateState, HeldKind, ItemId, PhaseId,
    PhaseRow, PhaseState, ProjectStatus, QuestionRow, WaitRow,
};
use crate::features::records::model::BallSide;
use crate::features::signoffs::model::{SlotView, SubjectKind};
use crate::features::signoffs::service::Asked;
use crate::platform::authz::OrganisationId;
use crate::platform::clock::Timestamp;

/// All that decides it.
#[derive(Debug, Clone)]
pub struct Board {
    pub status: ProjectStatus,
    /// Organisations that are in, with their sides.
    pub parties: Vec<(OrganisationId, Side)>,
    pub phases: Vec<PhaseRow>,
    pub deliverables: Vec<DeliverableRow>,
    pub gates: Vec<GateRow>,
    /// Places for signatures of the reviews that are open.
    pub slots: Vec<(GateId, SlotView)>,
    pub questions: Vec<QuestionRow>,
    /// Conditions of verdicts that somebody still has to do something about.
    pub conditions: Vec<CommitmentRow>,
    /// Sign-offs of the project that are no gate's.
    pub asked: Vec<Asked>,
    /// What other features say waits, an item after the other.
    pub waits: Vec<WaitRow>,
}

/// An item and those who hold it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holding {
    pub kind: HeldKind,
    pub item: ItemId,
    /// Of a signature: what is signed.
    pub subject: Option<SubjectKind>,
    pub phase: Option<PhaseId>,
    pub organisations: Vec<OrganisationId>,
    /// `YYYY-MM-DD`
    pub due_on: Option<String>,
    /// The moment itself, where it is known.
    pub due_at: Option<Timestamp>,
}

impl Board {
    /// Everything that somebody holds now. A project that rests has nothing but questions open.
    pub fn holdings(&self) -> Vec<Holding> {
        let mut all = Vec::new();
        if self.status == ProjectStatus::Active {
            all.extend(self.deliverables.iter().filter_map(|row| self.deliverable(row)));
            all.extend(self.gates.iter().filter_map(|row| self.gate(row)));
            all.extend(self.conditions.iter().map(|row| self.condition(row)));
        }
        if self.status.is_open() {
            all.extend(self.questions.iter().map(Self::question));
            all.extend(self.asked.iter().map(Self::signature));
            all.extend(
                self.waits.chunk_by(|one, next| one.item_id == next.item_id).filter_map(Self::wait),
            );
        }
        all.retain(|holding| !holding.organisations.is_empty());
        all
    }

    fn is_active(&self, phase: PhaseId) -> bool {
        self.phases.iter().any(|row| row.id == phase && row.state == PhaseState::Active)
    }

    fn of_side(&self, side: Side) -> Vec<OrganisationId> {
        self.parties.iter().filter(|(_, of)| *of == side).map(|(id, _)| *id).collect()
    }

    /// What is begun again after its phase has passed is held as well.
    fn deliverable(&self, row: &DeliverableRow) -> Option<Holding> {
        let again =
            matches!(row.status, DeliverableStatus::InProgress | DeliverableStatus::Submitted);
        if row.status.is_done() || !(self.is_active(row.phase_id) || again) {
            return None;
        }
        let (kind, organisations) = if row.status == DeliverableStatus::Submitted {
            (HeldKind::Approval, self.of_side(row.side.other()))
        } else {
            let mut own = self.of_side(row.side);
            own.retain(|id| row.organisation_id.is_none_or(|owner| owner == *id));
            (HeldKind::Deliverable, own)
        };
        Some(Holding {
            kind,
            item: ItemId(row.id.0),
            subject: None,
            phase: Some(row.phase_id),
            organisations,
            due_on: row.due_on.clone(),
            due_at: None,
        })
    }

    fn gate(&self, row: &GateRow) -> Option<Holding> {
        let all = || self.parties.iter().map(|(id, _)| *id).collect();
        let organisations = match row.state {
            GateState::InReview => self.to_sign(row.id),
            GateState::Stale | GateState::Expired => all(),
            GateState::Scheduled if self.is_ready(row) => all(),
            GateState::Scheduled
            | GateState::Passed
            | GateState::Interim
            | GateState::Held
            | GateState::Killed => return None,
        };
        Some(Holding {
            kind: HeldKind::Gate,
            item: ItemId(row.id.0),
            subject: None,
            phase: Some(row.phase_id),
            organisations,
            due_on: row.scheduled_on.clone(),
            due_at: None,
        })
    }

    /// Whether everything that the gate waits for is there, so that a verdict is due.
    fn is_ready(&self, row: &GateRow) -> bool {
        let mut of_phase = self.deliverables.iter().filter(|one| one.phase_id == row.phase_id);
        self.is_active(row.phase_id) && of_phase.all(|one| !one.required || one.status.is_done())
    }

    /// Organisations whose signature is next.
    fn to_sign(&self, gate: GateId) -> Vec<OrganisationId> {
        let free: Vec<&SlotView> = self
            .slots
            .iter()
            .filter(|(of, slot)| *of == gate && slot.vote.is_none())
            .map(|(_, slot)| slot)
            .collect();
        let Some(stage) = free.iter().map(|slot| slot.stage).min() else { return Vec::new() };
        let next = free.iter().filter(|slot| slot.stage == stage);
        let mut organisations: Vec<OrganisationId> =
            next.filter_map(|slot| slot.organisation_id).collect();
        organisations.sort_unstable();
        organisations.dedup();
        organisations
    }

    fn question(row: &QuestionRow) -> Holding {
        Holding {
            kind: HeldKind::Question,
            item: ItemId(row.id.0),
            subject: None,
            phase: row.phase_id,
            organisations: vec![row.to_org],
            due_on: row.due_on.clone(),
            due_at: None,
        }
    }

    fn signature(asked: &Asked) -> Holding {
        Holding {
            kind: HeldKind::Signature,
            item: ItemId(asked.subject.0),
            subject: Some(asked.kind),
            phase: None,
            organisations: asked.next.clone(),
            due_on: None,
            due_at: None,
        }
    }

    fn wait(rows: &[WaitRow]) -> Option<Holding> {
        let first = rows.first()?;
        Some(Holding {
            kind: first.item_kind,
            item: first.item_id,
            subject: None,
            phase: None,
            organisations: rows.iter().map(|row| row.organisation_id).collect(),
            due_on: None,
            due_at: None,
        })
    }

    /// Whether an organisation may know that an item is held: what is signed among some alone is
    /// no matter of the others.
    pub fn shows(&self, organisation: OrganisationId, kind: HeldKind, item: ItemId) -> bool {
        let newest = self.asked.iter().rfind(|asked| asked.subject.0 == item.0);
        kind != HeldKind::Signature
            || newest.is_none_or(|asked| asked.for_all || asked.among.contains(&organisation))
    }

    fn condition(&self, row: &CommitmentRow) -> Holding {
        let holder = if row.state == CommitmentState::Fulfilled {
            row.counterpart_org
        } else {
            row.organisation_id
        };
        let gate = self.gates.iter().find(|gate| gate.id.0 == row.source_id.0);
        Holding {
            kind: HeldKind::Condition,
            item: ItemId(row.id.0),
            subject: None,
            phase: gate.map(|gate| gate.phase_id),
            organisations: vec![holder],
            due_on: None,
            due_at: Some(row.due_at),
        }
    }

    /// Whose move it is for the record as a whole: all who list it learn of it, and so it counts
    /// what all may know of.
    pub fn ball(&self, holdings: &[Holding]) -> Option<BallSide> {
        let known = |one: &&Holding| {
            self.parties.iter().all(|(party, _)| self.shows(*party, one.kind, one.item))
        };
        let holds = |side| {
            holdings
                .iter()
                .filter(known)
                .flat_map(|one| &one.organisations)
                .any(|id| self.parties.iter().any(|(party, of)| party == id && *of == side))
        };
        match (holds(Side::Customer), holds(Side::Vendor)) {
            (true, true) => Some(BallSide::Both),
            (true, false) => Some(BallSide::Customer),
            (false, true) => Some(BallSide::Vendor),
            (false, false) => None,
        }
    }

    /// Whose move it is as one organisation sees it: a customer for whom another one is awaited is
    /// not awaited itself.
    pub fn ball_of(
        &self,
        organisation: OrganisationId,
        side: Side,
        holdings: &[Holding],
    ) -> Option<BallSide> {
        let shown = holdings.iter().filter(|one| self.shows(organisation, one.kind, one.item));
        let holders: Vec<OrganisationId> =
            shown.flat_map(|one| one.organisations.iter().copied()).collect();
        let mine = holders.contains(&organisation);
        let theirs = holders.iter().any(|id| *id != organisation);
        let other_side =
            self.parties.iter().any(|(id, of)| *of == side.other() && holders.contains(id));
        match (mine, theirs) {
            (true, true) => Some(BallSide::Both),
            (true, false) => Some(side.into()),
            (false, true) if other_side => Some(side.other().into()),
            (false, true) => Some(BallSide::Third),
            (false, false) => None,
        }
    }
}

#[cfg(test)]
mod tests;
