//! What the mail of a run says.
use uuid::Uuid;

use crate::features::notifications::model::NoticeText;
use crate::features::organisations::service as organisations;
use crate::features::rules::model::{Definition, Effect, RunDetail, RunId};
use crate::features::rules::store;
use crate::platform::authz::Scope;
use crate::platform::db::Conn;
use crate::platform::problem::{Code, Problem};

/// What the mail of a run says to one of the own people; nothing if they are no longer to be told.
pub fn notice(conn: &mut Conn, scope: &Scope, run: Uuid) -> Result<Option<NoticeText>, Problem> {
    let Some(row) = store::find_run(conn, scope, RunId(run))? else { return Ok(None) };
    let detail: RunDetail = serde_json::from_value(row.detail.0).unwrap_or_default();
    let mine = detail.told.into_iter().find(|one| one.membership == scope.membership());
    let rule = store::find(conn, scope, row.rule_id)?;
    let versions = store::versions(conn, scope, row.rule_id)?;
    let version = versions.iter().find(|one| one.number == row.number);
    let definition = version.and_then(|one| Definition::read(&one.definition));
    let (Some(mine), Some(rule), Some(definition), Some(account)) =
        (mine, rule, definition, row.relationship_id)
    else {
        return Ok(None);
    };
    let words = mine.effects.iter().filter_map(|at| match definition.then.get(*at) {
        Some(Effect::Mail { text, .. }) => Some(text.as_str()),
        _ => None,
    });
    let words: Vec<&str> = words.collect();
    let account = match organisations::find_relationship(conn, scope, account) {
        Ok(found) => found,
        Err(problem) if problem.code == Code::NotFound => return Ok(None),
        Err(problem) => return Err(problem),
    };
    let slug = organisations::organisation(conn, scope)?.slug;
    Ok(Some(NoticeText {
        rule: rule.name,
        path: match row.record_id {
            Some(record) => format!("/o/{slug}/complaints/{record}"),
            None => format!("/o/{slug}/partners/{}", account.row.id),
        },
        account: account.row.name,
        words: words.join("\n\n"),
    }))
}
