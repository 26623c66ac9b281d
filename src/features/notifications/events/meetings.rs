//! The lines of the table about review meetings.
use super::{Event, Told, line, signed_line};
use crate::features::notifications::mails::RecordEvent;
use crate::features::records::model::EntryKind;
use crate::features::signoffs::model::SubjectKind;

use EntryKind as K;
use RecordEvent as E;
use Told::{Involved, Named, OtherSide};

/// Events of meetings, in the order of their life.
pub(super) static EVENTS: &[Event] = &[
    line(
        110,
        E::MeetingInvited,
        &[K::MeetingPlanned, K::MeetingInvited],
        Named,
        ("Invitations to review meetings", "Приглашения на встречи"),
    ),
    line(
        111,
        E::MeetingMoved,
        &[K::MeetingMoved],
        Involved,
        ("Review meetings that were moved", "Переносы встреч"),
    ),
    line(
        112,
        E::MeetingCancelled,
        &[K::MeetingCancelled],
        Involved,
        ("Review meetings that were called off", "Отмены встреч"),
    ),
    line(
        113,
        E::MeetingReminder,
        &[K::MeetingReminded],
        Involved,
        ("Reminders of review meetings", "Напоминания о встречах"),
    ),
    line(
        114,
        E::MinutesToConfirm,
        &[K::MinutesWritten],
        OtherSide,
        ("Minutes for you to confirm", "Протоколы, ждущие вашего подтверждения"),
    ),
    line(
        115,
        E::MinutesConfirmed,
        &[K::MinutesConfirmed],
        Involved,
        ("Confirmed minutes", "Подтверждённые протоколы"),
    ),
    signed_line(
        116,
        E::MinutesRefused,
        SubjectKind::Minutes,
        &[K::SignatureRefused],
        ("Minutes that were not confirmed", "Отказы подтвердить протокол"),
    ),
    signed_line(
        117,
        E::MinutesStale,
        SubjectKind::Minutes,
        &[K::SignatureStale],
        ("Minutes changed after they were confirmed", "Изменения протокола после подтверждения"),
    ),
];
