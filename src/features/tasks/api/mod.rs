//! Tasks over HTTP; checklists and saved replies stand in their own files.
pub mod checklists;
pub mod replies;

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::features::notifications::model::RecordTitles;
use crate::features::records::model::RecordId;
use crate::features::tasks::model::{
    Ask, AwaitedSignature, ChecklistId, Counts, NewTask, Task, TaskChange, TaskId, TaskList,
    TaskOwner,
};
use crate::features::tasks::service::{self, Filter};
use crate::platform::authz::{MembershipId, Scope};
use crate::platform::context::Platform;
use crate::platform::db::{Conn, Tx};
use crate::platform::http::{Body, IfMatch, Keyed, Page, PageParams, Query, Route, once};
use crate::platform::problem::Problem;
use crate::platform::text::{Line, OptLine, dates, given};
use crate::routes;

/// This feature's part of the routes table.
pub fn routes() -> Vec<Route> {
    let mut routes = routes![
        GET "/api/v1/tasks" Member => over_all,
        GET "/api/v1/signatures" Member => signatures,
        GET "/api/v1/asks" Member => asks,
        GET "/api/v1/counts" Member => counts,
        GET "/api/v1/records/{id}/tasks" Member => list,
        POST "/api/v1/records/{id}/tasks" Member => create,
        POST "/api/v1/records/{id}/tasks/from-checklist" Member => create_from,
        PATCH "/api/v1/tasks/{id}" Member => change,
        DELETE "/api/v1/tasks/{id}" Member => remove,
    ];
    routes.extend(checklists::routes());
    routes.extend(replies::routes());
    routes
}

type Data = web::Data<Platform>;
type Titles = web::Data<RecordTitles>;
type Answer = Result<HttpResponse, Problem>;
type Words = Line<500>;

/// Which tasks are asked for.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct TaskQuery {
    owner: TaskOwner,
    /// `due` unless told.
    list: Option<TaskList>,
    limit: Option<i64>,
    cursor: Option<String>,
}

/// Tasks of a record.
#[derive(Debug, Serialize, ToSchema)]
pub struct Tasks {
    pub items: Vec<Task>,
}

/// What the caller is to do, or the own organisation, over all records.
#[utoipa::path(get, path = "/api/v1/tasks", tag = "tasks", params(TaskQuery),
    responses((status = 200, body = Page<Task>)))]
pub async fn over_all(
    scope: Scope,
    platform: Data,
    titles: Titles,
    query: Query<TaskQuery>,
) -> Answer {
    let TaskQuery { owner, list, limit, cursor } = query.0;
    let list = list.unwrap_or(TaskList::Due);
    let filter = Filter { owner, list, now: platform.clock.now() };
    let page = PageParams { limit, cursor };
    let read =
        platform.db.read(move |conn| service::list(conn, &scope, **titles, filter, &page)).await?;
    Ok(HttpResponse::Ok().json(read))
}

/// What waits for a signature.
#[derive(Debug, Serialize, ToSchema)]
pub struct AwaitedSignatures {
    pub items: Vec<AwaitedSignature>,
}

/// What the own organisation is to sign next, over all records, the longest waiting first.
#[utoipa::path(get, path = "/api/v1/signatures", tag = "tasks",
    responses((status = 200, body = AwaitedSignatures)))]
pub async fn signatures(scope: Scope, platform: Data, titles: Titles) -> Answer {
    let now = platform.clock.now();
    let read = move |conn: &mut Conn| service::signatures(conn, &scope, **titles, now);
    let items = platform.db.read(read).await?;
    Ok(HttpResponse::Ok().json(AwaitedSignatures { items }))
}

/// What the own side is asked for.
#[derive(Debug, Serialize, ToSchema)]
pub struct Asks {
    pub items: Vec<Ask>,
}

/// What the own side is asked for beside whose turn a record is: answers to offers, to steps up the
/// ladder and to mediators, promises to keep and to confirm; the first due first.
#[utoipa::path(get, path = "/api/v1/asks", tag = "tasks", responses((status = 200, body = Asks)))]
pub async fn asks(scope: Scope, platform: Data, titles: Titles) -> Answer {
    let now = platform.clock.now();
    let items = platform.db.read(move |conn| service::asks(conn, &scope, **titles, now)).await?;
    Ok(HttpResponse::Ok().json(Asks { items }))
}

/// Counters of the sidebar.
#[utoipa::path(get, path = "/api/v1/counts", tag = "tasks",
    responses((status = 200, body = Counts)))]
pub async fn counts(scope: Scope, platform: Data) -> Answer {
    let now = platform.clock.now();
    let counts = platform.db.read(move |conn| service::counts(conn, &scope, now)).await?;
    Ok(HttpResponse::Ok().json(counts))
}

/// The tasks of a record: the shared ones, and the own organisation's.
#[utoipa::path(get, path = "/api/v1/records/{id}/tasks", tag = "tasks",
    params(("id" = String, Path)), responses((status = 200, body = Tasks), (status = 404)))]
pub async fn list(scope: Scope, platform: Data, path: web::Path<RecordId>) -> Answer {
    let (id, now) = (path.into_inner(), platform.clock.now());
    let items = platform.db.read(move |conn| service::tasks(conn, &scope, id, now)).await?;
    Ok(HttpResponse::Ok().json(Tasks { items }))
}

fn day(text: &OptLine<10>) -> Result<Option<NaiveDate>, Problem> {
    text.as_str()
        .map(|text| dates::day(text).ok_or_else(|| Problem::invalid("due_on", "bad_date")))
        .transpose()
}

/// A task to be made.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewTask)]
pub struct TaskInput {
    #[schema(value_type = String, max_length = 500)]
    text: Words,
    /// Whether the other side sees it.
    shared: bool,
    /// Somebody of the own organisation.
    owner_membership_id: Option<MembershipId>,
    /// `YYYY-MM-DD`
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    due_on: OptLine<10>,
}

/// Adds a task to a record.
#[utoipa::path(post, path = "/api/v1/records/{id}/tasks", tag = "tasks",
    params(("id" = String, Path)), request_body = TaskInput,
    responses((status = 201, body = Task), (status = 404), (status = 409), (status = 422)))]
pub async fn create(
    scope: Scope,
    platform: Data,
    path: web::Path<RecordId>,
    request: Keyed<TaskInput>,
) -> Answer {
    let (id, key, actor, body) = (path.into_inner(), request.key, scope.clone(), request.body);
    let new = NewTask {
        due_on: day(&body.due_on)?,
        text: body.text.into_string(),
        shared: body.shared,
        owner: body.owner_membership_id,
    };
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::CREATED, |tx| service::add(tx, &actor, id, &new))
    };
    Ok(platform.db.write(&scope, "task.add", write).await?.into())
}

/// Which checklist the tasks come from.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FromChecklist {
    checklist_id: ChecklistId,
    /// Whether the other side sees them.
    #[serde(default)]
    shared: bool,
}

/// Adds the tasks of a checklist to a record.
#[utoipa::path(post, path = "/api/v1/records/{id}/tasks/from-checklist", tag = "tasks",
    params(("id" = String, Path)), request_body = FromChecklist,
    responses((status = 201, body = Tasks), (status = 404), (status = 409), (status = 422)))]
pub async fn create_from(
    scope: Scope,
    platform: Data,
    path: web::Path<RecordId>,
    request: Keyed<FromChecklist>,
) -> Answer {
    let (id, key, actor) = (path.into_inner(), request.key, scope.clone());
    let FromChecklist { checklist_id, shared } = request.body;
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::CREATED, |tx| {
            Ok(Tasks { items: service::add_from(tx, &actor, id, checklist_id, shared)? })
        })
    };
    Ok(platform.db.write(&scope, "task.add_from", write).await?.into())
}

/// What changes of a task; what is absent stays, `null` clears.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct TaskPatchInput {
    #[schema(value_type = Option<String>, max_length = 500)]
    text: Option<Words>,
    done: Option<bool>,
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    owner_membership_id: Option<Option<MembershipId>>,
    /// `YYYY-MM-DD`
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    due_on: Option<OptLine<10>>,
    #[schema(minimum = 0)]
    position: Option<i32>,
}

impl TaskPatchInput {
    fn split(self) -> Result<TaskChange, Problem> {
        if self.position.is_some_and(|position| position < 0) {
            return Err(Problem::invalid("position", "number_range"));
        }
        Ok(TaskChange {
            text: self.text.map(Line::into_string),
            done: self.done,
            owner: self.owner_membership_id,
            due_on: self.due_on.as_ref().map(day).transpose()?,
            position: self.position,
        })
    }
}

/// Checks a task off, rewords it, gives it to somebody, or moves it.
#[utoipa::path(patch, path = "/api/v1/tasks/{id}", tag = "tasks", params(("id" = String, Path)),
    request_body = TaskPatchInput,
    responses((status = 200, body = Task), (status = 409), (status = 412), (status = 428)))]
pub async fn change(
    scope: Scope,
    platform: Data,
    path: web::Path<TaskId>,
    version: IfMatch,
    body: Body<TaskPatchInput>,
) -> Answer {
    let (id, actor, change) = (path.into_inner(), scope.clone(), body.0.split()?);
    let write = move |tx: &mut Tx<'_>| service::change_task(tx, &actor, id, version, &change);
    Ok(HttpResponse::Ok().json(platform.db.write(&scope, "task.change", write).await?))
}

/// Takes a task away.
#[utoipa::path(delete, path = "/api/v1/tasks/{id}", tag = "tasks", params(("id" = String, Path)),
    responses((status = 204), (status = 409), (status = 412), (status = 428)))]
pub async fn remove(
    scope: Scope,
    platform: Data,
    path: web::Path<TaskId>,
    version: IfMatch,
) -> Answer {
    let (id, actor) = (path.into_inner(), scope.clone());
    let write = move |tx: &mut Tx<'_>| service::remove(tx, &actor, id, version);
    platform.db.write(&scope, "task.remove", write).await?;
    Ok(HttpResponse::NoContent().finish())
}
