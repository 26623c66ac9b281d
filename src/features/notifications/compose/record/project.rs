//! What a mail says of a project: the figures of its entry, in words.
use serde_json::{Map, Value};

use super::Desk;
use crate::features::notifications::compose::{text, words};
use crate::features::notifications::mails::{ProjectText, RecordEvent};
use crate::features::records::model::{EntryKind, LaneKind, RecordKind};
use crate::platform::authz::Locale;
use crate::platform::clock::Timestamp;

impl Desk<'_> {
    /// What it is about, if it is about a project.
    pub(super) fn project(&self) -> ProjectText {
        let Some(payload) = &self.entry.payload else { return ProjectText::default() };
        if is_of_relationship(self.entry.row.kind) {
            let until = text(&payload.data, "valid_until");
            return ProjectText {
                until: until.map(|day| words::day(day, self.scope.locale())),
                answer: text(&payload.data, "answer")
                    .or_else(|| text(&payload.data, "how"))
                    .map(str::to_owned),
                ..ProjectText::default()
            };
        }
        if self.entry.record.kind != RecordKind::Project {
            return ProjectText::default();
        }
        let (data, locale) = (&payload.data, self.scope.locale());
        let role = text(data, "role").filter(|_| self.entry.row.kind == EntryKind::MemberChanged);
        let until = data.get("interim_until").and_then(Value::as_i64);
        let until = until.and_then(Timestamp::from_micros);
        let until = until.map(|at| words::date(at, self.zone(), locale));
        let due = text(data, "due_on").map(|day| words::day(day, locale));
        ProjectText {
            item: title(data, locale).or_else(|| role.map(|role| words::role(role, locale))),
            verdict: text(data, "verdict").map(|verdict| words::verdict(verdict, locale)),
            until: until.or(due),
            answer: self.answered(data),
            changes: changes(data, locale),
        }
    }

    fn answered(&self, data: &Map<String, Value>) -> Option<String> {
        let joined = data.get("accepted").and_then(Value::as_bool);
        let word = match (self.entry.row.kind, joined) {
            (EntryKind::PartyLeft, _) => "left",
            (_, Some(true)) => "joined",
            (_, Some(false)) => "declined",
            (EntryKind::RequirementClaimed | EntryKind::RequirementAnswered, _) => {
                text(data, "change")?
            }
            _ => text(data, "answer")?,
        };
        Some(word.to_owned())
    }

    /// The entry among those of its lane.
    pub(super) fn place(&self) -> String {
        let lane = match self.entry.lane.kind {
            LaneKind::Shared => "e".to_owned(),
            LaneKind::Private => "p".to_owned(),
            LaneKind::Caucus | LaneKind::Named => format!("l{}.", self.entry.lane.id),
        };
        format!("{lane}{}", self.entry.row.seq)
    }

    /// The page that an event of a project leads to: the invitation, the deliverable, the gate, the
    /// decision, or the place in the thread.
    pub(super) fn project_page(&self, event: RecordEvent) -> String {
        let project = format!("/projects/{}", self.entry.record.id);
        let data = self.entry.payload.as_ref().map(|payload| &payload.data);
        let id = |key: &str| data.and_then(|data| text(data, key));
        if event == RecordEvent::ProjectInvited {
            return self.link(&project);
        }
        if event == RecordEvent::ProjectShares {
            return self.link(&format!("{project}/programme"));
        }
        let gate =
            id("gate_id").or_else(|| id("subject_id").filter(|_| id("kind") == Some("gate")));
        if let Some(gate) = gate {
            return self.link(&format!("{project}/gates/{gate}"));
        }
        let decision = id("decision_id")
            .or_else(|| id("subject_id").filter(|_| id("kind") == Some("decision")));
        if let Some(decision) = decision {
            let board = if event == RecordEvent::BoardOpened { "/board" } else { "" };
            return self.link(&format!("{project}/decisions/{decision}{board}"));
        }
        if let Some(document) = id("document_id") {
            return self.link(&format!("{project}/documents/{document}"));
        }
        if let Some(deliverable) = id("deliverable_id") {
            return self.link(&format!("{project}/plan#{deliverable}"));
        }
        if let Some(requirement) = id("requirement_id") {
            return self.link(&format!("{project}/requirements#{requirement}"));
        }
        if id("kind") == Some("requirement_list") || is_of_list(event) {
            return self.link(&format!("{project}/requirements"));
        }
        let (thread, place) = (self.entry.lane.thread_id, self.place());
        self.link(&format!("{project}/threads/{thread}#{place}"))
    }
}

/// Whether it is about an agreement on secrecy or a correction, which stand on the page of their
/// relationship.
pub(super) fn is_of_relationship(kind: EntryKind) -> bool {
    use EntryKind as K;
    matches!(
        kind,
        K::NdaProposed
            | K::NdaAnswered
            | K::NdaEnded
            | K::NdaExpiring
            | K::CorrectionProposed
            | K::CorrectionAnswered
    )
}

fn is_of_list(event: RecordEvent) -> bool {
    matches!(event, RecordEvent::RequirementsSubmitted | RecordEvent::RequirementsAgreed)
}

/// Whether what was written is the reason of what happened.
pub(super) fn says_why(event: RecordEvent) -> bool {
    use RecordEvent as E;
    matches!(
        event,
        E::GateRefused
            | E::DocumentRejected
            | E::DeliverableAnswered
            | E::RequirementsRefused
            | E::RequirementAnswered
            | E::CorrectionAnswered
    )
}

/// What a label is in a language: one text, or one for each.
fn said(label: &Value, locale: Locale) -> Option<String> {
    let text = label.as_str().or_else(|| label.get(locale.as_str())?.as_str())?;
    Some(text.to_owned())
}

/// Its title; of a document also its key, which stands alone where the title is not told.
fn title(data: &Map<String, Value>, locale: Locale) -> Option<String> {
    let title = data.get("title").and_then(|title| said(title, locale));
    match (text(data, "key"), title) {
        (Some(key), Some(title)) => Some(format!("{key} {title}")),
        (Some(key), None) => Some(key.to_owned()),
        (None, title) => title,
    }
}

/// What has changed of what was signed, a line for each thing.
fn changes(data: &Map<String, Value>, locale: Locale) -> Vec<String> {
    let lines = data.get("changed").and_then(Value::as_array).into_iter().flatten();
    lines
        .filter_map(|line| {
            let change = words::change(line.get("change")?.as_str()?, locale);
            Some(match line.get("title").and_then(|label| said(label, locale)) {
                Some(title) => format!("{title}: {change}"),
                None => change,
            })
        })
        .collect()
}
