//! `/relationships`
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{Data, Json, Path};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::invitations::InvitationView;
use super::present;
use crate::features::organisations::model::{OrgRef, PersonRef, RelationshipId, Side};
use crate::features::organisations::service::{
    self, NewCustomer, NewInvitation, RelationshipChange, RelationshipDetails,
};
use crate::platform::authz::{Locale, MembershipId, Role, Scope};
use crate::platform::context::Platform;
use crate::platform::db::Tx;
use crate::platform::http::{Body, IfMatch, Keyed, Page, PageParams, Query, once};
use crate::platform::problem::Problem;
use crate::platform::text::{Line, OptLine, OptText, Text};

/// A relationship as the own side sees it. Tier, segment, owner and version are the vendor's: null for
/// the customer.
#[derive(Debug, Serialize, ToSchema)]
pub struct RelationshipView {
    id: RelationshipId,
    /// The own side.
    side: Side,
    vendor: OrgRef,
    customer: OrgRef,
    counterpart: OrgRef,
    customer_number: Option<String>,
    tier: Option<String>,
    segment: Option<String>,
    claimed: bool,
    open_complaints: i64,
    /// For `If-Match`; null for the customer, who changes nothing here.
    version: Option<i32>,
    owner: Option<PersonRef>,
}

impl From<RelationshipDetails> for RelationshipView {
    fn from(details: RelationshipDetails) -> Self {
        let relationship = details.relationship;
        let counterpart = relationship.counterpart().clone();
        let row = relationship.row;
        let (tier, segment, owner, version) = match relationship.side {
            Side::Vendor => (row.tier, row.segment, details.owner, Some(row.version)),
            Side::Customer => (None, None, None, None),
        };
        Self {
            id: row.id,
            side: relationship.side,
            vendor: relationship.vendor,
            customer: relationship.customer,
            counterpart,
            customer_number: row.customer_number,
            tier,
            segment,
            claimed: relationship.claimed,
            open_complaints: details.open_complaints,
            version,
            owner,
        }
    }
}

/// Which relationships.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct ListParams {
    /// Part of a name.
    #[serde(default)]
    #[param(value_type = Option<String>)]
    q: OptLine<200>,
    /// 1 to 100; 25 unless told.
    limit: Option<i64>,
    cursor: Option<String>,
}

#[utoipa::path(get, path = "/api/v1/relationships", tag = "relationships",
    params(ListParams), responses((status = 200, body = Page<RelationshipView>)))]
pub async fn list(
    scope: Scope,
    platform: Data<Platform>,
    params: Query<ListParams>,
) -> Result<Json<Page<RelationshipView>>, Problem> {
    let Query(ListParams { q, limit, cursor }) = params;
    let page = PageParams { limit, cursor };
    let found = platform
        .db
        .read(move |conn| service::relationships(conn, &scope, q.as_str(), &page))
        .await?;
    Ok(Json(found.map(RelationshipView::from)))
}

#[utoipa::path(get, path = "/api/v1/relationships/{id}", tag = "relationships",
    params(("id" = RelationshipId, Path)), responses((status = 200, body = RelationshipView)))]
pub async fn view(
    scope: Scope,
    platform: Data<Platform>,
    id: Path<RelationshipId>,
) -> Result<Json<RelationshipView>, Problem> {
    let id = id.into_inner();
    let found = platform.db.read(move |conn| service::relationship(conn, &scope, id)).await?;
    Ok(Json(found.into()))
}

/// A customer to be added; it is unclaimed until somebody of it accepts an invitation.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateRelationship {
    name: Line<200>,
    #[serde(default)]
    customer_number: OptLine<60>,
    #[serde(default)]
    tier: OptLine<60>,
    locale: Option<Locale>,
}

#[utoipa::path(post, path = "/api/v1/relationships", tag = "relationships",
    request_body = CreateRelationship,
    responses((status = 201, body = RelationshipView), (status = 409)))]
pub async fn create(
    scope: Scope,
    platform: Data<Platform>,
    request: Keyed<CreateRelationship>,
) -> Result<HttpResponse, Problem> {
    let Keyed { body, key } = request;
    let new = NewCustomer {
        name: body.name.into_string(),
        customer_number: body.customer_number.into_string(),
        tier: body.tier.into_string(),
        locale: body.locale,
    };
    let acting = scope.clone();
    let work = move |tx: &mut Tx<'_>| {
        once(tx, &acting, &key, StatusCode::CREATED, |tx| {
            Ok(RelationshipView::from(service::add_customer(tx, &acting, new.clone())?))
        })
    };
    Ok(platform.db.write(&scope, "relationship.create", work).await?.into())
}

/// What is to change; what is absent stays, `null` clears.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UpdateRelationship {
    name: Option<Line<200>>,
    #[serde(default, deserialize_with = "present")]
    customer_number: Option<OptLine<60>>,
    #[serde(default, deserialize_with = "present")]
    tier: Option<OptLine<60>>,
    #[serde(default, deserialize_with = "present")]
    segment: Option<OptLine<60>>,
    #[serde(default, deserialize_with = "present")]
    #[schema(value_type = Option<MembershipId>)]
    owner_membership_id: Option<Option<MembershipId>>,
}

impl From<UpdateRelationship> for RelationshipChange {
    fn from(body: UpdateRelationship) -> Self {
        Self {
            name: body.name.map(Text::into_string),
            customer_number: body.customer_number.map(OptText::into_string),
            tier: body.tier.map(OptText::into_string),
            segment: body.segment.map(OptText::into_string),
            owner_membership_id: body.owner_membership_id,
            ..Self::default()
        }
    }
}

#[utoipa::path(patch, path = "/api/v1/relationships/{id}", tag = "relationships",
    params(("id" = RelationshipId, Path), ("If-Match" = String, Header)),
    request_body = UpdateRelationship,
    responses((status = 200, body = RelationshipView), (status = 412), (status = 428)))]
pub async fn update(
    scope: Scope,
    platform: Data<Platform>,
    id: Path<RelationshipId>,
    version: IfMatch,
    body: Body<UpdateRelationship>,
) -> Result<Json<RelationshipView>, Problem> {
    let (acting, id, change) = (scope.clone(), id.into_inner(), RelationshipChange::from(body.0));
    let work = move |tx: &mut Tx<'_>| {
        service::update_relationship(tx, &acting, id, version, change.clone())
    };
    let changed = platform.db.write(&scope, "relationship.update", work).await?;
    Ok(Json(changed.into()))
}

/// Somebody of the customer. Whoever accepts first becomes its owner, whatever the role here.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct InviteCustomer {
    email: Line<254>,
    /// `member` unless told.
    role: Option<Role>,
    locale: Option<Locale>,
}

#[utoipa::path(post, path = "/api/v1/relationships/{id}/invitations", tag = "relationships",
    params(("id" = RelationshipId, Path)), request_body = InviteCustomer,
    responses((status = 201, body = InvitationView), (status = 403, description = "claimed")))]
pub async fn invite(
    scope: Scope,
    platform: Data<Platform>,
    id: Path<RelationshipId>,
    request: Keyed<InviteCustomer>,
) -> Result<HttpResponse, Problem> {
    let Keyed { body: InviteCustomer { email, role, locale }, key } = request;
    let role = role.unwrap_or(Role::Member);
    let new = NewInvitation { email: email.into_string(), role, title: None, locale };
    let (acting, id) = (scope.clone(), id.into_inner());
    let work = move |tx: &mut Tx<'_>| {
        once(tx, &acting, &key, StatusCode::CREATED, |tx| {
            let made = service::invite_customer(tx, &acting, id, new.clone())?;
            Ok(InvitationView::new(made, tx.now))
        })
    };
    Ok(platform.db.write(&scope, "invitation.create", work).await?.into())
}

#[utoipa::path(get, path = "/api/v1/relationships/{id}/people", tag = "relationships",
    params(("id" = RelationshipId, Path), PageParams),
    responses((status = 200, body = Page<PersonRef>)))]
pub async fn people(
    scope: Scope,
    platform: Data<Platform>,
    id: Path<RelationshipId>,
    page: Query<PageParams>,
) -> Result<Json<Page<PersonRef>>, Problem> {
    let id = id.into_inner();
    let read = move |conn: &mut _| service::counterpart_people(conn, &scope, id, &page.0);
    Ok(Json(platform.db.read(read).await?))
}
