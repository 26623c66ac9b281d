//! Owners, references and participants of a record.
use diesel::prelude::*;

use crate::features::organisations::model::Side;
use crate::features::records::model::RecordId;
use crate::platform::authz::{MembershipId, OrganisationId};
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::db::schema::{participants, record_parties};

pub fn set_owner(
    conn: &mut Conn,
    record: RecordId,
    side: Side,
    owner: Option<MembershipId>,
) -> QueryResult<()> {
    diesel::update(
        record_parties::table
            .filter(record_parties::record_id.eq(record))
            .filter(record_parties::side.eq(side)),
    )
    .set(record_parties::owner_membership_id.eq(owner))
    .execute(conn)?;
    Ok(())
}

/// Gives an organisation's ownership to somebody, unless somebody has it.
pub fn set_owner_if_none(
    conn: &mut Conn,
    record: RecordId,
    organisation: OrganisationId,
    owner: MembershipId,
) -> QueryResult<()> {
    diesel::update(
        record_parties::table
            .filter(record_parties::record_id.eq(record))
            .filter(record_parties::organisation_id.eq(organisation))
            .filter(record_parties::owner_membership_id.is_null()),
    )
    .set(record_parties::owner_membership_id.eq(Some(owner)))
    .execute(conn)?;
    Ok(())
}

pub fn set_reference(
    conn: &mut Conn,
    record: RecordId,
    organisation: OrganisationId,
    reference: Option<String>,
) -> QueryResult<()> {
    diesel::update(
        record_parties::table
            .filter(record_parties::record_id.eq(record))
            .filter(record_parties::organisation_id.eq(organisation)),
    )
    .set(record_parties::reference.eq(reference))
    .execute(conn)?;
    Ok(())
}

pub fn add_participant(
    conn: &mut Conn,
    record: RecordId,
    membership: MembershipId,
    organisation: OrganisationId,
    now: Timestamp,
) -> QueryResult<bool> {
    let rows = crate::on_backend!(conn, |c| {
        diesel::insert_into(participants::table)
            .values((
                participants::record_id.eq(record),
                participants::membership_id.eq(membership),
                participants::organisation_id.eq(organisation),
                participants::added_at.eq(now),
            ))
            .on_conflict_do_nothing()
            .execute(c)
    })?;
    Ok(rows == 1)
}

/// Several at once; those who take part already stay as they are.
pub fn add_participants(
    conn: &mut Conn,
    record: RecordId,
    people: &[(MembershipId, OrganisationId)],
    now: Timestamp,
) -> QueryResult<()> {
    let rows: Vec<_> = people
        .iter()
        .map(|(member, organisation)| {
            (
                participants::record_id.eq(record),
                participants::membership_id.eq(*member),
                participants::organisation_id.eq(*organisation),
                participants::added_at.eq(now),
            )
        })
        .collect();
    if rows.is_empty() {
        return Ok(());
    }
    crate::on_backend!(conn, |c| {
        diesel::insert_into(participants::table).values(&rows).on_conflict_do_nothing().execute(c)
    })?;
    Ok(())
}

/// One person in several records; where they take part already, nothing changes.
pub fn join_all(
    conn: &mut Conn,
    records: &[RecordId],
    membership: MembershipId,
    organisation: OrganisationId,
    now: Timestamp,
) -> QueryResult<()> {
    let rows: Vec<_> = records
        .iter()
        .map(|record| {
            (
                participants::record_id.eq(*record),
                participants::membership_id.eq(membership),
                participants::organisation_id.eq(organisation),
                participants::added_at.eq(now),
            )
        })
        .collect();
    crate::on_backend!(conn, |c| {
        diesel::insert_into(participants::table).values(&rows).on_conflict_do_nothing().execute(c)
    })?;
    Ok(())
}

/// Takes people of an organisation out.
pub fn remove_participants(
    conn: &mut Conn,
    record: RecordId,
    people: &[MembershipId],
    organisation: OrganisationId,
) -> QueryResult<usize> {
    diesel::delete(
        participants::table
            .filter(participants::record_id.eq(record))
            .filter(participants::membership_id.eq_any(people.to_vec()))
            .filter(participants::organisation_id.eq(organisation)),
    )
    .execute(conn)
}

/// Takes somebody of an organisation out; false if they do not take part.
pub fn remove_participant(
    conn: &mut Conn,
    record: RecordId,
    membership: MembershipId,
    organisation: OrganisationId,
) -> QueryResult<bool> {
    let rows = diesel::delete(
        participants::table
            .filter(participants::record_id.eq(record))
            .filter(participants::membership_id.eq(membership))
            .filter(participants::organisation_id.eq(organisation)),
    )
    .execute(conn)?;
    Ok(rows == 1)
}

/// People of both sides who take part, besides the owners.
pub fn list_participants(
    conn: &mut Conn,
    record: RecordId,
) -> QueryResult<Vec<(MembershipId, OrganisationId)>> {
    participants::table
        .filter(participants::record_id.eq(record))
        .select((participants::membership_id, participants::organisation_id))
        .order(participants::added_at)
        .load(conn)
}
