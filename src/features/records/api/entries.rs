//! Entries of a thread: reading them, writing messages, and what becomes of them.
use actix_web::http::StatusCode;
use actix_web::http::header::CACHE_CONTROL;
use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::features::organisations::service::person_refs;
use crate::features::records::model::{Entry, EntryId, FileId, LaneRef, ThreadId};
use crate::features::records::service::{self, EntriesQuery};
use crate::platform::authz::{MembershipId, Scope};
use crate::platform::context::Platform;
use crate::platform::db::Tx;
use crate::platform::http::{Body, Keyed, Query, once};
use crate::platform::problem::Problem;
use crate::platform::text::{Mention, OptText, SafeHtml, Text, given, markdown};

/// The text of a message.
pub(super) type Markdown = Text<20_000>;
/// The same where it may be left out.
pub(super) type OptMarkdown = OptText<20_000>;

type Data = web::Data<Platform>;
type Answer = Result<HttpResponse, Problem>;

/// Which entries: those after a `seq`, those before one, or the newest.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct ListParams {
    /// `shared`, `private`, or a lane's id.
    #[param(value_type = String)]
    lane: LaneRef,
    after: Option<i64>,
    before: Option<i64>,
    /// 1 to 200; 50 unless told.
    limit: Option<i64>,
}

impl ListParams {
    fn query(&self) -> Result<EntriesQuery, Problem> {
        let limit = self.limit.unwrap_or(50);
        if !(1..=200).contains(&limit) {
            return Err(Problem::invalid("limit", "number_range"));
        }
        if self.after.is_some() && self.before.is_some() {
            return Err(Problem::invalid("before", "not_allowed_value"));
        }
        Ok(EntriesQuery { lane: self.lane, after: self.after, before: self.before, limit })
    }
}

/// Entries of a lane, oldest first.
#[derive(Debug, Serialize, ToSchema)]
pub struct Entries {
    items: Vec<Entry>,
    /// The newest `seq` of the lane.
    head: i64,
}

/// A message.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewMessage {
    /// `shared`, `private`, or a lane's id.
    #[schema(value_type = String)]
    lane: LaneRef,
    /// Markdown; may be empty when there are files.
    #[serde(default)]
    body: OptMarkdown,
    #[serde(default)]
    file_ids: Vec<FileId>,
}

/// The new text of a message.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Revision {
    body: Markdown,
}

/// Nothing to say besides the address.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Empty {}

/// A private message for the shared lane.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Sharing {
    /// The text as approved in the preview; without it, the message as it is.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = OptMarkdown)]
    body: Option<OptMarkdown>,
}

/// How far a lane was read.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReadUpTo {
    /// `shared`, `private`, or a lane's id.
    #[schema(value_type = String)]
    lane: LaneRef,
    seq: i64,
}

/// Markdown to look at before it is sent.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Preview {
    #[serde(default)]
    body: OptMarkdown,
}

/// Rendered and cleaned.
#[derive(Debug, Serialize, ToSchema)]
pub struct Rendered {
    html: SafeHtml,
}

/// Entries of a lane.
#[utoipa::path(get, path = "/api/v1/threads/{id}/entries", tag = "threads",
    params(("id" = ThreadId, Path), ListParams),
    responses((status = 200, body = Entries), (status = 404)))]
pub async fn list(
    scope: Scope,
    platform: Data,
    id: web::Path<ThreadId>,
    params: Query<ListParams>,
) -> Answer {
    let (thread, query) = (id.into_inner(), params.0.query()?);
    let read = move |conn: &mut _| service::entries(conn, &scope, thread, query);
    let (items, head) = platform.db.read(read).await?;
    let mut response = HttpResponse::Ok();
    response.insert_header((CACHE_CONTROL, "private, no-cache"));
    Ok(response.json(Entries { items, head }))
}

/// Writes a message into a lane.
#[utoipa::path(post, path = "/api/v1/threads/{id}/messages", tag = "threads",
    params(("id" = ThreadId, Path)), request_body = NewMessage,
    responses((status = 201, body = Entry), (status = 404), (status = 422)))]
pub async fn post(
    scope: Scope,
    platform: Data,
    id: web::Path<ThreadId>,
    request: Keyed<NewMessage>,
) -> Answer {
    let (thread, Keyed { body, key }, by) = (id.into_inner(), request, scope.clone());
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &by, &key, StatusCode::CREATED, |tx| {
            let text = body.body.as_str().unwrap_or("");
            service::message_shown(tx, &by, thread, body.lane, text, &body.file_ids)
        })
    };
    Ok(platform.db.write(&scope, "message.post", write).await?.into())
}

/// Replaces the text of an own message; everybody who saw it sees that it was revised.
#[utoipa::path(post, path = "/api/v1/threads/{id}/entries/{entry_id}/revise", tag = "threads",
    params(("id" = ThreadId, Path), ("entry_id" = EntryId, Path)), request_body = Revision,
    responses((status = 200, body = Entry), (status = 403), (status = 404), (status = 409)))]
pub async fn revise(
    scope: Scope,
    platform: Data,
    path: web::Path<(ThreadId, EntryId)>,
    request: Keyed<Revision>,
) -> Answer {
    let ((thread, entry), Keyed { body, key }) = (path.into_inner(), request);
    let by = scope.clone();
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &by, &key, StatusCode::OK, |tx| {
            let (lane, row) = service::revise(tx, &by, thread, entry, body.body.as_str())?;
            service::entry_view(tx.conn, &by, thread, LaneRef::of(&lane), row.seq)
        })
    };
    Ok(platform.db.write(&scope, "message.revise", write).await?.into())
}

/// Takes an own message back.
#[utoipa::path(post, path = "/api/v1/threads/{id}/entries/{entry_id}/retract", tag = "threads",
    params(("id" = ThreadId, Path), ("entry_id" = EntryId, Path)), request_body = Empty,
    responses((status = 200, body = Entry), (status = 403), (status = 404), (status = 409)))]
pub async fn retract(
    scope: Scope,
    platform: Data,
    path: web::Path<(ThreadId, EntryId)>,
    request: Keyed<Empty>,
) -> Answer {
    let ((thread, entry), key, by) = (path.into_inner(), request.key, scope.clone());
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &by, &key, StatusCode::OK, |tx| {
            let (lane, row) = service::retract(tx, &by, thread, entry)?;
            service::entry_view(tx.conn, &by, thread, LaneRef::of(&lane), row.seq)
        })
    };
    Ok(platform.db.write(&scope, "message.retract", write).await?.into())
}

/// Copies a private message into the shared lane.
#[utoipa::path(post, path = "/api/v1/threads/{id}/entries/{entry_id}/share", tag = "threads",
    params(("id" = ThreadId, Path), ("entry_id" = EntryId, Path)), request_body = Sharing,
    responses((status = 201, body = Entry), (status = 404), (status = 409)))]
pub async fn share(
    scope: Scope,
    platform: Data,
    path: web::Path<(ThreadId, EntryId)>,
    request: Keyed<Sharing>,
) -> Answer {
    let ((thread, entry), Keyed { body, key }) = (path.into_inner(), request);
    let by = scope.clone();
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &by, &key, StatusCode::CREATED, |tx| {
            let approved = body.body.as_ref().map(|text| text.as_str().unwrap_or(""));
            let (lane, row) = service::share(tx, &by, thread, entry, approved)?;
            service::entry_view(tx.conn, &by, thread, LaneRef::of(&lane), row.seq)
        })
    };
    Ok(platform.db.write(&scope, "message.share", write).await?.into())
}

/// Notes how far the caller has read a lane; never back.
#[utoipa::path(post, path = "/api/v1/threads/{id}/read", tag = "threads",
    params(("id" = ThreadId, Path)), request_body = ReadUpTo,
    responses((status = 204), (status = 404)))]
pub async fn read(
    scope: Scope,
    platform: Data,
    id: web::Path<ThreadId>,
    body: Body<ReadUpTo>,
) -> Answer {
    let (thread, ReadUpTo { lane, seq }, by) = (id.into_inner(), body.0, scope.clone());
    let write = move |tx: &mut Tx<'_>| service::mark_read(tx, &by, thread, lane, seq);
    platform.db.write(&scope, "thread.read", write).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Shows how a text will look. Only colleagues are shown as mentions: whoever else is mentioned is
/// known once the lane is.
#[utoipa::path(post, path = "/api/v1/render", tag = "threads", request_body = Preview,
    responses((status = 200, body = Rendered)))]
pub async fn render(scope: Scope, platform: Data, body: Body<Preview>) -> Answer {
    let text = body.0.body.into_string().unwrap_or_default();
    let ids: Vec<MembershipId> = markdown::mentions(&text).into_iter().map(MembershipId).collect();
    let people = platform.db.read(move |conn| Ok(person_refs(conn, &ids)?)).await?;
    let known: Vec<Mention> = people
        .into_values()
        .filter(|person| person.organisation.id == scope.org())
        .map(|person| Mention { id: person.membership_id.0, name: person.name })
        .collect();
    let html =
        web::block(move || markdown::render(&text, &known)).await.map_err(Problem::internal)?;
    Ok(HttpResponse::Ok().json(Rendered { html }))
}
