//! `/organisation/people`
use actix_web::web::{Data, Json, Path};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::present;
use crate::features::organisations::model::{MembershipStatus, Person};
use crate::features::organisations::service::{self, PersonChange};
use crate::platform::authz::{MembershipId, PersonId, Role, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::context::Platform;
use crate::platform::db::Tx;
use crate::platform::http::{Body, Page, PageParams, Query};
use crate::platform::problem::Problem;
use crate::platform::text::{OptLine, OptText};

/// Somebody of the own organisation.
#[derive(Debug, Serialize, ToSchema)]
pub struct PersonView {
    membership_id: MembershipId,
    person_id: PersonId,
    name: String,
    email: String,
    role: Role,
    title: Option<String>,
    team: Option<String>,
    status: MembershipStatus,
    last_seen_at: Option<Timestamp>,
    you: bool,
}

impl PersonView {
    fn new(person: Person, viewer: MembershipId) -> Self {
        let row = person.membership;
        Self {
            membership_id: row.id,
            person_id: row.person_id,
            name: person.name,
            email: person.email,
            role: row.role,
            title: row.title,
            team: row.team,
            status: row.status,
            last_seen_at: row.last_seen_at,
            you: row.id == viewer,
        }
    }
}

#[utoipa::path(get, path = "/api/v1/organisation/people", tag = "organisations",
    params(PageParams), responses((status = 200, body = Page<PersonView>)))]
pub async fn list(
    scope: Scope,
    platform: Data<Platform>,
    page: Query<PageParams>,
) -> Result<Json<Page<PersonView>>, Problem> {
    let viewer = scope.membership();
    let people = platform.db.read(move |conn| service::people(conn, &scope, &page.0)).await?;
    Ok(Json(people.map(|person| PersonView::new(person, viewer))))
}

/// What is to change; what is absent stays, `null` clears.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UpdatePerson {
    role: Option<Role>,
    #[serde(default, deserialize_with = "present")]
    title: Option<OptLine<120>>,
    #[serde(default, deserialize_with = "present")]
    team: Option<OptLine<60>>,
    status: Option<MembershipStatus>,
}

impl From<UpdatePerson> for PersonChange {
    fn from(body: UpdatePerson) -> Self {
        Self {
            role: body.role,
            title: body.title.map(OptText::into_string),
            team: body.team.map(OptText::into_string),
            status: body.status,
        }
    }
}

#[utoipa::path(patch, path = "/api/v1/organisation/people/{membership_id}", tag = "organisations",
    params(("membership_id" = MembershipId, Path)), request_body = UpdatePerson,
    responses((status = 200, body = PersonView), (status = 409, description = "last_owner")))]
pub async fn update(
    scope: Scope,
    platform: Data<Platform>,
    id: Path<MembershipId>,
    body: Body<UpdatePerson>,
) -> Result<Json<PersonView>, Problem> {
    let (acting, id, change) = (scope.clone(), id.into_inner(), PersonChange::from(body.0));
    let work = move |tx: &mut Tx<'_>| service::change_person(tx, &acting, id, change.clone());
    let person = platform.db.write(&scope, "person.change", work).await?;
    Ok(Json(PersonView::new(person, scope.membership())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn absence_leaves_and_null_clears() {
        let change = |json: &str| -> PersonChange {
            serde_json::from_str::<UpdatePerson>(json).unwrap().into()
        };
        assert_eq!(change("{}").title, None);
        assert_eq!(change(r#"{"title":null}"#).title, Some(None));
        assert_eq!(change(r#"{"title":" "}"#).title, Some(None));
        assert_eq!(change(r#"{"title":"Buyer"}"#).title, Some(Some("Buyer".to_owned())));
        assert_eq!(change(r#"{"status":"suspended"}"#).status, Some(MembershipStatus::Suspended));
    }
}
