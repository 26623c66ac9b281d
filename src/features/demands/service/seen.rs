//! Defects as they are kept: those who answer for the customers are told of each once, and again only
//! after four quiet weeks.
use std::collections::HashMap;

use super::defects::defects;
use crate::features::complaints::service as complaints;
use crate::features::demands::model::{
    Defect, DefectAlarmId, DefectAlarmRow, DefectKind, DefectLookRow,
};
use crate::features::demands::store;
use crate::features::interactions::model::name_key;
use crate::features::notices::model::{NoticeEvent, NoticeSubject};
use crate::features::notices::service::{self as notices, NewNotice};
use crate::features::organisations::service as organisations;
use crate::platform::authz::{MembershipId, OrganisationId, Role, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::{Conn, Tx};
use crate::platform::problem::Problem;

/// Days between two looks at the complaints of a vendor.
const WEEK_DAYS: i64 = 7;
/// Days of the weeks that are held against those before, and days without an alarm before a new one.
const WINDOW_DAYS: i64 = 28;
/// Vendors that one look sees to; the next look sees to the rest.
const AT_ONCE: usize = 20;

/// Vendors with new complaints at which nobody has looked for a week, each with its owner.
pub fn defects_due(
    conn: &mut Conn,
    now: Timestamp,
) -> Result<Vec<(OrganisationId, MembershipId)>, Problem> {
    let mut vendors = complaints::vendors_since_unscoped(conn, now.plus_days(-WINDOW_DAYS))?;
    let looked = store::looked_since_unscoped(conn, now.plus_days(-WEEK_DAYS))?;
    vendors.retain(|vendor| !looked.contains(vendor));
    vendors.truncate(AT_ONCE);
    let mut owners = organisations::active_people_unscoped(conn, &vendors)?;
    owners.retain(|(_, _, role)| *role == Role::Owner);
    let owner = |vendor: &OrganisationId| {
        owners.iter().find(|(of, _, _)| of == vendor).map(|(_, id, _)| (*vendor, *id))
    };
    Ok(vendors.iter().filter_map(owner).collect())
}

/// What complaints warn of now.
pub fn defects_now(conn: &mut Conn, scope: &Scope, now: Timestamp) -> Result<Vec<Defect>, Problem> {
    Ok(defects(conn, scope, now)?.items)
}

/// Keeps what was seen, and tells of what is new.
pub fn keep_defects(tx: &mut Tx<'_>, scope: &Scope, seen: &[Defect]) -> Result<(), Problem> {
    let now = tx.now;
    store::set_looked(tx.conn, &DefectLookRow { vendor_org: scope.org(), looked_at: now })?;
    let since = now.plus_days(-WINDOW_DAYS);
    let known: HashMap<String, DefectAlarmId> = store::defects_since(tx.conn, scope, since)?
        .into_iter()
        .map(|row| (row.subject, row.id))
        .collect();
    let again: Vec<DefectAlarmId> =
        seen.iter().filter_map(|one| known.get(&subject(one))).copied().collect();
    store::see_defects_again(tx.conn, &again, now)?;
    let new: Vec<(&Defect, DefectAlarmRow)> = seen
        .iter()
        .filter(|one| !known.contains_key(&subject(one)))
        .map(|one| (one, row(scope, subject(one), now)))
        .collect();
    let rows: Vec<DefectAlarmRow> = new.iter().map(|(_, row)| row.clone()).collect();
    store::insert_defects(tx.conn, &rows)?;
    let Some((first, row)) = new.first() else { return Ok(()) };
    let to = organisations::managers_unscoped(tx.conn, scope.org())?;
    let notice = NewNotice {
        event: NoticeEvent::DefectAlarm,
        subject: NoticeSubject(row.id.0),
        title: title(first),
        more: new.len() - 1,
        target: Some(first.kind.as_str().to_owned()),
        mail: false,
    };
    notices::tell(tx, &to, &notice)
}

fn row(scope: &Scope, subject: String, now: Timestamp) -> DefectAlarmRow {
    DefectAlarmRow {
        id: DefectAlarmId::generate(),
        vendor_org: scope.org(),
        subject,
        first_at: now,
        last_at: now,
    }
}

/// Two ways to write it are one.
fn subject(defect: &Defect) -> String {
    let category = defect.category.map(|category| category.as_str()).unwrap_or_default();
    let key = |text: &Option<String>| text.as_deref().map(name_key).unwrap_or_default();
    [defect.kind.as_str(), category, &key(&defect.product), &key(&defect.lot)].join("\n")
}

/// What it is called: of a category its name in the program, which the reader's language has a word for.
fn title(defect: &Defect) -> String {
    let product = defect.product.clone().unwrap_or_default();
    match (defect.kind, &defect.lot) {
        (DefectKind::Category, _) => {
            defect.category.map(|category| category.as_str().to_owned()).unwrap_or_default()
        }
        (DefectKind::Lot, Some(lot)) if product.is_empty() => lot.clone(),
        (DefectKind::Lot, Some(lot)) => format!("{product} · {lot}"),
        (DefectKind::Product | DefectKind::Lot, _) => product,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::complaints::model::Category;

    fn defect(kind: DefectKind, product: Option<&str>, lot: Option<&str>) -> Defect {
        Defect {
            kind,
            category: (kind == DefectKind::Category).then_some(Category::Product),
            product: product.map(str::to_owned),
            lot: lot.map(str::to_owned),
            customers: 8,
            count: 9,
            expected: 1.0,
            p: 1e-6,
            complaints: Vec::new(),
        }
    }

    #[test]
    fn two_ways_to_write_a_defect_are_one_and_kinds_are_told_apart() {
        let valve = defect(DefectKind::Product, Some("Valve"), None);
        assert_eq!(subject(&valve), subject(&defect(DefectKind::Product, Some(" VALVE "), None)));
        let lot = defect(DefectKind::Lot, Some("Valve"), Some("L7"));
        assert_ne!(subject(&valve), subject(&lot));
        assert_ne!(subject(&lot), subject(&defect(DefectKind::Lot, Some("Pump"), Some("L7"))));
        let category = defect(DefectKind::Category, None, None);
        let titles = [&valve, &lot, &category, &defect(DefectKind::Lot, None, Some("L7"))];
        assert_eq!(titles.map(title), ["Valve", "Valve · L7", "product", "L7"]);
    }
}
