//! The lines about projects.
use super::{Event, Told, gate_line, line};
use crate::features::notifications::mails::RecordEvent as E;
use crate::features::notifications::model::MailChoice;
use crate::features::records::model::EntryKind as K;

use Told::{Addressed, Appointed, Involved};

/// In the order of a project's life.
pub(super) static EVENTS: &[Event] = &[
    line(
        120,
        E::ProjectInvited,
        &[K::PartyInvited],
        Addressed,
        ("Invitations to projects", "Приглашения в проекты"),
    ),
    line(
        121,
        E::ProjectJoined,
        &[K::PartyAnswered, K::PartyLeft],
        Involved,
        ("Who joins and leaves a project", "Кто присоединился к проекту или вышел"),
    ),
    line(
        122,
        E::ProjectMember,
        &[K::MemberChanged],
        Appointed,
        ("Projects that you are put into", "Включение вас в проекты"),
    ),
    line(133, E::ProjectDigest, &[], Told::Chosen, ("Summaries of projects", "Сводки по проектам")),
    line(
        123,
        E::ProjectQuestion,
        &[K::QuestionAsked],
        Addressed,
        ("Questions to your organisation in projects", "Вопросы вашей организации в проектах"),
    ),
    line(
        124,
        E::ProjectAnswer,
        &[K::QuestionAnswered],
        Addressed,
        ("Answers to questions in projects", "Ответы на вопросы в проектах"),
    ),
    line(
        125,
        E::DeliverableSubmitted,
        &[K::DeliverableSubmitted],
        Addressed,
        ("Deliverables for you to approve", "Результаты на ваше согласование"),
    ),
    line(
        126,
        E::DeliverableAnswered,
        &[K::DeliverableAnswered],
        Addressed,
        ("Answers to your deliverables", "Ответы на ваши результаты"),
    ),
    line(
        127,
        E::GateProposed,
        &[K::GateProposed],
        Addressed,
        ("Verdicts for you to sign", "Решения, ждущие вашей подписи"),
    ),
    // All signatures together are worth a mail; each of them is seen in the inbox.
    Event {
        mail: MailChoice::Never,
        ..gate_line(
            128,
            E::GateSigned,
            &[K::Signed, K::Abstained],
            ("Signatures at gates", "Подписи на контрольных точках"),
        )
    },
    gate_line(
        129,
        E::GateRefused,
        &[K::SignatureRefused],
        ("Verdicts that were not signed", "Отказы подписать решение"),
    ),
    gate_line(
        130,
        E::GateStale,
        &[K::SignatureStale],
        ("Gates whose bundle changed after signing", "Изменения подписанного на точках"),
    ),
    line(
        131,
        E::GateDecided,
        &[K::GateDecided],
        Involved,
        ("Decisions at gates", "Решения по контрольным точкам"),
    ),
    line(
        132,
        E::GateExpired,
        &[K::GateExpired],
        Involved,
        ("Interim verdicts that ran out", "Истёкшие временные решения"),
    ),
    line(
        234,
        E::ProjectShares,
        &[K::ProjectSharesProposed],
        Addressed,
        ("Shares of the cost for you to sign", "Доли затрат, ждущие вашей подписи"),
    ),
    line(
        160,
        E::DecisionProposed,
        &[K::DecisionProposed],
        Addressed,
        ("Decisions that wait for your position", "Решения, ждущие вашей позиции"),
    ),
    // What comes of all positions together is mailed; each of them is seen in the inbox.
    Event {
        mail: MailChoice::Never,
        ..line(
            161,
            E::DecisionPosition,
            &[K::PositionGiven],
            Involved,
            ("Positions on decisions", "Позиции по решениям"),
        )
    },
    line(
        162,
        E::DecisionAccepted,
        &[K::DecisionAccepted],
        Involved,
        ("Accepted decisions", "Принятые решения"),
    ),
    line(
        163,
        E::DecisionRejected,
        &[K::DecisionRejected],
        Involved,
        ("Rejected decisions", "Отклонённые решения"),
    ),
    line(
        164,
        E::BoardOpened,
        &[K::BoardOpened],
        Addressed,
        ("Decision boards that ask for your scores", "Доски решений, ждущие ваших оценок"),
    ),
    Event {
        mail: MailChoice::Never,
        ..line(
            165,
            E::BoardClosed,
            &[K::BoardClosed],
            Involved,
            ("Closed decision boards", "Закрытые доски решений"),
        )
    },
    Event {
        mail: MailChoice::Never,
        ..line(
            166,
            E::DecisionChanged,
            &[K::DecisionChanged],
            Involved,
            ("What else happens to decisions", "Прочие события с решениями"),
        )
    },
];
