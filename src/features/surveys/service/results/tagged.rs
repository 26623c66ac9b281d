//! Tags of texts: set by readers of results, and only of texts that they are told.
//!
//! A tag belongs to the words and not to a response: two people who wrote the same have one tag. So it
//! leads to nobody, and a text that is held back can have none.
use std::collections::BTreeMap;

use super::measures;
use super::read::load;
use super::texts::key;
use crate::features::records::model::RecordId;
use crate::features::surveys::model::{MOST_TAGS, QuestionId, TAG_LENGTH, TextTag};
use crate::features::surveys::store;
use crate::platform::authz::{Capability, Scope};
use crate::platform::db::{Conn, Tx};
use crate::platform::problem::Problem;

/// Tags by the key of their text.
pub type Tags = BTreeMap<String, Vec<String>>;

pub(super) fn tags(conn: &mut Conn, id: RecordId, question: &QuestionId) -> Result<Tags, Problem> {
    let mut tags = Tags::new();
    for (text, tag) in store::waves::tags_unscoped(conn, id, question.as_str())? {
        tags.entry(text).or_default().push(tag);
    }
    Ok(tags)
}

/// Puts these tags in place of those that a text has.
///
/// # Errors
/// `action_not_allowed` with reason `texts_not_agreed` for an owner who reads no texts; `invalid` for a
/// text that the reader is not told, for too many tags or too long ones; `forbidden` for a role that
/// only looks on.
pub fn tag_text(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: RecordId,
    question: &QuestionId,
    text: &str,
    tags: &[String],
) -> Result<Vec<String>, Problem> {
    let loaded = load(tx.conn, scope, id)?;
    scope.require(Capability::Write)?;
    let core = loaded.core(None);
    if !loaded.share.texts() {
        return Err(Problem::not_allowed("texts_not_agreed"));
    }
    let asked = loaded.asked.questions.iter().find(|one| one.id == *question);
    let told = asked.filter(|asked| core.texts(asked).is_some()).is_some_and(|asked| {
        measures::texts(asked, &core.answers()).into_iter().any(|one| key(one) == text)
    });
    if !told {
        return Err(Problem::invalid("text", "not_allowed_value"));
    }
    let tags = tidy(tags)?;
    let row = |tag: &String| TextTag {
        survey_id: id,
        question: question.to_string(),
        text_key: text.to_owned(),
        tag: tag.clone(),
        tagged_by: Some(scope.membership()),
        tagged_at: tx.now,
    };
    let rows: Vec<TextTag> = tags.iter().map(row).collect();
    store::waves::replace_tags(tx.conn, id, question.as_str(), text, &rows)?;
    tx.subject(id);
    Ok(tags)
}

/// In small letters, with single spaces, each once: `Late  delivery` and `late delivery` are one tag.
fn tidy(tags: &[String]) -> Result<Vec<String>, Problem> {
    let words = |tag: &String| tag.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let mut tidy: Vec<String> = tags.iter().map(words).filter(|tag| !tag.is_empty()).collect();
    tidy.sort_unstable();
    tidy.dedup();
    if tidy.len() > MOST_TAGS {
        return Err(Problem::invalid("tags", "too_many"));
    }
    if tidy.iter().any(|tag| tag.chars().count() > TAG_LENGTH || tag.contains(',')) {
        return Err(Problem::invalid("tags", "not_allowed_value"));
    }
    Ok(tidy)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_tidied() {
        let tags = |tags: &[&str]| {
            tidy(&tags.iter().map(|tag| (*tag).to_owned()).collect::<Vec<_>>()).ok()
        };
        let found = tags(&[" Late  delivery", "late delivery", "", "СРОКИ"]).unwrap();
        assert_eq!(found, ["late delivery", "сроки"]);
        assert_eq!(tags(&["a,b"]), None);
        assert_eq!(tags(&[&"x".repeat(TAG_LENGTH + 1)]), None);
        let many: Vec<String> = (0..=MOST_TAGS).map(|number| format!("t{number}")).collect();
        assert!(tidy(&many).is_err() && tidy(&many[1..]).is_ok());
    }
}
