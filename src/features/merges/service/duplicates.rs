//! What looks like one: sets of rows with the reasons why.
use std::collections::{BTreeMap, HashMap};
use std::hash::Hash;

use crate::features::customers::model::{ContactId, PointKind};
use crate::features::merges::model::{
    DuplicateMember, DuplicateReason, DuplicateSet, Duplicates, MergeKind, MergedId,
};
use crate::features::merges::policy::{firm_key, person_key, tax_key};
use crate::features::merges::store::duplicates::{self as store, ContactLine};
use crate::features::organisations::model::RelationshipId;
use crate::features::organisations::service as organisations;
use crate::platform::authz::Scope;
use crate::platform::db::Conn;
use crate::platform::problem::Problem;

/// Sets on the page: whoever has more begins with these.
const MOST_SETS: usize = 100;
/// Of one set.
const MOST_MEMBERS: usize = 10;

/// What the own organisation seems to keep twice, the surest first; a customer keeps nothing.
pub fn duplicates(conn: &mut Conn, scope: &Scope, kind: MergeKind) -> Result<Duplicates, Problem> {
    match kind {
        MergeKind::Account => accounts(conn, scope),
        MergeKind::Contact => contacts(conn, scope),
    }
}

/// Places of rows in their list, by a reason and what they share.
type Groups<K> = HashMap<(DuplicateReason, K), Vec<usize>>;

fn put<K: Eq + Hash>(groups: &mut Groups<K>, reason: DuplicateReason, key: Option<K>, row: usize) {
    let Some(key) = key else { return };
    let rows = groups.entry((reason, key)).or_default();
    if rows.last() != Some(&row) {
        rows.push(row);
    }
}

/// Sets of at least two, each with all its reasons; the surest first, then the oldest.
fn sets<K>(groups: Groups<K>) -> Vec<(Vec<usize>, Vec<DuplicateReason>)> {
    let mut by_rows: BTreeMap<Vec<usize>, Vec<DuplicateReason>> = BTreeMap::new();
    for ((reason, _), rows) in groups {
        if rows.len() > 1 {
            by_rows.entry(rows).or_default().push(reason);
        }
    }
    let mut found: Vec<_> = by_rows.into_iter().collect();
    for (_, reasons) in &mut found {
        reasons.sort_unstable();
        reasons.dedup();
    }
    found.sort_by_key(|(_, reasons)| std::cmp::Reverse(reasons.len()));
    found
}

fn told(
    found: Vec<(Vec<usize>, Vec<DuplicateReason>)>,
    member: impl Fn(usize) -> Option<DuplicateMember>,
) -> Duplicates {
    let total = found.len();
    let set = |(rows, reasons): (Vec<usize>, _)| DuplicateSet {
        reasons,
        members: rows.into_iter().take(MOST_MEMBERS).filter_map(&member).collect(),
    };
    Duplicates { items: found.into_iter().take(MOST_SETS).map(set).collect(), total }
}

fn accounts(conn: &mut Conn, scope: &Scope) -> Result<Duplicates, Problem> {
    use DuplicateReason as R;
    let lines = store::accounts(conn, scope)?;
    let mut groups = Groups::new();
    for (row, line) in lines.iter().enumerate() {
        put(&mut groups, R::SameName, firm_key(&line.name), row);
        put(&mut groups, R::SameName, line.legal_name.as_deref().and_then(firm_key), row);
        put(&mut groups, R::SameTaxId, line.tax_id.as_deref().and_then(tax_key), row);
        let number = line.customer_number.as_deref().map(|text| text.trim().to_lowercase());
        put(&mut groups, R::SameNumber, number.filter(|text| !text.is_empty()), row);
    }
    Ok(told(sets(groups), |row| {
        let line = lines.get(row)?;
        Some(DuplicateMember {
            id: MergedId(line.id.0),
            name: line.name.clone(),
            hint: line.customer_number.clone(),
            created_at: line.created_at,
        })
    }))
}

/// Where each contact works; the first of several.
type Places = HashMap<ContactId, Vec<RelationshipId>>;

fn groups_of(
    lines: &[ContactLine],
    points: Vec<(ContactId, PointKind, Option<String>)>,
    places: &Places,
) -> Groups<(String, Option<RelationshipId>)> {
    use DuplicateReason as R;
    let mut groups = Groups::new();
    let rows: HashMap<ContactId, usize> =
        lines.iter().enumerate().map(|(row, line)| (line.id, row)).collect();
    for (row, line) in lines.iter().enumerate() {
        let middle = line.middle.as_deref().unwrap_or_default();
        let Some(name) = person_key(&[&line.given, middle, &line.family]) else { continue };
        for place in places.get(&line.id).into_iter().flatten() {
            put(&mut groups, R::SameName, Some((name.clone(), Some(*place))), row);
        }
    }
    let mut reached: Vec<(usize, PointKind, String)> = points
        .into_iter()
        .filter_map(|(contact, kind, norm)| Some((*rows.get(&contact)?, kind, norm?)))
        .collect();
    reached.sort_unstable();
    for (row, kind, norm) in reached {
        let Some(line) = lines.get(row) else { continue };
        let (reason, key) = match kind {
            PointKind::Email => (R::SameEmail, norm),
            PointKind::Phone => (R::SamePhone, format!("{norm} {}", line.family.to_lowercase())),
            PointKind::Messenger | PointKind::Address => continue,
        };
        put(&mut groups, reason, Some((key, None)), row);
    }
    groups
}

fn contacts(conn: &mut Conn, scope: &Scope) -> Result<Duplicates, Problem> {
    let lines = store::contacts(conn, scope)?;
    let mut places = Places::new();
    for (contact, account) in store::roles(conn, scope)? {
        places.entry(contact).or_default().push(account);
    }
    let points = store::points(conn, scope)?;
    let found = sets(groups_of(&lines, points, &places));
    let first = |row: usize| Some(*places.get(&lines.get(row)?.id)?.first()?);
    let shown: Vec<RelationshipId> = found
        .iter()
        .take(MOST_SETS)
        .flat_map(|(rows, _)| rows.iter().take(MOST_MEMBERS))
        .filter_map(|row| first(*row))
        .collect();
    let names: HashMap<RelationshipId, String> =
        organisations::relationships_among(conn, scope, &shown)?
            .into_iter()
            .map(|account| (account.row.id, account.row.name))
            .collect();
    Ok(told(found, |row| {
        let line = lines.get(row)?;
        let parts = [line.given.as_str(), line.middle.as_deref().unwrap_or(""), &line.family];
        Some(DuplicateMember {
            id: MergedId(line.id.0),
            name: parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" "),
            hint: first(row).and_then(|account| names.get(&account)).cloned(),
            created_at: line.created_at,
        })
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_has_all_its_reasons_and_the_surest_is_first() {
        let mut groups: Groups<&str> = Groups::new();
        put(&mut groups, DuplicateReason::SameName, Some("north"), 0);
        put(&mut groups, DuplicateReason::SameName, Some("north"), 0);
        put(&mut groups, DuplicateReason::SameName, Some("north"), 1);
        put(&mut groups, DuplicateReason::SameName, Some("south"), 2);
        put(&mut groups, DuplicateReason::SameName, Some("west"), 3);
        put(&mut groups, DuplicateReason::SameName, Some("west"), 4);
        put(&mut groups, DuplicateReason::SameTaxId, Some("7"), 3);
        put(&mut groups, DuplicateReason::SameTaxId, Some("7"), 4);
        put(&mut groups, DuplicateReason::SameTaxId, None, 5);
        let found = sets(groups);
        let expected = [
            (vec![3, 4], vec![DuplicateReason::SameName, DuplicateReason::SameTaxId]),
            (vec![0, 1], vec![DuplicateReason::SameName]),
        ];
        assert_eq!(found, expected);
    }
}
