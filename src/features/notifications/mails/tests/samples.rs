//! What the mails are rendered from.
use super::projects::{digest_of, kind_of, project_of};
use super::*;
use crate::features::notifications::model::{DigestSection, DigestText};

pub(super) fn pick<'a>(locale: Locale, en: &'a str, ru: &'a str) -> &'a str {
    match locale {
        Locale::En => en,
        Locale::Ru => ru,
    }
}

/// A mail as the event's usual recipient gets it.
pub(super) fn sample(event: RecordEvent, locale: Locale) -> RecordMail {
    use RecordEvent as E;
    let say = |en, ru| pick(locale, en, ru).to_owned();
    let turn = match event {
        E::Acknowledged | E::OutOfOffice | E::Mention | E::Edited => Turn::Theirs,
        E::OfferWithdrawn | E::CommitmentMoved => Turn::Theirs,
        E::Withdrawn
        | E::Closed
        | E::CommitmentConfirmed
        | E::SatisfactionAsked
        | E::SatisfactionAnswered
        | E::MeetingInvited
        | E::MeetingMoved
        | E::MeetingCancelled
        | E::MeetingReminder
        | E::MinutesConfirmed
        | E::ReviewPublished => Turn::Nobody,
        E::ReportSubmitted | E::ReportSigned | E::ReportCompleted => Turn::Theirs,
        E::IdeaShown | E::IdeaMoved => Turn::Theirs,
        E::IdeaDelivered | E::IdeaDeclined | E::IdeaDuplicate | E::IdeaMerged => Turn::None,
        E::SurveyReleased => Turn::Nobody,
        E::GateDecided | E::ProjectJoined | E::RequirementsAgreed => Turn::Nobody,
        E::DecisionAccepted | E::DecisionPosition | E::DecisionChanged | E::BoardClosed => {
            Turn::Nobody
        }
        _ => Turn::Yours,
    };
    let quotes = matches!(
        event,
        E::Submitted
            | E::Reply
            | E::Mention
            | E::Question
            | E::RefusalAnswered
            | E::Escalated
            | E::EscalationAnswered
            | E::OfferMade
            | E::CommitmentFulfilled
            | E::SatisfactionAnswered
            | E::ReviewPublished
            | E::IdeaSubmitted
            | E::IdeaAsked
            | E::IdeaVoted
            | E::MinutesConfirmed
            | E::ProjectQuestion
            | E::ProjectAnswer
            | E::DecisionPosition
    );
    let reasons = matches!(
        event,
        E::Declined
            | E::Refused
            | E::Reopened
            | E::Withdrawn
            | E::EscalationDeclined
            | E::PauseContested
            | E::OfferRejected
            | E::CommitmentRejected
            | E::CommitmentMoved
            | E::CommitmentReleased
            | E::ReportRefused
            | E::IdeaDeclined
            | E::IdeaDuplicate
            | E::MeetingCancelled
            | E::MinutesRefused
            | E::SurveyReturned
            | E::GateRefused
            | E::DeliverableAnswered
            | E::RequirementsRefused
    );
    let offers = event.as_str().starts_with("offer_");
    let promises = event.as_str().starts_with("commitment_");
    let resolved = matches!(event, E::Proposed | E::Accepted | E::Declined);
    RecordMail {
        recipient_name: say("Maria Lindqvist", "Мария Линдквист"),
        organisation: say("Brightwater Pumps", "Насосы «Светлая вода»"),
        because: if event == E::Mention { Because::Mentioned } else { Because::Owner },
        actor_name: Some(say("Anna Berg", "Анна Берг")),
        actor_org: "Northwind".into(),
        counterpart_org: "Northwind".into(),
        number: "C-1042".into(),
        title: say("Impeller housings crack after 200 hours", "Трещины в корпусах после 200 часов"),
        url: "https://portal.example/o/brightwater/complaints/C-1042?tab=shared&new=1".into(),
        turn,
        due: matches!(
            event,
            E::Submitted | E::Question | E::Proposed | E::Acknowledged | E::OutOfOffice
        )
        .then(|| say("12 August 2026, 17:00", "12 августа 2026 г., 17:00")),
        quote: quotes.then(|| {
            say(
                "Three of twelve housings cracked at the flange.\n\nPhotos attached <see 2 & 3>.",
                "Три корпуса из двенадцати треснули у фланца.\n\nФото приложены <см. 2 и 3>.",
            )
        }),
        private: event == E::Mention,
        in_confidence: false,
        resolution: resolved.then(|| ResolutionText {
            label: say("Replacement", "Замена"),
            notes: say(
                "Twelve new housings by Friday, free of charge.",
                "Двенадцать новых корпусов к пятнице, бесплатно.",
            ),
        }),
        reason: reasons.then(|| say("The line stands still until then.", "До этого линия стоит.")),
        owner: (event == E::Acknowledged).then(|| say("Jonas Weber", "Йонас Вебер")),
        answer: (event == E::OutOfOffice).then(|| AnswerText {
            who: say("Jonas Weber", "Йонас Вебер"),
            opens: say("Monday 3 August, 09:00", "3 августа, 09:00"),
        }),
        days: match event {
            E::Reminder => Some(5),
            E::Closed => Some(10),
            E::NdaExpiring => Some(30),
            _ => None,
        },
        due_over: false,
        closes_on: None,
        done: false,
        reopen_until: (event == E::Closed).then(|| say("11 September 2026", "11 сентября 2026 г.")),
        clock: (event == E::ClockWarned).then(|| ClockText {
            name: "resolution".into(),
            percent: 75,
            own: true,
            due: Some(say("12 August 2026, 17:00", "12 августа 2026 г., 17:00")),
            over: false,
        }),
        offer: offers.then(|| OfferText {
            number: 3,
            by: "Northwind".into(),
            terms: say(
                "refund, 1,250.00 EUR, by 20 August 2026; replacement, 12\u{a0}pcs",
                "возврат денег, 1\u{a0}250,00 EUR, до 20 августа 2026 г.; замена, 12\u{a0}шт.",
            ),
            valid_until: say("1 September 2026, 17:00", "1 сентября 2026 г., 17:00"),
            over: event == E::OfferExpired,
            answers: None,
            changes: String::new(),
        }),
        promise: promises.then(|| PromiseText {
            by: say("Brightwater Pumps", "Насосы «Светлая вода»"),
            what: say("refund, 1,250.00 EUR", "возврат денег, 1\u{a0}250,00 EUR"),
            due: say("20 August 2026", "20 августа 2026 г."),
            over: event == E::CommitmentMissed,
        }),
        meeting: ["meeting_", "minutes_"].iter().any(|of| event.as_str().starts_with(of)).then(
            || MeetingText {
                when: Some(say("20 August 2026, 10:00", "20 августа 2026 г., 10:00")),
                place: Some(say("Northwind, room 4", "Northwind, кабинет 4")),
            },
        ),
        led_to: None,
        by_itself: false,
        step: matches!(
            event,
            E::ReportSubmitted | E::ReportSigned | E::ReportRefused | E::ReportStale
        )
        .then(|| say("D4 (root cause)", "D4 (коренная причина)")),
        counts: false,
        kind: kind_of(event),
        status: (event == E::IdeaMoved).then(|| say("planned", "запланирована")),
        project: project_of(event, locale),
        digest: digest_of(event, locale),
        settings_url: "https://portal.example/o/brightwater/me/notifications".into(),
        unsubscribe_url: "https://portal.example/unsubscribe/abc123".into(),
    }
}

pub(super) fn link(locale: Locale) -> LinkMail {
    LinkMail {
        url: "https://portal.example/link/abc123".into(),
        expires: pick(locale, "9 August 2026, 17:00", "9 августа 2026 г., 17:00").into(),
        organisation: "Brightwater Pumps".into(),
        inviter: Some(pick(locale, "Maria Lindqvist", "Мария Линдквист").into()),
        called_as: None,
        called_to: None,
    }
}

pub(super) fn survey(locale: Locale) -> SurveyMail {
    SurveyMail {
        url: "https://portal.example/s/abc123".into(),
        unsubscribe_url: "https://portal.example/s/abc123/stop".into(),
        organisation: "Brightwater Pumps".into(),
        survey: pick(locale, "How we work together", "Как мы работаем вместе").into(),
        minutes: 5,
        anonymity: "anonymous",
        until: Some(pick(locale, "9 August 2026, 17:00", "9 августа 2026 г., 17:00").into()),
    }
}

/// Two alarms of a radar.
pub(super) fn alarm(locale: Locale) -> AlarmMail {
    let say = |en, ru| pick(locale, en, ru).to_owned();
    AlarmMail {
        organisation: "Northwind".into(),
        topic: say("Hose repair", "Ремонт шлангов"),
        more: 1,
        digest: DigestText {
            since: String::new(),
            sections: vec![DigestSection {
                heading: say("In the last four weeks", "За последние четыре недели"),
                lines: vec![
                    say(
                        "Hose repair: asked for 9 times (8 callers), 1.5 is usual",
                        "Ремонт шлангов: запросов — 9 (звонивших — 8), обычно — 1,5",
                    ),
                    say(
                        "Paint: asked for 6 times (6 callers), 0.0 is usual",
                        "Краска: запросов — 6 (звонивших — 6), обычно — 0,0",
                    ),
                ],
            }],
        },
        url: "https://portal.example/o/northwind/radar".into(),
    }
}
