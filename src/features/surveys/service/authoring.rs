//! Writing a survey and freezing its versions.
use std::borrow::Cow;
use std::collections::HashMap;

use serde_json::json;
use sha2::{Digest, Sha256};

use super::together::{self, Pair, With};
use super::validate::{self, Finding};
use super::view::load;
use super::{diff, files, results};
use crate::features::organisations::model::Side;
use crate::features::organisations::service as organisations;
use crate::features::records::model::{EntryKind, Record, RecordId, RecordKind};
use crate::features::records::service::{self as records, ListState, NewEntry, NewOwn};
use crate::features::surveys::model::{
    Anonymity, Definition, K_FROM, K_TO, K_USUAL, PublishPatch, Survey, SurveyAction, SurveyStatus,
    VersionRow,
};
use crate::features::surveys::policy::Stage;
use crate::features::surveys::{policy, store};
use crate::platform::authz::{Capability, Scope};
use crate::platform::db::{Conn, Tx};
use crate::platform::http::IfMatch;
use crate::platform::problem::{Code, FieldProblem, Problem};

/// Findings that a problem names at most.
const NAMED: usize = 50;

/// A survey that the scope sees.
pub(super) struct Found {
    pub survey: Survey,
    pub record: Record,
    /// If two own it.
    pub pair: Option<Pair>,
}

pub(super) fn find(conn: &mut Conn, scope: &Scope, id: RecordId) -> Result<Found, Problem> {
    let party = records::require_party(conn, scope, id)?;
    if party.kind != RecordKind::Survey {
        return Err(Problem::not_found());
    }
    let (survey, record) = store::find_unscoped(conn, id)?.ok_or_else(Problem::not_found)?;
    // What one firm keeps for itself is in no relationship.
    let pair = match record.relationship_id {
        Some(_) => store::pairs::find_unscoped(conn, id)?,
        None => None,
    };
    let pair = pair.map(|row| Pair::new(row, scope.org())).transpose()?;
    Ok(Found { survey, record, pair })
}

impl Found {
    /// Whether it is hidden who answers.
    pub fn hides(&self) -> bool {
        self.survey.anonymity.is_some_and(|one| one != Anonymity::Identified)
    }

    /// For everything that needs no signature to be looked at.
    pub fn authorize(&self, scope: &Scope, action: SurveyAction) -> Result<(), Problem> {
        let done = |pair: &Pair| pair.row.done_at(pair.side).is_some();
        match &self.pair {
            Some(pair) => {
                let stage = Stage { approved: true, own_done: done(pair), ..Stage::default() };
                self.authorize_at(scope, action, stage)
            }
            None => policy::rule(scope, action, self.survey.status).map_err(Problem::not_allowed),
        }
    }

    /// The same of a survey with two owners, given how far their signatures are.
    pub fn authorize_at(
        &self,
        scope: &Scope,
        action: SurveyAction,
        stage: Stage,
    ) -> Result<(), Problem> {
        let status = self.survey.status;
        policy::rule_together(scope, action, status, stage).map_err(Problem::not_allowed)
    }

    /// The two owners; of a survey with one there is nothing to sign.
    pub fn pair(&self) -> Result<&Pair, Problem> {
        self.pair.as_ref().ok_or_else(|| Problem::not_allowed("one_owner"))
    }

    /// The side of whoever looks, where there are two.
    pub fn own_side(&self) -> Option<Side> {
        self.pair.as_ref().map(|pair| pair.side)
    }

    /// For what one owner alone may do: how full a quota is, and who came by a link, is told to both.
    pub fn alone(&self) -> Result<(), Problem> {
        if self.pair.is_none() { Ok(()) } else { Err(Problem::not_allowed("two_owners")) }
    }
}

pub(super) fn list_state(status: SurveyStatus) -> ListState {
    ListState {
        status: status.as_str().to_owned(),
        open: status != SurveyStatus::Closed,
        severity: String::new(),
        category: String::new(),
    }
}

/// Begins a survey, of the own firm or together with another; gives its id.
///
/// # Errors
/// `forbidden` if the organisation is nobody's vendor and begins one alone, or the role is too low;
/// `invalid` for a definition that cannot be kept.
pub fn create(
    tx: &mut Tx<'_>,
    scope: &Scope,
    definition: &Definition,
    with: Option<With>,
) -> Result<RecordId, Problem> {
    if with.is_some() {
        scope.require(Capability::Write)?;
    } else {
        may_create(tx.conn, scope)?;
    }
    refuse(validate::refusals(definition))?;
    let (title, draft) = (title(definition), written(definition)?);
    let survey = |id| Survey {
        record_id: id,
        owner_org: scope.org(),
        title,
        status: SurveyStatus::Draft,
        anonymity: None,
        k_min: None,
        draft,
        published: 0,
        created_by: Some(scope.membership()),
        published_at: None,
        closed_at: None,
    };
    if let Some(with) = with {
        let id = together::open(tx, scope, with, survey)?;
        tell(tx, scope, id, true, EntryKind::SurveyDrafted, json!({}))?;
        records::announce(tx, id, 1)?;
        return Ok(id);
    }
    let opened = records::create_own(
        tx,
        &NewOwn {
            kind: RecordKind::Survey,
            organisation: scope.org(),
            owner: Some(scope.membership()),
            team: scope.team().map(str::to_owned),
            state: list_state(SurveyStatus::Draft),
        },
    )?;
    let id = opened.record.id;
    store::insert(tx.conn, &survey(id))?;
    tell(tx, scope, id, false, EntryKind::SurveyDrafted, json!({}))?;
    records::announce(tx, id, 1)?;
    Ok(id)
}

/// Whether the scope may begin surveys of its own firm alone.
///
/// # Errors
/// `forbidden` if the organisation is nobody's vendor, or the role is too low.
pub fn may_create(conn: &mut Conn, scope: &Scope) -> Result<(), Problem> {
    scope.require(Capability::Write)?;
    if organisations::is_vendor(conn, scope)? {
        Ok(())
    } else {
        Err(Problem::forbidden()
            .with_detail("only a vendor runs surveys alone; a customer begins one with its vendor"))
    }
}

/// Changes what the next version asks.
pub fn save(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: RecordId,
    version: IfMatch,
    definition: &Definition,
) -> Result<(), Problem> {
    let found = find(tx.conn, scope, id)?;
    version.check(found.record.version)?;
    found.authorize(scope, SurveyAction::Edit)?;
    refuse(validate::refusals(definition))?;
    let draft = written(definition)?;
    if !store::save_draft(tx.conn, id, &title(definition), &draft)? {
        return Err(Problem::new(Code::StaleVersion));
    }
    if let Some(pair) = found.pair.as_ref().filter(|_| draft != found.survey.draft) {
        together::loosen(tx, pair)?;
    }
    records::changed(tx, id, found.record.version, &list_state(found.survey.status))?;
    tx.subject(id);
    Ok(())
}

/// How a survey is published.
#[derive(Debug, Clone, Copy)]
pub struct Publishing {
    /// Of the record.
    pub version: i32,
    /// Needed the first time.
    pub anonymity: Option<Anonymity>,
    pub k_min: Option<i32>,
}

/// Freezes what was written as the next version and takes answers to it.
///
/// # Errors
/// `invalid` with each finding that stops it; `action_not_allowed` with reason `fixed` for another
/// anonymity than the first version has, `unchanged` if nothing differs.
pub fn publish(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: RecordId,
    how: Publishing,
) -> Result<(), Problem> {
    let found = find(tx.conn, scope, id)?;
    if found.record.version != how.version {
        return Err(stale(tx, scope, id)?);
    }
    found.authorize(scope, SurveyAction::Publish)?;
    let survey = &found.survey;
    let definition = ready(tx.conn, &found)?;
    let (anonymity, k_min) = match &found.pair {
        None => promised(survey, how)?,
        Some(pair) => {
            together::require_approved(tx, pair, &definition)?;
            (pair.agreement.anonymity, pair.agreement.k_min)
        }
    };
    files::may_ask(&definition, anonymity)?;
    let number = survey.published.saturating_add(1);
    let sha256 = hex::encode(Sha256::digest(survey.draft.as_bytes()));
    let version = VersionRow {
        survey_id: id,
        number,
        definition: survey.draft.clone(),
        sha256: sha256.clone(),
        published_by: Some(scope.membership()),
        published_at: tx.now,
    };
    let status = SurveyStatus::Live;
    let patch = PublishPatch { status, anonymity, k_min, published: number, published_at: tx.now };
    if !store::publish(tx.conn, &version, &patch)? {
        return Err(Problem::new(Code::StaleVersion));
    }
    records::changed(tx, id, found.record.version, &list_state(status))?;
    if let Some(pair) = &found.pair {
        together::spent(tx, pair)?;
    }
    let data = json!({ "version": number, "sha256": sha256, "anonymity": anonymity });
    tell(tx, scope, id, found.pair.is_some(), EntryKind::SurveyPublished, data)
}

/// What would be published, if nothing stands against it.
pub(super) fn ready(conn: &mut Conn, found: &Found) -> Result<Definition, Problem> {
    let survey = &found.survey;
    let definition = read(&survey.draft)?;
    refuse(validate::findings(&definition).into_iter().filter(|one| one.stops).collect())?;
    if let Some(before) = store::version_unscoped(conn, survey.record_id, survey.published)? {
        follows(&read(&before.definition)?, &definition)?;
    }
    Ok(definition)
}

/// What holds for all who answer: chosen once.
fn promised(survey: &Survey, how: Publishing) -> Result<(Anonymity, i32), Problem> {
    if let (Some(anonymity), Some(k_min)) = (survey.anonymity, survey.k_min) {
        let same = how.anonymity.is_none_or(|one| one == anonymity)
            && how.k_min.is_none_or(|one| one == k_min);
        return if same { Ok((anonymity, k_min)) } else { Err(Problem::not_allowed("fixed")) };
    }
    let anonymity = how.anonymity.ok_or_else(|| Problem::invalid("anonymity", "missing_field"))?;
    let k_min = how.k_min.unwrap_or(K_USUAL);
    if !(K_FROM..=K_TO).contains(&k_min) {
        return Err(Problem::invalid("k_min", "number_range"));
    }
    Ok((anonymity, k_min))
}

/// Whether answers to both versions can stand side by side.
fn follows(before: &Definition, after: &Definition) -> Result<(), Problem> {
    if before == after {
        return Err(Problem::not_allowed("unchanged"));
    }
    let changes = diff::diff(before, after);
    let torn = changes.into_iter().filter(|change| change.weight == diff::Weight::NeedsNewId);
    let mut problem = Problem::new(Code::Invalid);
    for question in torn.filter_map(|change| change.question) {
        problem = problem.with_field(question.as_str(), "needs_new_id");
    }
    if problem.fields.is_empty() { Ok(()) } else { Err(problem) }
}

/// Closes a survey; what was begun and not sent is dropped. Of a mirror each side closes its own half:
/// with the second one both see the gaps.
pub fn close(tx: &mut Tx<'_>, scope: &Scope, id: RecordId, version: i32) -> Result<(), Problem> {
    let found = find(tx.conn, scope, id)?;
    if found.record.version != version {
        return Err(stale(tx, scope, id)?);
    }
    found.authorize(scope, SurveyAction::Close)?;
    let mirror = found.pair.as_ref().filter(|pair| pair.row.mirror);
    if let Some(pair) = mirror
        && !together::side_is_done(tx, scope, &found, pair)?
    {
        return Ok(());
    }
    results::keep_left(tx, id)?;
    if !store::close(tx.conn, id, tx.now)? {
        return Err(Problem::new(Code::StaleVersion));
    }
    store::files::drop_loose(tx.conn)?;
    records::changed(tx, id, version, &list_state(SurveyStatus::Closed))?;
    if found.pair.is_some() {
        records::set_ball(tx, id, None, None, EntryKind::SurveyClosed)?;
    }
    if mirror.is_some() {
        return together::tell_released(tx, scope, id);
    }
    tell(tx, scope, id, found.pair.is_some(), EntryKind::SurveyClosed, json!({}))
}

/// Writes an event down: for the owner alone, or where both owners read it.
fn tell(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: RecordId,
    both: bool,
    kind: EntryKind,
    data: serde_json::Value,
) -> Result<(), Problem> {
    let lane = match both {
        true => records::shared_lane_unscoped(tx.conn, id)?,
        false => records::private_lane_unscoped(tx.conn, id, scope.org())?,
    };
    records::append(tx, lane.id, NewEntry::event(Some(scope.membership()), kind, tx.now, data))?;
    records::take_part(tx, id, scope)?;
    tx.subject(id);
    Ok(())
}

pub(super) fn title(definition: &Definition) -> String {
    let title = definition.title.in_language(&definition.first_language());
    title.chars().take(200).collect()
}

/// As it is kept and hashed.
pub(super) fn written(definition: &Definition) -> Result<String, Problem> {
    let json = serde_json::to_value(definition).map_err(Problem::internal)?;
    Ok(records::canonical(&json))
}

pub(super) fn read(text: &str) -> Result<Definition, Problem> {
    serde_json::from_str(text).map_err(Problem::internal)
}

/// `invalid` with the path and code of each finding.
pub(super) fn refuse(findings: Vec<Finding>) -> Result<(), Problem> {
    if findings.is_empty() {
        return Ok(());
    }
    let mut problem = Problem::new(Code::Invalid);
    problem.fields = findings
        .into_iter()
        .take(NAMED)
        .map(|finding| FieldProblem {
            field: format!("definition.{}", finding.path),
            code: Cow::Borrowed(finding.code.as_str()),
            detail: finding.about,
        })
        .collect();
    Err(problem)
}

/// `stale_version` with the survey as it is now.
pub(super) fn stale(tx: &mut Tx<'_>, scope: &Scope, id: RecordId) -> Result<Problem, Problem> {
    let current = load(tx.conn, scope, id)?;
    let mut problem = Problem::new(Code::StaleVersion);
    problem.current = Some(Box::new(serde_json::to_value(current).map_err(Problem::internal)?));
    Ok(problem)
}

/// Titles for lists of other features, which have shown that the records are visible.
pub fn titles(conn: &mut Conn, ids: &[RecordId]) -> Result<HashMap<RecordId, String>, Problem> {
    Ok(store::titles_unscoped(conn, ids)?.into_iter().collect())
}
