//! Votes and the complaints behind them.
use diesel::prelude::*;

use crate::features::ideas::model::{Evidence, Vote, VoteId};
use crate::features::records::model::RecordId;
use crate::platform::authz::OrganisationId;
use crate::platform::db::Conn;
use crate::platform::db::schema::{idea_vote_evidence, idea_votes};

/// All votes of an idea, first come first; only for its vendor, or to be counted.
pub fn votes_unscoped(conn: &mut Conn, idea: RecordId) -> QueryResult<Vec<Vote>> {
    Vote::query()
        .filter(idea_votes::idea_id.eq(idea))
        .order((idea_votes::created_at, idea_votes::id))
        .load(conn)
}

/// The vote of one voter.
pub fn find_vote(
    conn: &mut Conn,
    idea: RecordId,
    organisation: OrganisationId,
    voter: &str,
) -> QueryResult<Option<Vote>> {
    Vote::query()
        .filter(idea_votes::idea_id.eq(idea))
        .filter(idea_votes::organisation_id.eq(organisation))
        .filter(idea_votes::voter.eq(voter))
        .first(conn)
        .optional()
}

pub fn insert_vote(conn: &mut Conn, vote: &Vote) -> QueryResult<()> {
    diesel::insert_into(idea_votes::table).values(vote).execute(conn)?;
    Ok(())
}

pub fn update_vote(conn: &mut Conn, vote: &Vote) -> QueryResult<()> {
    diesel::update(idea_votes::table.filter(idea_votes::id.eq(vote.id))).set(vote).execute(conn)?;
    Ok(())
}

/// Votes go with what is behind them.
pub fn delete_votes(conn: &mut Conn, ids: &[VoteId]) -> QueryResult<()> {
    if ids.is_empty() {
        return Ok(());
    }
    let behind = idea_vote_evidence::table.filter(idea_vote_evidence::vote_id.eq_any(ids.to_vec()));
    diesel::delete(behind).execute(conn)?;
    diesel::delete(idea_votes::table.filter(idea_votes::id.eq_any(ids.to_vec()))).execute(conn)?;
    Ok(())
}

/// What is behind these votes.
pub fn evidence_unscoped(conn: &mut Conn, votes: &[VoteId]) -> QueryResult<Vec<Evidence>> {
    if votes.is_empty() {
        return Ok(Vec::new());
    }
    Evidence::query()
        .filter(idea_vote_evidence::vote_id.eq_any(votes.to_vec()))
        .order((idea_vote_evidence::vote_id, idea_vote_evidence::record_id))
        .load(conn)
}

/// What is behind a vote from now on.
pub fn replace_evidence(conn: &mut Conn, vote: VoteId, complaints: &[RecordId]) -> QueryResult<()> {
    let old = idea_vote_evidence::table.filter(idea_vote_evidence::vote_id.eq(vote));
    diesel::delete(old).execute(conn)?;
    let rows: Vec<Evidence> =
        complaints.iter().map(|id| Evidence { vote_id: vote, record_id: *id }).collect();
    add_evidence(conn, &rows)
}

/// Adds what is not there yet.
pub fn add_evidence(conn: &mut Conn, rows: &[Evidence]) -> QueryResult<()> {
    if rows.is_empty() {
        return Ok(());
    }
    crate::on_backend!(conn, |c| {
        diesel::insert_into(idea_vote_evidence::table)
            .values(rows)
            .on_conflict_do_nothing()
            .execute(c)
    })?;
    Ok(())
}

/// One vote of an idea.
pub fn find_vote_by_id(conn: &mut Conn, idea: RecordId, vote: VoteId) -> QueryResult<Option<Vote>> {
    Vote::query()
        .filter(idea_votes::idea_id.eq(idea))
        .filter(idea_votes::id.eq(vote))
        .first(conn)
        .optional()
}

/// Votes of an idea count for another one from now on.
pub fn move_votes(
    conn: &mut Conn,
    votes: &[VoteId],
    from: RecordId,
    to: RecordId,
) -> QueryResult<()> {
    if votes.is_empty() {
        return Ok(());
    }
    diesel::update(idea_votes::table.filter(idea_votes::id.eq_any(votes.to_vec())))
        .set((idea_votes::idea_id.eq(to), idea_votes::moved_from.eq(Some(from))))
        .execute(conn)?;
    Ok(())
}
