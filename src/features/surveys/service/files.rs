//! Files as answers: what comes with a form, and what becomes of it. A content is on the disk before its
//! row, and its row falls with the answer that names it; the sweeper takes the content away then.
use diesel::QueryResult;

use super::answering::{Door, Sitting, open};
use super::evaluate::Wrong;
use crate::features::surveys::model::{
    Anonymity, Answer, AnswerFile, AnswerFileId, Answers, Definition, GivenFile, InviteId, Kind,
    PageId, QuestionId,
};
use crate::features::surveys::store;
use crate::platform::auth::{Budget, Keys};
use crate::platform::db::{Conn, Tx};
use crate::platform::files::is_inline_image;
use crate::platform::problem::Problem;

/// Forms with files by one link in an hour: somebody who looks for the right photo, no machine.
const UPLOADS: Budget = Budget { name: "survey-upload", limit: 60, seconds: 3600 };
/// Megabytes by one link in a day, and from one network: a hall at a fair, no machine.
const OF_LINK: Budget = Budget { name: "survey-upload-mb", limit: 600, seconds: 86_400 };
const OF_NETWORK: Budget = Budget { name: "survey-upload-net", limit: 6_000, seconds: 86_400 };

/// What came with a form for a question.
#[derive(Debug, Clone)]
pub struct Upload {
    pub question: QuestionId,
    pub content: Result<Content, Wrong>,
}

/// A content that is stored and has no row yet.
#[derive(Debug, Clone)]
pub struct Content {
    pub id: AnswerFileId,
    pub name: String,
    pub size: i64,
    pub sha256: Vec<u8>,
    pub media_type: String,
    pub storage_key: String,
}

/// What the holder of a link may send files for; nothing if it opens no questions. Asked before a byte
/// is stored.
///
/// # Errors
/// `link_not_valid` for a token that is none, `too_many_requests` for a link that sends all the time.
pub fn may_upload(
    tx: &mut Tx<'_>,
    keys: &Keys,
    token: &str,
    (network, megabytes): (&str, i32),
) -> Result<Option<Definition>, Problem> {
    match open(tx.conn, keys, token, tx.now)? {
        Door::Open(sitting) if takes_files(&sitting.asking.definition) => {
            let link = sitting.invite.id.to_string();
            UPLOADS.draw(tx, &link)?;
            OF_LINK.draw_many(tx, &link, megabytes)?;
            OF_NETWORK.draw_many(tx, network, megabytes)?;
            Ok(Some(sitting.asking.definition))
        }
        _ => Ok(None),
    }
}

/// Whether a survey asks for files.
pub(super) fn takes_files(definition: &Definition) -> bool {
    definition.questions().any(|question| matches!(question.kind, Kind::File { .. }))
}

/// Files are asked for only where names stand with the answers: they say who somebody is.
///
/// # Errors
/// `invalid` with the question that asks for one.
pub(super) fn may_ask(definition: &Definition, anonymity: Anonymity) -> Result<(), Problem> {
    let mut questions = definition.questions();
    match questions.find(|question| matches!(question.kind, Kind::File { .. })) {
        Some(question) if anonymity != Anonymity::Identified => {
            Err(Problem::invalid(question.id.as_str(), "files_need_names"))
        }
        _ => Ok(()),
    }
}

/// Makes answers of what came for the questions of a page; gives what is wrong with which.
pub(super) fn take_in(
    tx: &mut Tx<'_>,
    sitting: &Sitting,
    page: &PageId,
    uploads: &[Upload],
    answers: &mut Answers,
) -> Result<Vec<(QuestionId, Wrong)>, Problem> {
    let page = sitting.asking.definition.page(page);
    let (mut rows, mut wrong) = (Vec::new(), Vec::new());
    for question in page.map_or(&[][..], |page| page.questions.as_slice()) {
        let Kind::File { pictures } = question.kind else { continue };
        let Some(upload) = uploads.iter().find(|one| one.question == question.id) else { continue };
        match &upload.content {
            Err(cause) => wrong.push((question.id.clone(), cause.clone())),
            Ok(content) if pictures && !is_inline_image(&content.media_type) => {
                wrong.push((question.id.clone(), Wrong::NotAPicture));
            }
            Ok(content) => {
                let given =
                    GivenFile { id: content.id, name: content.name.clone(), size: content.size };
                answers.insert(question.id.clone(), Answer::File(given));
                rows.push(row(tx, sitting, &question.id, content));
            }
        }
    }
    store::files::insert(tx.conn, &rows)?;
    Ok(wrong)
}

fn row(tx: &Tx<'_>, sitting: &Sitting, question: &QuestionId, content: &Content) -> AnswerFile {
    let Content { id, name, size, sha256, media_type, storage_key } = content.clone();
    AnswerFile {
        id,
        survey_id: sitting.survey.record_id,
        invite_id: sitting.invite.id,
        partial_key: Some(sitting.key.clone()),
        question: question.to_string(),
        name,
        size,
        sha256,
        media_type,
        storage_key,
        created_at: tx.now,
    }
}

/// Removes what the answers do not name any more.
pub(super) fn keep_named(tx: &mut Tx<'_>, sitting: &Sitting) -> Result<(), Problem> {
    if takes_files(&sitting.asking.definition) {
        let named = named(&sitting.outcome.answers);
        store::files::keep_only(tx.conn, sitting.invite.id, &named)?;
    }
    Ok(())
}

/// With the answers that are handed in their files stay, and no others.
pub(super) fn hand_in(
    tx: &mut Tx<'_>,
    definition: &Definition,
    invite: InviteId,
    answers: &Answers,
) -> Result<(), Problem> {
    if takes_files(definition) {
        store::files::keep_only(tx.conn, invite, &named(answers))?;
        store::files::settle(tx.conn, invite)?;
    }
    Ok(())
}

fn named(answers: &Answers) -> Vec<AnswerFileId> {
    let id = |answer: &Answer| match answer {
        Answer::File(file) => Some(file.id),
        _ => None,
    };
    answers.values().filter_map(id).collect()
}

/// Which of these contents answers name: the sweeper leaves them.
pub fn known_contents(conn: &mut Conn, keys: &[String]) -> QueryResult<Vec<String>> {
    store::files::known_keys(conn, keys)
}

/// Key, hash and size of every content that answers name: for backups and for whoever checks the store.
///
/// # Errors
/// Those of the database.
pub fn stored_contents_unscoped(conn: &mut Conn) -> Result<Vec<(String, Vec<u8>, i64)>, Problem> {
    Ok(store::files::stored_unscoped(conn)?)
}
