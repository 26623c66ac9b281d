//! What telephone systems tell: a call that was answered is an interaction, one that was missed is a
//! call back.
use hmac::{Hmac, Mac};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use utoipa::ToSchema;
use uuid::Uuid;

use super::call_backs::{Caller, call_back};
use super::is_vendor;
use crate::features::activities::model::{CallHook, CallHookId, CallHookPatch, CallHookRow};
use crate::features::activities::{policy, store};
use crate::features::customers::service as customers;
use crate::features::interactions::model::{InteractionChannel, InteractionDirection, ItemResult};
use crate::features::interactions::service::{self as interactions, ImportedCall};
use crate::features::organisations::service as organisations;
use crate::platform::auth::Purpose;
use crate::platform::authz::{MembershipId, OrganisationId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::context::Platform;
use crate::platform::db::{Conn, Tx};
use crate::platform::problem::{Code, Problem};
use crate::platform::text::phone;
use crate::platform::text::{Line, OptLine, OptText};
use crate::text_enum;

/// Where interactions come from that a telephone system told.
const SOURCE: &str = "telephony";
/// How old what it tells may be, in seconds: what was overheard is not told again for ever.
const TOLERANCE: i64 = 300;
/// How soon a missed call is to be answered unless told, in minutes.
const USUAL_MINUTES: i32 = 120;

text_enum! {
    /// What became of a call.
    pub enum CallEvent {
        Answered = "answered",
        Missed = "missed",
    }
}

/// A call, as a telephone system tells it.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CallTold {
    /// The system's own id of the call: told twice, it counts once.
    #[schema(value_type = String, max_length = 200)]
    pub(super) external_id: Line<200>,
    event: CallEvent,
    direction: InteractionDirection,
    /// The number of the other party.
    #[schema(value_type = String, max_length = 200)]
    pub(super) party: Line<200>,
    pub(super) occurred_at: Timestamp,
    #[serde(default)]
    #[schema(minimum = 0)]
    duration_seconds: Option<i32>,
    /// As the system shows the caller.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub(super) contact_name: OptLine<200>,
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub(super) text: OptText<4_000>,
}

fn secret(platform: &Platform, row: &CallHookRow) -> String {
    platform.keys.token(Purpose::Telephony, Uuid::from(row.id), row.generation)
}

fn view(
    conn: &mut Conn,
    platform: &Platform,
    row: Option<CallHookRow>,
    shows_secret: bool,
) -> Result<CallHook, Problem> {
    let row = row.filter(|row| row.active);
    let assignee: Vec<MembershipId> = row.iter().map(|row| row.assignee).collect();
    let mut people = organisations::person_refs(conn, &assignee)?;
    let row = row.as_ref();
    Ok(CallHook {
        address: row.map(|row| platform.link(&format!("/api/v1/hooks/telephony/{}", row.id))),
        secret: row.filter(|_| shows_secret).map(|row| secret(platform, row)),
        assignee: row.and_then(|row| people.remove(&row.assignee)),
        callback_minutes: row.map(|row| row.callback_minutes),
        rotated_at: row.map(|row| row.rotated_at),
        last_called_at: row.and_then(|row| row.last_called_at),
    })
}

/// Where the own telephone system tells of calls.
pub fn hook(conn: &mut Conn, scope: &Scope, platform: &Platform) -> Result<CallHook, Problem> {
    let row = store::find_hook(conn, scope)?;
    view(conn, platform, row, false)
}

/// What somebody sets up.
#[derive(Debug, Clone, Copy, Default)]
pub struct HookChange {
    pub assignee: Option<MembershipId>,
    pub callback_minutes: Option<i32>,
    /// Makes another secret; the first is always made.
    pub renew: bool,
}

/// Sets the telephone system up; a secret that is made is shown this once.
pub fn make_hook(
    tx: &mut Tx<'_>,
    scope: &Scope,
    platform: &Platform,
    change: HookChange,
) -> Result<CallHook, Problem> {
    let vendor = is_vendor(tx.conn, scope)?;
    policy::may_set_up(scope, vendor)?;
    if change.callback_minutes.is_some_and(|minutes| !(5..=10_080).contains(&minutes)) {
        return Err(Problem::invalid("callback_minutes", "number_range"));
    }
    if let Some(id) = change.assignee {
        organisations::require_active_member(tx.conn, scope, id)
            .map_err(|_| Problem::invalid("assignee", "not_allowed_value"))?;
    }
    let before = store::find_hook(tx.conn, scope)?;
    let renew = change.renew || before.as_ref().is_none_or(|row| !row.active);
    match before {
        Some(row) => {
            let patch = CallHookPatch {
                generation: renew.then(|| row.generation.wrapping_add(1)),
                active: Some(true),
                assignee: change.assignee,
                callback_minutes: change.callback_minutes,
                rotated_at: renew.then_some(tx.now),
            };
            store::update_hook(tx.conn, &row, &patch)?;
        }
        None => store::insert_hook(
            tx.conn,
            &CallHookRow {
                id: CallHookId::generate(),
                vendor_org: scope.org(),
                generation: 1,
                active: true,
                assignee: change.assignee.unwrap_or_else(|| scope.membership()),
                callback_minutes: change.callback_minutes.unwrap_or(USUAL_MINUTES),
                rotated_at: tx.now,
                last_called_at: None,
                version: 1,
            },
        )?,
    }
    let row = store::find_hook(tx.conn, scope)?;
    if let Some(row) = &row {
        tx.subject(row.id);
    }
    view(tx.conn, platform, row, renew)
}

/// Listens no more.
pub fn stop_hook(tx: &mut Tx<'_>, scope: &Scope) -> Result<(), Problem> {
    let row = store::find_hook(tx.conn, scope)?.ok_or_else(Problem::not_found)?;
    policy::may_set_up(scope, true)?;
    tx.subject(row.id);
    let patch = CallHookPatch { active: Some(false), ..CallHookPatch::default() };
    Ok(store::update_hook(tx.conn, &row, &patch)?)
}

/// A telephone system that has shown by its signature that it is the one.
#[derive(Debug, Clone)]
pub struct Signed {
    row: CallHookRow,
}

/// The telephone system behind an address, if it has signed this body just now: `sha256=` and the
/// hexadecimal HMAC-SHA256 over the time in seconds, a dot, and the body.
///
/// # Errors
/// `not_found` for an address that is dead or never was, `unauthenticated` for a wrong signature.
pub fn signed_body(
    conn: &mut Conn,
    platform: &Platform,
    id: CallHookId,
    (time, signature): (&str, &str),
    body: &[u8],
) -> Result<Signed, Problem> {
    let row = store::find_hook_unscoped(conn, id)?.filter(|row| row.active);
    let row = row.ok_or_else(Problem::not_found)?;
    let seconds: i64 = time.parse().map_err(|_| Problem::new(Code::Unauthenticated))?;
    let now = platform.clock.now().datetime().timestamp();
    let given = signature.strip_prefix("sha256=").and_then(|hex| hex::decode(hex).ok());
    let given = given.ok_or_else(|| Problem::new(Code::Unauthenticated))?;
    let key = secret(platform, &row);
    let mut mac = Hmac::<Sha256>::new_from_slice(key.as_bytes()).map_err(Problem::internal)?;
    mac.update(time.as_bytes());
    mac.update(b".");
    mac.update(body);
    if mac.verify_slice(&given).is_err() || now.abs_diff(seconds) > TOLERANCE.unsigned_abs() {
        return Err(Problem::new(Code::Unauthenticated));
    }
    Ok(Signed { row })
}

/// Keeps a call that was told. The same one again changes nothing.
pub fn call(
    tx: &mut Tx<'_>,
    platform: &Platform,
    signed: &Signed,
    told: &CallTold,
) -> Result<(), Problem> {
    let row = &signed.row;
    if told.occurred_at > tx.now.plus_seconds(TOLERANCE) {
        return Err(Problem::invalid("occurred_at", "in_future"));
    }
    interactions::duration(told.duration_seconds)?;
    tx.audit_organisation(row.vendor_org);
    tx.subject(row.id);
    store::note_call(tx.conn, row.id, tx.now)?;
    let (hours, zone) = organisations::office_unscoped(tx.conn, row.vendor_org)?;
    let caller = caller(tx.conn, row.vendor_org, phone::e164(told.party.as_str(), zone))?;
    match told.event {
        CallEvent::Answered => answered(tx, row, told, caller, zone.name()),
        CallEvent::Missed if told.direction == InteractionDirection::Outgoing => Ok(()),
        CallEvent::Missed => {
            let opens = hours.opens_after(told.occurred_at, zone).unwrap_or(told.occurred_at);
            let host = platform.settings.public_host();
            call_back(tx, row, told, caller, (opens, zone.name(), &host))
        }
    }
}

/// Whose number it is: that of a contact, or else of whoever called by it last.
fn caller(
    conn: &mut Conn,
    vendor: OrganisationId,
    party: Option<String>,
) -> Result<Caller, Problem> {
    let Some(party) = party else { return Ok(Caller::default()) };
    let known = customers::known_unscoped(conn, vendor, std::slice::from_ref(&party))?;
    let known = known.get(&party).copied().unwrap_or_default();
    let account = match known.account {
        Some(account) => Some(account),
        None => store::last_account_unscoped(conn, vendor, &party)?,
    };
    let kept = match account {
        Some(account) => store::account_unscoped(conn, vendor, account)?,
        None => None,
    };
    let (account_name, owner) = kept.map_or((None, None), |(name, owner)| (Some(name), owner));
    let by_contact = known.account.is_some();
    Ok(Caller { readable: true, by_contact, contact: known.contact, account, account_name, owner })
}

fn answered(
    tx: &mut Tx<'_>,
    row: &CallHookRow,
    told: &CallTold,
    caller: Caller,
    zone: &str,
) -> Result<(), Problem> {
    let call = ImportedCall {
        external_id: told.external_id.as_str().to_owned(),
        content_hash: Sha256::digest(format!("{told:?}")).to_vec(),
        channel: InteractionChannel::Call,
        direction: told.direction,
        occurred_at: told.occurred_at,
        duration_seconds: told.duration_seconds,
        // A contact's number says itself whose it is, and two customers may have one name.
        account: caller.account_name.filter(|_| !caller.by_contact),
        contact_name: told.contact_name.as_str().map(str::to_owned),
        party: Some(told.party.as_str().to_owned()),
        text: told.text.as_str().unwrap_or_default().to_owned(),
        asked: None,
        topic: None,
        category: None,
        sold: false,
        result: ItemResult::Open,
        value: None,
    };
    interactions::import(tx, row.vendor_org, zone, SOURCE, &[call])?;
    Ok(())
}
