//! The table of events: what people are told of, who is told, and whether it comes by mail
//! unless they say otherwise. A feature that has something to tell adds a line here and the words
//! in `mails`.
mod documents;
mod ideas;
mod meetings;
mod projects;
mod requirements;
mod surveys;
mod table;

use serde_json::{Map, Value};

use crate::features::notifications::mails::RecordEvent;
use crate::features::notifications::model::MailChoice;
use crate::features::records::model::EntryKind;
use crate::features::signoffs::model::SubjectKind;
use crate::platform::authz::Locale;

/// Who is told of an event; always only those who may read the entry's lane.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// Owners and participants of both sides; of a side that has neither, its managers.
    Involved,
    /// The same, and the managers of a side without an owner: somebody has to take it on.
    NewCase,
    /// The same of the side that did not do it: the other one knows.
    OtherSide,
    /// Whoever became the owner.
    NewOwner,
    /// Whoever the entry names, of those involved; of a side that has nobody in it, its managers.
    Named,
    /// The same, and of a side that has neither its managers even in a private lane: its time runs.
    Clocked,
    /// Owners and participants of the organisations that the figures name (`to`); of one that has
    /// neither, its managers.
    Addressed,
    /// Whom the figures name (`membership_id`), if they give them a role.
    Appointed,
    /// Nobody by this line: the switchboard says it in place of, or beside, another event.
    Chosen,
}

/// A line of the table.
#[derive(Debug, Clone, Copy)]
pub struct Event {
    pub event: RecordEvent,
    /// Stands in the links of mails that were sent long ago: never changed, never used again.
    pub code: i32,
    /// The entries that it comes from.
    pub entries: &'static [EntryKind],
    /// Of entries about signatures: what was signed. Any, if none is named.
    pub of: Option<SubjectKind>,
    pub told: Told,
    pub mail: MailChoice,
    /// What the page for unsubscribing calls it, in English and Russian.
    labels: (&'static str, &'static str),
}

impl Event {
    /// The name in settings, rows and file names.
    pub fn name(&self) -> &'static str {
        self.event.as_str()
    }

    pub fn label(&self, locale: Locale) -> &'static str {
        match locale {
            Locale::En => self.labels.0,
            Locale::Ru => self.labels.1,
        }
    }
}

const fn line(
    code: i32,
    event: RecordEvent,
    entries: &'static [EntryKind],
    told: Told,
    labels: (&'static str, &'static str),
) -> Event {
    Event { event, code, entries, of: None, told, mail: MailChoice::Now, labels }
}

/// All lines of the table.
pub fn all() -> impl Iterator<Item = &'static Event> {
    let first = table::EVENTS.iter().chain(meetings::EVENTS).chain(ideas::EVENTS);
    let joint = projects::EVENTS.iter().chain(requirements::EVENTS).chain(documents::EVENTS);
    first.chain(joint).chain(surveys::EVENTS)
}

/// A line about signatures under steps of a report.
const fn step_line(
    code: i32,
    event: RecordEvent,
    entries: &'static [EntryKind],
    labels: (&'static str, &'static str),
) -> Event {
    signed_line(code, event, SubjectKind::ReportStep, entries, labels)
}

/// A line about signatures under something.
const fn signed_line(
    code: i32,
    event: RecordEvent,
    of: SubjectKind,
    entries: &'static [EntryKind],
    labels: (&'static str, &'static str),
) -> Event {
    Event { of: Some(of), ..line(code, event, entries, Told::OtherSide, labels) }
}

/// A line about signatures at gates of projects.
const fn gate_line(
    code: i32,
    event: RecordEvent,
    entries: &'static [EntryKind],
    labels: (&'static str, &'static str),
) -> Event {
    Event { told: Told::Involved, ..signed_line(code, event, SubjectKind::Gate, entries, labels) }
}

/// The event that an entry with these figures is, if anybody is told of it.
pub fn event_of_entry(kind: EntryKind, data: &Map<String, Value>) -> Option<&'static Event> {
    let signed = data.get("kind").and_then(Value::as_str);
    all().find(|event| {
        event.entries.contains(&kind) && event.of.is_none_or(|of| signed == Some(of.as_str()))
    })
}

/// The line of an event.
pub fn event_named(name: &str) -> Option<&'static Event> {
    all().find(|event| event.name() == name)
}

/// The line of an event by the code in a mailed link.
pub fn event_coded(code: i32) -> Option<&'static Event> {
    all().find(|event| event.code == code)
}

/// The code that stands for an event in a mailed link; 0 is none.
pub fn code_of(event: RecordEvent) -> i32 {
    all().find(|line| line.event == event).map_or(0, |line| line.code)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::features::notifications::mails::MailKind;

    #[test]
    fn every_mail_about_a_record_has_one_line_and_every_line_has_a_mail() {
        let of_mails: Vec<&str> = MailKind::all()
            .filter(|kind| kind.can_be_switched_off())
            .map(MailKind::as_str)
            .collect();
        let of_table: HashSet<&str> = all().map(Event::name).collect();
        assert_eq!(of_table.len(), all().count(), "an event has one line");
        assert_eq!(of_table, of_mails.into_iter().collect());
        let codes: HashSet<i32> = all().map(|event| event.code).collect();
        assert_eq!(codes.len(), all().count(), "a code is one event's");
        assert!(!codes.contains(&0));
    }

    #[test]
    fn an_entry_is_one_event_or_none() {
        let silent = [
            EntryKind::Filed,
            EntryKind::Assessed,
            EntryKind::Confirmed,
            EntryKind::Imported,
            EntryKind::ParticipantAdded,
            EntryKind::ParticipantRemoved,
            EntryKind::Linked,
            EntryKind::Revised,
            EntryKind::Retracted,
            EntryKind::Erased,
            EntryKind::FactStated,
            EntryKind::FactRevised,
            EntryKind::FactAnswered,
            EntryKind::FactEvidence,
            EntryKind::FactWithdrawn,
            EntryKind::CommitmentMade,
            EntryKind::ReportLinked,
            EntryKind::Unlinked,
            EntryKind::Split,
            EntryKind::IssueOpened,
            EntryKind::IssueClosed,
            EntryKind::IssueReopened,
            EntryKind::TaskAdded,
            EntryKind::TaskDone,
            EntryKind::TaskChanged,
            EntryKind::ThirdPartyInvited,
            EntryKind::ThirdPartyEnded,
            EntryKind::AgendaChanged,
            EntryKind::MeetingHeld,
            EntryKind::ProjectStarted,
            EntryKind::ProjectChanged,
            EntryKind::TopicOpened,
            EntryKind::MilestoneChanged,
            EntryKind::QuestionWithdrawn,
            EntryKind::PhaseStarted,
            EntryKind::DeliverableChanged,
            EntryKind::GateChanged,
            EntryKind::RequirementChanged,
            EntryKind::RequirementListWithdrawn,
            EntryKind::DecisionSuperseded,
            EntryKind::IdeaShared,
            EntryKind::IdeaVoteWithdrawn,
            EntryKind::OutcomeTold,
            EntryKind::SurveyDrafted,
            EntryKind::SurveyPublished,
            EntryKind::SurveyClosed,
            EntryKind::DocumentDrafted,
            EntryKind::DocumentChanged,
        ];
        for kind in EntryKind::ALL {
            let lines: Vec<&Event> = all().filter(|event| event.entries.contains(kind)).collect();
            assert_eq!(lines.is_empty(), silent.contains(kind), "{kind}");
            // Of signatures, one line for each kind of thing that is signed.
            let things: HashSet<_> = lines.iter().map(|line| line.of).collect();
            assert_eq!(lines.len(), things.len(), "{kind}");
            assert!(lines.len() < 2 || lines.iter().all(|line| line.of.is_some()), "{kind}");
        }
    }
}
