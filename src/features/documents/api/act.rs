//! What is done with a document.
use actix_web::{HttpResponse, web};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{Answer, Data};
use crate::features::documents::model::{DocumentAction, DocumentId, DocumentView};
use crate::features::documents::service::{self, Ask, ConditionInput, Reply, SlotInput};
use crate::features::projects::model::ProjectRole;
use crate::platform::authz::{OrganisationId, Scope};
use crate::platform::context::Platform;
use crate::platform::db::Tx;
use crate::platform::files::{FileError, StorageKey};
use crate::platform::http::{Keyed, once_naming};
use crate::platform::problem::Problem;
use crate::platform::text::dates::day;
use crate::platform::text::{Line, OptText, Text};

/// A place for a signature.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DocumentSlot {
    #[schema(value_type = String)]
    organisation_id: OrganisationId,
    role: ProjectRole,
    /// Answered once all of lower stages have.
    #[serde(default)]
    stage: i32,
}

/// A condition of an approval.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewDocumentCondition {
    #[schema(value_type = String, max_length = 1000)]
    text: Text<1000>,
    /// `YYYY-MM-DD`
    #[schema(value_type = String)]
    due_on: Line<10>,
}

/// What an action brings; each takes its own part.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DocumentActionBody {
    /// Of the document.
    version: i32,
    /// To approve, reject or abstain: the SHA-256 of the version that was seen.
    #[serde(default)]
    sha256: Option<String>,
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    reason: OptText<2000>,
    /// To approve with conditions: the document's owner owes them.
    #[serde(default)]
    conditions: Vec<NewDocumentCondition>,
    /// To ask for approval: whose.
    #[serde(default)]
    slots: Vec<DocumentSlot>,
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    note: OptText<2000>,
}

/// One action with all that it needs.
#[derive(Debug, Clone)]
enum Deed {
    Release,
    Discard,
    Withdraw,
    Ask(Ask),
    Answer(Reply),
}

impl DocumentActionBody {
    fn parsed(self, action: DocumentAction) -> Result<Deed, Problem> {
        use DocumentAction as A;
        Ok(match action {
            A::Edit | A::AddVersion => return Err(Problem::not_found()),
            A::Release => Deed::Release,
            A::Discard => Deed::Discard,
            A::WithdrawApproval => Deed::Withdraw,
            A::AskApproval => Deed::Ask(self.ask()),
            A::Approve | A::Reject | A::Abstain => Deed::Answer(self.reply()?),
        })
    }

    fn ask(self) -> Ask {
        let slots = self.slots.into_iter().map(|slot| SlotInput {
            organisation: slot.organisation_id,
            role: slot.role,
            stage: slot.stage,
        });
        Ask { version: self.version, slots: slots.collect(), note: self.note.into_string() }
    }

    fn reply(self) -> Result<Reply, Problem> {
        let wrong = |code| Problem::invalid("sha256", code);
        let seen = self.sha256.as_deref().ok_or_else(|| wrong("missing_field"))?;
        let conditions = self.conditions.into_iter().zip(0..).map(|(one, index): (_, i32)| {
            let due_on = day(one.due_on.as_str());
            Ok(ConditionInput {
                due_on: due_on.ok_or_else(|| {
                    Problem::invalid(format!("conditions.{index}.due_on"), "bad_date")
                })?,
                text: one.text.into_string(),
            })
        });
        Ok(Reply {
            version: self.version,
            sha256: hex::decode(seen).map_err(|_| wrong("not_allowed_value"))?,
            conditions: conditions.collect::<Result<_, Problem>>()?,
            reason: self.reason.into_string(),
        })
    }
}

/// Releases or discards the draft, asks for approval or takes that back, approves (with
/// conditions), rejects or abstains.
#[utoipa::path(post, path = "/api/v1/documents/{id}/actions/{name}", tag = "documents",
    operation_id = "act_on_document",
    params(("id" = String, Path), ("name" = DocumentAction, Path)),
    request_body = DocumentActionBody,
    responses((status = 200, body = DocumentView), (status = 404), (status = 409), (status = 422)))]
pub async fn act(
    scope: Scope,
    platform: Data,
    path: web::Path<(DocumentId, String)>,
    request: Keyed<DocumentActionBody>,
) -> Answer {
    let (id, name) = path.into_inner();
    let action: DocumentAction = name.parse().map_err(|_| Problem::not_found())?;
    let (key, actor, version) = (request.key, scope.clone(), request.body.version);
    let deed = request.body.parsed(action)?;
    if matches!(deed, Deed::Release) {
        require_content(&platform, &scope, id).await?;
    }
    let write = move |tx: &mut Tx<'_>| {
        once_naming(tx, &actor, &key, |tx| match &deed {
            Deed::Release => service::release(tx, &actor, id, version),
            Deed::Discard => service::discard(tx, &actor, id, version),
            Deed::Withdraw => service::withdraw(tx, &actor, id, version),
            Deed::Ask(ask) => service::ask(tx, &actor, id, ask),
            Deed::Answer(reply) => service::answer(tx, &actor, id, action, reply),
        })?;
        let now = tx.now;
        service::document(tx.conn, &actor, id, now)
    };
    Ok(HttpResponse::Ok().json(platform.db.write(&scope, "document.act", write).await?))
}

/// A version whose content is not there is not released: nobody could see what they approve. A
/// repeated request finds no draft any more and is told so by the write.
async fn require_content(
    platform: &Platform,
    scope: &Scope,
    id: DocumentId,
) -> Result<(), Problem> {
    let (reader, now) = (scope.clone(), platform.clock.now());
    let read =
        move |conn: &mut crate::platform::db::Conn| service::draft_file(conn, &reader, id, now);
    let Ok(file) = platform.db.read(read).await else { return Ok(()) };
    let key: StorageKey = file.storage_key.parse().map_err(Problem::internal)?;
    match platform.files.open(&key, None).await {
        Ok(_) => Ok(()),
        Err(FileError::NotFound) => Err(Problem::not_allowed("file_missing")),
        Err(other) => Err(Problem::from(other)),
    }
}
