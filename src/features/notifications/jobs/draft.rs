//! Kind `send_draft`: a held message whose time has come, with the rights of its author now.
use async_trait::async_trait;

use crate::features::records::model::ThreadId;
use crate::features::records::service::{due_draft_author, send_due};
use crate::platform::auth::scope_of_membership;
use crate::platform::context::Platform;
use crate::platform::db::Tx;
use crate::platform::events::Claimed;
use crate::platform::jobs::{Done, Handler, JobError, finish};
use crate::platform::problem::{Code, Problem};

pub(super) struct SendDraft {
    pub platform: Platform,
}

#[async_trait]
impl Handler for SendDraft {
    async fn run(&self, work: &Claimed) -> Result<Done, JobError> {
        let gone = || JobError::Dead("the author is no longer a member".to_owned());
        let author = due_draft_author(&work.payload.0).ok_or_else(|| {
            JobError::Dead("the work carries what this version does not know".to_owned())
        })?;
        let scope = self
            .platform
            .db
            .read(move |conn| Ok(scope_of_membership(conn, author)?))
            .await?
            .ok_or_else(gone)?;
        let work = work.clone();
        let send = move |tx: &mut Tx<'_>| {
            let scope = scope_of_membership(tx.conn, author)?.ok_or_else(Problem::forbidden)?;
            finish(tx, &work)?;
            send_due(tx, &scope, work.subject::<ThreadId>(), &work.payload.0)
        };
        match self.platform.db.write(&scope, "message.send", send).await {
            Ok(_sent) => Ok(Done::Marked),
            Err(problem) => Err(refused(problem)),
        }
    }
}

/// A message that may not be written now may not be written later either.
fn refused(problem: Problem) -> JobError {
    match problem.code {
        Code::Forbidden | Code::NotFound | Code::Invalid | Code::ActionNotAllowed => {
            JobError::Dead(problem.code.as_str().to_owned())
        }
        _ => problem.into(),
    }
}
