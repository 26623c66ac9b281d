//! What hangs on accounts and contacts: rows are handed over, and back. Whoever calls has shown that
//! both are the own organisation's, so that the rows are.
use diesel::prelude::*;

use crate::features::merges::model::{Hanging, MergeKind, MergedId};
use crate::features::organisations::model::TeamRole;
use crate::platform::authz::MembershipId;
use crate::platform::db::schema::{
    account_team, activities, contact_consents, contact_points, contact_roles, contacts,
    interactions, relationships, sales_orders,
};
use crate::platform::db::{Conn, MAX_PARAMETERS};

/// The columns that name one kind of row, and what to do with each.
macro_rules! hangs {
    ($($what:ident: $table:ident.$column:ident),+ $(,)?) => {
        pub(super) const ALL: &[Hanging] = &[$(Hanging::$what),+];

        pub(super) fn held(
            conn: &mut Conn,
            what: Hanging,
            id: MergedId,
        ) -> QueryResult<Vec<MergedId>> {
            match what {
                $(Hanging::$what => $table::table
                    .filter($table::$column.eq(id))
                    .select($table::id)
                    .load(conn),)+
                _ => Ok(Vec::new()),
            }
        }

        pub(super) fn hand(
            conn: &mut Conn,
            what: Hanging,
            ids: &[MergedId],
            from: MergedId,
            to: MergedId,
        ) -> QueryResult<()> {
            match what {
                $(Hanging::$what => diesel::update(
                    $table::table
                        .filter($table::id.eq_any(ids.to_vec()))
                        .filter($table::$column.eq(from)),
                )
                .set($table::$column.eq(to))
                .execute(conn)?,)+
                _ => 0,
            };
            Ok(())
        }
    };
}

mod of_accounts {
    use super::*;
    hangs! {
        Interactions: interactions.relationship_id,
        Activities: activities.relationship_id,
        Orders: sales_orders.relationship_id,
        Team: account_team.relationship_id,
        Roles: contact_roles.relationship_id,
        Children: relationships.parent_id,
        Merged: relationships.merged_into,
    }
}

mod of_contacts {
    use super::*;
    hangs! {
        Interactions: interactions.contact_id,
        Activities: activities.contact_id,
        Roles: contact_roles.contact_id,
        Reports: contact_roles.reports_to,
        Points: contact_points.contact_id,
        Consents: contact_consents.contact_id,
        Merged: contacts.merged_into,
    }
}

/// What can hang on such a row.
pub fn all(kind: MergeKind) -> &'static [Hanging] {
    match kind {
        MergeKind::Account => of_accounts::ALL,
        MergeKind::Contact => of_contacts::ALL,
    }
}

/// The rows that hang on this one.
pub fn held_unscoped(
    conn: &mut Conn,
    kind: MergeKind,
    what: Hanging,
    id: MergedId,
) -> QueryResult<Vec<MergedId>> {
    match kind {
        MergeKind::Account => of_accounts::held(conn, what, id),
        MergeKind::Contact => of_contacts::held(conn, what, id),
    }
}

/// Who goes on looking after an account beside its owner, and does not look after the other one.
pub fn team_unscoped(conn: &mut Conn, of: MergedId, other: MergedId) -> QueryResult<Vec<MergedId>> {
    use account_team as t;
    let rows: Vec<(MergedId, MergedId, MembershipId)> = t::table
        .filter(t::relationship_id.eq_any([of, other]))
        .filter(t::role.ne(TeamRole::Owner))
        .filter(t::until.is_null())
        .order((t::since, t::id))
        .select((t::id, t::relationship_id, t::membership_id))
        .load(conn)?;
    let there = |member: MembershipId| {
        rows.iter().any(|(_, account, one)| *account == other && *one == member)
    };
    let new = rows.iter().filter(|(_, account, member)| *account == of && !there(*member));
    Ok(new.map(|(id, ..)| *id).collect())
}

/// Hands these rows over, as far as they still hang on `from`.
pub fn hand_unscoped(
    conn: &mut Conn,
    (kind, what): (MergeKind, Hanging),
    ids: &[MergedId],
    from: MergedId,
    to: MergedId,
) -> QueryResult<()> {
    for some in ids.chunks(MAX_PARAMETERS / 2) {
        match kind {
            MergeKind::Account => of_accounts::hand(conn, what, some, from, to)?,
            MergeKind::Contact => of_contacts::hand(conn, what, some, from, to)?,
        }
    }
    Ok(())
}
