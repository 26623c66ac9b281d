//! Erasing somebody at a customer.
use std::collections::HashSet;

use super::entries::{erase_naming, replace_everywhere};
use super::{confirm, require_decider};
use crate::features::customers::model::{ContactId, ContactRow};
use crate::features::customers::service as customers;
use crate::features::privacy::model::{ErasureId, ErasureRow, SubjectId, SubjectKind, Traits};
use crate::features::privacy::policy::{mark, pseudonym};
use crate::features::privacy::store;
use crate::features::privacy::store::contact::{self, Change};
use crate::features::privacy::store::places::Reach;
use crate::platform::authz::{Locale, OrganisationId, Scope};
use crate::platform::db::{Conn, Tx};
use crate::platform::http::forget_answers_naming;
use crate::platform::problem::Problem;
use crate::platform::search;

/// Somebody with all that they are found by.
pub(super) struct Known {
    pub ids: Vec<ContactId>,
    pub traits: Traits,
    /// Numbers and addresses in their one form.
    pub norms: Vec<String>,
}

/// All rows of the contact together: those that were merged into it are the same person.
pub(super) fn known_unscoped(conn: &mut Conn, id: ContactId) -> Result<Known, Problem> {
    let rows: Vec<ContactRow> = contact::rows_unscoped(conn, id)?;
    let ids: Vec<ContactId> = rows.iter().map(|row| row.id).collect();
    let points = contact::points_unscoped(conn, &ids)?;
    let mut norms: Vec<String> = points.iter().filter_map(|(_, norm)| norm.clone()).collect();
    norms.sort_unstable();
    norms.dedup();
    let shared = match rows.first() {
        Some(row) => contact::shared_unscoped(conn, row.vendor_org, &ids, &norms)?,
        None => Vec::new(),
    };
    // A town, a street or a switchboard is not theirs alone: it stands in texts about others.
    let reach: Vec<String> = points
        .into_iter()
        .filter(|(_, norm)| norm.is_some() && !shared.contains(norm))
        .flat_map(|(raw, norm)| [Some(raw), norm])
        .flatten()
        .collect();
    let traits = rows.iter().fold(Traits::default(), |all, row| {
        let middle = row.middle.as_deref().unwrap_or_default();
        all.and(Traits::of(&row.given, middle, &row.family, &reach))
    });
    Ok(Known { ids, traits, norms })
}

/// Stems of what was searched, as they stand in the words of interactions. Twice: a stem that stands
/// twice in a row shares its space.
pub(super) fn stems(texts: &[String]) -> Vec<String> {
    let mut all: Vec<String> = texts
        .iter()
        .flat_map(|text| search::tokens(text))
        .map(|stem| format!(" {stem} "))
        .collect();
    all.sort_unstable();
    all.dedup();
    [all.clone(), all].concat()
}

/// Erases a contact of the own organisation; the typed name confirms it.
pub fn erase_contact(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: ContactId,
    typed: &str,
) -> Result<ErasureRow, Problem> {
    let found = customers::contact(tx.conn, scope, id)?;
    require_decider(tx.conn, scope)?;
    confirm(typed, &found.name)?;
    let mut row = erase_contact_unscoped(tx, scope.org(), found.id, scope.locale())?;
    row.erased_by = Some(scope.membership());
    store::insert_erasure(tx.conn, &row)?;
    tx.subject(id);
    Ok(row)
}

/// The same of any vendor, for whoever runs the installation.
pub(super) fn erase_contact_unscoped(
    tx: &mut Tx<'_>,
    vendor: OrganisationId,
    id: ContactId,
    locale: Locale,
) -> Result<ErasureRow, Problem> {
    let Known { ids, traits, norms } = known_unscoped(tx.conn, id)?;
    let own = traits.in_own();
    let change =
        Change { id, vendor, pseudonym: pseudonym(locale, id.0), stems: stems(&own), needles: own };
    let reach = Reach::Vendor(vendor);
    let anywhere = traits.anywhere();
    let mut changed = forget_numbers(tx.conn, &change, &ids, &norms)?;
    changed += contact::forget_contacts_made_unscoped(tx.conn, &change)?;
    let emails: Vec<String> = norms.into_iter().filter(|norm| norm.contains('@')).collect();
    let told = (change.pseudonym.as_str(), tx.now);
    changed += contact::forget_mails_unscoped(tx.conn, vendor, &emails, told)?;
    let entries = erase_naming(tx, reach, &anywhere)?;
    changed += contact::forget_mentions_unscoped(tx.conn, &change, Some(vendor), &anywhere)?;
    changed += replace_everywhere(tx, reach, &anywhere, &change.pseudonym)?;
    changed += contact::forget_answers_unscoped(tx.conn, Some(vendor), &anywhere)?;
    changed += contact::forget_themselves_unscoped(tx.conn, &change, tx.now)?;
    for one in ids {
        forget_answers_naming(tx, one.0)?;
    }
    let count = |n: usize| i32::try_from(n).unwrap_or(i32::MAX);
    Ok(ErasureRow {
        id: ErasureId::generate(),
        vendor_org: Some(vendor),
        kind: SubjectKind::Contact,
        subject: SubjectId(id.0),
        pseudonym: change.pseudonym,
        changed_rows: count(changed),
        entries: count(entries),
        erased_by: None,
        erased_at: tx.now,
    })
}

/// Each number becomes a word of its own: callers are counted as before.
fn forget_numbers(
    conn: &mut Conn,
    change: &Change,
    ids: &[ContactId],
    norms: &[String],
) -> Result<usize, Problem> {
    let shared: HashSet<Option<String>> =
        contact::shared_unscoped(conn, change.vendor, ids, norms)?.into_iter().collect();
    let mut changed = 0;
    for (number, norm) in (1..).zip(norms) {
        let token = format!("erased:{}:{number}", mark(change.id.0));
        let is_shared = shared.contains(&Some(norm.clone()));
        changed += contact::forget_party_unscoped(conn, change, (norm, &token), is_shared)?;
    }
    Ok(changed)
}
