//! Deciding on a demand.
use super::{list, placed, reach};
use crate::features::demands::model::{
    DecisionKind, DecisionRow, DemandDecision, DemandDecisionId,
};
use crate::features::demands::{policy, store};
use crate::features::ideas::model::Audience;
use crate::features::ideas::service::{self as ideas, NewIdea};
use crate::features::insights::model::{AlarmId, AlarmState};
use crate::features::insights::service as insights;
use crate::features::interactions::model::{AccountRef, TopicId};
use crate::features::orders::model::{ProductId, ProductStatus};
use crate::features::orders::service::{self as orders, NewProduct};
use crate::features::organisations::model::Side;
use crate::features::organisations::service as organisations;
use crate::features::records::model::RecordId;
use crate::platform::authz::{MembershipId, Scope};
use crate::platform::db::Tx;
use crate::platform::problem::{Code, Problem};
use crate::platform::text::dates;

/// The idea that a resale opens.
#[derive(Debug, Clone)]
pub struct NewDecisionIdea {
    pub title: String,
    /// Markdown. Those who asked read it.
    pub text: String,
    /// Whether those are invited who asked and can be reached.
    pub invite: bool,
}

/// A decision to be made.
#[derive(Debug, Clone)]
pub struct NewDecision {
    pub kind: DecisionKind,
    pub words: String,
    /// Whose decision it is; the caller's unless told.
    pub signed_by: Option<MembershipId>,
    pub alarm: Option<AlarmId>,
    pub cost: Option<(i64, String)>,
    pub campaign: Option<String>,
    pub review_on: Option<String>,
    /// Of a resale, and of nothing else.
    pub idea: Option<NewDecisionIdea>,
    /// The number of the product that a resale proposes; made up unless told.
    pub sku: Option<String>,
}

/// Decides on a demand. A resale opens an idea, invites those who asked and can be reached, and
/// proposes a product.
///
/// # Errors
/// `invalid` for a signer who is nobody active here, a resale without an idea, an alarm about something
/// else, a product number that is taken.
pub fn decide(
    tx: &mut Tx<'_>,
    scope: &Scope,
    topic: TopicId,
    new: &NewDecision,
) -> Result<DemandDecision, Problem> {
    let now = tx.now;
    let name = placed(tx.conn, scope, topic, now)?.topic.name;
    let vendor = organisations::sides(tx.conn, scope)?.contains(&Side::Vendor);
    policy::may_decide(scope, vendor)?;
    let signed_by = new.signed_by.unwrap_or_else(|| scope.membership());
    check(tx, scope, new, signed_by)?;
    let id = DemandDecisionId::generate();
    tx.subject(id);
    let found = reach(tx.conn, scope, topic, now)?;
    let (mut idea_id, mut product_id, mut invited) = (None, None, 0);
    if let Some(idea) = &new.idea {
        let with = if idea.invite { found.reachable.as_slice() } else { &[] };
        idea_id = Some(open_idea(tx, scope, idea, with)?);
        invited = with.len();
        product_id = Some(propose(tx, scope, id, (topic, &name), new.sku.as_deref())?);
        tx.subject(id);
    }
    settle_alarm(tx, scope, topic, new)?;
    let row = DecisionRow {
        id,
        vendor_org: scope.org(),
        topic_id: topic,
        alarm_id: new.alarm,
        kind: new.kind,
        words: new.words.clone(),
        signed_by,
        decided_by: scope.membership(),
        decided_at: now,
        cost_minor: new.cost.as_ref().map(|(minor, _)| *minor),
        currency: new.cost.as_ref().map(|(_, currency)| currency.clone()),
        campaign: new.campaign.clone(),
        review_on: new.review_on.clone(),
        idea_id,
        product_id,
        calls: i64::try_from(found.calls).unwrap_or(i64::MAX),
        callers: i64::try_from(found.callers).unwrap_or(i64::MAX),
        invited: i64::try_from(invited).unwrap_or(i64::MAX),
    };
    store::insert(tx.conn, &row)?;
    list::shown(tx.conn, scope, &[row], now)?.pop().ok_or_else(Problem::not_found)
}

fn check(
    tx: &mut Tx<'_>,
    scope: &Scope,
    new: &NewDecision,
    signed_by: MembershipId,
) -> Result<(), Problem> {
    match organisations::require_active_member(tx.conn, scope, signed_by) {
        Err(problem) if problem.code == Code::NotFound => {
            return Err(Problem::invalid("signed_by", "not_allowed_value"));
        }
        checked => checked?,
    }
    match (new.kind, &new.idea) {
        (DecisionKind::Resell, None) => return Err(Problem::invalid("idea", "missing_field")),
        (DecisionKind::Resell, Some(_)) | (_, None) => {}
        (_, Some(_)) => return Err(Problem::invalid("idea", "not_allowed_value")),
    }
    if new.review_on.as_deref().is_some_and(|day| dates::day(day).is_none()) {
        return Err(Problem::invalid("review_on", "bad_date"));
    }
    Ok(())
}

/// Writes the idea down, for those who asked.
fn open_idea(
    tx: &mut Tx<'_>,
    scope: &Scope,
    idea: &NewDecisionIdea,
    with: &[AccountRef],
) -> Result<RecordId, Problem> {
    let new = NewIdea {
        title: idea.title.clone(),
        description: idea.text.clone(),
        // What the vendor calls the topic is its own affair.
        product: None,
        audience: if with.is_empty() { Audience::Own } else { Audience::Named },
        relationships: with.iter().map(|account| account.relationship_id).collect(),
        named: false,
        may_widen: false,
        complaints: Vec::new(),
    };
    ideas::submit(tx, scope, &new)
}

/// The product that is sold one day.
fn propose(
    tx: &mut Tx<'_>,
    scope: &Scope,
    decision: DemandDecisionId,
    (topic, name): (TopicId, &str),
    sku: Option<&str>,
) -> Result<ProductId, Problem> {
    let end = decision.0.simple().to_string();
    let made_up = || format!("NEW-{}", end.get(24..).unwrap_or_default().to_uppercase());
    let new = NewProduct {
        sku: sku.map_or_else(made_up, str::to_owned),
        name: name.to_owned(),
        status: ProductStatus::Proposed,
        category: None,
        topic: Some(topic),
    };
    Ok(orders::create(tx, scope, &new)?.id)
}

/// What an alarm becomes by the decision.
fn settle_alarm(
    tx: &mut Tx<'_>,
    scope: &Scope,
    topic: TopicId,
    new: &NewDecision,
) -> Result<(), Problem> {
    let Some(alarm) = new.alarm else { return Ok(()) };
    let (state, reason) = match new.kind {
        DecisionKind::Resell | DecisionKind::Refer => (AlarmState::Accepted, None),
        DecisionKind::Watch => (AlarmState::Watching, None),
        DecisionKind::Refuse => (AlarmState::Dismissed, Some(new.words.clone())),
    };
    if insights::decide_episode(tx, scope, (alarm, topic), state, reason)? {
        Ok(())
    } else {
        Err(Problem::invalid("alarm_id", "not_allowed_value"))
    }
}
