//! Queries on agreements.
use diesel::prelude::*;

use crate::features::agreements::model::AgreementRow;
use crate::features::organisations::model::RelationshipId;
use crate::platform::db::Conn;
use crate::platform::db::schema::agreements;

/// Every version that is or was in force, oldest first.
pub fn in_force_ever(conn: &mut Conn, id: RelationshipId) -> QueryResult<Vec<AgreementRow>> {
    AgreementRow::query()
        .filter(agreements::relationship_id.eq(id))
        .filter(agreements::in_force_at.is_not_null())
        .order((agreements::in_force_at, agreements::version))
        .load(conn)
}
