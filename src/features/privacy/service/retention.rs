//! What is forgotten in time, by kind.
use std::collections::HashMap;

use chrono::Months;
use sha2::{Digest, Sha256};

use super::contact::stems;
use super::require_decider;
use crate::features::privacy::model::{RetentionKind, RetentionRule, RetentionRules, RuleRow};
use crate::features::privacy::store::retention::{self as store, PAST};
use crate::platform::authz::{OrganisationId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::{Conn, Tx};
use crate::platform::problem::Problem;

const MOST_MONTHS: i32 = 240;
/// Callers of one run: what is left over is forgotten by the next.
const MOST_CALLERS: i64 = 5_000;

/// The moment before which things are older than so many months.
fn before(now: Timestamp, months: i32) -> Timestamp {
    let months = Months::new(u32::try_from(months).unwrap_or(0));
    now.datetime().checked_sub_months(months).map_or(now, Timestamp::from_datetime)
}

fn check(months: i32) -> Result<(), Problem> {
    if (1..=MOST_MONTHS).contains(&months) {
        Ok(())
    } else {
        Err(Problem::invalid("months", "number_range"))
    }
}

/// All kinds with their rules, and how much is due. `asked`: how much would be with that many months.
pub fn retention(
    conn: &mut Conn,
    scope: &Scope,
    asked: Option<(RetentionKind, i32)>,
    now: Timestamp,
) -> Result<RetentionRules, Problem> {
    require_decider(conn, scope)?;
    if let Some((_, months)) = asked {
        check(months)?;
    }
    let set: HashMap<RetentionKind, RuleRow> =
        store::rules(conn, scope)?.into_iter().map(|row| (row.kind, row)).collect();
    let mut items = Vec::new();
    for kind in RetentionKind::ALL.iter().copied() {
        let rule = set.get(&kind);
        let months = rule.map(|row| row.months);
        let counted = asked.filter(|(of, _)| *of == kind).map(|(_, months)| months).or(months);
        let due = match counted {
            Some(months) => store::count(conn, kind, scope.org(), before(now, months))?,
            None => 0,
        };
        items.push(RetentionRule { kind, months, due, set_at: rule.map(|row| row.set_at) });
    }
    Ok(RetentionRules { items })
}

/// Sets after how many months a kind is forgotten; `None`: never.
pub fn set_rule(
    tx: &mut Tx<'_>,
    scope: &Scope,
    kind: RetentionKind,
    months: Option<i32>,
) -> Result<RetentionRules, Problem> {
    require_decider(tx.conn, scope)?;
    if let Some(months) = months {
        check(months)?;
    }
    let row = months.map(|months| RuleRow {
        vendor_org: scope.org(),
        kind,
        months,
        set_by: Some(scope.membership()),
        set_at: tx.now,
    });
    store::set(tx.conn, scope, kind, row.as_ref())?;
    tx.subject(scope.org());
    retention(tx.conn, scope, None, tx.now)
}

/// Forgets what is due, for the daily work. `secret` is the installation's own: without it nobody
/// finds the number behind a caller's word by trying all numbers.
pub fn forget_due_unscoped(tx: &mut Tx<'_>, secret: &[u8]) -> Result<(), Problem> {
    for rule in store::all_unscoped(tx.conn)? {
        let old = before(tx.now, rule.months);
        if rule.kind == RetentionKind::Callers {
            forget_callers(tx, rule.vendor_org, old, secret)?;
        } else {
            store::forget_unscoped(tx.conn, rule.kind, rule.vendor_org, old)?;
        }
    }
    Ok(())
}

/// Each caller becomes a word that is always the same, so that callers are counted as before.
fn forget_callers(
    tx: &mut Tx<'_>,
    vendor: OrganisationId,
    old: Timestamp,
    secret: &[u8],
) -> Result<(), Problem> {
    for caller in store::callers_unscoped(tx.conn, vendor, old, MOST_CALLERS)? {
        let texts: Vec<String> =
            [&caller.0, &caller.1, &caller.2].into_iter().flatten().cloned().collect();
        let Some(told) = texts.first() else { continue };
        let token = token(secret, vendor, told);
        store::forget_caller_unscoped(tx.conn, (vendor, old), &caller, &token, &stems(&texts))?;
    }
    Ok(())
}

/// Letters of a word.
const LETTERS: usize = 16;

fn token(secret: &[u8], vendor: OrganisationId, told: &str) -> String {
    if told.starts_with(PAST) || told.starts_with("erased:") {
        return told.to_owned();
    }
    let mut hash = Sha256::new();
    hash.update(secret);
    hash.update(vendor.0.as_bytes());
    hash.update(told.as_bytes());
    let hash: String = hex::encode(hash.finalize()).chars().take(LETTERS).collect();
    format!("{PAST}{hash}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_caller_is_always_the_same_word_and_tells_nothing() {
        let (one, other) = (OrganisationId::generate(), OrganisationId::generate());
        let of = |vendor, told| token(b"secret", vendor, told);
        assert_eq!(of(one, "+74951234567"), of(one, "+74951234567"));
        assert_ne!(of(one, "+74951234567"), of(one, "+74951234568"));
        assert_ne!(of(one, "+74951234567"), of(other, "+74951234567"));
        assert_ne!(of(one, "+74951234567"), token(b"other", one, "+74951234567"));
        assert_eq!(of(one, "erased:abcdef:1"), "erased:abcdef:1");
    }

    #[test]
    fn months_end_where_the_calendar_says() {
        let at = |text: &str| {
            let day = chrono::DateTime::parse_from_rfc3339(text).unwrap();
            Timestamp::from_datetime(day.to_utc())
        };
        assert_eq!(before(at("2026-03-31T12:00:00Z"), 1), at("2026-02-28T12:00:00Z"));
        assert!(check(0).is_err() && check(241).is_err() && check(12).is_ok());
    }
}
