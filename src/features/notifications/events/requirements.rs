//! The lines about requirements of projects.
use super::{Event, Told, line, signed_line};
use crate::features::notifications::mails::RecordEvent as E;
use crate::features::records::model::EntryKind as K;
use crate::features::signoffs::model::SubjectKind;

use Told::{Addressed, Involved};

/// In the order of a list's life.
pub(super) static EVENTS: &[Event] = &[
    line(
        140,
        E::RequirementsSubmitted,
        &[K::RequirementListSubmitted],
        Addressed,
        ("Requirements for you to sign", "Требования, ждущие вашей подписи"),
    ),
    line(
        141,
        E::RequirementsAgreed,
        &[K::RequirementListAgreed],
        Involved,
        ("Requirements that all have signed", "Согласованные требования"),
    ),
    list_line(
        142,
        E::RequirementsRefused,
        &[K::SignatureRefused],
        ("Requirements that were not signed", "Отказы подписать требования"),
    ),
    list_line(
        143,
        E::RequirementsStale,
        &[K::SignatureStale],
        ("Requirements that changed while being signed", "Изменения требований при подписании"),
    ),
    line(
        144,
        E::RequirementClaimed,
        &[K::RequirementClaimed],
        Addressed,
        ("Requirements for you to confirm", "Требования, ждущие вашего подтверждения"),
    ),
    line(
        145,
        E::RequirementAnswered,
        &[K::RequirementAnswered],
        Addressed,
        ("Answers to what you said of requirements", "Ответы о ваших требованиях"),
    ),
];

const fn list_line(
    code: i32,
    event: E,
    entries: &'static [K],
    labels: (&'static str, &'static str),
) -> Event {
    let of = SubjectKind::RequirementList;
    Event { told: Told::Involved, ..signed_line(code, event, of, entries, labels) }
}
