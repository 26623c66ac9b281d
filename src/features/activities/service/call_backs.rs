//! Calling back whoever was missed: once for each number, however often it rings.
use super::calls::CallTold;
use super::plan::uid;
use crate::features::activities::model::{
    ActivityId, ActivityKind, ActivityOrigin, ActivityPatch, ActivityRow, ActivityStatus,
    CallHookRow,
};
use crate::features::activities::store;
use crate::features::customers::model::ContactId;
use crate::features::organisations::model::RelationshipId;
use crate::platform::auth::scope_of_membership;
use crate::platform::authz::{Locale, MembershipId};
use crate::platform::clock::Timestamp;
use crate::platform::db::Tx;
use crate::platform::problem::Problem;
use crate::platform::text::dates;

/// Notes of further calls end here, in bytes: a caller who never stops fills no brief.
const LONGEST_BRIEF: usize = 3_000;

/// Who calls, as far as the vendor knows.
#[derive(Debug, Clone, Default)]
pub(super) struct Caller {
    /// Whether it is a number at all: those who withhold theirs are not one caller.
    pub readable: bool,
    /// Whether the number is that of a contact, who belongs to the account.
    pub by_contact: bool,
    pub contact: Option<ContactId>,
    pub account: Option<RelationshipId>,
    pub account_name: Option<String>,
    /// Who looks after the account.
    pub owner: Option<MembershipId>,
}

/// Plans to call back, from when the office is open, by whoever looks after the caller.
pub(super) fn call_back(
    tx: &mut Tx<'_>,
    row: &CallHookRow,
    told: &CallTold,
    caller: Caller,
    (opens, zone, host): (Timestamp, &str, &str),
) -> Result<(), Problem> {
    let (origin, key) = (ActivityOrigin::MissedCall, told.external_id.as_str());
    if store::made_of_unscoped(tx.conn, row.vendor_org, origin, key)?.is_some() {
        return Ok(());
    }
    if caller.readable
        && let Some(back) = store::called_back_unscoped(
            tx.conn,
            row.vendor_org,
            told.party.as_str(),
            told.occurred_at,
        )?
    {
        return rang_again(tx, &back, told, zone);
    }
    let owner = match caller.owner {
        Some(owner) => scope_of_membership(tx.conn, owner)?.map(|scope| (owner, scope.locale())),
        None => None,
    };
    let (assignee, locale) = match owner {
        Some(found) => found,
        None => {
            let scope = scope_of_membership(tx.conn, row.assignee)?;
            (row.assignee, scope.map_or(Locale::En, |scope| scope.locale()))
        }
    };
    let id = ActivityId::generate();
    let activity = ActivityRow {
        id,
        vendor_org: row.vendor_org,
        kind: ActivityKind::Call,
        status: ActivityStatus::Planned,
        starts_at: opens,
        ends_at: opens.plus_seconds(i64::from(row.callback_minutes) * 60),
        all_day: false,
        time_zone: zone.to_owned(),
        relationship_id: caller.account,
        contact_id: caller.contact,
        contact_name: told.contact_name.as_str().map(str::to_owned),
        reach: Some(told.party.as_str().to_owned()),
        assignee,
        purpose: called_at(told.occurred_at, zone, locale),
        brief: told.text.as_str().unwrap_or_default().to_owned(),
        cancel_reason: None,
        closed_at: None,
        closed_by: None,
        interaction_id: None,
        ical_uid: uid(id, host),
        ical_seq: 0,
        origin,
        origin_key: Some(key.to_owned()),
        created_by: None,
        created_at: tx.now,
        updated_at: tx.now,
        version: 1,
    };
    Ok(store::insert(tx.conn, &activity)?)
}

fn called_at(at: Timestamp, zone: &str, locale: Locale) -> String {
    let when = dates::date_time(at, dates::zone(zone), locale);
    match locale {
        Locale::En => format!("Call back: they rang on {when}"),
        Locale::Ru => format!("Перезвонить: звонили {when}"),
    }
}

/// Whoever rings again before they were called back is called back once; each time is noted, and
/// noted once.
fn rang_again(
    tx: &mut Tx<'_>,
    back: &ActivityRow,
    told: &CallTold,
    zone: &str,
) -> Result<(), Problem> {
    if back.status != ActivityStatus::Planned {
        return Ok(());
    }
    let scope = scope_of_membership(tx.conn, back.assignee)?;
    let line = again_at(told.occurred_at, zone, scope.map_or(Locale::En, |scope| scope.locale()));
    let noted = back.brief.lines().any(|one| one == line);
    if noted || back.brief.len() > LONGEST_BRIEF {
        return Ok(());
    }
    let brief = if back.brief.is_empty() { line } else { format!("{}\n{line}", back.brief) };
    let patch = ActivityPatch { brief: Some(brief), ..ActivityPatch::default() };
    // If somebody else is at it this moment, they know of the caller.
    store::update(tx.conn, back, &patch, tx.now)?;
    Ok(())
}

fn again_at(at: Timestamp, zone: &str, locale: Locale) -> String {
    let when = dates::date_time(at, dates::zone(zone), locale);
    match locale {
        Locale::En => format!("They rang again on {when}"),
        Locale::Ru => format!("Звонили ещё раз {when}"),
    }
}
