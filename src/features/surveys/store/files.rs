//! Files that people answered with, of surveys whose visibility was shown.
use diesel::dsl::{exists, not};
use diesel::prelude::*;

use crate::features::organisations::model::Side;
use crate::features::records::model::RecordId;
use crate::features::surveys::model::{AnswerFile, AnswerFileId, InviteId};
use crate::platform::db::schema::{organisations, survey_files, survey_invites, survey_partials};
use crate::platform::db::{Conn, MultiBackend};

pub fn insert(conn: &mut Conn, rows: &[AnswerFile]) -> QueryResult<()> {
    if rows.is_empty() {
        return Ok(());
    }
    crate::on_backend!(conn, |c| {
        diesel::insert_into(survey_files::table).values(rows).execute(c)
    })?;
    Ok(())
}

/// Removes what came with an invite, but for these.
pub fn keep_only(conn: &mut Conn, invite: InviteId, kept: &[AnswerFileId]) -> QueryResult<()> {
    let others = survey_files::table
        .filter(survey_files::invite_id.eq(invite))
        .filter(survey_files::id.ne_all(kept.to_vec()));
    diesel::delete(others).execute(conn)?;
    Ok(())
}

/// What came with an invite belongs to a response from now on.
pub fn settle(conn: &mut Conn, invite: InviteId) -> QueryResult<()> {
    diesel::update(survey_files::table.filter(survey_files::invite_id.eq(invite)))
        .set(survey_files::partial_key.eq(None::<Vec<u8>>))
        .execute(conn)?;
    Ok(())
}

/// Removes those that belong to answers on the way that are gone.
pub fn drop_loose(conn: &mut Conn) -> QueryResult<()> {
    let on_the_way = survey_partials::table
        .filter(survey_partials::key.nullable().eq(survey_files::partial_key));
    let loose = survey_files::table
        .filter(survey_files::partial_key.is_not_null())
        .filter(not(exists(on_the_way)));
    diesel::delete(loose).execute(conn)?;
    Ok(())
}

/// A file with the name and the side of whoever gave it, and the name of their firm.
pub type Given = (AnswerFile, Option<String>, Option<Side>, Option<String>);

/// Files of what was sent, to one question if one is named, in the order of their ids, with one too
/// many.
pub fn page_unscoped(
    conn: &mut Conn,
    survey: RecordId,
    question: Option<&str>,
    after: Option<AnswerFileId>,
    limit: i64,
) -> QueryResult<Vec<Given>> {
    let mut query = survey_files::table
        .inner_join(survey_invites::table)
        .left_join(
            organisations::table
                .on(survey_invites::organisation_id.eq(organisations::id.nullable())),
        )
        .filter(survey_files::survey_id.eq(survey))
        .filter(survey_files::partial_key.is_null())
        .into_boxed();
    if let Some(question) = question {
        query = query.filter(survey_files::question.eq(question.to_owned()));
    }
    if let Some(after) = after {
        query = query.filter(survey_files::id.gt(after));
    }
    query
        .order(survey_files::id)
        .limit(limit + 1)
        .select((
            <AnswerFile as SelectableHelper<MultiBackend>>::as_select(),
            survey_invites::name,
            survey_invites::side,
            organisations::name.nullable(),
        ))
        .load(conn)
}

/// A file of what was sent.
pub fn find_unscoped(
    conn: &mut Conn,
    survey: RecordId,
    id: AnswerFileId,
) -> QueryResult<Option<AnswerFile>> {
    AnswerFile::query()
        .filter(survey_files::survey_id.eq(survey))
        .filter(survey_files::id.eq(id))
        .filter(survey_files::partial_key.is_null())
        .first(conn)
        .optional()
}

/// Which of these contents a row names.
pub fn known_keys(conn: &mut Conn, keys: &[String]) -> QueryResult<Vec<String>> {
    survey_files::table
        .filter(survey_files::storage_key.eq_any(keys.to_vec()))
        .select(survey_files::storage_key)
        .load(conn)
}

/// Key, hash and size of every content.
pub fn stored_unscoped(conn: &mut Conn) -> QueryResult<Vec<(String, Vec<u8>, i64)>> {
    survey_files::table
        .select((survey_files::storage_key, survey_files::sha256, survey_files::size))
        .order(survey_files::storage_key)
        .load(conn)
}

/// For which of two owners an invite was made.
pub fn side_unscoped(conn: &mut Conn, invite: InviteId) -> QueryResult<Option<Side>> {
    survey_invites::table
        .filter(survey_invites::id.eq(invite))
        .select(survey_invites::side)
        .first(conn)
}
