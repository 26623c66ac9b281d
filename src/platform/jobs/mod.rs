//! Workers: they take what was put into the outbox and do it, after the commit of the change.
//!
//! A feature registers a [`Handler`] for each kind of work. Invariants:
//!
//! * Work is done at least once. A handler that changes the database does so in one transaction
//!   together with [`finish`], and then exactly once: whoever lost the lease changes nothing.
//! * Work carries ids; the handler reads everything anew and checks the rights of now.
//! * A handler that fails or panics harms no other work: it is tried again with growing delays,
//!   then lies in the dead-letter list.
//! * Work that talks to other machines never holds up work that does not ([`Pace`]).
mod periodic;
mod worker;

use std::sync::Arc;

use async_trait::async_trait;

pub use periodic::OutboxSweeper;
pub use worker::Worker;

use crate::platform::authz::System;
use crate::platform::db::{Db, Tx};
use crate::platform::events::{Claimed, complete};
use crate::platform::problem::{Code, Problem};

/// Does one kind of work.
#[async_trait]
pub trait Handler: Send + Sync {
    /// Does it once. Dropped only if the process ends.
    async fn run(&self, work: &Claimed) -> Result<Done, JobError>;

    fn pace(&self) -> Pace {
        Pace::Quick
    }
}

/// Handlers by the kind of work that they do.
pub type Handlers = Vec<(&'static str, Arc<dyn Handler>)>;

/// How long work may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// The database alone: milliseconds.
    Quick,
    /// Other machines: up to a minute.
    Slow,
}

/// What is left to do for the worker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    /// Mark the work as done.
    Unmarked,
    /// Nothing: the handler's transaction marked it, by [`finish`] or otherwise.
    Marked,
}

/// Why work was not done. The text is shown to the operator: no names, texts, links.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum JobError {
    #[error("{0}")]
    Retry(String),
    /// Trying again will not help.
    #[error("{0}")]
    Dead(String),
}

/// The code alone: a detail may name what only the parties may know.
impl From<Problem> for JobError {
    fn from(problem: Problem) -> Self {
        Self::Retry(problem.code.as_str().to_owned())
    }
}

/// What is done again and again, whether or not there is work.
#[async_trait]
pub trait Task: Send + Sync {
    async fn run(&self) -> Result<(), JobError>;
}

/// Marks work as done in the transaction that does it; undoes the transaction if another worker
/// has taken the work over meanwhile.
pub fn finish(tx: &mut Tx<'_>, work: &Claimed) -> Result<(), Problem> {
    if complete(tx.conn, work, tx.now)? {
        Ok(())
    } else {
        Err(Problem::new(Code::Conflict).with_detail("another worker took this work over"))
    }
}

/// What one write does for one piece of work.
pub type Write = fn(&mut Tx<'_>, &Claimed) -> Result<(), Problem>;

/// A handler that is one write of the program's own, for `reason`, under the name `action`; the
/// same transaction marks the work as done.
pub fn one_write(
    db: &Db,
    reason: &'static str,
    action: &'static str,
    write: Write,
) -> Arc<dyn Handler> {
    Arc::new(OneWrite { db: db.clone(), reason, action, write })
}

struct OneWrite {
    db: Db,
    reason: &'static str,
    action: &'static str,
    write: Write,
}

#[async_trait]
impl Handler for OneWrite {
    async fn run(&self, work: &Claimed) -> Result<Done, JobError> {
        let (work, write) = (work.clone(), self.write);
        let run = move |tx: &mut Tx<'_>| {
            write(tx, &work)?;
            finish(tx, &work)
        };
        self.db.write(&System { reason: self.reason }, self.action, run).await?;
        Ok(Done::Marked)
    }
}

#[cfg(test)]
mod tests;
