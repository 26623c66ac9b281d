//! The lines about documents of projects, and about agreements on secrecy.
use super::{Event, Told, line, signed_line};
use crate::features::notifications::mails::RecordEvent as E;
use crate::features::notifications::model::MailChoice;
use crate::features::records::model::EntryKind as K;
use crate::features::signoffs::model::SubjectKind;

use Told::{Addressed, Involved};

/// In the order of a document's life.
pub(super) static EVENTS: &[Event] = &[
    // Whoever works on a project sees a new version in the inbox; it asks nothing of them.
    Event {
        mail: MailChoice::Never,
        ..line(
            190,
            E::DocumentReleased,
            &[K::DocumentReleased],
            Involved,
            ("New versions of documents", "Новые версии документов"),
        )
    },
    line(
        191,
        E::DocumentAsked,
        &[K::DocumentAsked],
        Addressed,
        ("Documents for you to approve", "Документы на ваше согласование"),
    ),
    Event {
        told: Involved,
        ..signed_line(
            192,
            E::DocumentRejected,
            SubjectKind::DocumentVersion,
            &[K::SignatureRefused],
            ("Rejected documents", "Отклонённые документы"),
        )
    },
    line(
        193,
        E::DocumentApproved,
        &[K::DocumentApproved],
        Involved,
        ("Approved documents", "Согласованные документы"),
    ),
    line(
        230,
        E::NdaProposed,
        &[K::NdaProposed],
        Involved,
        ("NDAs for you to answer", "Соглашения о неразглашении, ждущие ответа"),
    ),
    line(
        231,
        E::NdaAnswered,
        &[K::NdaAnswered],
        Involved,
        ("Answers to NDAs", "Ответы на соглашения о неразглашении"),
    ),
    line(
        232,
        E::NdaEnded,
        &[K::NdaEnded],
        Involved,
        ("NDAs that have ended", "Прекращённые соглашения о неразглашении"),
    ),
    line(
        233,
        E::NdaExpiring,
        &[K::NdaExpiring],
        Involved,
        ("NDAs that end soon", "Соглашения о неразглашении, которые скоро закончатся"),
    ),
    line(
        245,
        E::CorrectionProposed,
        &[K::CorrectionProposed],
        Involved,
        ("Corrections by customers", "Исправления от клиентов"),
    ),
    line(
        235,
        E::CorrectionAnswered,
        &[K::CorrectionAnswered],
        Involved,
        ("Answers to corrections", "Ответы на исправления"),
    ),
];
