//! `/accounts`
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{Answer, Data};
use crate::features::customers::model::{Account, AccountDetails, AccountPeople};
use crate::features::customers::service::{self, AccountQuery};
use crate::features::organisations::model::{AccountStatus, RelationshipId, TeamRole};
use crate::features::organisations::service::RelationshipChange;
use crate::platform::authz::{MembershipId, Scope};
use crate::platform::db::Tx;
use crate::platform::http::{Body, IfMatch, Keyed, Page, Query, once};
use crate::platform::text::{Line, OptLine, OptText, given};

/// Customers as the own organisation keeps them, the newest first: a customer's list is empty.
#[utoipa::path(get, path = "/api/v1/accounts", tag = "customers", params(AccountQuery),
    operation_id = "list_accounts", responses((status = 200, body = Page<Account>)))]
pub async fn list(scope: Scope, platform: Data, query: Query<AccountQuery>) -> Answer {
    let read = move |conn: &mut _| service::accounts(conn, &scope, &query.0);
    Ok(HttpResponse::Ok().json(platform.db.read(read).await?))
}

/// One of them; its id is that of the relationship.
#[utoipa::path(get, path = "/api/v1/accounts/{id}", tag = "customers",
    operation_id = "show_account", params(("id" = String, Path)),
    responses((status = 200, body = AccountDetails), (status = 404)))]
pub async fn show(scope: Scope, platform: Data, path: web::Path<RelationshipId>) -> Answer {
    let id = path.into_inner();
    let found = platform.db.read(move |conn| service::account(conn, &scope, id)).await?;
    Ok(HttpResponse::Ok().json(found))
}

/// What is to change; what is absent stays, `null` clears.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct AccountPatchInput {
    #[schema(value_type = Option<String>)]
    name: Option<Line<200>>,
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    customer_number: Option<OptLine<60>>,
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    tier: Option<OptLine<60>>,
    status: Option<AccountStatus>,
    /// Whoever looks after it from now on.
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    owner_membership_id: Option<Option<MembershipId>>,
    /// The customer that it belongs to.
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    parent_id: Option<Option<RelationshipId>>,
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    legal_name: Option<OptLine<300>>,
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    tax_id: Option<OptLine<40>>,
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    legal_address: Option<OptLine<500>>,
    /// The own organisation's alone.
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    note: Option<OptText<4_000>>,
}

impl From<AccountPatchInput> for RelationshipChange {
    fn from(body: AccountPatchInput) -> Self {
        Self {
            name: body.name.map(Line::into_string),
            customer_number: body.customer_number.map(OptLine::into_string),
            tier: body.tier.map(OptLine::into_string),
            segment: None,
            owner_membership_id: body.owner_membership_id,
            legal_name: body.legal_name.map(OptLine::into_string),
            tax_id: body.tax_id.map(OptLine::into_string),
            legal_address: body.legal_address.map(OptLine::into_string),
            status: body.status,
            parent_id: body.parent_id,
            note: body.note.map(OptText::into_string),
        }
    }
}

/// Changes what is kept about a customer.
#[utoipa::path(patch, path = "/api/v1/accounts/{id}", tag = "customers",
    operation_id = "change_account",
    params(("id" = String, Path), ("If-Match" = String, Header)), request_body = AccountPatchInput,
    responses((status = 200, body = AccountDetails), (status = 403), (status = 404), (status = 412),
        (status = 428)))]
pub async fn change(
    scope: Scope,
    platform: Data,
    path: web::Path<RelationshipId>,
    version: IfMatch,
    body: Body<AccountPatchInput>,
) -> Answer {
    let (id, actor, change) = (path.into_inner(), scope.clone(), RelationshipChange::from(body.0));
    let write =
        move |tx: &mut Tx<'_>| service::change_account(tx, &actor, id, version, change.clone());
    Ok(HttpResponse::Ok().json(platform.db.write(&scope, "account.change", write).await?))
}

/// On which day.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct PeopleQuery {
    /// `YYYY-MM-DD`; today unless told.
    as_of: Option<String>,
}

/// Who is who at a customer on a day.
#[utoipa::path(get, path = "/api/v1/accounts/{id}/people", tag = "customers",
    operation_id = "account_people", params(("id" = String, Path), PeopleQuery),
    responses((status = 200, body = AccountPeople), (status = 404), (status = 422)))]
pub async fn people(
    scope: Scope,
    platform: Data,
    path: web::Path<RelationshipId>,
    query: Query<PeopleQuery>,
) -> Answer {
    let (id, as_of, now) = (path.into_inner(), query.0.as_of, platform.clock.now());
    let read = move |conn: &mut _| service::people(conn, &scope, id, as_of.as_deref(), now);
    Ok(HttpResponse::Ok().json(platform.db.read(read).await?))
}

/// Who joins those who look after a customer.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TeamInput {
    membership_id: MembershipId,
    /// `deputy` or `expert`; the owner is changed with the account.
    role: TeamRole,
}

/// Somebody becomes a deputy or an expert there.
#[utoipa::path(post, path = "/api/v1/accounts/{id}/team", tag = "customers",
    operation_id = "join_account_team", params(("id" = String, Path)), request_body = TeamInput,
    responses((status = 200, body = AccountDetails), (status = 403), (status = 404), (status = 422)))]
pub async fn join_team(
    scope: Scope,
    platform: Data,
    path: web::Path<RelationshipId>,
    request: Keyed<TeamInput>,
) -> Answer {
    let (id, key, actor) = (path.into_inner(), request.key, scope.clone());
    let TeamInput { membership_id, role } = request.body;
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::OK, |tx| {
            service::join_team(tx, &actor, id, membership_id, role)
        })
    };
    Ok(platform.db.write(&scope, "account.join_team", write).await?.into())
}

/// A deputy or an expert looks after it no longer; that they did stays.
#[utoipa::path(delete, path = "/api/v1/accounts/{id}/team/{membership_id}", tag = "customers",
    operation_id = "leave_account_team",
    params(("id" = String, Path), ("membership_id" = String, Path)),
    responses((status = 204), (status = 403), (status = 404)))]
pub async fn leave_team(
    scope: Scope,
    platform: Data,
    path: web::Path<(RelationshipId, MembershipId)>,
) -> Answer {
    let ((id, member), actor) = (path.into_inner(), scope.clone());
    let write = move |tx: &mut Tx<'_>| service::leave_team(tx, &actor, id, member);
    platform.db.write(&scope, "account.leave_team", write).await?;
    Ok(HttpResponse::NoContent().finish())
}
