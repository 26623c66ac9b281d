//! The table of events: what people are told of, who is told, and whether it comes by mail
//! unless they say otherwise. A feature that has something to tell adds a line here and the words
//! in `mails`.
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
    /// The same, and of a side that has neither its managers even in a private lane: its time runs.
    Clocked,
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

/// A line about signatures under steps of a report.
const fn step_line(
    code: i32,
    event: RecordEvent,
    entries: &'static [EntryKind],
    labels: (&'static str, &'static str),
) -> Event {
    let of = Some(SubjectKind::ReportStep);
    Event { of, ..line(code, event, entries, OtherSide, labels) }
}

use EntryKind as K;
use RecordEvent as E;
use Told::{Chosen, Clocked, Involved, NewCase, NewOwner, OtherSide};

/// All events, in the order of a complaint's life.
pub static EVENTS: &[Event] = &[
    line(1, E::Submitted, &[K::Submitted], NewCase, ("New complaints", "Новые рекламации")),
    line(
        2,
        E::FiledForYou,
        &[],
        Chosen,
        (
            "Complaints that were filed for you by phone",
            "Рекламации, записанные за вас по телефону",
        ),
    ),
    line(
        3,
        E::OutOfOffice,
        &[],
        Chosen,
        ("Notes outside office hours", "Ответы в нерабочее время"),
    ),
    line(
        4,
        E::Acknowledged,
        &[K::Acknowledged],
        Involved,
        ("Acknowledgements of receipt", "Подтверждения получения"),
    ),
    line(
        5,
        E::Assigned,
        &[K::Assigned],
        NewOwner,
        ("Complaints assigned to you", "Назначения вас ответственным"),
    ),
    line(6, E::Reply, &[K::Message, K::Answered], Involved, ("New messages", "Новые сообщения")),
    line(7, E::Mention, &[], Chosen, ("Mentions of you", "Упоминания вас")),
    line(
        8,
        E::Question,
        &[K::AskedCustomer, K::AskedVendor],
        Involved,
        ("Questions from one side to the other", "Вопросы одной стороны к другой"),
    ),
    line(
        9,
        E::Proposed,
        &[K::Proposed],
        Involved,
        ("Proposed resolutions", "Предложенные решения"),
    ),
    line(10, E::Accepted, &[K::Accepted], Involved, ("Accepted resolutions", "Принятые решения")),
    line(
        11,
        E::Declined,
        &[K::Declined],
        Involved,
        ("Declined resolutions", "Отклонённые решения"),
    ),
    line(
        12,
        E::Refused,
        &[K::Refused],
        Involved,
        ("Refusals of responsibility", "Отказы признать рекламацию"),
    ),
    line(
        13,
        E::RefusalAnswered,
        &[K::RefusalAnswered],
        Involved,
        ("Answers to refusals", "Ответы на отказы"),
    ),
    line(
        14,
        E::Withdrawn,
        &[K::Withdrawn],
        Involved,
        ("Withdrawn complaints", "Отозванные рекламации"),
    ),
    line(15, E::Reminder, &[K::Reminded], Involved, ("Reminders", "Напоминания")),
    line(
        16,
        E::Closed,
        &[K::Closed, K::AutoClosed],
        Involved,
        ("Closed complaints", "Закрытые рекламации"),
    ),
    line(
        17,
        E::Reopened,
        &[K::Reopened],
        Involved,
        ("Reopened complaints", "Повторно открытые рекламации"),
    ),
    // Seen in the inbox; a mail for every corrected word would be too much.
    Event {
        mail: MailChoice::Never,
        ..line(
            18,
            E::Edited,
            &[K::Edited],
            OtherSide,
            ("Details that the other side changed", "Изменения, внесённые другой стороной"),
        )
    },
    line(
        40,
        E::ClockWarned,
        &[K::ClockWarned],
        Clocked,
        ("Agreed times that run out", "Истекающие сроки по соглашению"),
    ),
    line(
        41,
        E::AgreementProposed,
        &[K::AgreementProposed],
        Involved,
        ("Proposed service agreements", "Предложенные соглашения о сроках"),
    ),
    line(
        42,
        E::AgreementInForce,
        &[K::AgreementInForce],
        Involved,
        ("Service agreements in force", "Вступление соглашений в силу"),
    ),
    line(
        43,
        E::AgreementWithdrawn,
        &[K::AgreementWithdrawn],
        Involved,
        ("Withdrawn agreement proposals", "Отозванные проекты соглашений"),
    ),
    line(
        44,
        E::PauseContested,
        &[K::PauseContested],
        Involved,
        ("Objections to pauses", "Возражения против пауз"),
    ),
    line(
        45,
        E::PauseAnswered,
        &[K::PauseConceded, K::PauseUpheld],
        Involved,
        ("Answers to objections to pauses", "Ответы на возражения против пауз"),
    ),
    line(
        50,
        E::OfferMade,
        &[K::OfferMade, K::OfferCountered],
        Involved,
        ("Offers to settle", "Предложения об урегулировании"),
    ),
    line(
        51,
        E::OfferAccepted,
        &[K::OfferAccepted],
        Involved,
        ("Accepted offers", "Принятые предложения"),
    ),
    line(
        52,
        E::OfferRejected,
        &[K::OfferRejected],
        Involved,
        ("Rejected offers", "Отклонённые предложения"),
    ),
    line(
        53,
        E::OfferWithdrawn,
        &[K::OfferWithdrawn],
        Involved,
        ("Offers that were taken back", "Отозванные предложения"),
    ),
    line(
        54,
        E::OfferExpired,
        &[K::OfferExpired],
        Involved,
        ("Offers that ran out", "Предложения с истёкшим сроком"),
    ),
    line(
        55,
        E::CommitmentFulfilled,
        &[K::CommitmentFulfilled],
        Involved,
        ("Fulfilled commitments", "Выполненные обязательства"),
    ),
    line(
        56,
        E::CommitmentConfirmed,
        &[K::CommitmentConfirmed],
        Involved,
        ("Confirmed commitments", "Подтверждённые обязательства"),
    ),
    line(
        57,
        E::CommitmentRejected,
        &[K::CommitmentRejected],
        Involved,
        ("Commitments that were sent back", "Обязательства, возвращённые на доработку"),
    ),
    line(
        58,
        E::CommitmentMissed,
        &[K::CommitmentMissed],
        Involved,
        ("Missed commitments", "Обязательства, не выполненные в срок"),
    ),
    line(
        59,
        E::CommitmentMoved,
        &[K::CommitmentMoved],
        Involved,
        ("New dates of commitments", "Новые сроки обязательств"),
    ),
    line(
        60,
        E::CommitmentReleased,
        &[K::CommitmentReleased],
        Involved,
        ("Commitments that were let go", "Снятые обязательства"),
    ),
    line(70, E::Escalated, &[K::EscalationRequested], Involved, ("Escalations", "Эскалации")),
    line(
        71,
        E::EscalationApproved,
        &[K::EscalationApproved],
        Involved,
        ("Approved escalations", "Согласованные эскалации"),
    ),
    line(
        72,
        E::EscalationDeclined,
        &[K::EscalationDeclined],
        Involved,
        ("Declined escalations", "Отклонённые эскалации"),
    ),
    line(
        73,
        E::EscalationAnswered,
        &[K::EscalationAnswered],
        Involved,
        ("Answers to escalations", "Ответы на эскалации"),
    ),
    line(
        74,
        E::DeEscalated,
        &[K::DeEscalated],
        Involved,
        ("Escalations that were taken back", "Снятые эскалации"),
    ),
    line(
        75,
        E::MediationProposed,
        &[K::MediationProposed],
        Involved,
        ("Proposed mediators", "Предложенные посредники"),
    ),
    line(
        76,
        E::MediationMoved,
        &[
            K::MediationConsented,
            K::MediationDeclined,
            K::MediationAnswered,
            K::MediationReviewAsked,
            K::MediationClosed,
        ],
        Involved,
        ("News of a mediation", "Ход посредничества"),
    ),
    line(
        77,
        E::MediationWord,
        &[K::MediationRecommended, K::MediationDetermined],
        Involved,
        ("A mediator's recommendation or decision", "Рекомендации и решения посредника"),
    ),
    line(
        78,
        E::Given,
        &[K::Given],
        Involved,
        ("Entries that were given to you", "Переданные вам записи"),
    ),
    line(
        90,
        E::ReportStarted,
        &[K::ReportStarted],
        OtherSide,
        ("Joint reports that were started", "Начатые совместные отчёты"),
    ),
    line(
        91,
        E::ReportSubmitted,
        &[K::ReportStepSubmitted],
        OtherSide,
        ("Report steps for you to sign", "Шаги отчёта, ждущие вашей подписи"),
    ),
    step_line(
        92,
        E::ReportSigned,
        &[K::Signed],
        ("Signed steps of reports", "Подписанные шаги отчётов"),
    ),
    step_line(
        93,
        E::ReportRefused,
        &[K::SignatureRefused],
        ("Report steps that were not signed", "Отказы подписать шаг отчёта"),
    ),
    step_line(
        94,
        E::ReportStale,
        &[K::SignatureStale],
        ("Report steps changed after signing", "Изменения шагов отчёта после подписания"),
    ),
    line(
        95,
        E::ReportCompleted,
        &[K::ReportCompleted],
        OtherSide,
        ("Completed reports", "Завершённые отчёты"),
    ),
    line(
        100,
        E::SatisfactionAsked,
        &[K::SatisfactionAsked],
        Clocked,
        ("Questions how a complaint went", "Вопросы о том, как рассмотрели рекламацию"),
    ),
    line(
        101,
        E::SatisfactionAnswered,
        &[K::SatisfactionAnswered],
        OtherSide,
        ("How satisfied customers are", "Оценки клиентов"),
    ),
    line(
        102,
        E::ReviewPublished,
        &[K::ReviewPublished],
        OtherSide,
        ("Published reviews of closed complaints", "Опубликованные разборы рекламаций"),
    ),
];

/// The event that an entry with these figures is, if anybody is told of it.
pub fn event_of_entry(kind: EntryKind, data: &Map<String, Value>) -> Option<&'static Event> {
    let signed = data.get("kind").and_then(Value::as_str);
    EVENTS.iter().find(|event| {
        event.entries.contains(&kind) && event.of.is_none_or(|of| signed == Some(of.as_str()))
    })
}

/// The line of an event.
pub fn event_named(name: &str) -> Option<&'static Event> {
    EVENTS.iter().find(|event| event.name() == name)
}

/// The line of an event by the code in a mailed link.
pub fn event_coded(code: i32) -> Option<&'static Event> {
    EVENTS.iter().find(|event| event.code == code)
}

/// The code that stands for an event in a mailed link; 0 is none.
pub fn code_of(event: RecordEvent) -> i32 {
    EVENTS.iter().find(|line| line.event == event).map_or(0, |line| line.code)
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
        let of_table: HashSet<&str> = EVENTS.iter().map(Event::name).collect();
        assert_eq!(of_table.len(), EVENTS.len(), "an event has one line");
        assert_eq!(of_table, of_mails.into_iter().collect());
        let codes: HashSet<i32> = EVENTS.iter().map(|event| event.code).collect();
        assert_eq!(codes.len(), EVENTS.len(), "a code is one event's");
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
            EntryKind::MediatorJoined,
            EntryKind::CommitmentMade,
            EntryKind::ReportLinked,
            EntryKind::Unlinked,
            EntryKind::Split,
            EntryKind::IssueOpened,
            EntryKind::IssueClosed,
            EntryKind::TaskAdded,
            EntryKind::TaskDone,
            EntryKind::TaskChanged,
            EntryKind::ThirdPartyInvited,
            EntryKind::MeetingPlanned,
            EntryKind::MinutesWritten,
            EntryKind::MinutesConfirmed,
        ];
        for kind in EntryKind::ALL {
            let lines = EVENTS.iter().filter(|event| event.entries.contains(kind)).count();
            assert_eq!(lines, usize::from(!silent.contains(kind)), "{kind}");
        }
    }
}
