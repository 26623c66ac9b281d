//! Keeping people at customers.
use serde::Deserialize;
use utoipa::IntoParams;

use super::shown::shown;
use super::{is_vendor, own_account};
use crate::features::customers::model::{Contact, ContactId, ContactPatch, ContactRow};
use crate::features::customers::store::contacts::Filter;
use crate::features::customers::{policy, store};
use crate::features::organisations::model::RelationshipId;
use crate::features::organisations::service as organisations;
use crate::features::organisations::service::time_zone;
use crate::platform::authz::{Locale, MembershipId, Scope};
use crate::platform::db::{Conn, Tx};
use crate::platform::http::{Cursor, IfMatch, Page, PageParams};
use crate::platform::problem::{Code, Problem};
use crate::platform::search;

/// Somebody to be kept.
#[derive(Debug, Clone)]
pub struct NewContact {
    pub family: String,
    pub given: Option<String>,
    pub middle: Option<String>,
    pub locale: Option<Locale>,
    pub time_zone: Option<String>,
    /// Whom they sign in as.
    pub membership: Option<MembershipId>,
    pub note: Option<String>,
}

/// What changes; `Some(None)` clears.
#[derive(Debug, Clone, Default)]
pub struct ContactChange {
    pub family: Option<String>,
    pub given: Option<Option<String>>,
    pub middle: Option<Option<String>>,
    pub locale: Option<Option<Locale>>,
    pub time_zone: Option<Option<String>>,
    pub membership: Option<Option<MembershipId>>,
    pub note: Option<Option<String>>,
    /// Whether nobody is to contact them any more.
    pub archived: Option<bool>,
}

/// Filters of the list.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ContactQuery {
    /// 1 to 100; 25 unless told.
    pub limit: Option<i64>,
    pub cursor: Option<String>,
    /// Those that have or had a role at this customer.
    #[param(value_type = Option<String>)]
    pub relationship_id: Option<RelationshipId>,
    /// Beginnings of words: of names, titles, numbers and addresses.
    pub q: Option<String>,
    /// Those too that nobody is to contact any more.
    #[serde(default)]
    pub archived: bool,
}

/// Of words that somebody looks for.
const MOST_WORDS: usize = 8;

/// Contacts of the own organisation, the newest first.
pub fn contacts(
    conn: &mut Conn,
    scope: &Scope,
    query: &ContactQuery,
) -> Result<Page<Contact>, Problem> {
    let params = PageParams { limit: query.limit, cursor: query.cursor.clone() };
    let (cursor, limit) = (params.cursor()?, params.limit()?);
    let typed = query.q.as_deref().unwrap_or_default();
    let filter = Filter {
        relationship: query.relationship_id,
        stems: search::tokens(typed).into_iter().take(MOST_WORDS).collect(),
        archived: query.archived,
    };
    let rows = store::contacts::page(conn, scope, &filter, cursor, limit + 1)?;
    let page = Page::cut(rows, limit, |row| Cursor { at: row.created_at, id: row.id.0 });
    let next_cursor = page.next_cursor;
    Ok(Page { items: shown(conn, scope, page.items)?, next_cursor })
}

/// One of them; of one that was merged the one that lives on.
pub fn contact(conn: &mut Conn, scope: &Scope, id: ContactId) -> Result<Contact, Problem> {
    let row = own(conn, scope, id)?;
    contact_itself(conn, scope, row.merged_into.unwrap_or(id))
}

/// One of them, whether it was merged or not.
pub fn contact_itself(conn: &mut Conn, scope: &Scope, id: ContactId) -> Result<Contact, Problem> {
    let row = own(conn, scope, id)?;
    shown(conn, scope, vec![row])?.pop().ok_or_else(Problem::not_found)
}

pub(super) fn own(conn: &mut Conn, scope: &Scope, id: ContactId) -> Result<ContactRow, Problem> {
    store::contacts::find(conn, scope, id)?.ok_or_else(Problem::not_found)
}

/// One that the caller may change.
pub(super) fn to_change(
    conn: &mut Conn,
    scope: &Scope,
    id: ContactId,
) -> Result<ContactRow, Problem> {
    let row = own(conn, scope, id)?;
    policy::may_write(scope, true)?;
    Ok(row)
}

/// Whom a contact signs in as must be somebody of a customer of the own.
fn check_person(conn: &mut Conn, scope: &Scope, id: MembershipId) -> Result<(), Problem> {
    let wrong = || Problem::invalid("membership_id", "not_allowed_value");
    let people = organisations::person_refs(conn, &[id])?;
    let firm = people.get(&id).ok_or_else(wrong)?.organisation.id;
    let with = organisations::relationships_between_unscoped(
        conn,
        scope.org(),
        std::slice::from_ref(&firm),
    )?;
    if with.contains_key(&firm) { Ok(()) } else { Err(wrong()) }
}

fn check_zone(name: Option<&str>) -> Result<(), Problem> {
    name.map_or(Ok(()), |name| time_zone(name).map(drop))
}

/// Keeps somebody.
pub fn create_contact(
    tx: &mut Tx<'_>,
    scope: &Scope,
    new: &NewContact,
) -> Result<Contact, Problem> {
    let vendor = is_vendor(tx.conn, scope)?;
    policy::may_write(scope, vendor)?;
    check_zone(new.time_zone.as_deref())?;
    if let Some(membership) = new.membership {
        check_person(tx.conn, scope, membership)?;
    }
    let row = ContactRow {
        id: ContactId::generate(),
        vendor_org: scope.org(),
        family: new.family.clone(),
        given: new.given.clone().unwrap_or_default(),
        middle: new.middle.clone(),
        locale: new.locale,
        time_zone: new.time_zone.clone(),
        membership_id: new.membership,
        note: new.note.clone(),
        words: String::new(),
        version: 1,
        created_by: Some(scope.membership()),
        created_at: tx.now,
        archived_at: None,
        merged_into: None,
    };
    store::contacts::insert(tx.conn, &row)?;
    tx.subject(row.id);
    indexed(tx, scope, row.id)
}

/// Changes what is kept about somebody.
pub fn change_contact(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: ContactId,
    version: IfMatch,
    change: &ContactChange,
) -> Result<Contact, Problem> {
    let row = to_change(tx.conn, scope, id)?;
    version.check(row.version)?;
    check_zone(change.time_zone.as_ref().and_then(Option::as_deref))?;
    if let Some(Some(membership)) = change.membership {
        check_person(tx.conn, scope, membership)?;
    }
    let patch = ContactPatch {
        family: change.family.clone(),
        given: change.given.clone().map(Option::unwrap_or_default),
        middle: change.middle.clone(),
        locale: change.locale,
        time_zone: change.time_zone.clone(),
        membership_id: change.membership,
        note: change.note.clone(),
        archived_at: change.archived.map(|archived| archived.then_some(tx.now)),
    };
    tx.subject(id);
    if !store::contacts::update(tx.conn, &row, &patch)? {
        return Err(Problem::new(Code::PreconditionFailed));
    }
    indexed(tx, scope, id)
}

/// Stems of all these, each between spaces.
pub(super) fn words_of(texts: &[&str]) -> String {
    format!(" {} ", search::index_text(&texts.join("\n")))
}

/// What somebody is found by follows what is kept about them.
pub fn indexed(tx: &mut Tx<'_>, scope: &Scope, id: ContactId) -> Result<Contact, Problem> {
    let contact = contact_itself(tx.conn, scope, id)?;
    let mut texts = vec![contact.name.as_str()];
    texts.extend(contact.roles.iter().filter_map(|role| role.title.as_deref()));
    texts.extend(contact.roles.iter().map(|role| role.account.name.as_str()));
    for point in &contact.points {
        texts.push(&point.value);
        texts.extend(point.norm.as_deref());
    }
    let words = words_of(&texts);
    store::contacts::set_words_unscoped(tx.conn, id, &words)?;
    Ok(contact)
}

/// A customer at which somebody is to have a role.
pub(super) fn account_for_role(
    conn: &mut Conn,
    scope: &Scope,
    id: RelationshipId,
) -> Result<(), Problem> {
    match own_account(conn, scope, id) {
        Ok(_) => Ok(()),
        Err(problem) if problem.code == Code::NotFound => {
            Err(Problem::invalid("relationship_id", "not_allowed_value"))
        }
        Err(problem) => Err(problem),
    }
}
