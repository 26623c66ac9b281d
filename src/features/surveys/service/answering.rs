//! Answering: what a link opens, saving page by page, sending once.
//!
//! Of an anonymous survey nothing that is written here leads from a response to an invite: answers on
//! the way lie under a hash of the token, and the one transaction that sends them deletes those,
//! marks the invite with the day, and adds a response with a random id and nothing else. No entry, no
//! hint, no subject in the audit: the moment of somebody's answer is nowhere beside their name.
use sha2::{Digest, Sha256};

use super::authoring::read;
use super::entering::{enter, entrance};
use super::evaluate::{Outcome, Sets, Wrong, check, evaluate};
use super::files::{self, Upload};
use super::form::{self, Fields};
use super::handing_in::{finish, send};
use super::{quotas, sets, together};
use crate::features::surveys::model::{
    Anonymity, Answers, Definition, Invite, InviteId, InviteState, Kind, LinkId, PageId, Partial,
    QuestionId, ResponseId, ResponseOutcome, Survey, SurveyStatus,
};
use crate::features::surveys::store;
use crate::platform::auth::{Keys, Purpose, random_bytes};
use crate::platform::clock::Timestamp;
use crate::platform::db::{Conn, Tx};
use crate::platform::problem::{Code, Problem};

const MICROS_A_DAY: i64 = 86_400_000_000;

/// Why a link opens no questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shut {
    NotYet,
    Over,
    Done,
    /// Enough people have answered.
    Full,
}

/// What a link opens.
#[derive(Debug)]
pub enum Door {
    Shut(Shut, Box<Asking>),
    Open(Box<Sitting>),
    /// To somebody who has an open link and no invite yet.
    Entrance(LinkId, Box<Asking>),
}

/// Who asks, and in which language.
#[derive(Debug, Clone)]
pub struct Asking {
    pub organisation: String,
    pub language: Option<String>,
    pub anonymity: Anonymity,
    pub definition: Definition,
    pub version: i32,
}

/// Somebody in the middle of a survey.
#[derive(Debug)]
pub struct Sitting {
    pub asking: Asking,
    pub outcome: Outcome,
    pub sets: Sets,
    /// The page to show; `None`: only sending is left.
    pub page: Option<PageId>,
    /// Whether anything was written down yet.
    pub begun: bool,
    pub(super) invite: Invite,
    pub(super) survey: Survey,
    pub(super) key: Vec<u8>,
    /// Whether it counts for which side somebody answers.
    pub(super) mirror: bool,
}

/// What is random about an answer: made before its transaction, which may run more than once.
#[derive(Debug, Clone, Copy)]
pub struct Chance {
    pub(super) response: ResponseId,
    pub(super) invite: InviteId,
    pub(super) seed: u64,
}

impl Chance {
    /// # Errors
    /// `internal` if the system has no randomness.
    pub fn new() -> Result<Self, Problem> {
        let id: [u8; 16] = random_bytes().map_err(Problem::internal)?;
        let seed: [u8; 8] = random_bytes().map_err(Problem::internal)?;
        let id = uuid::Builder::from_random_bytes(id).into_uuid();
        let invite = InviteId::generate();
        Ok(Self { response: ResponseId(id), invite, seed: u64::from_le_bytes(seed) })
    }
}

/// What the link opens now.
///
/// # Errors
/// `link_not_valid` for a token that is none.
pub fn open(conn: &mut Conn, keys: &Keys, token: &str, now: Timestamp) -> Result<Door, Problem> {
    let gone = || Problem::new(Code::LinkNotValid);
    if let Some((link, _)) = keys.open(Purpose::SurveyLink, token) {
        return entrance(conn, LinkId(link), now);
    }
    let (id, generation) = keys.open(Purpose::Survey, token).ok_or_else(gone)?;
    let (invite, survey, owner) = store::invited_unscoped(conn, InviteId(id))?.ok_or_else(gone)?;
    let (organisation, pair) = together::askers(conn, &survey, owner)?;
    let anonymity = survey.anonymity.ok_or_else(gone)?;
    let dead = invite.state == InviteState::OptedOut || invite.revoked_at.is_some();
    if invite.generation != generation || dead {
        return Err(gone());
    }
    let key = Sha256::digest(token.as_bytes()).to_vec();
    let partial = store::partial_unscoped(conn, &key)?;
    // Whoever has begun goes on with the version that they began.
    let version = partial.as_ref().map_or(survey.published, |partial| partial.version);
    let row = store::version_unscoped(conn, survey.record_id, version)?.ok_or_else(gone)?;
    let asking = Asking {
        organisation,
        language: invite.language.clone(),
        anonymity,
        definition: read(&row.definition)?,
        version,
    };
    let mut shut = shut(&invite, &survey, now);
    let mirror = pair.as_ref().is_some_and(|pair| pair.mirror);
    let done = pair.zip(invite.side).is_some_and(|(pair, side)| pair.done_at(side).is_some());
    if shut.is_none() && done {
        shut = Some(Shut::Over);
    }
    if shut.is_none()
        && partial.is_none()
        && quotas::is_full(conn, survey.record_id, invite.link_id)?
    {
        shut = Some(Shut::Full);
    }
    if let Some(shut) = shut {
        return Ok(Door::Shut(shut, Box::new(asking)));
    }
    let mut sitting = sit(asking, invite, survey, key, partial)?;
    sitting.mirror = mirror;
    Ok(Door::Open(Box::new(sitting)))
}

fn shut(invite: &Invite, survey: &Survey, now: Timestamp) -> Option<Shut> {
    if matches!(invite.state, InviteState::Completed | InviteState::ScreenedOut) {
        Some(Shut::Done)
    } else if survey.status != SurveyStatus::Live
        || invite.valid_until.is_some_and(|until| now >= until)
    {
        Some(Shut::Over)
    } else {
        invite.valid_from.filter(|from| now < *from).map(|_| Shut::NotYet)
    }
}

fn sit(
    asking: Asking,
    invite: Invite,
    survey: Survey,
    key: Vec<u8>,
    partial: Option<Partial>,
) -> Result<Sitting, Problem> {
    let begun = partial.is_some();
    let (answers, sets, page) = match partial {
        Some(partial) => {
            let answers: Answers =
                serde_json::from_str(&partial.answers).map_err(Problem::internal)?;
            let sets: Sets = serde_json::from_str(&partial.sets).map_err(Problem::internal)?;
            (answers, sets, Some(partial.page.and_then(PageId::new)))
        }
        None => (Answers::new(), Sets::new(), None),
    };
    let outcome = walk(&asking.definition, &answers, &sets)?;
    let first = || outcome.next(&asking.definition, None).map(|stop| stop.page.clone());
    let page = match page {
        // Nothing was saved yet.
        None => first(),
        Some(None) => None,
        Some(Some(page)) if outcome.stop(&page).is_some() => Some(page),
        Some(Some(page)) => {
            outcome.next(&asking.definition, Some(&page)).map(|stop| stop.page.clone())
        }
    };
    Ok(Sitting { asking, outcome, sets, page, begun, invite, survey, key, mirror: false })
}

fn walk(definition: &Definition, answers: &Answers, sets: &Sets) -> Result<Outcome, Problem> {
    evaluate(definition, answers, sets).map_err(|wrong| Problem::internal(format!("{wrong:?}")))
}

/// What a form wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Go {
    Next,
    Back,
    Send,
}

/// What a page sends.
#[derive(Debug, Clone)]
pub struct Form {
    pub fields: Fields,
    pub uploads: Vec<Upload>,
    pub go: Go,
}

/// What came of a form.
#[derive(Debug)]
pub enum Step {
    /// To whatever the link opens now.
    Moved,
    /// To a link of one's own.
    Entered(String),
    /// The same page again: something is wrong or missing, or there is more to ask.
    Again {
        sitting: Box<Sitting>,
        wrong: Vec<(QuestionId, Wrong)>,
        missing: Vec<QuestionId>,
    },
    Sent {
        asking: Box<Asking>,
        screened_out: Option<(PageId, usize)>,
    },
    Shut(Shut, Box<Asking>),
}

/// Takes in a page. What is right is kept even where something else is wrong.
///
/// # Errors
/// `link_not_valid` for a token that is none.
pub fn take(
    tx: &mut Tx<'_>,
    keys: &Keys,
    token: &str,
    form: &Form,
    chance: Chance,
    network: &str,
) -> Result<Step, Problem> {
    let Form { fields, uploads, go } = form;
    let go = *go;
    let mut sitting = match open(tx.conn, keys, token, tx.now)? {
        Door::Shut(shut, asking) => return Ok(Step::Shut(shut, asking)),
        Door::Entrance(link, _) => return enter(tx, keys, link, chance, network),
        Door::Open(sitting) => *sitting,
    };
    let version = form::value(fields, "version").and_then(|text| text.parse().ok());
    if version != Some(sitting.asking.version) {
        // Of another version: shown again as it is now, nothing is taken over.
        return Ok(Step::Moved);
    }
    if !sitting.begun {
        // What is shown in tasks is drawn by lot and kept from here on: were it made of the token, it
        // would lead from a response back to its invite.
        sitting.sets = sets::of(&sitting.asking.definition, chance.seed)?;
        save(tx, &sitting)?;
        return Ok(Step::Moved);
    }
    if go == Go::Send {
        return send(tx, sitting, chance);
    }
    let page = form::value(fields, "page").and_then(PageId::new);
    let Some(page) = page else { return moved(tx, &sitting, go) };
    if sitting.outcome.stop(&page).is_none() {
        return Ok(Step::Moved);
    }
    let before: Vec<QuestionId> = asked(&sitting.outcome, &page);
    let mut answers = sitting.outcome.answers.clone();
    let definition = &sitting.asking.definition;
    let mut wrong = fill_in(definition, &page, fields, &sitting.sets, &mut answers);
    wrong.extend(files::take_in(tx, &sitting, &page, uploads, &mut answers)?);
    sitting.outcome = walk(definition, &answers, &sitting.sets)?;
    files::keep_named(tx, &sitting)?;
    sitting.page = Some(page.clone());
    let missing = match sitting.outcome.stop(&page) {
        Some(stop) if go == Go::Next => {
            let missing = stop.questions.iter().filter(|asked| asked.missing);
            missing.map(|asked| asked.question.clone()).collect()
        }
        _ => Vec::new(),
    };
    let is_new = |id: &QuestionId| !before.contains(id);
    let more = go == Go::Next && asked(&sitting.outcome, &page).iter().any(is_new);
    let stays = more || !wrong.is_empty() || !missing.is_empty();
    if stays {
        save(tx, &sitting)?;
        // What has only just come up is not missing yet.
        let missing = missing.into_iter().filter(|id| !is_new(id)).collect();
        return Ok(Step::Again { sitting: Box::new(sitting), wrong, missing });
    }
    let out = sitting.outcome.screened_out.as_ref().is_some_and(|(at, _)| *at == page);
    if go == Go::Next && out {
        return finish(tx, sitting, ResponseOutcome::ScreenedOut, chance);
    }
    turn(&mut sitting, &page, go);
    save(tx, &sitting)?;
    Ok(Step::Moved)
}

/// The questions of a page that are shown.
pub(super) fn asked(outcome: &Outcome, page: &PageId) -> Vec<QuestionId> {
    let stop = outcome.stop(page);
    stop.map(|stop| stop.questions.iter().map(|asked| asked.question.clone()).collect())
        .unwrap_or_default()
}

/// To the page before or after.
fn turn(sitting: &mut Sitting, page: &PageId, go: Go) {
    let definition = &sitting.asking.definition;
    let stop = match go {
        Go::Back => {
            sitting.outcome.previous(definition, page).or_else(|| sitting.outcome.stop(page))
        }
        Go::Next | Go::Send => sitting.outcome.next(definition, Some(page)),
    };
    sitting.page = stop.map(|stop| stop.page.clone());
}

/// From the page that only sends: back to the last one.
fn moved(tx: &mut Tx<'_>, sitting: &Sitting, go: Go) -> Result<Step, Problem> {
    if go == Go::Back
        && let Some(last) = sitting.outcome.path.last()
    {
        store::save_partial(tx.conn, &partial(sitting, Some(&last.page), tx.now)?)?;
    }
    Ok(Step::Moved)
}

/// Takes the answers of a page over; gives what is wrong with which.
pub(super) fn fill_in(
    definition: &Definition,
    page: &PageId,
    fields: &Fields,
    sets: &Sets,
    answers: &mut Answers,
) -> Vec<(QuestionId, Wrong)> {
    let mut wrong = Vec::new();
    let questions = definition.page(page).map_or(&[][..], |page| page.questions.as_slice());
    for question in questions.iter().filter(|question| question.kind.is_asked()) {
        if let Kind::File { .. } = question.kind {
            // What came before stays until it is taken back, or another comes in its place.
            if form::value(fields, &form::name(question, &["remove"])).is_some() {
                answers.remove(&question.id);
            }
            continue;
        }
        let sets = sets.get(&question.id).map(Vec::as_slice);
        let filled = form::read(question, fields, sets.unwrap_or_default());
        let checked = filled.and_then(|answer| match answer {
            Some(answer) => check(question, &answer, sets),
            None => Ok(None),
        });
        match checked {
            Ok(Some(answer)) => {
                answers.insert(question.id.clone(), answer);
            }
            Ok(None) => {
                answers.remove(&question.id);
            }
            Err(cause) => wrong.push((question.id.clone(), cause)),
        }
    }
    wrong
}

fn partial(sitting: &Sitting, page: Option<&PageId>, now: Timestamp) -> Result<Partial, Problem> {
    Ok(Partial {
        key: sitting.key.clone(),
        survey_id: sitting.survey.record_id,
        version: sitting.asking.version,
        page: page.map(PageId::to_string),
        answers: serde_json::to_string(&sitting.outcome.answers).map_err(Problem::internal)?,
        sets: serde_json::to_string(&sitting.sets).map_err(Problem::internal)?,
        changed_on: day(now),
    })
}

pub(super) fn save(tx: &mut Tx<'_>, sitting: &Sitting) -> Result<(), Problem> {
    let partial = partial(sitting, sitting.page.as_ref(), tx.now)?;
    Ok(store::save_partial(tx.conn, &partial)?)
}

/// Days since 1970.
pub(super) fn day(now: Timestamp) -> i32 {
    i32::try_from(now.micros().div_euclid(MICROS_A_DAY)).unwrap_or(0)
}
