//! Surveys over HTTP.
pub mod audience;
pub mod bank;
pub mod exchange;
pub mod files;
pub mod limits;
pub mod pages;
pub mod results;
pub mod together;
pub mod waves;

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::features::organisations::model::RelationshipId;
use crate::features::records::model::RecordId;
use crate::features::surveys::model::{Anonymity, Definition, InviteId, Lang, SurveyAction, Texts};
use crate::features::surveys::service::{
    self, Asked, Audience, ListQuery, NewInvite, Publishing, SurveyInvite, SurveyInviteLink,
    SurveyItem, SurveyVersion, SurveyView, Voting, templates,
};
use crate::platform::authz::{MembershipId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::context::Platform;
use crate::platform::db::Tx;
use crate::platform::http::{
    Body, IfMatch, Keyed, Page, PageParams, Query, Route, once, once_unkept,
};
use crate::platform::problem::Problem;
use crate::platform::text::{OptLine, Text};
use crate::routes;

/// This feature's part of the routes table.
pub fn routes() -> Vec<Route> {
    let mut table = bank::routes();
    table.extend(exchange::routes());
    table.extend(files::routes());
    table.extend(results::routes());
    table.extend(limits::routes());
    table.extend(together::routes());
    table.extend(waves::routes());
    table.extend(routes![
        GET "/api/v1/surveys" Member => list,
        POST "/api/v1/surveys" Member => create,
        GET "/api/v1/surveys/templates" Member => list_templates,
        GET "/api/v1/surveys/{id}" Member => show,
        PUT "/api/v1/surveys/{id}/definition" Member => define,
        GET "/api/v1/surveys/{id}/versions/{number}" Member => show_version,
        POST "/api/v1/surveys/{id}/actions/{name}" Member => act,
        POST "/api/v1/surveys/{id}/preview" Member => pages::preview::preview,
        GET "/api/v1/surveys/{id}/invites" Member => list_invites,
        POST "/api/v1/surveys/{id}/invites" Member => invite,
        DELETE "/api/v1/surveys/{id}/invites/{invite}" Member => revoke_invite,
        GET "/s/{token}" Public => pages::show,
        POST "/s/{token}" Public => pages::take,
        GET "/s/{token}/stop" Public => pages::stop,
        POST "/s/{token}/stop" Public => pages::stopped,
    ]);
    table
}

type Data = web::Data<Platform>;
type Answer = Result<HttpResponse, Problem>;

/// Surveys that the own organisation owns, alone or with another, newest activity first.
#[utoipa::path(get, path = "/api/v1/surveys", tag = "surveys", operation_id = "list_surveys",
    params(ListQuery), responses((status = 200, body = Page<SurveyItem>)))]
pub async fn list(scope: Scope, platform: Data, query: Query<ListQuery>) -> Answer {
    let query = query.0;
    let page = platform.db.read(move |conn| service::list(conn, &scope, &query)).await?;
    Ok(HttpResponse::Ok().json(page))
}

/// A survey to start from.
#[derive(Debug, Serialize, ToSchema)]
pub struct SurveyTemplate {
    pub key: String,
    pub title: Texts,
    /// When to take it.
    pub use_for: Texts,
    /// Whether both sides answer it about each other.
    pub mirror: bool,
    pub languages: Vec<Lang>,
}

/// A short list.
#[derive(Debug, Serialize, ToSchema)]
pub struct SurveyTemplates {
    pub items: Vec<SurveyTemplate>,
}

/// What a survey can start from.
#[utoipa::path(get, path = "/api/v1/surveys/templates", tag = "surveys",
    operation_id = "list_survey_templates", responses((status = 200, body = SurveyTemplates)))]
pub async fn list_templates(_scope: Scope) -> Answer {
    let all = templates::all().map_err(Problem::internal)?;
    let items = all
        .iter()
        .map(|template| SurveyTemplate {
            key: template.key.clone(),
            title: template.definition.title.clone(),
            use_for: template.use_for.clone(),
            mirror: template.mirror,
            languages: template.definition.languages.clone(),
        })
        .collect();
    Ok(HttpResponse::Ok().json(SurveyTemplates { items }))
}

/// A new survey: of a template, or with a definition of its own.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewSurvey)]
pub struct SurveyInput {
    /// With whom it is owned; a customer begins none alone.
    #[serde(default)]
    together: Option<together::SurveyTogetherInput>,
    #[serde(default)]
    template: Option<String>,
    #[serde(default)]
    definition: Option<Definition>,
}

impl SurveyInput {
    fn definition(self) -> Result<Definition, Problem> {
        match (self.definition, self.template) {
            (Some(definition), None) => Ok(definition),
            (None, Some(key)) => templates::find(&key)
                .map(|template| template.definition.clone())
                .ok_or_else(|| Problem::invalid("template", "not_allowed_value")),
            _ => Err(Problem::invalid("definition", "missing_field")),
        }
    }
}

/// Begins a survey.
#[utoipa::path(post, path = "/api/v1/surveys", tag = "surveys", operation_id = "create_survey",
    request_body = SurveyInput,
    responses((status = 201, body = SurveyView), (status = 403), (status = 422)))]
pub async fn create(scope: Scope, platform: Data, request: Keyed<SurveyInput>) -> Answer {
    let (key, actor) = (request.key, scope.clone());
    let with = request.body.together.map(service::With::from);
    let definition = request.body.definition()?;
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::CREATED, |tx| {
            let id = service::create(tx, &actor, &definition, with)?;
            service::load(tx.conn, &actor, id)
        })
    };
    Ok(platform.db.write(&scope, "survey.create", write).await?.into())
}

/// A survey, with what is wrong with its draft.
#[utoipa::path(get, path = "/api/v1/surveys/{id}", tag = "surveys", operation_id = "show_survey",
    params(("id" = String, Path)), responses((status = 200, body = SurveyView), (status = 404)))]
pub async fn show(scope: Scope, platform: Data, path: web::Path<RecordId>) -> Answer {
    let id = path.into_inner();
    let found = platform.db.read(move |conn| service::load(conn, &scope, id)).await?;
    Ok(HttpResponse::Ok().json(found))
}

/// Changes what the next version asks. A half-finished definition is kept; its findings say what
/// stops it from being published.
#[utoipa::path(put, path = "/api/v1/surveys/{id}/definition", tag = "surveys",
    operation_id = "define_survey", params(("id" = String, Path)), request_body = Definition,
    responses((status = 200, body = SurveyView), (status = 409), (status = 412), (status = 422),
        (status = 428)))]
pub async fn define(
    scope: Scope,
    platform: Data,
    path: web::Path<RecordId>,
    version: IfMatch,
    body: Body<Definition>,
) -> Answer {
    let (id, definition, actor) = (path.into_inner(), body.0, scope.clone());
    let write = move |tx: &mut Tx<'_>| {
        service::save(tx, &actor, id, version, &definition)?;
        service::load(tx.conn, &actor, id)
    };
    Ok(HttpResponse::Ok().json(platform.db.write(&scope, "survey.define", write).await?))
}

/// A published version.
#[utoipa::path(get, path = "/api/v1/surveys/{id}/versions/{number}", tag = "surveys",
    operation_id = "show_survey_version", params(("id" = String, Path), ("number" = i32, Path)),
    responses((status = 200, body = SurveyVersion), (status = 404)))]
pub async fn show_version(
    scope: Scope,
    platform: Data,
    path: web::Path<(RecordId, i32)>,
) -> Answer {
    let (id, number) = path.into_inner();
    let found = platform.db.read(move |conn| service::version(conn, &scope, id, number)).await?;
    Ok(HttpResponse::Ok().json(found))
}

/// What is to be done with a survey.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SurveyActionBody {
    /// Of the survey as the caller has it.
    version: i32,
    /// Of `publish`, the first time: what is kept of who answers. It holds for ever.
    #[serde(default)]
    anonymity: Option<Anonymity>,
    /// Of `publish`, the first time: fewest answers that a figure stands on; 5 unless told.
    #[serde(default)]
    k_min: Option<i32>,
    /// Of `approve` and `return`: the hash of what the caller was shown.
    #[serde(default)]
    sha256: Option<String>,
    /// Of `return`.
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 2000)]
    reason: Option<Text<2000>>,
}

/// Publishes or closes a survey, or reminds those who have not answered; with two owners, signs what is
/// written for the own side or returns it. Its `actions` say what is allowed now.
#[utoipa::path(post, path = "/api/v1/surveys/{id}/actions/{name}", tag = "surveys",
    operation_id = "act_on_survey", params(("id" = String, Path), ("name" = SurveyAction, Path)),
    request_body = SurveyActionBody,
    responses((status = 200, body = SurveyView), (status = 404), (status = 409), (status = 422)))]
pub async fn act(
    scope: Scope,
    platform: Data,
    path: web::Path<(RecordId, String)>,
    request: Keyed<SurveyActionBody>,
) -> Answer {
    let (id, name) = path.into_inner();
    let (body, key, actor) = (request.body, request.key, scope.clone());
    let action: SurveyAction = name.parse().map_err(|_| Problem::not_found())?;
    let SurveyActionBody { version, anonymity, k_min, sha256, reason } = body;
    let voting = Voting { version, sha256, reason: reason.map(Text::into_string) };
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::OK, |tx| {
            match action {
                SurveyAction::Publish => {
                    let how = Publishing { version, anonymity, k_min };
                    service::publish(tx, &actor, id, how)?;
                }
                SurveyAction::Close => service::close(tx, &actor, id, version)?,
                SurveyAction::Remind => {
                    let reminded = service::remind(tx, &actor, id, version)?;
                    let view = service::load(tx.conn, &actor, id)?;
                    return Ok(SurveyView { reminded, ..view });
                }
                SurveyAction::Approve => service::approve(tx, &actor, id, &voting)?,
                SurveyAction::Return => service::send_back(tx, &actor, id, &voting)?,
                // They have addresses of their own.
                SurveyAction::Edit | SurveyAction::Invite => return Err(Problem::not_found()),
            }
            service::load(tx.conn, &actor, id)
        })
    };
    Ok(platform.db.write(&scope, "survey.act", write).await?.into())
}

/// Whom a survey asks, in pages.
#[utoipa::path(get, path = "/api/v1/surveys/{id}/invites", tag = "surveys",
    operation_id = "list_survey_invites", params(("id" = String, Path), PageParams),
    responses((status = 200, body = Page<SurveyInvite>), (status = 404)))]
pub async fn list_invites(
    scope: Scope,
    platform: Data,
    path: web::Path<RecordId>,
    query: Query<PageParams>,
) -> Answer {
    let (id, page) = (path.into_inner(), query.0);
    let found = platform.db.read(move |conn| service::invites(conn, &scope, id, &page)).await?;
    Ok(HttpResponse::Ok().json(found))
}

/// Somebody to ask.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SurveyInviteInput {
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    name: OptLine<120>,
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    email: OptLine<254>,
    #[serde(default)]
    language: Option<Lang>,
    /// With the customer that they answer for.
    #[serde(default)]
    relationship_id: Option<RelationshipId>,
    /// Of somebody who signs in for that customer, or for the own organisation where no customer is
    /// named: no address is needed, and none is shown.
    #[serde(default)]
    membership_id: Option<MembershipId>,
    #[serde(default)]
    valid_from: Option<Timestamp>,
    #[serde(default)]
    valid_until: Option<Timestamp>,
}

/// Those to ask.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SurveyInvitesInput {
    #[serde(default)]
    invites: Vec<SurveyInviteInput>,
    #[serde(default)]
    audience: Option<audience::SurveyAudienceInput>,
    /// Whether the portal mails the links; each then needs an address or a membership.
    #[serde(default)]
    mail: bool,
}

/// Invites with their links, told this once.
#[derive(Debug, Serialize, ToSchema)]
pub struct SurveyInviteLinks {
    pub items: Vec<SurveyInviteLink>,
}

/// Makes a personal link for each; the answer alone holds the links.
#[utoipa::path(post, path = "/api/v1/surveys/{id}/invites", tag = "surveys",
    operation_id = "invite_to_survey", params(("id" = String, Path)),
    request_body = SurveyInvitesInput,
    responses((status = 201, body = SurveyInviteLinks), (status = 404), (status = 409),
        (status = 422)))]
pub async fn invite(
    scope: Scope,
    platform: Data,
    path: web::Path<RecordId>,
    request: Keyed<SurveyInvitesInput>,
) -> Answer {
    let (id, key, actor) = (path.into_inner(), request.key, scope.clone());
    let keys = platform.keys.clone();
    let SurveyInvitesInput { invites, audience, mail } = request.body;
    let audience = audience.map(Audience::from);
    let asked = Asked { people: invites.into_iter().map(new_invite).collect(), audience, mail };
    let write = move |tx: &mut Tx<'_>| {
        once_unkept(tx, &actor, &key, |tx| service::invite(tx, &actor, &keys, id, &asked))
    };
    let items = platform.db.write(&scope, "survey.invite", write).await?;
    Ok(HttpResponse::Created()
        .insert_header(("cache-control", "no-store"))
        .json(SurveyInviteLinks { items }))
}

/// Takes an invite back: its link is dead. Answered all the same if it was used: nothing tells.
#[utoipa::path(delete, path = "/api/v1/surveys/{id}/invites/{invite}", tag = "surveys",
    operation_id = "revoke_survey_invite", params(("id" = String, Path), ("invite" = String, Path)),
    responses((status = 204), (status = 404), (status = 409)))]
pub async fn revoke_invite(
    scope: Scope,
    platform: Data,
    path: web::Path<(RecordId, InviteId)>,
) -> Answer {
    let (id, invite) = path.into_inner();
    let actor = scope.clone();
    let write = move |tx: &mut Tx<'_>| service::revoke(tx, &actor, id, invite);
    platform.db.write(&scope, "survey.revoke_invite", write).await?;
    Ok(HttpResponse::NoContent().finish())
}

fn new_invite(input: SurveyInviteInput) -> NewInvite {
    NewInvite {
        name: input.name.into_string(),
        email: input.email.into_string(),
        language: input.language.map(String::from),
        relationship: input.relationship_id,
        membership: input.membership_id,
        valid_from: input.valid_from,
        valid_until: input.valid_until,
    }
}
