//! Projects over HTTP.
pub mod edit;
pub mod edit_plan;
pub mod gates;
pub mod parties;
pub mod people;
pub mod plan;
pub mod questions;
pub mod threads;

use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, ETAG, IF_NONE_MATCH};
use actix_web::{HttpRequest, HttpResponse, web};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::features::notifications::model::RecordTitles;
use crate::features::organisations::model::RelationshipId;
use crate::features::projects::model::{LinkView, ProjectItem, ProjectView, TemplateView};
use crate::features::projects::service::{self, ListQuery, NewProject};
use crate::features::records::model::RecordId;
use crate::platform::authz::Scope;
use crate::platform::context::Platform;
use crate::platform::db::Tx;
use crate::platform::http::{Keyed, Page, Query, Route, once};
use crate::platform::problem::Problem;
use crate::platform::text::dates::day;
use crate::platform::text::{Line, OptText, Text};
use crate::routes;

/// This feature's part of the routes table.
pub fn routes() -> Vec<Route> {
    let mut routes = routes![
        GET "/api/v1/projects" Member => list,
        POST "/api/v1/projects" Member => create,
        GET "/api/v1/projects/templates" Member => templates,
        GET "/api/v1/projects/invitations" Member => parties::invitations,
        GET "/api/v1/projects/{id}" Member => show,
        GET "/api/v1/projects/{id}/links" Member => links,
    ];
    routes.extend(edit::routes());
    routes.extend(parties::routes());
    routes.extend(people::routes());
    routes.extend(threads::routes());
    routes.extend(questions::routes());
    routes.extend(plan::routes());
    routes.extend(edit_plan::routes());
    routes.extend(gates::routes());
    routes
}

type Data = web::Data<Platform>;
type Titles = web::Data<RecordTitles>;
type Answer = Result<HttpResponse, Problem>;

/// A list that fits one page.
#[derive(Debug, Serialize, ToSchema)]
pub struct Items<T> {
    pub items: Vec<T>,
}

/// A day as `YYYY-MM-DD`; an empty text is none.
fn on_day(field: &'static str, text: &OptText<10>) -> Result<Option<chrono::NaiveDate>, Problem> {
    match text.as_str() {
        None => Ok(None),
        Some(text) => day(text).map(Some).ok_or_else(|| Problem::invalid(field, "bad_date")),
    }
}

/// The same where leaving it out leaves it: null takes the day away.
fn given_day(
    field: &'static str,
    text: Option<&OptText<10>>,
) -> Result<Option<Option<chrono::NaiveDate>>, Problem> {
    text.map(|text| on_day(field, text)).transpose()
}

/// Projects that the caller sees, newest activity first.
#[utoipa::path(get, path = "/api/v1/projects", tag = "projects", operation_id = "list_projects",
    params(ListQuery), responses((status = 200, body = Page<ProjectItem>)))]
pub async fn list(scope: Scope, platform: Data, query: Query<ListQuery>) -> Answer {
    let query = query.0;
    let page = platform.db.read(move |conn| service::list(conn, &scope, &query)).await?;
    Ok(HttpResponse::Ok().json(page))
}

/// What a project can start from, in the caller's language.
#[utoipa::path(get, path = "/api/v1/projects/templates", tag = "projects",
    operation_id = "list_project_templates",
    responses((status = 200, body = Items<TemplateView>)))]
pub async fn templates(scope: Scope) -> Answer {
    let items = service::templates(scope.locale())?;
    Ok(HttpResponse::Ok().json(Items { items }))
}

/// A new project.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewProject)]
pub struct ProjectInput {
    #[schema(value_type = String, max_length = 200)]
    title: Line<200>,
    /// Markdown.
    #[schema(value_type = String, max_length = 20000)]
    purpose: Text<20_000>,
    /// The key of a template.
    #[schema(value_type = String)]
    template: Line<60>,
    /// Of submission, 1 to 5, for templates that know levels.
    #[serde(default)]
    level: Option<i32>,
    /// Whether several customers may be in it, who then see each other.
    #[serde(default)]
    several: bool,
    /// Whom to ask to join.
    #[serde(default)]
    relationship_ids: Vec<RelationshipId>,
    /// `YYYY-MM-DD`
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    starts_on: OptText<10>,
    /// What it grows from: an idea, a complaint, or a cause behind complaints, of the same vendor.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    origin_id: Option<RecordId>,
}

impl ProjectInput {
    fn parsed(self) -> Result<NewProject, Problem> {
        Ok(NewProject {
            starts_on: on_day("starts_on", &self.starts_on)?,
            title: self.title.into_string(),
            purpose: self.purpose.into_string(),
            template: self.template.into_string(),
            level: self.level,
            several: self.several,
            relationships: self.relationship_ids,
            origin: self.origin_id,
        })
    }
}

/// Begins a project and asks the other side to join.
#[utoipa::path(post, path = "/api/v1/projects", tag = "projects", operation_id = "create_project",
    request_body = ProjectInput,
    responses((status = 201, body = ProjectView), (status = 403), (status = 422)))]
pub async fn create(scope: Scope, platform: Data, request: Keyed<ProjectInput>) -> Answer {
    let (key, actor) = (request.key, scope.clone());
    let new = request.body.parsed()?;
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::CREATED, |tx| {
            let id = service::create(tx, &actor, &new)?;
            service::load(tx.conn, &actor, id)
        })
    };
    Ok(platform.db.write(&scope, "project.create", write).await?.into())
}

/// A project with its organisations, people and phases.
#[utoipa::path(get, path = "/api/v1/projects/{id}", tag = "projects",
    operation_id = "show_project", params(("id" = String, Path)),
    responses((status = 200, body = ProjectView), (status = 304), (status = 404)))]
pub async fn show(
    scope: Scope,
    platform: Data,
    id: web::Path<RecordId>,
    request: HttpRequest,
) -> Answer {
    let id = id.into_inner();
    let knows = request.headers().get(IF_NONE_MATCH).and_then(|value| value.to_str().ok());
    let knows = knows.map(str::to_owned);
    let read = platform
        .db
        .read(move |conn| service::load_unless_known(conn, &scope, id, knows.as_deref()))
        .await?;
    let (revision, view) = read;
    let mut answer = if view.is_some() { HttpResponse::Ok() } else { HttpResponse::NotModified() };
    answer.insert_header((ETAG, revision)).insert_header((CACHE_CONTROL, "private, no-cache"));
    Ok(match view {
        Some(view) => answer.json(view),
        None => answer.finish(),
    })
}

/// What a project grew from and is linked to, as far as the caller sees it.
#[utoipa::path(get, path = "/api/v1/projects/{id}/links", tag = "projects",
    operation_id = "list_project_links", params(("id" = String, Path)),
    responses((status = 200, body = Items<LinkView>), (status = 404)))]
pub async fn links(
    scope: Scope,
    platform: Data,
    titles: Titles,
    id: web::Path<RecordId>,
) -> Answer {
    let id = id.into_inner();
    let items = platform.db.read(move |conn| service::links(conn, &scope, **titles, id)).await?;
    Ok(HttpResponse::Ok().json(Items { items }))
}
