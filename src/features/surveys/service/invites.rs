//! Whom a survey asks.
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::authoring::find;
use super::mailing;
use crate::features::organisations::model::{RelationshipId, Side};
use crate::features::organisations::service as organisations;
use crate::features::records::model::RecordId;
use crate::features::surveys::model::{
    Anonymity, Invite, InviteId, InviteState, MOST_INVITED_AT_ONCE, MOST_INVITES, SurveyAction,
    SurveyStatus,
};
use crate::features::surveys::store;
use crate::platform::auth::{EmailAddress, Keys, Purpose};
use crate::platform::authz::{OrganisationId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::{Conn, Tx};
use crate::platform::http::{Page, PageParams};
use crate::platform::problem::Problem;

/// The first generation of a token.
const FIRST: i32 = 1;

/// Somebody to ask.
#[derive(Debug, Clone)]
pub struct NewInvite {
    pub name: Option<String>,
    pub email: Option<String>,
    pub language: Option<String>,
    /// Of the customer that they answer for.
    pub relationship: Option<RelationshipId>,
    pub valid_from: Option<Timestamp>,
    pub valid_until: Option<Timestamp>,
}

/// An invite with its link, which is told once: whoever holds it answers.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SurveyInviteLink {
    pub id: InviteId,
    pub name: Option<String>,
    pub email: Option<String>,
    /// `/s/…`
    pub path: String,
}

/// An invite as its survey's people see it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SurveyInvite {
    pub id: InviteId,
    pub name: Option<String>,
    pub email: Option<String>,
    pub language: Option<String>,
    /// Null where it is not told who took part: of an anonymous survey always, of a confidential one
    /// as long as it is live.
    pub state: Option<InviteState>,
    pub valid_from: Option<Timestamp>,
    pub valid_until: Option<Timestamp>,
    pub created_at: Timestamp,
    /// When its link was last mailed by the portal.
    pub mailed_at: Option<Timestamp>,
    /// Taken back; what was sent by it before stays.
    pub revoked: bool,
}

/// Makes invites with their links, and mails them if asked to.
///
/// # Errors
/// `invalid` for an address that is none, for a relationship that is not one with a customer, or a time that ends before it begins.
pub fn invite(
    tx: &mut Tx<'_>,
    scope: &Scope,
    keys: &Keys,
    id: RecordId,
    new: &[NewInvite],
    mail: bool,
) -> Result<Vec<SurveyInviteLink>, Problem> {
    let found = find(tx.conn, scope, id)?;
    found.authorize(scope, SurveyAction::Invite)?;
    if new.is_empty() {
        return Err(Problem::invalid("invites", "missing_field"));
    }
    let (asked, _) = store::counts_unscoped(tx.conn, id)?;
    let more = i64::try_from(new.len()).unwrap_or(i64::MAX);
    if new.len() > MOST_INVITED_AT_ONCE || asked.saturating_add(more) > MOST_INVITES {
        return Err(Problem::invalid("invites", "too_many"));
    }
    let customers = customers(tx.conn, scope, new)?;
    let mut rows = Vec::with_capacity(new.len());
    for one in new {
        if one.valid_from.zip(one.valid_until).is_some_and(|(from, until)| from >= until) {
            return Err(Problem::invalid("invites.valid_until", "bad_date"));
        }
        if let Some(email) = &one.email {
            EmailAddress::parse(email, "invites.email")?;
        } else if mail {
            return Err(Problem::invalid("invites.email", "missing_field"));
        }
        let customer =
            customers.iter().find(|(relationship, _)| Some(*relationship) == one.relationship);
        rows.push(Invite {
            id: InviteId::generate(),
            survey_id: id,
            organisation_id: customer.map(|(_, organisation)| *organisation),
            name: one.name.clone(),
            email: one.email.clone(),
            language: one.language.clone(),
            state: InviteState::Created,
            generation: FIRST,
            valid_from: one.valid_from,
            valid_until: one.valid_until,
            completed_on: None,
            created_by: Some(scope.membership()),
            created_at: tx.now,
            mailed_at: mail.then_some(tx.now),
            reminders: 0,
            revoked_at: None,
        });
    }
    store::insert_invites(tx.conn, &rows)?;
    if mail {
        mailing::send(tx, scope, &rows)?;
    }
    tx.subject(id);
    Ok(rows.into_iter().map(|row| link(keys, row)).collect())
}

fn link(keys: &Keys, invite: Invite) -> SurveyInviteLink {
    let token = keys.token(Purpose::Survey, Uuid::from(invite.id), invite.generation);
    let path = format!("/s/{token}");
    SurveyInviteLink { id: invite.id, name: invite.name, email: invite.email, path }
}

/// The customers that the invites are for.
fn customers(
    conn: &mut Conn,
    scope: &Scope,
    new: &[NewInvite],
) -> Result<Vec<(RelationshipId, OrganisationId)>, Problem> {
    let mut wanted: Vec<RelationshipId> = new.iter().filter_map(|one| one.relationship).collect();
    wanted.sort_unstable();
    wanted.dedup();
    let found = organisations::relationships_among(conn, scope, &wanted)?;
    let customers: Vec<(RelationshipId, OrganisationId)> = found
        .iter()
        .filter(|one| one.side == Side::Vendor)
        .map(|one| (one.row.id, one.customer.id))
        .collect();
    if customers.len() == wanted.len() {
        Ok(customers)
    } else {
        Err(Problem::invalid("invites.relationship_id", "not_allowed_value"))
    }
}

/// A page of the invites of a survey.
pub fn invites(
    conn: &mut Conn,
    scope: &Scope,
    id: RecordId,
    page: &PageParams,
) -> Result<Page<SurveyInvite>, Problem> {
    let found = find(conn, scope, id)?;
    let limit = page.limit()?;
    let after = page.cursor()?.map(|cursor| InviteId(cursor.id));
    let rows = store::invites_unscoped(conn, id, after, limit)?;
    let told = match found.survey.anonymity {
        Some(Anonymity::Identified) | None => true,
        // Counting them would tell what the live figures hold back.
        Some(Anonymity::Confidential) => found.survey.status == SurveyStatus::Closed,
        Some(Anonymity::Anonymous) => false,
    };
    let rows = Page::cut(rows, limit, |row| crate::platform::http::Cursor {
        at: row.created_at,
        id: row.id.0,
    });
    Ok(rows.map(|row| SurveyInvite {
        id: row.id,
        name: row.name,
        email: row.email,
        language: row.language,
        state: told.then_some(row.state),
        valid_from: row.valid_from,
        valid_until: row.valid_until,
        created_at: row.created_at,
        mailed_at: row.mailed_at,
        revoked: row.revoked_at.is_some(),
    }))
}
