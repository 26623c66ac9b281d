//! What people are at customers, how they are reached, and what they said about it.
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Answer, Data};
use crate::features::customers::model::{
    BuyingRole, ConsentState, Contact, ContactId, PointId, PointKind, RoleId,
};
use crate::features::customers::service::{self, NewConsent, NewPoint, NewRole};
use crate::features::organisations::model::RelationshipId;
use crate::platform::authz::Scope;
use crate::platform::db::Tx;
use crate::platform::http::{Body, Keyed, once};
use crate::platform::problem::Problem;
use crate::platform::text::{Line, OptLine};

/// A role to begin.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewContactRole)]
pub struct RoleInput {
    relationship_id: RelationshipId,
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    title: OptLine<200>,
    #[serde(default)]
    buying_roles: Vec<BuyingRole>,
    /// From 1, little, to 5.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 5)]
    influence: Option<i32>,
    #[serde(default)]
    is_primary: bool,
    #[serde(default)]
    reports_to: Option<ContactId>,
    /// `YYYY-MM-DD`; nobody knows since when unless told.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    valid_from: OptLine<10>,
}

impl RoleInput {
    fn parsed(self) -> Result<NewRole, Problem> {
        if self.influence.is_some_and(|influence| !(1..=5).contains(&influence)) {
            return Err(Problem::invalid("influence", "number_range"));
        }
        Ok(NewRole {
            relationship: self.relationship_id,
            title: self.title.into_string(),
            buying_roles: self.buying_roles,
            influence: self.influence,
            is_primary: self.is_primary,
            reports_to: self.reports_to,
            valid_from: self.valid_from.into_string(),
        })
    }
}

/// Begins a role; what the same person was there until now ends with it.
#[utoipa::path(post, path = "/api/v1/contacts/{id}/roles", tag = "customers",
    operation_id = "start_contact_role", params(("id" = String, Path)), request_body = RoleInput,
    responses((status = 201, body = Contact), (status = 403), (status = 404), (status = 422)))]
pub async fn start(
    scope: Scope,
    platform: Data,
    path: web::Path<ContactId>,
    request: Keyed<RoleInput>,
) -> Answer {
    let (id, key, actor) = (path.into_inner(), request.key, scope.clone());
    let new = request.body.parsed()?;
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::CREATED, |tx| service::start_role(tx, &actor, id, &new))
    };
    Ok(platform.db.write(&scope, "contact.start_role", write).await?.into())
}

/// Until when a role holds.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RoleEndInput {
    /// `YYYY-MM-DD`, the first day on which it holds no longer; null: it goes on.
    #[schema(value_type = Option<String>)]
    valid_to: OptLine<10>,
}

/// Ends a role, or lets it go on as long as nothing has followed it.
#[utoipa::path(patch, path = "/api/v1/contacts/{id}/roles/{role_id}", tag = "customers",
    operation_id = "end_contact_role",
    params(("id" = String, Path), ("role_id" = String, Path)), request_body = RoleEndInput,
    responses((status = 200, body = Contact), (status = 403), (status = 404), (status = 422)))]
pub async fn end(
    scope: Scope,
    platform: Data,
    path: web::Path<(ContactId, RoleId)>,
    body: Body<RoleEndInput>,
) -> Answer {
    let ((id, role), actor) = (path.into_inner(), scope.clone());
    let valid_to = body.0.valid_to.into_string();
    let write = move |tx: &mut Tx<'_>| service::end_role(tx, &actor, id, role, valid_to.as_deref());
    Ok(HttpResponse::Ok().json(platform.db.write(&scope, "contact.end_role", write).await?))
}

/// A way to reach somebody.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewContactPoint)]
pub struct PointInput {
    kind: PointKind,
    /// Whose number it is, as at work; which messenger.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    label: OptLine<60>,
    #[schema(value_type = String, max_length = 300)]
    value: Line<300>,
    #[serde(default)]
    is_primary: bool,
}

/// Adds a way to reach somebody; calls by this number from then and before are theirs.
#[utoipa::path(post, path = "/api/v1/contacts/{id}/points", tag = "customers",
    operation_id = "add_contact_point", params(("id" = String, Path)), request_body = PointInput,
    responses((status = 201, body = Contact), (status = 403), (status = 404), (status = 409),
        (status = 422)))]
pub async fn add_point(
    scope: Scope,
    platform: Data,
    path: web::Path<ContactId>,
    request: Keyed<PointInput>,
) -> Answer {
    let (id, key, actor) = (path.into_inner(), request.key, scope.clone());
    let PointInput { kind, label, value, is_primary } = request.body;
    let label = label.into_string();
    let new = NewPoint { kind, label, value: value.into_string(), is_primary };
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::CREATED, |tx| service::add_point(tx, &actor, id, &new))
    };
    Ok(platform.db.write(&scope, "contact.add_point", write).await?.into())
}

/// They are not reached that way any more.
#[utoipa::path(delete, path = "/api/v1/contacts/{id}/points/{point_id}", tag = "customers",
    operation_id = "end_contact_point",
    params(("id" = String, Path), ("point_id" = String, Path)),
    responses((status = 204), (status = 403), (status = 404)))]
pub async fn end_point(
    scope: Scope,
    platform: Data,
    path: web::Path<(ContactId, PointId)>,
) -> Answer {
    let ((id, point), actor) = (path.into_inner(), scope.clone());
    let write = move |tx: &mut Tx<'_>| service::end_point(tx, &actor, id, point);
    platform.db.write(&scope, "contact.end_point", write).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// What somebody said about being contacted.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewContactConsent)]
pub struct ConsentInput {
    channel: PointKind,
    state: ConsentState,
    /// `YYYY-MM-DD`; today unless told.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    said_on: OptLine<10>,
    /// Where or how they said so.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    source: OptLine<200>,
}

/// Writes down what somebody said about a channel; what they said before stays.
#[utoipa::path(post, path = "/api/v1/contacts/{id}/consents", tag = "customers",
    operation_id = "add_contact_consent", params(("id" = String, Path)),
    request_body = ConsentInput,
    responses((status = 201, body = Contact), (status = 403), (status = 404), (status = 422)))]
pub async fn add_consent(
    scope: Scope,
    platform: Data,
    path: web::Path<ContactId>,
    request: Keyed<ConsentInput>,
) -> Answer {
    let (id, key, actor) = (path.into_inner(), request.key, scope.clone());
    let ConsentInput { channel, state, said_on, source } = request.body;
    let (said_on, source) = (said_on.into_string(), source.into_string());
    let new = NewConsent { channel, state, said_on, source };
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::CREATED, |tx| service::add_consent(tx, &actor, id, &new))
    };
    Ok(platform.db.write(&scope, "contact.add_consent", write).await?.into())
}
