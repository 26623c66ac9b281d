//! `/contacts`
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Answer, Data};
use crate::features::customers::model::{Contact, ContactId};
use crate::features::customers::service::{self, ContactChange, ContactQuery, NewContact};
use crate::platform::authz::{Locale, MembershipId, Scope};
use crate::platform::db::Tx;
use crate::platform::http::{Body, IfMatch, Keyed, Page, Query, once};
use crate::platform::text::{Line, OptLine, OptText, given};

/// People at customers, the newest first: the vendor's own alone.
#[utoipa::path(get, path = "/api/v1/contacts", tag = "customers", params(ContactQuery),
    operation_id = "list_contacts", responses((status = 200, body = Page<Contact>)))]
pub async fn list(scope: Scope, platform: Data, query: Query<ContactQuery>) -> Answer {
    let read = move |conn: &mut _| service::contacts(conn, &scope, &query.0);
    Ok(HttpResponse::Ok().json(platform.db.read(read).await?))
}

/// One of them.
#[utoipa::path(get, path = "/api/v1/contacts/{id}", tag = "customers",
    operation_id = "show_contact", params(("id" = String, Path)),
    responses((status = 200, body = Contact), (status = 404)))]
pub async fn show(scope: Scope, platform: Data, path: web::Path<ContactId>) -> Answer {
    let id = path.into_inner();
    let found = platform.db.read(move |conn| service::contact(conn, &scope, id)).await?;
    Ok(HttpResponse::Ok().json(found))
}

/// One of them as a vCard 4.0.
#[utoipa::path(get, path = "/api/v1/contacts/{id}.vcf", tag = "customers",
    operation_id = "contact_card", params(("id" = String, Path)),
    responses((status = 200, content_type = "text/vcard"), (status = 404)))]
pub async fn card(scope: Scope, platform: Data, path: web::Path<ContactId>) -> Answer {
    let id = path.into_inner();
    let found = platform.db.read(move |conn| service::contact(conn, &scope, id)).await?;
    Ok(HttpResponse::Ok()
        .content_type("text/vcard; charset=utf-8")
        .insert_header(("Content-Disposition", format!("attachment; filename=\"{id}.vcf\"")))
        .body(service::card(&found)))
}

/// Somebody to be kept.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewContact)]
pub struct ContactInput {
    #[schema(value_type = String, max_length = 100)]
    family: Line<100>,
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    given: OptLine<100>,
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    middle: OptLine<100>,
    #[serde(default)]
    locale: Option<Locale>,
    /// IANA name.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    time_zone: OptLine<60>,
    /// Whom they sign in as: somebody of a customer.
    #[serde(default)]
    membership_id: Option<MembershipId>,
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    note: OptText<4_000>,
}

impl From<ContactInput> for NewContact {
    fn from(body: ContactInput) -> Self {
        Self {
            family: body.family.into_string(),
            given: body.given.into_string(),
            middle: body.middle.into_string(),
            locale: body.locale,
            time_zone: body.time_zone.into_string(),
            membership: body.membership_id,
            note: body.note.into_string(),
        }
    }
}

/// Keeps somebody.
#[utoipa::path(post, path = "/api/v1/contacts", tag = "customers", request_body = ContactInput,
    operation_id = "create_contact",
    responses((status = 201, body = Contact), (status = 403), (status = 422)))]
pub async fn create(scope: Scope, platform: Data, request: Keyed<ContactInput>) -> Answer {
    let (key, actor, new) = (request.key, scope.clone(), NewContact::from(request.body));
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::CREATED, |tx| service::create_contact(tx, &actor, &new))
    };
    Ok(platform.db.write(&scope, "contact.create", write).await?.into())
}

/// What is to change; what is absent stays, `null` clears.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ContactPatchInput {
    #[schema(value_type = Option<String>)]
    family: Option<Line<100>>,
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    given: Option<OptLine<100>>,
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    middle: Option<OptLine<100>>,
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<Locale>)]
    locale: Option<Option<Locale>>,
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    time_zone: Option<OptLine<60>>,
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    membership_id: Option<Option<MembershipId>>,
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    note: Option<OptText<4_000>>,
    /// Whether nobody is to contact them any more.
    archived: Option<bool>,
}

impl From<ContactPatchInput> for ContactChange {
    fn from(body: ContactPatchInput) -> Self {
        Self {
            family: body.family.map(Line::into_string),
            given: body.given.map(OptLine::into_string),
            middle: body.middle.map(OptLine::into_string),
            locale: body.locale,
            time_zone: body.time_zone.map(OptLine::into_string),
            membership: body.membership_id,
            note: body.note.map(OptText::into_string),
            archived: body.archived,
        }
    }
}

/// Changes what is kept about somebody.
#[utoipa::path(patch, path = "/api/v1/contacts/{id}", tag = "customers",
    operation_id = "change_contact",
    params(("id" = String, Path), ("If-Match" = String, Header)), request_body = ContactPatchInput,
    responses((status = 200, body = Contact), (status = 403), (status = 404), (status = 412),
        (status = 428)))]
pub async fn change(
    scope: Scope,
    platform: Data,
    path: web::Path<ContactId>,
    version: IfMatch,
    body: Body<ContactPatchInput>,
) -> Answer {
    let (id, actor, change) = (path.into_inner(), scope.clone(), ContactChange::from(body.0));
    let write = move |tx: &mut Tx<'_>| service::change_contact(tx, &actor, id, version, &change);
    Ok(HttpResponse::Ok().json(platform.db.write(&scope, "contact.change", write).await?))
}
