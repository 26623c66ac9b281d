//! The one table of what may be done with a complaint: from, to, side, role, ball after.
//!
//! `actions` of the API, the services, the matrix test and the documentation read it.
pub use super::pauses::{PauseAction, PauseActionState, authorize_pause, pause_actions};

use crate::features::complaints::model::{ActionName, Complaint, REOPEN_DAYS, Status};
use crate::features::organisations::model::Side;
use crate::features::records::model::{BallSide, EntryKind};
use crate::platform::authz::{Capability, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::problem::Problem;

/// Who has the ball after an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BallAfter {
    Customer,
    Vendor,
    Both,
    Third,
    /// Nobody: it is over.
    None,
    /// As before.
    Same,
}

impl BallAfter {
    /// The side, given who had it before.
    pub fn resolve(self, before: Option<BallSide>) -> Option<BallSide> {
        match self {
            Self::Customer => Some(BallSide::Customer),
            Self::Vendor => Some(BallSide::Vendor),
            Self::Both => Some(BallSide::Both),
            Self::Third => Some(BallSide::Third),
            Self::None => None,
            Self::Same => before,
        }
    }
}

/// A line of the table.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    pub action: ActionName,
    /// Which case of the action, for those with two outcomes: `third_party`, `agree`, `disagree`.
    pub case: &'static str,
    /// Who may: one side, or either.
    pub side: Option<Side>,
    pub from: &'static [Status],
    /// `None`: the status stays.
    pub to: Option<Status>,
    pub capability: Capability,
    pub ball: BallAfter,
    pub entry: EntryKind,
    /// Fields that the action asks for.
    pub needs: &'static [&'static str],
}

use ActionName as A;
use Status as S;

const fn rule(
    action: A,
    side: Option<Side>,
    from: &'static [S],
    to: Option<S>,
    ball: BallAfter,
    entry: EntryKind,
    needs: &'static [&'static str],
) -> Rule {
    Rule { action, case: "", side, from, to, capability: Capability::Write, ball, entry, needs }
}

const fn case(case: &'static str, rule: Rule) -> Rule {
    Rule { case, ..rule }
}

const C: Option<Side> = Some(Side::Customer);
const V: Option<Side> = Some(Side::Vendor);

/// Everything that is open and was submitted.
const LIVE: &[S] = &[
    S::Submitted,
    S::Acknowledged,
    S::InAssessment,
    S::AwaitingCustomer,
    S::AwaitingVendor,
    S::AwaitingThirdParty,
    S::ResolutionProposed,
    S::Disputed,
    S::Resolved,
    S::Rejected,
];
/// Where the vendor works on it.
const WORKING: &[S] =
    &[S::Acknowledged, S::InAssessment, S::AwaitingVendor, S::Disputed, S::AwaitingThirdParty];

/// Where an offer leaves the complaint as it is.
const IN_WORK: &[S] = &[S::Acknowledged, S::InAssessment, S::Disputed];
/// Where an offer turns a question, a proposal or a refusal into a negotiation.
const ANSWERABLE: &[S] = &[
    S::AwaitingCustomer,
    S::AwaitingVendor,
    S::AwaitingThirdParty,
    S::ResolutionProposed,
    S::Rejected,
];

/// The table.
#[rustfmt::skip]
pub const RULES: &[Rule] = &[
    rule(A::Submit, None, &[S::Draft], Some(S::Submitted), BallAfter::Vendor, EntryKind::Submitted, &[]),
    rule(A::Acknowledge, V, &[S::Submitted], Some(S::Acknowledged), BallAfter::Vendor, EntryKind::Acknowledged, &[]),
    rule(A::Assess, V, &[S::Submitted, S::Acknowledged, S::AwaitingThirdParty], Some(S::InAssessment), BallAfter::Vendor, EntryKind::Assessed, &[]),
    case("third_party", rule(A::Assess, V, &[S::Acknowledged, S::InAssessment, S::AwaitingVendor], Some(S::AwaitingThirdParty), BallAfter::Third, EntryKind::Assessed, &[])),
    rule(A::AskCustomer, V, WORKING, Some(S::AwaitingCustomer), BallAfter::Customer, EntryKind::AskedCustomer, &["question"]),
    rule(A::AskVendor, C, &[S::Acknowledged, S::InAssessment, S::AwaitingCustomer, S::ResolutionProposed, S::Resolved], Some(S::AwaitingVendor), BallAfter::Vendor, EntryKind::AskedVendor, &["question"]),
    rule(A::Answer, C, &[S::AwaitingCustomer], Some(S::InAssessment), BallAfter::Vendor, EntryKind::Answered, &["body"]),
    rule(A::Answer, V, &[S::AwaitingVendor], Some(S::InAssessment), BallAfter::Vendor, EntryKind::Answered, &["body"]),
    rule(A::Propose, V, &[S::Acknowledged, S::InAssessment, S::AwaitingVendor, S::AwaitingCustomer, S::AwaitingThirdParty, S::ResolutionProposed, S::Disputed, S::Rejected], Some(S::ResolutionProposed), BallAfter::Customer, EntryKind::Proposed, &["resolution_code", "resolution_notes"]),
    rule(A::Accept, C, &[S::ResolutionProposed], Some(S::Resolved), BallAfter::Vendor, EntryKind::Accepted, &[]),
    // The vendor says that what was promised is done; the customer says whether it is.
    rule(A::Answer, V, &[S::Resolved], Some(S::Resolved), BallAfter::Customer, EntryKind::Answered, &["body"]),
    rule(A::Decline, C, &[S::ResolutionProposed], Some(S::Disputed), BallAfter::Both, EntryKind::Declined, &["reason"]),
    rule(A::Refuse, V, &[S::Submitted, S::Acknowledged, S::InAssessment, S::AwaitingVendor, S::Disputed], Some(S::Rejected), BallAfter::Customer, EntryKind::Refused, &["reason"]),
    case("agree", rule(A::AnswerRefusal, C, &[S::Rejected], Some(S::Closed), BallAfter::None, EntryKind::RefusalAnswered, &["agree"])),
    case("disagree", rule(A::AnswerRefusal, C, &[S::Rejected], Some(S::Disputed), BallAfter::Both, EntryKind::RefusalAnswered, &["agree", "reason"])),
    rule(A::Withdraw, C, &[S::Draft, S::Submitted, S::Acknowledged, S::InAssessment, S::AwaitingCustomer, S::AwaitingVendor, S::AwaitingThirdParty, S::ResolutionProposed, S::Disputed, S::Rejected], Some(S::Withdrawn), BallAfter::None, EntryKind::Withdrawn, &[]),
    rule(A::Close, C, &[S::Resolved], Some(S::Closed), BallAfter::None, EntryKind::Closed, &[]),
    rule(A::Reopen, C, &[S::Resolved, S::Closed], Some(S::InAssessment), BallAfter::Vendor, EntryKind::Reopened, &["reason"]),
    Rule { capability: Capability::Assign, ..rule(A::Assign, None, LIVE, None, BallAfter::Same, EntryKind::Assigned, &["owner_membership_id"]) },
    rule(A::Confirm, C, LIVE, None, BallAfter::Same, EntryKind::Confirmed, &[]),
];

/// What the customer says and asks for: the vendor leaves it as it is.
const CUSTOMERS_OWN: &[&str] =
    &["title", "description", "remedy_sought", "claimed_amount_minor", "currency", "occurred_on"];

/// Whether a side may change a field. The customer may change all. The vendor sets straight how the
/// complaint is sorted and looked up, and everything in what it wrote down by phone until the
/// customer confirmed it.
pub fn may_edit(side: Side, complaint: &Complaint, field: &str) -> bool {
    side == Side::Customer || !complaint.is_confirmed() || !CUSTOMERS_OWN.contains(&field)
}

/// Fields that a side may not change.
pub fn locked_fields(side: Side, complaint: &Complaint) -> Vec<&'static str> {
    CUSTOMERS_OWN.iter().copied().filter(|field| !may_edit(side, complaint, field)).collect()
}

/// What may happen to a complaint without an action of the table: the entry that tells it, from
/// where, and where it leads; `None`: the status stays.
pub const STEPS: &[(EntryKind, &[Status], Option<Status>)] = &[
    (EntryKind::OfferMade, IN_WORK, None),
    (EntryKind::OfferMade, ANSWERABLE, Some(S::Disputed)),
    (EntryKind::OfferCountered, IN_WORK, None),
    (EntryKind::OfferCountered, ANSWERABLE, Some(S::Disputed)),
    (EntryKind::OfferRejected, IN_WORK, None),
    (EntryKind::OfferRejected, ANSWERABLE, None),
    (EntryKind::OfferWithdrawn, Status::ALL, None),
    (EntryKind::OfferExpired, Status::ALL, None),
    (EntryKind::OfferAccepted, IN_WORK, Some(S::Resolved)),
    (EntryKind::OfferAccepted, ANSWERABLE, Some(S::Resolved)),
    (EntryKind::Reopened, &[S::Resolved], Some(S::InAssessment)),
    // It turned out to be the same as another one, which goes on.
    (EntryKind::Closed, LIVE, Some(S::Closed)),
    (EntryKind::AutoClosed, &[S::Resolved, S::InAssessment], Some(S::Closed)),
];

/// Whether a complaint may go from one status to another (or stay) with this entry.
pub fn may_follow(entry: EntryKind, from: Status, to: Status) -> bool {
    STEPS.iter().any(|(kind, statuses, after)| {
        *kind == entry && statuses.contains(&from) && after.unwrap_or(from) == to
    })
}

/// Who has the ball in a status that an import brings, as the actions that lead there leave it.
pub fn ball_in(status: Status) -> Option<BallSide> {
    RULES.iter().find(|rule| rule.to == Some(status)).and_then(|rule| rule.ball.resolve(None))
}

/// Who has the ball after an entry that led to this status; none if the table does not move it.
pub fn ball_after(entry: EntryKind, to: Status) -> Option<Option<BallSide>> {
    if !to.is_open() {
        return Some(None);
    }
    let rule = RULES.iter().find(|rule| rule.entry == entry && rule.to == Some(to))?;
    (rule.ball != BallAfter::Same).then(|| rule.ball.resolve(None))
}

/// Why an action is not allowed now.
pub type Reason = &'static str;

/// Whether one line of the table applies.
fn applies(
    rule: &Rule,
    scope: &Scope,
    side: Side,
    complaint: &Complaint,
    now: Timestamp,
) -> Result<(), Reason> {
    if rule.side.is_some_and(|needed| needed != side) {
        return Err("wrong_side");
    }
    if !rule.from.contains(&complaint.status) {
        return Err("wrong_status");
    }
    if !scope.may(rule.capability) {
        return Err("role_too_low");
    }
    match rule.action {
        A::Submit | A::Withdraw
            if complaint.status == S::Draft && complaint.filed_by_side != side =>
        {
            Err("wrong_side")
        }
        A::Confirm if complaint.is_confirmed() => Err("already"),
        A::Accept if !complaint.is_confirmed() => Err("not_confirmed"),
        A::Reopen => {
            let since = complaint.closed_at.or(complaint.resolved_at);
            let over = since.is_some_and(|since| now > since.plus_days(REOPEN_DAYS));
            if over { Err("window_over") } else { Ok(()) }
        }
        _ => Ok(()),
    }
}

/// Whether a vendor's step speaks for the firm, so that somebody must answer for the case: whoever
/// takes it while nobody looks after the case does from then on.
pub fn takes_on(entry: EntryKind) -> bool {
    use EntryKind as K;
    matches!(
        entry,
        K::Proposed | K::Refused | K::OfferMade | K::OfferCountered | K::OfferAccepted | K::Closed
    )
}

/// The reason against closing, or saying that all is done, while somebody still has to keep a promise.
pub const COMMITMENTS_OPEN: Reason = "commitments_open";

/// Proof that somebody may do something with this complaint now; only [`authorize`] makes it.
#[derive(Debug)]
pub struct Authorized<'a> {
    rule: &'static Rule,
    complaint: &'a Complaint,
}

impl<'a> Authorized<'a> {
    pub fn rule(&self) -> &'static Rule {
        self.rule
    }

    pub fn complaint(&self) -> &'a Complaint {
        self.complaint
    }
}

/// The rule for an action in one of its cases, or the reason code against it.
pub fn authorize<'a>(
    scope: &Scope,
    side: Side,
    complaint: &'a Complaint,
    action: ActionName,
    wanted: &str,
    now: Timestamp,
) -> Result<Authorized<'a>, Problem> {
    let mut reason = "wrong_status";
    for rule in RULES.iter().filter(|rule| rule.action == action && rule.case == wanted) {
        match applies(rule, scope, side, complaint, now) {
            Ok(()) => return Ok(Authorized { rule, complaint }),
            Err(found) => reason = stronger(reason, found),
        }
    }
    Err(Problem::not_allowed(reason))
}

/// Of two reasons the one that helps more: what stands in the way although status and side fit.
fn stronger(one: Reason, other: Reason) -> Reason {
    let rank = |reason| match reason {
        "wrong_side" => 1,
        "wrong_status" => 2,
        _ => 3,
    };
    if rank(other) >= rank(one) || one == "wrong_status" && other == "wrong_side" {
        other
    } else {
        one
    }
}

/// An action as the record offers it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
pub struct ActionState {
    pub name: ActionName,
    pub allowed: bool,
    /// `wrong_status`, `wrong_side`, `role_too_low`, `not_confirmed`, `window_over`, `already`,
    /// `commitments_open`.
    pub reason: Option<&'static str>,
    /// Fields that the action asks for.
    pub needs: &'static [&'static str],
}

/// All actions with what stands against each now.
pub fn action_states(
    scope: &Scope,
    side: Side,
    complaint: &Complaint,
    now: Timestamp,
) -> Vec<ActionState> {
    ActionName::ALL
        .iter()
        .map(|name| {
            let mut reason = None;
            let mut needs: &'static [&'static str] = &[];
            for rule in RULES.iter().filter(|rule| rule.action == *name) {
                if needs.is_empty() {
                    needs = rule.needs;
                }
                match applies(rule, scope, side, complaint, now) {
                    Ok(()) => {
                        return ActionState {
                            name: *name,
                            allowed: true,
                            reason: None,
                            needs: rule.needs,
                        };
                    }
                    Err(found) => {
                        reason = Some(reason.map_or(found, |before| stronger(before, found)));
                    }
                }
            }
            ActionState { name: *name, allowed: false, reason, needs }
        })
        .collect()
}
