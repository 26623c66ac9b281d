//! Customers as their vendor keeps them.
use std::collections::HashMap;

use serde::Deserialize;
use utoipa::IntoParams;

use super::own_account;
use crate::features::customers::model::{Account, AccountDetails};
use crate::features::customers::store::accounts::{self as store, Filter, Line};
use crate::features::organisations::model::{
    AccountRef, AccountStatus, RelationshipId, Side, TeamRole,
};
use crate::features::organisations::service::{
    self as organisations, RelationshipChange, RelationshipDetails, Wanted,
};
use crate::platform::authz::{MembershipId, Scope};
use crate::platform::db::{Conn, Tx};
use crate::platform::http::{Cursor, IfMatch, Page, PageParams};
use crate::platform::problem::Problem;

/// Accounts that are read or written together.
const AT_ONCE: i64 = 500;

/// Filters of the list.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct AccountQuery {
    /// 1 to 100; 25 unless told.
    pub limit: Option<i64>,
    pub cursor: Option<String>,
    pub status: Option<AccountStatus>,
    pub tier: Option<String>,
    /// Whoever looks after it.
    #[param(value_type = Option<String>)]
    pub owner: Option<MembershipId>,
    /// Part of a name, of the tax number or of the customer number.
    pub q: Option<String>,
}

impl From<RelationshipDetails> for Account {
    fn from(details: RelationshipDetails) -> Self {
        let RelationshipDetails { relationship, owner, open_complaints } = details;
        let row = relationship.row;
        Self {
            id: row.id,
            name: row.name,
            organisation: relationship.customer,
            customer_number: row.customer_number,
            status: row.status,
            tier: row.tier,
            segment: row.segment,
            owner,
            legal_name: row.legal_name,
            tax_id: row.tax_id,
            legal_address: row.legal_address,
            note: row.note,
            claimed: relationship.claimed,
            open_complaints,
            created_at: row.created_at,
            version: row.version,
        }
    }
}

fn fits(wanted: &Wanted, (_, _, name, legal, tax, number): &Line) -> bool {
    [Some(name), legal.as_ref(), tax.as_ref(), number.as_ref()]
        .into_iter()
        .flatten()
        .any(|text| wanted.is_in(text))
}

/// Those that fit. What an account is found by is folded in Rust, because neither database folds more than
/// ASCII alike; the pattern leaves few to look at, so there is seldom a second part to read.
fn found(
    conn: &mut Conn,
    scope: &Scope,
    filter: &Filter,
    wanted: &Wanted,
    (mut after, most): (Option<Cursor>, usize),
) -> Result<Vec<Line>, Problem> {
    let mut found = Vec::new();
    loop {
        let pattern = Some(wanted.pattern());
        let some = store::lines(conn, scope, filter, pattern, after, AT_ONCE)?;
        let all = i64::try_from(some.len()).unwrap_or(i64::MAX) < AT_ONCE;
        after = some.last().map(|(id, at, ..)| Cursor { at: *at, id: id.0 });
        found.extend(some.into_iter().filter(|line| fits(wanted, line)));
        if all || found.len() >= most {
            found.truncate(most);
            return Ok(found);
        }
    }
}

/// Writes what accounts are found by of which it is not known; whether there may be more of them.
pub fn fold_names(tx: &mut Tx<'_>) -> Result<bool, Problem> {
    let rows = store::unfolded_unscoped(tx.conn, AT_ONCE)?;
    for (id, name, legal, tax, number) in &rows {
        let others = [legal, tax, number].into_iter().flatten().map(String::as_str);
        let key = organisations::find_key(std::iter::once(name.as_str()).chain(others));
        store::set_find_key_unscoped(tx.conn, *id, &key)?;
    }
    Ok(i64::try_from(rows.len()).unwrap_or(0) == AT_ONCE)
}

/// Whether there are any.
pub fn any_unfolded(conn: &mut Conn) -> Result<bool, Problem> {
    Ok(!store::unfolded_unscoped(conn, 1)?.is_empty())
}

/// Customers of the own organisation, the newest first: a customer's list is empty.
pub fn accounts(
    conn: &mut Conn,
    scope: &Scope,
    query: &AccountQuery,
) -> Result<Page<Account>, Problem> {
    let params = PageParams { limit: query.limit, cursor: query.cursor.clone() };
    let (cursor, limit) = (params.cursor()?, params.limit()?);
    let tier = query.tier.clone().filter(|tier| !tier.is_empty());
    let filter = Filter { status: query.status, tier, owner: query.owner };
    let lines = match query.q.as_deref().and_then(Wanted::new) {
        None => store::lines(conn, scope, &filter, None, cursor, limit + 1)?,
        Some(wanted) => {
            let most = usize::try_from(limit + 1).unwrap_or(usize::MAX);
            found(conn, scope, &filter, &wanted, (cursor, most))?
        }
    };
    let page = Page::cut(lines, limit, |(id, at, ..)| Cursor { at: *at, id: id.0 });
    let ids: Vec<RelationshipId> = page.items.iter().map(|(id, ..)| *id).collect();
    let mut found: HashMap<RelationshipId, Account> =
        organisations::relationship_details(conn, scope, &ids)?
            .into_iter()
            .filter(|details| details.relationship.side == Side::Vendor)
            .map(|details| (details.relationship.row.id, Account::from(details)))
            .collect();
    let items = ids.iter().filter_map(|id| found.remove(id)).collect();
    Ok(Page { items, next_cursor: page.next_cursor })
}

/// One of them with what is around it; of one that was merged the one that lives on.
pub fn account(
    conn: &mut Conn,
    scope: &Scope,
    id: RelationshipId,
) -> Result<AccountDetails, Problem> {
    let id = store::merged_into(conn, scope, id)?.unwrap_or(id);
    let relationship = own_account(conn, scope, id)?;
    let parents: Vec<RelationshipId> = relationship.row.parent_id.into_iter().collect();
    let details = organisations::relationship(conn, scope, id)?;
    let parent = organisations::relationships_among(conn, scope, &parents)?.pop();
    let named = |(relationship_id, name)| AccountRef { relationship_id, name };
    Ok(AccountDetails {
        account: details.into(),
        parent: parent.map(|parent| named((parent.row.id, parent.row.name))),
        children: store::children(conn, scope, id)?.into_iter().map(named).collect(),
        team: organisations::team(conn, scope, id)?,
    })
}

/// Changes what is kept about one.
pub fn change_account(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: RelationshipId,
    version: IfMatch,
    change: RelationshipChange,
) -> Result<AccountDetails, Problem> {
    own_account(tx.conn, scope, id)?;
    organisations::update_relationship(tx, scope, id, version, change)?;
    account(tx.conn, scope, id)
}

/// Somebody becomes a deputy or an expert there.
pub fn join_team(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: RelationshipId,
    member: MembershipId,
    role: TeamRole,
) -> Result<AccountDetails, Problem> {
    organisations::join_team(tx, scope, id, member, role)?;
    account(tx.conn, scope, id)
}

/// A deputy or an expert looks after it no longer.
pub fn leave_team(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: RelationshipId,
    member: MembershipId,
) -> Result<(), Problem> {
    organisations::leave_team(tx, scope, id, member)?;
    Ok(())
}
