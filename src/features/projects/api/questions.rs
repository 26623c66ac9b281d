//! Questions, milestones, who holds what, and what has changed.
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use super::{Answer, Data, Items, on_day};
use crate::features::projects::model::{
    BalanceView, ChangesView, MilestoneId, MilestoneView, QuestionAction, QuestionId, QuestionView,
};
use crate::features::projects::service::{self, MilestoneChange, NewMilestone, NewQuestion};
use crate::features::records::model::{RecordId, ThreadId};
use crate::platform::authz::{OrganisationId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::Tx;
use crate::platform::http::{Body, IfMatch, Keyed, PageParams, Query, Route, once};
use crate::platform::problem::Problem;
use crate::platform::text::dates::day;
use crate::platform::text::{Line, OptText, Text, given};
use crate::routes;

pub(super) fn routes() -> Vec<Route> {
    routes![
        GET "/api/v1/projects/{id}/questions" Member => list,
        POST "/api/v1/projects/{id}/questions" Member => ask,
        POST "/api/v1/questions/{id}/actions/{name}" Member => act,
        GET "/api/v1/projects/{id}/milestones" Member => milestones,
        POST "/api/v1/projects/{id}/milestones" Member => add_milestone,
        PATCH "/api/v1/milestones/{id}" Member => edit_milestone,
        DELETE "/api/v1/milestones/{id}" Member => remove_milestone,
        GET "/api/v1/projects/{id}/balance" Member => balance,
        GET "/api/v1/projects/{id}/changes" Member => changes,
    ]
}

/// Questions of a project, newest first.
#[utoipa::path(get, path = "/api/v1/projects/{id}/questions", tag = "projects",
    operation_id = "list_questions", params(("id" = String, Path)),
    responses((status = 200, body = Items<QuestionView>), (status = 404)))]
pub async fn list(scope: Scope, platform: Data, id: web::Path<RecordId>) -> Answer {
    let id = id.into_inner();
    let items = platform.db.read(move |conn| service::questions(conn, &scope, id)).await?;
    Ok(HttpResponse::Ok().json(Items { items }))
}

/// A question to another organisation.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewQuestion)]
pub struct QuestionInput {
    /// A thread that all organisations read.
    thread_id: ThreadId,
    to_organisation_id: OrganisationId,
    /// Markdown.
    #[schema(value_type = String, max_length = 20000)]
    body: Text<20_000>,
    /// `YYYY-MM-DD`
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    due_on: OptText<10>,
}

/// Asks another organisation something.
#[utoipa::path(post, path = "/api/v1/projects/{id}/questions", tag = "projects",
    operation_id = "ask_question", params(("id" = String, Path)), request_body = QuestionInput,
    responses((status = 201, body = QuestionView), (status = 404), (status = 409), (status = 422)))]
pub async fn ask(
    scope: Scope,
    platform: Data,
    id: web::Path<RecordId>,
    request: Keyed<QuestionInput>,
) -> Answer {
    let (id, key, actor, body) = (id.into_inner(), request.key, scope.clone(), request.body);
    let new = NewQuestion {
        thread: body.thread_id,
        to: body.to_organisation_id,
        due_on: on_day("due_on", &body.due_on)?,
        body: body.body.into_string(),
    };
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::CREATED, |tx| {
            let question = service::ask(tx, &actor, id, &new)?;
            service::question(tx.conn, &actor, id, question)
        })
    };
    Ok(platform.db.write(&scope, "project.ask", write).await?.into())
}

/// What an action brings.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = QuestionActionBody)]
pub struct ActionBody {
    /// Of the question.
    version: i32,
    /// Markdown.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    body: OptText<20_000>,
}

/// Answers or withdraws a question.
#[utoipa::path(post, path = "/api/v1/questions/{id}/actions/{name}", tag = "projects",
    operation_id = "act_on_question",
    params(("id" = String, Path), ("name" = QuestionAction, Path)), request_body = ActionBody,
    responses((status = 200, body = QuestionView), (status = 404), (status = 409), (status = 422)))]
pub async fn act(
    scope: Scope,
    platform: Data,
    path: web::Path<(QuestionId, String)>,
    request: Keyed<ActionBody>,
) -> Answer {
    let (id, name) = path.into_inner();
    let action: QuestionAction = name.parse().map_err(|_| Problem::not_found())?;
    let ActionBody { version, body } = request.body;
    let (key, actor) = (request.key, scope.clone());
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::OK, |tx| {
            let record = service::act_on_question(tx, &actor, id, action, version, body.as_str())?;
            service::question(tx.conn, &actor, record, id)
        })
    };
    Ok(platform.db.write(&scope, "project.question", write).await?.into())
}

/// Milestones of a project by date.
#[utoipa::path(get, path = "/api/v1/projects/{id}/milestones", tag = "projects",
    operation_id = "list_milestones", params(("id" = String, Path)),
    responses((status = 200, body = Items<MilestoneView>), (status = 404)))]
pub async fn milestones(scope: Scope, platform: Data, id: web::Path<RecordId>) -> Answer {
    let (id, now) = (id.into_inner(), platform.clock.now());
    let items = platform.db.read(move |conn| service::milestones(conn, &scope, id, now)).await?;
    Ok(HttpResponse::Ok().json(Items { items }))
}

/// A milestone.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewMilestone)]
pub struct MilestoneInput {
    #[schema(value_type = String, max_length = 200)]
    title: Line<200>,
    /// `YYYY-MM-DD`
    #[schema(value_type = String)]
    due_on: Line<10>,
    /// Whose it is; everybody's unless told.
    #[serde(default)]
    organisation_id: Option<OrganisationId>,
}

/// Sets a milestone.
#[utoipa::path(post, path = "/api/v1/projects/{id}/milestones", tag = "projects",
    operation_id = "add_milestone", params(("id" = String, Path)), request_body = MilestoneInput,
    responses((status = 201, body = MilestoneView), (status = 404), (status = 409),
        (status = 422)))]
pub async fn add_milestone(
    scope: Scope,
    platform: Data,
    id: web::Path<RecordId>,
    request: Keyed<MilestoneInput>,
) -> Answer {
    let (id, key, actor, body) = (id.into_inner(), request.key, scope.clone(), request.body);
    let due = || Problem::invalid("due_on", "bad_date");
    let new = NewMilestone {
        due_on: day(body.due_on.as_str()).ok_or_else(due)?,
        title: body.title.into_string(),
        organisation: body.organisation_id,
    };
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::CREATED, |tx| {
            let (milestone, now) = (service::add_milestone(tx, &actor, id, &new)?, tx.now);
            service::milestone(tx.conn, &actor, milestone, now)
        })
    };
    Ok(platform.db.write(&scope, "project.milestone", write).await?.into())
}

/// What changes of a milestone.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
#[schema(as = MilestonePatch)]
pub struct MilestonePatchInput {
    #[schema(value_type = Option<String>)]
    title: Option<Line<200>>,
    /// `YYYY-MM-DD`
    #[schema(value_type = Option<String>)]
    due_on: Option<Line<10>>,
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    organisation_id: Option<Option<OrganisationId>>,
    reached: Option<bool>,
}

/// Moves, renames or reaches a milestone.
#[utoipa::path(patch, path = "/api/v1/milestones/{id}", tag = "projects",
    operation_id = "edit_milestone", params(("id" = String, Path)),
    request_body = MilestonePatchInput,
    responses((status = 200, body = MilestoneView), (status = 404), (status = 409), (status = 412),
        (status = 428)))]
pub async fn edit_milestone(
    scope: Scope,
    platform: Data,
    id: web::Path<MilestoneId>,
    version: IfMatch,
    body: Body<MilestonePatchInput>,
) -> Answer {
    let (id, body, actor) = (id.into_inner(), body.0, scope.clone());
    let due_on = body
        .due_on
        .map(|text| day(text.as_str()).ok_or_else(|| Problem::invalid("due_on", "bad_date")));
    let change = MilestoneChange {
        title: body.title.map(Text::into_string),
        due_on: due_on.transpose()?,
        organisation: body.organisation_id,
        reached: body.reached,
    };
    let write = move |tx: &mut Tx<'_>| service::edit_milestone(tx, &actor, id, version, &change);
    Ok(HttpResponse::Ok().json(platform.db.write(&scope, "project.milestone", write).await?))
}

/// Takes a milestone away.
#[utoipa::path(delete, path = "/api/v1/milestones/{id}", tag = "projects",
    operation_id = "remove_milestone", params(("id" = String, Path)),
    responses((status = 204), (status = 404), (status = 409), (status = 412), (status = 428)))]
pub async fn remove_milestone(
    scope: Scope,
    platform: Data,
    id: web::Path<MilestoneId>,
    version: IfMatch,
) -> Answer {
    let (id, actor) = (id.into_inner(), scope.clone());
    let write = move |tx: &mut Tx<'_>| service::remove_milestone(tx, &actor, id, version);
    platform.db.write(&scope, "project.milestone", write).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Who holds which open item, and for how long each organisation and side has held something.
#[utoipa::path(get, path = "/api/v1/projects/{id}/balance", tag = "projects",
    operation_id = "show_project_balance", params(("id" = String, Path)),
    responses((status = 200, body = BalanceView), (status = 404)))]
pub async fn balance(scope: Scope, platform: Data, id: web::Path<RecordId>) -> Answer {
    let (id, now) = (id.into_inner(), platform.clock.now());
    let balance = platform.db.read(move |conn| service::balance(conn, &scope, id, now)).await?;
    Ok(HttpResponse::Ok().json(balance))
}

/// After which moment.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct ChangesQuery {
    /// Unless told: up to when the caller has read anything of the project.
    #[param(value_type = Option<String>)]
    since: Option<Timestamp>,
    limit: Option<i64>,
    cursor: Option<String>,
}

/// What happened in a project since the caller was last there, newest first.
#[utoipa::path(get, path = "/api/v1/projects/{id}/changes", tag = "projects",
    operation_id = "list_project_changes", params(("id" = String, Path), ChangesQuery),
    responses((status = 200, body = ChangesView), (status = 404)))]
pub async fn changes(
    scope: Scope,
    platform: Data,
    id: web::Path<RecordId>,
    query: Query<ChangesQuery>,
) -> Answer {
    let (id, ChangesQuery { since, limit, cursor }) = (id.into_inner(), query.0);
    let page = PageParams { limit, cursor };
    let read = platform.db.read(move |conn| service::changes(conn, &scope, id, since, &page));
    Ok(HttpResponse::Ok().json(read.await?))
}
