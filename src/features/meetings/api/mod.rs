//! Review meetings over HTTP, and the figures of a relationship. Agenda and minutes stand in their
//! own files.
pub mod agenda;
pub mod minutes;

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::features::meetings::model::MeetingAction;
use crate::features::meetings::service::{
    self, Edit, Health, Held, ListQuery, MeetingItem, MeetingView, Plan, Proposals, VoteInput,
};
use crate::features::notifications::model::RecordTitles;
use crate::features::organisations::model::RelationshipId;
use crate::features::records::model::RecordId;
use crate::platform::authz::{MembershipId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::context::Platform;
use crate::platform::db::Tx;
use crate::platform::http::{Body, IfMatch, Keyed, Page, Query, Route, once};
use crate::platform::problem::Problem;
use crate::platform::text::{Line, OptLine, OptText, Text, given};
use crate::routes;

/// This feature's part of the routes table.
pub fn routes() -> Vec<Route> {
    let mut routes = routes![
        GET "/api/v1/relationships/{id}/health" Member => health,
        POST "/api/v1/relationships/{id}/meetings" Member => plan,
        GET "/api/v1/meetings" Member => list,
        GET "/api/v1/meetings/{id}" Member => show,
        PATCH "/api/v1/meetings/{id}" Member => edit,
        GET "/api/v1/meetings/{id}/proposals" Member => proposals,
        POST "/api/v1/meetings/{id}/actions/{name}" Member => act,
    ];
    routes.extend(agenda::routes());
    routes.extend(minutes::routes());
    routes
}

type Data = web::Data<Platform>;
type Titles = web::Data<RecordTitles>;
type Answer = Result<HttpResponse, Problem>;

/// What somebody sends may be finer than what both databases keep.
fn cut(at: Timestamp) -> Timestamp {
    Timestamp::from_datetime(at.datetime())
}

/// The figures of a relationship: the same bytes for both sides.
#[utoipa::path(get, path = "/api/v1/relationships/{id}/health", tag = "meetings",
    operation_id = "relationship_health", params(("id" = String, Path)),
    responses((status = 200, body = Health), (status = 404)))]
pub async fn health(scope: Scope, platform: Data, path: web::Path<RelationshipId>) -> Answer {
    let (id, now) = (path.into_inner(), platform.clock.now());
    // It counts rows of a whole year: not on a request's thread.
    let counted = platform.db.scan(move |conn| service::health(conn, &scope, id, now)).await?;
    Ok(HttpResponse::Ok().json(counted))
}

/// Meetings that the caller may see, the latest first.
#[utoipa::path(get, path = "/api/v1/meetings", tag = "meetings", operation_id = "list_meetings",
    params(ListQuery), responses((status = 200, body = Page<MeetingItem>)))]
pub async fn list(scope: Scope, platform: Data, query: Query<ListQuery>) -> Answer {
    let (query, now) = (query.0, platform.clock.now());
    let page = platform.db.read(move |conn| service::list(conn, &scope, &query, now)).await?;
    Ok(HttpResponse::Ok().json(page))
}

/// A meeting to be planned.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewMeeting)]
pub struct PlanInput {
    #[schema(value_type = String, max_length = 200)]
    title: Line<200>,
    /// When it begins.
    held_at: Timestamp,
    #[serde(default)]
    ends_at: Option<Timestamp>,
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    place: OptLine<200>,
    /// `https://…`
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    link: OptLine<1000>,
    /// A word to those who are invited; Markdown.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    note: OptText<5000>,
    /// People of either firm; the caller is among them.
    #[serde(default)]
    #[schema(value_type = Vec<String>)]
    people: Vec<MembershipId>,
}

/// Plans a meeting and invites its people.
#[utoipa::path(post, path = "/api/v1/relationships/{id}/meetings", tag = "meetings",
    operation_id = "plan_meeting", params(("id" = String, Path)), request_body = PlanInput,
    responses((status = 201, body = MeetingView), (status = 403), (status = 404), (status = 409),
        (status = 422)))]
pub async fn plan(
    scope: Scope,
    platform: Data,
    titles: Titles,
    path: web::Path<RelationshipId>,
    request: Keyed<PlanInput>,
) -> Answer {
    let (id, body, key, actor) = (path.into_inner(), request.body, request.key, scope.clone());
    let plan = Plan {
        title: body.title.into_string(),
        held_at: cut(body.held_at),
        ends_at: body.ends_at.map(cut),
        place: body.place.into_string(),
        link: body.link.into_string(),
        note: body.note.into_string(),
        people: body.people,
    };
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::CREATED, |tx| {
            let made = service::plan(tx, &actor, id, &plan)?;
            service::load(tx.conn, &actor, **titles, made)
        })
    };
    Ok(platform.db.write(&scope, "meeting.plan", write).await?.into())
}

async fn shown(
    platform: &Platform,
    titles: Titles,
    scope: Scope,
    id: RecordId,
) -> Result<MeetingView, Problem> {
    platform.db.read(move |conn| service::load(conn, &scope, **titles, id)).await
}

/// A meeting with its agenda and minutes.
#[utoipa::path(get, path = "/api/v1/meetings/{id}", tag = "meetings", operation_id = "show_meeting",
    params(("id" = String, Path)), responses((status = 200, body = MeetingView), (status = 404)))]
pub async fn show(
    scope: Scope,
    platform: Data,
    titles: Titles,
    path: web::Path<RecordId>,
) -> Answer {
    Ok(HttpResponse::Ok().json(shown(&platform, titles, scope, path.into_inner()).await?))
}

/// What is open between the two firms now, to be taken over into the agenda.
#[utoipa::path(get, path = "/api/v1/meetings/{id}/proposals", tag = "meetings",
    operation_id = "meeting_proposals", params(("id" = String, Path)),
    responses((status = 200, body = Proposals), (status = 404)))]
pub async fn proposals(
    scope: Scope,
    platform: Data,
    titles: Titles,
    path: web::Path<RecordId>,
) -> Answer {
    let (id, now) = (path.into_inner(), platform.clock.now());
    let open =
        platform.db.read(move |conn| service::proposals(conn, &scope, **titles, id, now)).await?;
    Ok(HttpResponse::Ok().json(open))
}

/// What to change of a planned meeting; null empties what may be empty.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
#[schema(as = MeetingPatch)]
pub struct EditInput {
    #[schema(value_type = Option<String>)]
    title: Option<Line<200>>,
    held_at: Option<Timestamp>,
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<String>, format = DateTime)]
    ends_at: Option<Option<Timestamp>>,
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    place: Option<OptLine<200>>,
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    link: Option<OptLine<1000>>,
    /// All who are to come.
    #[schema(value_type = Option<Vec<String>>)]
    people: Option<Vec<MembershipId>>,
}

/// Changes a planned meeting; a new time is told to everybody.
#[utoipa::path(patch, path = "/api/v1/meetings/{id}", tag = "meetings",
    operation_id = "edit_meeting", params(("id" = String, Path)), request_body = EditInput,
    responses((status = 200, body = MeetingView), (status = 409), (status = 412), (status = 422),
        (status = 428)))]
pub async fn edit(
    scope: Scope,
    platform: Data,
    titles: Titles,
    path: web::Path<RecordId>,
    version: IfMatch,
    body: Body<EditInput>,
) -> Answer {
    let (id, body, actor) = (path.into_inner(), body.0, scope.clone());
    let edit = Edit {
        title: body.title.map(Text::into_string),
        held_at: body.held_at.map(cut),
        ends_at: body.ends_at.map(|at| at.map(cut)),
        place: body.place.map(OptText::into_string),
        link: body.link.map(OptText::into_string),
        people: body.people,
    };
    let write = move |tx: &mut Tx<'_>| service::edit(tx, &actor, id, version, &edit);
    platform.db.write(&scope, "meeting.edit", write).await?;
    Ok(HttpResponse::Ok().json(shown(&platform, titles, scope, id).await?))
}

/// What an action brings; each takes its own part.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MeetingActionInput {
    version: i32,
    /// To confirm or refuse: the hash of the minutes that were seen.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    sha256: OptLine<64>,
    /// To cancel or refuse.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    reason: OptText<5000>,
    /// To hold: when it began, if not as planned.
    #[serde(default)]
    held_at: Option<Timestamp>,
    /// To hold: who came; everybody who was to unless told.
    #[serde(default)]
    #[schema(value_type = Option<Vec<String>>)]
    present: Option<Vec<MembershipId>>,
}

/// Does something with a meeting: `hold`, `cancel`, `confirm` or `refuse`; its `actions` say what
/// is allowed now.
#[utoipa::path(post, path = "/api/v1/meetings/{id}/actions/{name}", tag = "meetings",
    operation_id = "act_on_meeting",
    params(("id" = String, Path), ("name" = MeetingAction, Path)),
    request_body = MeetingActionInput,
    responses((status = 200, body = MeetingView), (status = 404), (status = 409), (status = 422)))]
pub async fn act(
    scope: Scope,
    platform: Data,
    titles: Titles,
    path: web::Path<(RecordId, String)>,
    request: Keyed<MeetingActionInput>,
) -> Answer {
    let (id, name) = path.into_inner();
    let action: MeetingAction = name.parse().map_err(|_| Problem::not_found())?;
    let (key, body, actor) = (request.key, request.body, scope.clone());
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::OK, |tx| {
            perform(tx, &actor, **titles, id, action, body.clone())?;
            service::load(tx.conn, &actor, **titles, id)
        })
    };
    Ok(platform.db.write(&scope, "meeting.act", write).await?.into())
}

fn perform(
    tx: &mut Tx<'_>,
    scope: &Scope,
    titles: RecordTitles,
    id: RecordId,
    action: MeetingAction,
    body: MeetingActionInput,
) -> Result<(), Problem> {
    let MeetingActionInput { version, sha256, reason, held_at, present } = body;
    let reason = reason.into_string();
    match action {
        MeetingAction::Hold => {
            let held = Held { version, held_at: held_at.map(cut), present };
            service::hold(tx, scope, titles, id, &held)
        }
        MeetingAction::Cancel => service::cancel(tx, scope, titles, id, version, reason),
        MeetingAction::Confirm | MeetingAction::Refuse => {
            let input = VoteInput { version, sha256: sha256.into_string(), reason };
            if action == MeetingAction::Confirm {
                service::confirm(tx, scope, titles, id, &input)
            } else {
                service::refuse(tx, scope, titles, id, &input)
            }
        }
        // These have addresses of their own.
        MeetingAction::Edit
        | MeetingAction::EditAgenda
        | MeetingAction::WriteMinutes
        | MeetingAction::Promise => Err(Problem::not_found()),
    }
}
