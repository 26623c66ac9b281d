//! Keeping templates of letters, and filling them in.
use serde::Serialize;
use utoipa::ToSchema;

use super::is_vendor;
use super::list::load;
use super::wording::{self, Values};
use crate::features::activities::model::{
    ActivityId, MailTemplate, MailTemplateId, TemplatePatch, TemplateRow,
};
use crate::features::activities::{policy, store};
use crate::platform::authz::Scope;
use crate::platform::clock::Timestamp;
use crate::platform::db::{Conn, Tx};
use crate::platform::http::IfMatch;
use crate::platform::problem::{Code, Problem};
use crate::platform::text::dates;

/// Templates of one vendor at most.
const MOST: usize = 100;

/// A template to be kept.
#[derive(Debug, Clone)]
pub struct NewTemplate {
    pub name: String,
    pub subject: String,
    pub body: String,
}

/// What somebody changes.
#[derive(Debug, Clone, Default)]
pub struct TemplateChange {
    pub name: Option<String>,
    pub subject: Option<String>,
    pub body: Option<String>,
}

/// A template, filled in for an activity.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RenderedMail {
    pub id: MailTemplateId,
    pub name: String,
    pub subject: String,
    pub body: String,
}

/// The templates of the own organisation, by name.
pub fn templates(conn: &mut Conn, scope: &Scope) -> Result<Vec<MailTemplate>, Problem> {
    Ok(store::templates(conn, scope)?.into_iter().map(MailTemplate::from).collect())
}

fn check(field: &'static str, text: Option<&str>) -> Result<(), Problem> {
    match text.and_then(wording::unknown) {
        Some(word) => Err(Problem::invalid(field, "unknown_variable")
            .with_detail(format!("there is no variable {word:?}"))),
        None => Ok(()),
    }
}

/// Keeps a template.
pub fn create_template(
    tx: &mut Tx<'_>,
    scope: &Scope,
    new: &NewTemplate,
) -> Result<MailTemplate, Problem> {
    let vendor = is_vendor(tx.conn, scope)?;
    policy::may_set_up(scope, vendor)?;
    check("subject", Some(&new.subject))?;
    check("body", Some(&new.body))?;
    if store::templates(tx.conn, scope)?.len() >= MOST {
        return Err(Problem::invalid("name", "too_many"));
    }
    let row = TemplateRow {
        id: MailTemplateId::generate(),
        vendor_org: scope.org(),
        name: new.name.clone(),
        subject: new.subject.clone(),
        body: new.body.clone(),
        created_at: tx.now,
        version: 1,
        archived_at: None,
    };
    store::insert_template(tx.conn, &row)?;
    tx.subject(row.id);
    Ok(row.into())
}

fn require(conn: &mut Conn, scope: &Scope, id: MailTemplateId) -> Result<TemplateRow, Problem> {
    let row = store::find_template(conn, scope, id)?.ok_or_else(Problem::not_found)?;
    policy::may_set_up(scope, true)?;
    Ok(row)
}

fn write(tx: &mut Tx<'_>, row: &TemplateRow, patch: &TemplatePatch) -> Result<(), Problem> {
    tx.subject(row.id);
    if store::update_template(tx.conn, row, patch)? {
        Ok(())
    } else {
        Err(Problem::new(Code::PreconditionFailed))
    }
}

/// Changes a template; letters that were written from it stay as they are.
pub fn change_template(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: MailTemplateId,
    version: IfMatch,
    change: &TemplateChange,
) -> Result<MailTemplate, Problem> {
    let row = require(tx.conn, scope, id)?;
    version.check(row.version)?;
    check("subject", change.subject.as_deref())?;
    check("body", change.body.as_deref())?;
    let TemplateChange { name, subject, body } = change.clone();
    write(tx, &row, &TemplatePatch { name, subject, body, archived_at: None })?;
    Ok(require(tx.conn, scope, id)?.into())
}

/// Puts a template away.
pub fn remove_template(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: MailTemplateId,
    version: IfMatch,
) -> Result<(), Problem> {
    let row = require(tx.conn, scope, id)?;
    version.check(row.version)?;
    write(tx, &row, &TemplatePatch { archived_at: Some(tx.now), ..TemplatePatch::default() })
}

/// The templates, filled in for an activity.
pub fn rendered(
    conn: &mut Conn,
    scope: &Scope,
    id: ActivityId,
    now: Timestamp,
) -> Result<Vec<RenderedMail>, Problem> {
    let activity = load(conn, scope, id, now)?;
    let zone = dates::zone(&activity.time_zone);
    let contact_name = activity.contact.map(|contact| contact.name).unwrap_or_default();
    let values = Values {
        contact_first_name: contact_name.split_whitespace().next().unwrap_or_default().to_owned(),
        contact_name,
        account: activity.account.map(|account| account.name).unwrap_or_default(),
        purpose: activity.purpose,
        date: dates::date(activity.starts_at, zone, scope.locale()),
        my_name: scope.person_name().to_owned(),
        my_organisation: scope.org_name().to_owned(),
    };
    let fill = |row: TemplateRow| RenderedMail {
        id: row.id,
        name: row.name,
        subject: wording::render(&row.subject, &values),
        body: wording::render(&row.body, &values),
    };
    Ok(store::templates(conn, scope)?.into_iter().map(fill).collect())
}
