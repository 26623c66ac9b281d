//! What mails about projects are told in tests.
use super::*;
use crate::features::notifications::model::{DigestSection, DigestText};

fn is_of_project(event: RecordEvent) -> bool {
    let parts =
        ["project_", "deliverable_", "gate_", "requirement", "decision_", "board_", "document_"];
    parts.iter().any(|part| event.as_str().starts_with(part))
}

pub fn kind_of(event: RecordEvent) -> RecordKind {
    if event.as_str().starts_with("nda_") {
        RecordKind::Agreement
    } else if is_of_project(event) {
        RecordKind::Project
    } else if event.as_str().starts_with("idea_") {
        RecordKind::Idea
    } else if event.as_str().starts_with("survey_") {
        RecordKind::Survey
    } else {
        RecordKind::Complaint
    }
}

/// As the event's usual mail has it.
pub fn project_of(event: RecordEvent, locale: Locale) -> ProjectText {
    use RecordEvent as E;
    let say = |en, ru| Some(pick(locale, en, ru).to_owned());
    let gate = event.as_str().starts_with("gate_");
    ProjectText {
        item: match event {
            E::DeliverableSubmitted | E::DeliverableAnswered => {
                say("Test report", "Протокол испытаний")
            }
            E::ProjectMember => say("quality", "качество"),
            E::RequirementClaimed | E::RequirementAnswered => {
                say("R4: Holds 12 bar", "R4: Держит 12 бар")
            }
            _ if ["decision_", "board_"].iter().any(|part| event.as_str().starts_with(part)) => {
                say("D3 Alloy of the casing", "D3 Сплав корпуса")
            }
            E::DocumentReleased | E::DocumentAsked | E::DocumentApproved => {
                say("F407 Casing", "F407 Корпус")
            }
            _ if gate => say("Start the pilot?", "Начинаем пилот?"),
            _ => None,
        },
        verdict: if matches!(event, E::GateProposed | E::GateDecided) {
            say("conditional go", "продолжать с условиями")
        } else {
            None
        },
        until: if matches!(event, E::GateExpired | E::ProjectQuestion)
            || event.as_str().starts_with("nda_")
        {
            say("12 August 2026", "12 августа 2026 г.")
        } else {
            None
        },
        answer: match event {
            E::DeliverableAnswered => Some("send_back".to_owned()),
            E::ProjectJoined => Some("joined".to_owned()),
            E::NdaAnswered => Some("confirmed".to_owned()),
            E::RequirementClaimed => Some("met_claimed".to_owned()),
            E::RequirementAnswered => Some("met".to_owned()),
            _ => None,
        },
        changes: if matches!(event, E::GateStale | E::RequirementsStale) {
            say("Test report: new evidence", "Протокол испытаний: новые материалы")
                .into_iter()
                .chain(say("Samples: taken up again", "Образцы: снова в работе"))
                .collect()
        } else {
            Vec::new()
        },
    }
}

#[test]
fn what_was_answered_is_said() {
    let mails = Mails::new().unwrap();
    for (event, answer, en, ru) in [
        (RecordEvent::DeliverableAnswered, "approve", "approved", "согласует"),
        (RecordEvent::DeliverableAnswered, "waive", "no longer needed", "больше не нужен"),
        (RecordEvent::DeliverableAnswered, "reopen", "up again", "снова в работе"),
        (RecordEvent::ProjectJoined, "declined", "declined", "отклонено"),
        (RecordEvent::ProjectJoined, "left", "left", "вышла"),
    ] {
        for locale in LOCALES {
            let mut mail = sample(event, locale);
            mail.project.answer = Some(answer.to_owned());
            let text = mails.record(event, locale, &mail).unwrap().text;
            assert!(text.contains(pick(locale, en, ru)), "{event} {answer}: {text}");
        }
    }
}

#[test]
fn a_project_is_called_one_and_others_have_the_move() {
    let mails = Mails::new().unwrap();
    for locale in LOCALES {
        for event in RecordEvent::ALL.iter().filter(|event| is_of_project(**event)) {
            let url = "https://portal.example/o/brightwater/projects/C-1042".to_owned();
            let mail = RecordMail { url, ..sample(*event, locale) };
            let text = mails.record(*event, locale, &mail).unwrap().text;
            let complaint = pick(locale, "complaint", "рекламаци");
            assert!(!text.contains(complaint), "{event}: {text}");
        }
        let reply = RecordMail {
            kind: RecordKind::Project,
            turn: Turn::Theirs,
            ..sample(RecordEvent::Reply, locale)
        };
        let text = mails.record(RecordEvent::Reply, locale, &reply).unwrap().text;
        let others = pick(locale, "others have the next move", "ход за другими участниками");
        assert!(text.contains(others), "{text}");
    }
}

/// Of a summary.
pub fn digest_of(event: RecordEvent, locale: Locale) -> Option<DigestText> {
    let say = |en: &str, ru: &str| pick(locale, en, ru).to_owned();
    (event == RecordEvent::ProjectDigest).then(|| DigestText {
        since: say("3 August 2026", "3 августа 2026 г."),
        sections: vec![
            DigestSection {
                heading: say("Gates", "Контрольные точки"),
                lines: vec![say("Pilot? — decided: go", "Пилот? — решение принято: продолжать")],
            },
            DigestSection {
                heading: say("Messages", "Сообщения"),
                lines: vec![
                    say("Tooling: 3 messages", "Оснастка: 3 сообщения"),
                    say("Costs: 1 message", "Затраты: 1 сообщение"),
                ],
            },
        ],
    })
}
