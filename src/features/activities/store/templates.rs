//! What letters are written from.
use diesel::prelude::*;

use crate::features::activities::model::{MailTemplateId, TemplatePatch, TemplateRow};
use crate::platform::authz::Scope;
use crate::platform::db::Conn;
use crate::platform::db::schema::mail_templates;

/// The templates of the scope's organisation, by name.
pub fn templates(conn: &mut Conn, scope: &Scope) -> QueryResult<Vec<TemplateRow>> {
    TemplateRow::query()
        .filter(mail_templates::vendor_org.eq(scope.org()))
        .filter(mail_templates::archived_at.is_null())
        .order((mail_templates::name, mail_templates::id))
        .load(conn)
}

pub fn find_template(
    conn: &mut Conn,
    scope: &Scope,
    id: MailTemplateId,
) -> QueryResult<Option<TemplateRow>> {
    TemplateRow::query()
        .filter(mail_templates::id.eq(id))
        .filter(mail_templates::vendor_org.eq(scope.org()))
        .filter(mail_templates::archived_at.is_null())
        .first(conn)
        .optional()
}

pub fn insert_template(conn: &mut Conn, row: &TemplateRow) -> QueryResult<()> {
    diesel::insert_into(mail_templates::table).values(row).execute(conn)?;
    Ok(())
}

/// Changes one that still has this version; false if somebody was faster.
pub fn update_template(
    conn: &mut Conn,
    row: &TemplateRow,
    patch: &TemplatePatch,
) -> QueryResult<bool> {
    let rows = diesel::update(
        mail_templates::table
            .filter(mail_templates::id.eq(row.id))
            .filter(mail_templates::version.eq(row.version)),
    )
    .set((patch, mail_templates::version.eq(row.version.wrapping_add(1))))
    .execute(conn)?;
    Ok(rows == 1)
}
