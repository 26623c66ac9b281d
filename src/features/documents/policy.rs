//! Who may open a document and what may be done with it: pure, read by `actions`, services and
//! tests.
use std::collections::HashSet;

use crate::features::documents::model::{
    DocumentAction, DocumentActionState, DocumentRow, VersionState,
};
use crate::features::signoffs::model::SlotView;
use crate::platform::authz::OrganisationId;

/// Why something is not allowed now.
pub type Reason = &'static str;

/// All that decides for whom a document opens.
#[derive(Debug, Clone, Copy)]
pub struct Secrecy<'a> {
    pub vendor: OrganisationId,
    /// Customers that are under an agreement on secrecy with the vendor now.
    pub under: &'a HashSet<OrganisationId>,
    /// Customers to whom the owner, another customer, opens it by name.
    pub readers: &'a [OrganisationId],
}

/// Whether a document opens for an organisation of its project.
pub fn opens(row: &DocumentRow, secrecy: Secrecy<'_>, organisation: OrganisationId) -> bool {
    let under = |customer: OrganisationId| secrecy.under.contains(&customer);
    if organisation == row.owner_org || !row.is_confidential() {
        true
    } else if row.owner_org == secrecy.vendor {
        under(organisation)
    } else if organisation == secrecy.vendor {
        under(row.owner_org)
    } else {
        // Two customers have no agreement with each other: both have one with the vendor, and the
        // owner says to whom.
        under(row.owner_org) && under(organisation) && secrecy.readers.contains(&organisation)
    }
}

/// Whether a reader may open a version of a document that opens for them: a draft is the owner's.
pub fn shows(owns: bool, state: VersionState) -> bool {
    owns || state != VersionState::Draft
}

/// A document before somebody, as far as it decides what they may do with it.
#[derive(Debug, Clone, Copy)]
pub struct Stage<'a> {
    pub project_open: bool,
    /// Whether they are of the organisation that owns it.
    pub owns: bool,
    /// Whether they work on the project.
    pub works: bool,
    pub draft: bool,
    pub released: bool,
    /// Places for signatures that are asked for now.
    pub slots: &'a [SlotView],
    pub own: OrganisationId,
    /// Roles that they sign in.
    pub roles: &'a [&'a str],
}

impl Stage<'_> {
    /// What stands against an action.
    pub fn rule(&self, action: DocumentAction) -> Result<(), Reason> {
        use DocumentAction as A;
        if !self.project_open {
            return Err("wrong_status");
        }
        match action {
            A::Approve | A::Reject | A::Abstain => self.answer(),
            _ if !self.owns => Err("wrong_side"),
            _ if !self.works => Err("role_too_low"),
            A::Edit => Ok(()),
            A::AddVersion if self.draft => Err("draft_exists"),
            A::AddVersion => Ok(()),
            A::Release | A::Discard => {
                if self.draft {
                    Ok(())
                } else {
                    Err("no_draft")
                }
            }
            A::AskApproval if !self.released || !self.slots.is_empty() => Err("wrong_status"),
            A::AskApproval => Ok(()),
            A::WithdrawApproval if self.slots.is_empty() => Err("wrong_status"),
            A::WithdrawApproval => Ok(()),
        }
    }

    fn answer(&self) -> Result<(), Reason> {
        if self.slots.is_empty() {
            return Err("wrong_status");
        }
        let mut own =
            self.slots.iter().filter(|slot| slot.organisation_id == Some(self.own)).peekable();
        if own.peek().is_none() {
            return Err("wrong_side");
        }
        let free: Vec<&SlotView> = own.filter(|slot| slot.vote.is_none()).collect();
        if free.is_empty() {
            return Err("already");
        }
        let fits =
            |slot: &&&SlotView| slot.role.as_deref().is_none_or(|role| self.roles.contains(&role));
        let Some(slot) = free.iter().filter(fits).min_by_key(|slot| slot.stage) else {
            return Err("wrong_role");
        };
        let earlier = |other: &SlotView| other.stage < slot.stage && other.vote.is_none();
        if self.slots.iter().any(earlier) { Err("not_yet") } else { Ok(()) }
    }

    /// All actions as they are offered.
    pub fn actions(&self) -> Vec<DocumentActionState> {
        let state = |name: &DocumentAction| {
            let ruling = self.rule(*name);
            DocumentActionState {
                name: *name,
                allowed: ruling.is_ok(),
                reason: ruling.err(),
                needs: needs(*name),
            }
        };
        DocumentAction::ALL.iter().map(state).collect()
    }
}

fn needs(action: DocumentAction) -> &'static [&'static str] {
    use DocumentAction as A;
    match action {
        A::AddVersion => &["file_id"],
        A::AskApproval => &["slots"],
        A::Approve => &["sha256"],
        A::Reject | A::Abstain => &["sha256", "reason"],
        A::Edit | A::Release | A::Discard | A::WithdrawApproval => &[],
    }
}

#[cfg(test)]
mod tests;
