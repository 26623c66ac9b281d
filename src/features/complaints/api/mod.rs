//! Complaints over HTTP.
mod input;
pub mod ledger;
pub mod views;

use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, ETAG, IF_NONE_MATCH};
use actix_web::{HttpRequest, HttpResponse, web};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

pub use input::{ActionBody, ComplaintInput, ComplaintPatch};

use crate::features::complaints::definition::FieldView;
use crate::features::complaints::model::ActionName;
use crate::features::complaints::service::{
    self, ComplaintView, ListItem, ListQuery, Similar, Statistics,
};
use crate::features::organisations::model::RelationshipId;
use crate::features::organisations::service as organisations;
use crate::features::records::model::RecordId;
use crate::features::records::service as records;
use crate::platform::authz::{Capability, MembershipId, Scope};
use crate::platform::context::Platform;
use crate::platform::db::Tx;
use crate::platform::http::{Body, IfMatch, Keyed, Page, Query, Route, once};
use crate::platform::problem::Problem;
use crate::platform::text::Line;
use crate::routes;

/// This feature's part of the routes table.
pub fn routes() -> Vec<Route> {
    let mut routes = routes![
        GET "/api/v1/complaints" Member => list,
        POST "/api/v1/complaints" Member => create,
        GET "/api/v1/complaints/export.csv" Member => export,
        GET "/api/v1/complaints/similar" Member => similar,
        GET "/api/v1/complaints/form" Member => form,
        GET "/api/v1/complaints/{id}" Member => show,
        PATCH "/api/v1/complaints/{id}" Member => edit,
        POST "/api/v1/complaints/{id}/actions/{name}" Member => act,
        POST "/api/v1/complaints/{id}/follow-up" Member => follow_up,
        POST "/api/v1/complaints/{id}/participants" Member => add_participant,
        DELETE "/api/v1/complaints/{id}/participants/{membership_id}" Member => remove_participant,
        GET "/api/v1/statistics/complaints" Member => statistics,
    ];
    routes.extend(ledger::routes());
    routes.extend(views::routes());
    routes
}

type Data = web::Data<Platform>;
type Answer = Result<HttpResponse, Problem>;

async fn shown(platform: &Platform, scope: Scope, id: RecordId) -> Result<ComplaintView, Problem> {
    let now = platform.clock.now();
    platform.db.read(move |conn| service::load(conn, &scope, id, now)).await
}

/// Complaints that the caller may see, newest activity first.
#[utoipa::path(get, path = "/api/v1/complaints", tag = "complaints", params(ListQuery),
    responses((status = 200, body = Page<ListItem>)))]
pub async fn list(scope: Scope, platform: Data, query: Query<ListQuery>) -> Answer {
    let query = query.0;
    let page = if query.q.is_some() {
        platform.db.scan(move |conn| service::list(conn, &scope, &query)).await?
    } else {
        platform.db.read(move |conn| service::list(conn, &scope, &query)).await?
    };
    Ok(HttpResponse::Ok().json(page))
}

/// Files a complaint, or keeps it as a draft.
#[utoipa::path(post, path = "/api/v1/complaints", tag = "complaints", request_body = ComplaintInput,
    responses((status = 201, body = ComplaintView), (status = 422)))]
pub async fn create(scope: Scope, platform: Data, request: Keyed<ComplaintInput>) -> Answer {
    let (filing, key, actor) = (request.body.filing()?, request.key, scope.clone());
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::CREATED, |tx| {
            let id = service::file(tx, &actor, &filing)?;
            let now = tx.now;
            service::load(tx.conn, &actor, id, now)
        })
    };
    Ok(platform.db.write(&scope, "complaint.file", write).await?.into())
}

/// The filtered list as CSV.
#[utoipa::path(get, path = "/api/v1/complaints/export.csv", tag = "complaints", params(ListQuery),
    responses((status = 200, content_type = "text/csv")))]
pub async fn export(scope: Scope, platform: Data, query: Query<ListQuery>) -> Answer {
    scope.require(Capability::Export)?;
    let bytes = platform.db.scan(move |conn| service::csv(conn, &scope, &query.0)).await?;
    Ok(HttpResponse::Ok()
        .content_type("text/csv; charset=utf-8")
        .insert_header((CONTENT_DISPOSITION, "attachment; filename=\"complaints.csv\""))
        .insert_header((CACHE_CONTROL, "no-store"))
        .body(bytes))
}

/// What is typed so far.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct SimilarQuery {
    #[param(value_type = String)]
    relationship_id: RelationshipId,
    #[serde(default)]
    title: String,
    #[serde(default)]
    product: String,
    #[serde(default)]
    lot: String,
}

/// A short list.
#[derive(Debug, Serialize, ToSchema)]
pub struct Items<T> {
    pub items: Vec<T>,
}

/// Complaints that may be about the same thing.
#[utoipa::path(get, path = "/api/v1/complaints/similar", tag = "complaints", params(SimilarQuery),
    responses((status = 200, body = Items<Similar>)))]
pub async fn similar(scope: Scope, platform: Data, query: Query<SimilarQuery>) -> Answer {
    let SimilarQuery { relationship_id, title, product, lot } = query.0;
    let text = format!("{title} {product}");
    let items = platform
        .db
        .scan(move |conn| service::similar(conn, &scope, relationship_id, text.trim(), Some(&lot)))
        .await?;
    Ok(HttpResponse::Ok().json(Items { items }))
}

/// For which relationship.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct FormQuery {
    #[param(value_type = String)]
    relationship_id: RelationshipId,
}

/// The form for a new complaint.
#[derive(Debug, Serialize, ToSchema)]
pub struct Form {
    pub definition_version: i32,
    pub fields: Vec<FieldView>,
}

/// The form for a new complaint, in the caller's language.
#[utoipa::path(get, path = "/api/v1/complaints/form", tag = "complaints", params(FormQuery),
    responses((status = 200, body = Form)))]
pub async fn form(scope: Scope, platform: Data, query: Query<FormQuery>) -> Answer {
    let id = query.0.relationship_id;
    let (definition_version, fields) =
        platform.db.read(move |conn| service::form(conn, &scope, id)).await?;
    Ok(HttpResponse::Ok().json(Form { definition_version, fields }))
}

/// A complaint. Answers 304 if the caller has it already.
#[utoipa::path(get, path = "/api/v1/complaints/{id}", tag = "complaints", params(("id" = String, Path)),
    responses((status = 200, body = ComplaintView), (status = 304), (status = 404)))]
pub async fn show(
    request: HttpRequest,
    scope: Scope,
    platform: Data,
    path: web::Path<RecordId>,
) -> Answer {
    let (id, now) = (path.into_inner(), platform.clock.now());
    let known = request.headers().get(IF_NONE_MATCH).and_then(|value| value.to_str().ok());
    let known = known.map(str::to_owned);
    let read = move |conn: &mut _| service::show(conn, &scope, id, known.as_deref(), now);
    let (etag, found) = platform.db.read(read).await?;
    let mut answer = if found.is_some() { HttpResponse::Ok() } else { HttpResponse::NotModified() };
    answer.insert_header((ETAG, etag)).insert_header((CACHE_CONTROL, "private, no-cache"));
    Ok(match found {
        Some(found) => answer.json(found),
        None => answer.finish(),
    })
}

/// Changes fields.
#[utoipa::path(patch, path = "/api/v1/complaints/{id}", tag = "complaints", params(("id" = String, Path)),
    request_body = ComplaintPatch, responses((status = 200, body = ComplaintView), (status = 412), (status = 428)))]
pub async fn edit(
    scope: Scope,
    platform: Data,
    path: web::Path<RecordId>,
    version: IfMatch,
    body: Body<ComplaintPatch>,
) -> Answer {
    let id = path.into_inner();
    let input = body.0.edit()?;
    let actor = scope.clone();
    platform
        .db
        .write(&scope, "complaint.edit", move |tx| service::edit(tx, &actor, id, version, &input))
        .await?;
    Ok(HttpResponse::Ok().json(shown(&platform, scope, id).await?))
}

/// Does something with a complaint: the record's `actions` say what is allowed now.
#[utoipa::path(post, path = "/api/v1/complaints/{id}/actions/{name}", tag = "complaints",
    params(("id" = String, Path), ("name" = ActionName, Path)), request_body = ActionBody,
    responses((status = 200, body = ComplaintView), (status = 409), (status = 422)))]
pub async fn act(
    scope: Scope,
    platform: Data,
    path: web::Path<(RecordId, String)>,
    request: Keyed<ActionBody>,
) -> Answer {
    let (id, name) = path.into_inner();
    let action: ActionName = name.parse().map_err(|_| Problem::not_found())?;
    let (version, input) = request.body.for_action(action)?;
    let (key, actor) = (request.key, scope.clone());
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::OK, |tx| {
            service::act(tx, &actor, id, action, version, &input)?;
            let now = tx.now;
            service::load(tx.conn, &actor, id, now)
        })
    };
    Ok(platform.db.write(&scope, action.as_str(), write).await?.into())
}

/// A new draft linked to a complaint that was closed.
#[utoipa::path(post, path = "/api/v1/complaints/{id}/follow-up", tag = "complaints", params(("id" = String, Path)),
    responses((status = 201, body = ComplaintView), (status = 409)))]
pub async fn follow_up(
    scope: Scope,
    platform: Data,
    path: web::Path<RecordId>,
    request: Keyed<Nothing>,
) -> Answer {
    let (id, key, actor) = (path.into_inner(), request.key, scope.clone());
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::CREATED, |tx| {
            let new = service::follow_up(tx, &actor, id)?;
            let now = tx.now;
            service::load(tx.conn, &actor, new, now)
        })
    };
    Ok(platform.db.write(&scope, "complaint.follow_up", write).await?.into())
}

/// An empty body: the address says all.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// Who is to take part.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ParticipantInput {
    membership_id: MembershipId,
}

async fn set_participant(
    scope: Scope,
    platform: Data,
    id: RecordId,
    member: MembershipId,
    takes_part: bool,
) -> Answer {
    scope.require(Capability::Write)?;
    let actor = scope.clone();
    platform
        .db
        .write(&scope, "complaint.participant", move |tx| {
            records::require_party(tx.conn, &actor, id)?;
            // Whoever was suspended meanwhile can still be taken out.
            if !takes_part && records::set_participant(tx, &actor, id, member, false)? {
                return Ok(());
            }
            organisations::require_active_member(tx.conn, &actor, member)
                .map_err(|_| Problem::invalid("membership_id", "not_allowed_value"))?;
            records::set_participant(tx, &actor, id, member, takes_part).map(drop)
        })
        .await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Adds somebody of the own organisation.
#[utoipa::path(post, path = "/api/v1/complaints/{id}/participants", tag = "complaints",
    params(("id" = String, Path)), request_body = ParticipantInput, responses((status = 204)))]
pub async fn add_participant(
    scope: Scope,
    platform: Data,
    path: web::Path<RecordId>,
    body: Body<ParticipantInput>,
) -> Answer {
    set_participant(scope, platform, path.into_inner(), body.0.membership_id, true).await
}

/// Takes somebody of the own organisation out again.
#[utoipa::path(delete, path = "/api/v1/complaints/{id}/participants/{membership_id}", tag = "complaints",
    params(("id" = String, Path), ("membership_id" = String, Path)), responses((status = 204)))]
pub async fn remove_participant(
    scope: Scope,
    platform: Data,
    path: web::Path<(RecordId, MembershipId)>,
) -> Answer {
    let (id, member) = path.into_inner();
    set_participant(scope, platform, id, member, false).await
}

/// What the record says at a glance.
#[utoipa::path(get, path = "/api/v1/statistics/complaints", tag = "complaints",
    responses((status = 200, body = Statistics)))]
pub async fn statistics(scope: Scope, platform: Data) -> Answer {
    let now = platform.clock.now();
    let statistics = platform.db.scan(move |conn| service::statistics(conn, &scope, now)).await?;
    Ok(HttpResponse::Ok().json(statistics))
}

/// A name that somebody gives to something of theirs.
pub type Name = Line<100>;
