//! One write transaction and what follows from it.
use diesel::prelude::*;
use uuid::Uuid;

use super::Conn;
use super::index::{self, SearchDoc};
use super::schema::audit;
use crate::id_type;
use crate::platform::authz::{AuditWho, MembershipId, OrganisationId, PersonId};
use crate::platform::clock::Timestamp;
use crate::platform::events::{Hint, NewOutbox, enqueue, enqueue_all};
use crate::platform::problem::Problem;

id_type!(
    /// A row of the audit.
    AuditId
);
id_type!(
    /// What an audit row is about: the id of any record, person, organisation.
    SubjectId
);

/// A write transaction: the connection, the time it happens at, and what is to follow from it.
pub struct Tx<'a> {
    pub conn: &'a mut Conn,
    /// One time for all that the transaction writes.
    pub now: Timestamp,
    pub(super) effects: Effects,
}

/// What the engine does with a transaction besides committing it.
#[derive(Debug, Default)]
pub(super) struct Effects {
    pub hints: Vec<Hint>,
    pub docs: Vec<SearchDoc>,
    pub subject: Option<SubjectId>,
    pub organisation: Option<OrganisationId>,
}

impl<'a> Tx<'a> {
    pub(super) fn new(conn: &'a mut Conn, now: Timestamp) -> Self {
        Self { conn, now, effects: Effects::default() }
    }

    /// Published after the commit; the same hint twice is sent once.
    pub fn hint(&mut self, hint: Hint) {
        if !self.effects.hints.contains(&hint) {
            self.effects.hints.push(hint);
        }
    }

    /// Queues work for the workers; in the same transaction.
    pub fn enqueue(&mut self, new: NewOutbox) -> Result<(), Problem> {
        enqueue(self.conn, new, self.now)?;
        self.hint(Hint::Outbox);
        Ok(())
    }

    /// Queues many pieces of work at once, none of which has a `dedupe`.
    pub fn enqueue_all(&mut self, new: Vec<NewOutbox>) -> Result<(), Problem> {
        if !new.is_empty() {
            enqueue_all(self.conn, new, self.now)?;
            self.hint(Hint::Outbox);
        }
        Ok(())
    }

    /// To be written into the text index with the rest of the batch.
    pub fn index(&mut self, doc: SearchDoc) {
        self.effects.docs.push(doc);
    }

    /// What the audit row is about.
    pub fn subject(&mut self, id: impl Into<Uuid>) {
        self.effects.subject = Some(SubjectId(id.into()));
    }

    /// Which organisation the audit row belongs to when the program acts of itself.
    pub fn audit_organisation(&mut self, id: OrganisationId) {
        self.effects.organisation = Some(id);
    }
}

/// A use case, waiting for its transaction.
pub(super) struct Work<F> {
    pub who: AuditWho,
    pub action: &'static str,
    pub now: Timestamp,
    pub run: F,
}

#[derive(Insertable)]
#[diesel(table_name = audit)]
struct AuditRow {
    id: AuditId,
    at: Timestamp,
    organisation_id: Option<OrganisationId>,
    person_id: Option<PersonId>,
    membership_id: Option<MembershipId>,
    action: &'static str,
    subject_id: Option<SubjectId>,
}

impl<F> Work<F> {
    /// Runs the use case and writes its audit row. No audit, no commit.
    pub(super) fn run<T>(&mut self, conn: &mut Conn) -> Result<(T, Effects), Problem>
    where
        F: FnMut(&mut Tx<'_>) -> Result<T, Problem>,
    {
        let mut tx = Tx::new(conn, self.now);
        let value = (self.run)(&mut tx)?;
        let effects = tx.effects;
        let row = AuditRow {
            id: AuditId::generate(),
            at: self.now,
            organisation_id: self.who.organisation.or(effects.organisation),
            person_id: self.who.person,
            membership_id: self.who.membership,
            action: self.action,
            subject_id: effects.subject,
        };
        diesel::insert_into(audit::table).values(&row).execute(conn)?;
        Ok((value, effects))
    }
}

/// Writes the text index for a batch of transactions.
pub(super) fn write_index(conn: &mut Conn, docs: &[SearchDoc]) -> Result<(), Problem> {
    Ok(index::write(conn, docs)?)
}
