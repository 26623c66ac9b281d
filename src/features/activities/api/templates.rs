//! Templates of letters over HTTP.
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Answer, Data};
use crate::features::activities::model::{ActivityId, MailTemplate, MailTemplateId};
use crate::features::activities::service::{self, NewTemplate, RenderedMail, TemplateChange};
use crate::platform::authz::Scope;
use crate::platform::db::Tx;
use crate::platform::http::{Body, IfMatch, Keyed, Route, once};
use crate::platform::text::{Line, Text};
use crate::routes;

/// Part of the feature's routes.
pub(super) fn routes() -> Vec<Route> {
    routes![
        GET "/api/v1/mail-templates" Member => list,
        POST "/api/v1/mail-templates" Member => create,
        PATCH "/api/v1/mail-templates/{id}" Member => change,
        DELETE "/api/v1/mail-templates/{id}" Member => remove,
        GET "/api/v1/activities/{id}/letters" Member => rendered,
    ]
}

/// All templates.
#[derive(Debug, Serialize, ToSchema)]
pub struct MailTemplates {
    pub items: Vec<MailTemplate>,
}

/// What letters are written from, by name.
#[utoipa::path(get, path = "/api/v1/mail-templates", tag = "activities",
    responses((status = 200, body = MailTemplates)))]
pub async fn list(scope: Scope, platform: Data) -> Answer {
    let items = platform.db.read(move |conn| service::templates(conn, &scope)).await?;
    Ok(HttpResponse::Ok().json(MailTemplates { items }))
}

/// A template; `{{contact_name}}`, `{{contact_first_name}}`, `{{account}}`, `{{purpose}}`,
/// `{{date}}`, `{{my_name}}` and `{{my_organisation}}` stand for what they say.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MailTemplateInput {
    #[schema(value_type = String, max_length = 100)]
    name: Line<100>,
    #[schema(value_type = String, max_length = 200)]
    subject: Line<200>,
    #[schema(value_type = String, max_length = 10_000)]
    body: Text<10_000>,
}

/// Keeps a template.
#[utoipa::path(post, path = "/api/v1/mail-templates", tag = "activities",
    request_body = MailTemplateInput,
    responses((status = 201, body = MailTemplate), (status = 403), (status = 422)))]
pub async fn create(scope: Scope, platform: Data, request: Keyed<MailTemplateInput>) -> Answer {
    let (key, actor, body) = (request.key, scope.clone(), request.body);
    let new = NewTemplate {
        name: body.name.into_string(),
        subject: body.subject.into_string(),
        body: body.body.into_string(),
    };
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::CREATED, |tx| service::create_template(tx, &actor, &new))
    };
    Ok(platform.db.write(&scope, "mail_template.create", write).await?.into())
}

/// What is changed; what is absent stays.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct MailTemplatePatchInput {
    #[schema(value_type = Option<String>)]
    name: Option<Line<100>>,
    #[schema(value_type = Option<String>)]
    subject: Option<Line<200>>,
    #[schema(value_type = Option<String>)]
    body: Option<Text<10_000>>,
}

/// Changes a template.
#[utoipa::path(patch, path = "/api/v1/mail-templates/{id}", tag = "activities",
    params(("id" = String, Path)), request_body = MailTemplatePatchInput,
    responses((status = 200, body = MailTemplate), (status = 403), (status = 412), (status = 428)))]
pub async fn change(
    scope: Scope,
    platform: Data,
    path: web::Path<MailTemplateId>,
    version: IfMatch,
    body: Body<MailTemplatePatchInput>,
) -> Answer {
    let (id, actor, body) = (path.into_inner(), scope.clone(), body.0);
    let change = TemplateChange {
        name: body.name.map(Line::into_string),
        subject: body.subject.map(Line::into_string),
        body: body.body.map(Text::into_string),
    };
    let write = move |tx: &mut Tx<'_>| service::change_template(tx, &actor, id, version, &change);
    Ok(HttpResponse::Ok().json(platform.db.write(&scope, "mail_template.change", write).await?))
}

/// Puts a template away.
#[utoipa::path(delete, path = "/api/v1/mail-templates/{id}", tag = "activities",
    params(("id" = String, Path)),
    responses((status = 204), (status = 403), (status = 404), (status = 412), (status = 428)))]
pub async fn remove(
    scope: Scope,
    platform: Data,
    path: web::Path<MailTemplateId>,
    version: IfMatch,
) -> Answer {
    let (id, actor) = (path.into_inner(), scope.clone());
    let write = move |tx: &mut Tx<'_>| service::remove_template(tx, &actor, id, version);
    platform.db.write(&scope, "mail_template.remove", write).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// All templates, filled in.
#[derive(Debug, Serialize, ToSchema)]
pub struct RenderedMails {
    pub items: Vec<RenderedMail>,
}

/// The templates, filled in for an activity.
#[utoipa::path(get, path = "/api/v1/activities/{id}/letters", tag = "activities",
    params(("id" = String, Path)), responses((status = 200, body = RenderedMails), (status = 404)))]
pub async fn rendered(scope: Scope, platform: Data, path: web::Path<ActivityId>) -> Answer {
    let (id, now) = (path.into_inner(), platform.clock.now());
    let items = platform.db.read(move |conn| service::rendered(conn, &scope, id, now)).await?;
    Ok(HttpResponse::Ok().json(RenderedMails { items }))
}
