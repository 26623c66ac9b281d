//! What mediators did: who called them in, what they recommended or decided, and what came of it.
use serde_json::Value;

use super::Block;
use super::figures::Reader;
use super::words::{self, Words};
use crate::features::organisations::model::{PersonRef, Side};
use crate::features::proof::service::{Collected, payload};
use crate::features::records::model::{EntryKind, LaneKind, Payload};
use crate::features::records::service::CopiedEntry;
use crate::platform::problem::Problem;
use crate::platform::text::markdown;

const HEADING: Words = Words("Mediation", "Посредничество");
const AGREED_TO: Words = Words("Mediator agreed to by", "Согласие на посредника");
const DECLINED: Words = Words("Mediator declined by", "Отказ от посредника");
const PROPOSED: Words = Words("Mediator proposed by", "Посредника предложил");
const RECOMMENDATION: Words = Words("Recommendation", "Рекомендация");
const DECISION: Words = Words("Decision", "Решение посредника");
const REVIEW: Words = Words("Review asked for by", "Пересмотр запросил");
const BINDING: Words =
    Words("The mediator's decision binds both sides", "Решение посредника обязательно для сторон");
const OF_CUSTOMER: Words = Words("Customer's answer", "Ответ клиента");
const OF_VENDOR: Words = Words("Vendor's answer", "Ответ поставщика");

/// Adds a table for each mediation that the shared lane tells of, in the order of its entries.
pub(super) fn draw(
    collected: &Collected,
    reader: Reader<'_>,
    blocks: &mut Vec<Block>,
) -> Result<(), Problem> {
    let shared = collected.lanes.iter().filter(|copy| copy.lane.kind == LaneKind::Shared);
    let mut cases: Vec<Mediation> = Vec::new();
    let entries = shared.flat_map(|copy| &copy.entries);
    for entry in entries.filter(|entry| is_of_mediation(entry.row.kind)) {
        let told = payload(entry)?.unwrap_or_default();
        let named = told.data.get("mediation_id").and_then(Value::as_str).map(str::to_owned);
        // Figures that were erased: it goes on where it was.
        let Some(id) = named.or_else(|| Some(cases.last()?.id.clone())) else { continue };
        let known = cases.iter().position(|one| one.id == id);
        let mut rows = rows(entry, &told, reader);
        if let Some(at) = known.and_then(|at| cases.get_mut(at)) {
            at.add(&mut rows, &told);
        } else if entry.row.kind == EntryKind::MediationProposed {
            let mut new = Mediation { id, rows: Vec::new(), outcome: None };
            new.add(&mut rows, &told);
            cases.push(new);
        }
    }
    for case in cases {
        blocks.push(Block::Heading(reader.of(HEADING)));
        let mut rows = case.rows;
        rows.extend(case.outcome.map(|outcome| {
            (reader.of(words::OUTCOME), words::capital(&words::code(&outcome, reader.locale)))
        }));
        blocks.push(Block::Pairs(rows));
    }
    Ok(())
}

fn is_of_mediation(kind: EntryKind) -> bool {
    use EntryKind as K;
    matches!(
        kind,
        K::MediationProposed
            | K::MediationConsented
            | K::MediationDeclined
            | K::MediatorJoined
            | K::MediationRecommended
            | K::MediationDetermined
            | K::MediationAnswered
            | K::MediationReviewAsked
            | K::MediationClosed
    )
}

struct Mediation {
    id: String,
    rows: Vec<(String, String)>,
    outcome: Option<String>,
}

impl Mediation {
    fn add(&mut self, rows: &mut Vec<(String, String)>, told: &Payload) {
        self.rows.append(rows);
        let outcome = told.data.get("outcome").and_then(Value::as_str);
        self.outcome = outcome.map(str::to_owned).or_else(|| self.outcome.take());
    }
}

/// What one entry adds.
fn rows(entry: &CopiedEntry, told: &Payload, reader: Reader<'_>) -> Vec<(String, String)> {
    let actor = entry.row.actor_membership_id.and_then(|id| reader.people.get(&id));
    let name = match entry.row.kind {
        EntryKind::MediationProposed => PROPOSED,
        EntryKind::MediationConsented => AGREED_TO,
        EntryKind::MediationDeclined => DECLINED,
        EntryKind::MediatorJoined => words::MEDIATOR,
        EntryKind::MediationRecommended => RECOMMENDATION,
        EntryKind::MediationDetermined => DECISION,
        EntryKind::MediationReviewAsked => REVIEW,
        EntryKind::MediationAnswered if side(told, actor) == Some(Side::Customer) => OF_CUSTOMER,
        EntryKind::MediationAnswered => OF_VENDOR,
        _ => return Vec::new(),
    };
    let mut said = Vec::new();
    let answer = told.data.get("answer").and_then(Value::as_str);
    said.extend(answer.map(|answer| words::capital(&words::answer(answer, reader.locale))));
    let text = told.body.as_deref().map(|body| markdown::plain(body, usize::MAX));
    said.extend(text);
    if entry.payload.is_err() {
        said.push(reader.of(words::ERASED));
    }
    let who = actor.map(|one| format!("{}, {}", one.name, one.organisation.name));
    let when = reader.time(entry.row.occurred_at);
    said.push(who.into_iter().chain([when]).collect::<Vec<_>>().join(" · "));
    let mut rows = vec![(reader.of(name), said.join("\n"))];
    if told.data.get("binding") == Some(&Value::Bool(true)) {
        rows.push((reader.of(BINDING), reader.of(words::YES)));
    }
    rows
}

fn side(told: &Payload, actor: Option<&PersonRef>) -> Option<Side> {
    let said = told.data.get("side").and_then(Value::as_str);
    said.and_then(|side| side.parse().ok()).or_else(|| actor?.side?.principal())
}
