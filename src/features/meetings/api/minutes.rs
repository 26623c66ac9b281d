//! `/meetings/{id}/minutes` and what is taken on in a meeting.
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Path;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{Answer, Data, Titles, shown};
use crate::features::meetings::model::ItemId;
use crate::features::meetings::service::{self, MeetingView, NewAction, Part};
use crate::features::organisations::model::Side;
use crate::features::records::model::RecordId;
use crate::platform::authz::{MembershipId, Scope};
use crate::platform::db::Tx;
use crate::platform::http::{Body, Keyed, Route, once};
use crate::platform::problem::Problem;
use crate::platform::text::{Line, OptText, Text, dates};
use crate::routes;

pub(super) fn routes() -> Vec<Route> {
    routes![
        PUT "/api/v1/meetings/{id}/minutes" Member => write,
        POST "/api/v1/meetings/{id}/commitments" Member => promise,
    ]
}

/// A part of the minutes.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = MinutesInput)]
pub struct WriteInput {
    /// The line of the agenda; without it, about the meeting as a whole.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    item_id: Option<ItemId>,
    /// Of this part: `minutes.text_version`, or the line's `minutes_version`.
    version: i32,
    /// Markdown; may be empty.
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 20000)]
    text: OptText<20_000>,
}

/// Writes a part of the minutes. Either side writes; a later change makes a confirmation stale.
#[utoipa::path(put, path = "/api/v1/meetings/{id}/minutes", tag = "meetings",
    operation_id = "write_minutes", params(("id" = String, Path)), request_body = WriteInput,
    responses((status = 200, body = MeetingView), (status = 404), (status = 409), (status = 422)))]
pub async fn write(
    scope: Scope,
    platform: Data,
    titles: Titles,
    path: Path<RecordId>,
    body: Body<WriteInput>,
) -> Answer {
    let (id, actor, called) = (path.into_inner(), scope.clone(), titles.clone());
    let WriteInput { item_id, version, text } = body.0;
    let part = item_id.map_or(Part::Text, Part::Item);
    let text = text.into_string().unwrap_or_default();
    let write =
        move |tx: &mut Tx<'_>| service::write(tx, &actor, **called, id, part, version, &text);
    platform.db.write(&scope, "meeting.write_minutes", write).await?;
    Ok(HttpResponse::Ok().json(shown(&platform, titles, scope, id).await?))
}

/// Something that a side takes on.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewMeetingCommitment)]
pub struct PromiseInput {
    /// The side that owes it.
    by: Side,
    #[schema(value_type = String, max_length = 1000)]
    text: Text<1000>,
    /// The last day, `YYYY-MM-DD`, where the owing firm is.
    #[schema(value_type = String)]
    due_on: Line<10>,
    /// Of the owing firm.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    owner_membership_id: Option<MembershipId>,
    /// The line of the agenda that it belongs to.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    item_id: Option<ItemId>,
}

/// Writes down what a side takes on: a commitment of the meeting.
#[utoipa::path(post, path = "/api/v1/meetings/{id}/commitments", tag = "meetings",
    operation_id = "add_meeting_commitment", params(("id" = String, Path)),
    request_body = PromiseInput,
    responses((status = 201, body = MeetingView), (status = 404), (status = 409), (status = 422)))]
pub async fn promise(
    scope: Scope,
    platform: Data,
    titles: Titles,
    path: Path<RecordId>,
    request: Keyed<PromiseInput>,
) -> Answer {
    let (id, key, actor) = (path.into_inner(), request.key, scope.clone());
    let PromiseInput { by, text, due_on, owner_membership_id, item_id } = request.body;
    let due_on = dates::day(due_on.as_str()).ok_or_else(|| Problem::invalid("due_on", "bad_date"));
    let new = NewAction {
        side: by,
        text: text.into_string(),
        due_on: due_on?,
        owner: owner_membership_id,
        item: item_id,
    };
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::CREATED, |tx| {
            service::promise(tx, &actor, id, &new)?;
            service::load(tx.conn, &actor, **titles, id)
        })
    };
    Ok(platform.db.write(&scope, "meeting.promise", write).await?.into())
}
