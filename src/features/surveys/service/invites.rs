//! Whom a survey asks.
use std::collections::HashSet;

use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::around::around;
use super::authoring::{Found, find};
use super::mailing;
use crate::features::organisations::model::{RelationshipId, Side};
use crate::features::organisations::service as organisations;
use crate::features::records::model::RecordId;
use crate::features::segments::model::SegmentId;
use crate::features::segments::service as segments;
use crate::features::surveys::model::{
    Anonymity, Invite, InviteId, InviteState, MOST_INVITED_AT_ONCE, MOST_INVITES, ResultsSeen,
    SurveyAction, SurveyStatus,
};
use crate::features::surveys::store;
use crate::platform::auth::{EmailAddress, Keys, Purpose, email_key};
use crate::platform::authz::{Locale, MembershipId, OrganisationId, Role, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::{Conn, Tx};
use crate::platform::http::{Page, PageParams};
use crate::platform::problem::{Code, Problem};

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
    /// Of somebody who signs in for that customer; takes the place of an address.
    pub membership: Option<MembershipId>,
    pub valid_from: Option<Timestamp>,
    pub valid_until: Option<Timestamp>,
}

/// Everybody who signs in for some customers.
#[derive(Debug, Clone, Default)]
pub struct Audience {
    pub relationships: Vec<RelationshipId>,
    /// Customers' people who take part in these complaints and projects.
    pub records: Vec<RecordId>,
    /// Those of the customers in this segment.
    pub segment: Option<SegmentId>,
    /// And the own people.
    pub own: bool,
    /// In these roles; in all if none is named.
    pub roles: Vec<Role>,
    pub valid_until: Option<Timestamp>,
}

/// Whom to ask.
#[derive(Debug, Clone)]
pub struct Asked {
    pub people: Vec<NewInvite>,
    pub audience: Option<Audience>,
    /// Whether the portal mails the links.
    pub mail: bool,
}

/// An invite with its link, which is told once: whoever holds it answers.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SurveyInviteLink {
    pub id: InviteId,
    pub name: Option<String>,
    pub email: Option<String>,
    /// `/s/…`; null where the portal alone hands the link on: whoever holds it answers, and sees
    /// whether it was used.
    pub path: Option<String>,
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
    /// When its link was last mailed by the portal; where it is hidden who answers, the first time:
    /// only those who have not answered are reminded.
    pub mailed_at: Option<Timestamp>,
    /// Taken back; what was sent by it before stays.
    pub revoked: bool,
    /// Whether its mail could not be delivered; null where `state` is.
    pub bounced: Option<bool>,
}

/// Makes invites with their links, and mails them if asked to. Whoever is
/// asked already is not asked twice.
///
/// # Errors
/// `invalid` for an address that is none, for a relationship that is not one with a customer, for
/// somebody who does not sign in for it, or a time that ends before it begins.
pub fn invite(
    tx: &mut Tx<'_>,
    scope: &Scope,
    keys: &Keys,
    id: RecordId,
    asked: &Asked,
) -> Result<Vec<SurveyInviteLink>, Problem> {
    let found = find(tx.conn, scope, id)?;
    found.authorize(scope, SurveyAction::Invite)?;
    let hides = found.hides();
    let people = audience(tx.conn, scope, &found, asked, hides)?;
    let before = store::mailing::named_unscoped(tx.conn, id)?;
    let more = i64::try_from(people.len()).unwrap_or(i64::MAX);
    if people.len() > MOST_INVITED_AT_ONCE || before.saturating_add(more) > MOST_INVITES {
        return Err(Problem::invalid("invites", "too_many"));
    }
    let customers = customers(tx.conn, scope, people.iter().filter_map(|one| one.relationship))?;
    let mut rows = Vec::with_capacity(people.len());
    let mirror = found.pair.as_ref().is_some_and(|pair| pair.row.mirror);
    for one in people {
        check(&one, asked.mail, hides)?;
        if mirror && one.relationship.is_some() {
            // Each side asks its own people.
            return Err(Problem::invalid("invites.relationship_id", "not_allowed_value"));
        }
        let customer =
            customers.iter().find(|(relationship, _)| Some(*relationship) == one.relationship);
        let own = mirror || one.membership.is_some();
        rows.push(Invite {
            id: InviteId::generate(),
            survey_id: id,
            organisation_id: customer
                .map(|(_, organisation)| *organisation)
                .or_else(|| own.then(|| scope.org())),
            name: one.name,
            email: one.email,
            language: one.language,
            state: InviteState::Created,
            generation: FIRST,
            valid_from: one.valid_from,
            valid_until: one.valid_until,
            completed_on: None,
            created_by: Some(scope.membership()),
            created_at: tx.now,
            mailed_at: asked.mail.then_some(tx.now),
            reminders: 0,
            revoked_at: None,
            membership_id: one.membership,
            link_id: None,
            bounced_at: None,
            side: found.own_side(),
        });
    }
    store::insert_invites(tx.conn, &rows)?;
    if asked.mail {
        let ids: Vec<InviteId> = rows.iter().map(|row| row.id).collect();
        mailing::send(tx, scope, &ids)?;
    }
    tx.subject(id);
    Ok(rows.into_iter().map(|row| link(keys, row, asked.mail)).collect())
}

/// Where it is hidden who answers, whoever asks must not hold the link of anybody whom they know: it
/// would show whether it was used, and what was begun.
fn check(one: &NewInvite, mail: bool, hides: bool) -> Result<(), Problem> {
    let known = one.name.is_some() || one.email.is_some() || one.membership.is_some();
    if hides && known && !mail {
        return Err(Problem::invalid("mail", "not_allowed_value"));
    }
    if let Some(email) = &one.email {
        EmailAddress::parse(email, "invites.email")?;
    } else if mail && one.membership.is_none() {
        return Err(Problem::invalid("invites.email", "missing_field"));
    }
    if one.valid_from.zip(one.valid_until).is_some_and(|(from, until)| from >= until) {
        return Err(Problem::invalid("invites.valid_until", "bad_date"));
    }
    Ok(())
}

/// Those named and those of the audience, but for those who are asked already.
fn audience(
    conn: &mut Conn,
    scope: &Scope,
    found: &Found,
    asked: &Asked,
    hides: bool,
) -> Result<Vec<NewInvite>, Problem> {
    let whole = asked.audience.clone().unwrap_or_default();
    let mut customers = whole.relationships.clone();
    if let Some(segment) = whole.segment {
        let wrong = |problem: Problem| match problem.code {
            Code::NotFound => Problem::invalid("audience.segment_id", "not_allowed_value"),
            _ => problem,
        };
        customers.extend(segments::members(conn, scope, segment).map_err(wrong)?);
    }
    let named = !customers.is_empty() || whole.segment.is_some();
    let nobody = !named && whole.records.is_empty() && !whole.own;
    if asked.people.is_empty() && nobody {
        return Err(Problem::invalid("invites", "missing_field"));
    }
    let members = asked.people.iter().filter(|one| one.membership.is_some());
    let by_name: Vec<RelationshipId> = members.filter_map(|one| one.relationship).collect();
    let mut known = colleagues(conn, scope, &by_name, &[])?;
    let of_own = |one: &NewInvite| one.membership.is_some() && one.relationship.is_none();
    if asked.people.iter().any(of_own) {
        known.extend(own_people(conn, scope, &[])?);
    }
    let mut people = asked.people.clone();
    for one in &mut people {
        let Some(membership) = one.membership else { continue };
        let known = known.iter().find(|each| {
            each.membership == Some(membership) && each.relationship == one.relationship
        });
        let known =
            known.ok_or_else(|| Problem::invalid("invites.membership_id", "not_allowed_value"))?;
        one.name = known.name.clone();
        one.email = None;
        one.language = one.language.take().or_else(|| known.language.clone());
    }
    let mut all = colleagues(conn, scope, &customers, &whole.roles)?;
    if !whole.records.is_empty() {
        all.extend(around(conn, scope, &whole.records, &whole.roles)?);
    }
    if whole.own {
        all.extend(own_people(conn, scope, &whole.roles)?);
    }
    people.extend(all.into_iter().map(|one| NewInvite { valid_until: whole.valid_until, ..one }));
    // An invite that was taken back can be made again only if it tells nothing that it can, and only
    // as long as it was not used: nobody counts twice.
    // What the other of two owners has asked tells nothing here.
    let before = store::mailing::asked_unscoped(conn, found.record.id, found.own_side())?;
    let holds = |one: &&store::mailing::Before| {
        hides || one.revoked_at.is_none() || one.state != InviteState::Created
    };
    let mut members = HashSet::new();
    let mut addresses = HashSet::new();
    for one in before.iter().filter(holds) {
        members.extend(one.membership_id);
        addresses.extend(one.email.as_deref().map(email_key));
    }
    people.retain(|one| {
        let key = one.email.as_deref().map(email_key);
        one.membership.is_none_or(|membership| members.insert(membership))
            && key.is_none_or(|key| addresses.insert(key))
    });
    Ok(people)
}

/// Those who sign in for these customers.
fn colleagues(
    conn: &mut Conn,
    scope: &Scope,
    relationships: &[RelationshipId],
    roles: &[Role],
) -> Result<Vec<NewInvite>, Problem> {
    if relationships.is_empty() {
        return Ok(Vec::new());
    }
    let customers = customers(conn, scope, relationships.iter().copied())?;
    let firms: Vec<OrganisationId> = customers.iter().map(|(_, firm)| *firm).collect();
    let found = organisations::audience_unscoped(conn, &firms, roles, most_at_once())?;
    let invite = |(membership, firm, name, locale): Person| NewInvite {
        relationship: customers.iter().find(|(_, one)| *one == firm).map(|(id, _)| *id),
        ..person(membership, name, locale)
    };
    Ok(found.into_iter().map(invite).collect())
}

type Person = (MembershipId, OrganisationId, String, Locale);

/// One too many shows that there are too many.
fn most_at_once() -> i64 {
    i64::try_from(MOST_INVITED_AT_ONCE).unwrap_or(i64::MAX).saturating_add(1)
}

pub(super) fn person(membership: MembershipId, name: String, locale: Locale) -> NewInvite {
    NewInvite {
        name: Some(name),
        email: None,
        language: Some(locale.as_str().to_owned()),
        relationship: None,
        membership: Some(membership),
        valid_from: None,
        valid_until: None,
    }
}

/// Those who sign in for the own organisation.
fn own_people(conn: &mut Conn, scope: &Scope, roles: &[Role]) -> Result<Vec<NewInvite>, Problem> {
    let found = organisations::audience_unscoped(conn, &[scope.org()], roles, most_at_once())?;
    let invite = |(membership, _, name, locale): Person| person(membership, name, locale);
    Ok(found.into_iter().map(invite).collect())
}

fn link(keys: &Keys, invite: Invite, mailed: bool) -> SurveyInviteLink {
    let token = keys.token(Purpose::Survey, Uuid::from(invite.id), invite.generation);
    // Of somebody who signs in the link is theirs alone.
    let ours = mailed || invite.membership_id.is_some();
    let path = (!ours).then(|| format!("/s/{token}"));
    SurveyInviteLink { id: invite.id, name: invite.name, email: invite.email, path }
}

/// The customers of these relationships.
fn customers(
    conn: &mut Conn,
    scope: &Scope,
    relationships: impl Iterator<Item = RelationshipId>,
) -> Result<Vec<(RelationshipId, OrganisationId)>, Problem> {
    let mut wanted: Vec<RelationshipId> = relationships.collect();
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
    let rows = store::invites_unscoped(conn, id, found.own_side(), after, limit)?;
    let told = match found.survey.anonymity {
        Some(Anonymity::Identified) | None => true,
        // Counting them would tell what the live figures hold back.
        Some(Anonymity::Confidential) => found.survey.status == SurveyStatus::Closed,
        Some(Anonymity::Anonymous) => false,
    };
    // Who has answered is more than how many have.
    let told = told
        && found
            .pair
            .as_ref()
            .is_none_or(|pair| !pair.row.mirror && pair.sees().results == ResultsSeen::Full);
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
        mailed_at: row.mailed_at.map(|at| if found.hides() { row.created_at } else { at }),
        revoked: row.revoked_at.is_some(),
        bounced: told.then_some(row.bounced_at.is_some()),
    }))
}
