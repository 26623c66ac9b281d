//! The lines of the table about surveys with two owners.
use super::{Event, Told, line, signed_line};
use crate::features::notifications::mails::RecordEvent;
use crate::features::records::model::EntryKind;
use crate::features::signoffs::model::SubjectKind;

use EntryKind as K;
use RecordEvent as E;
use Told::{Involved, OtherSide};

const OF: SubjectKind = SubjectKind::SurveyVersion;

/// Events of surveys, in the order of their life.
pub(super) static EVENTS: &[Event] = &[
    line(
        240,
        E::SurveyToApprove,
        &[K::SurveyPutForward],
        OtherSide,
        ("Surveys for you to approve", "Опросы, ждущие вашего согласования"),
    ),
    signed_line(
        241,
        E::SurveyApproved,
        OF,
        &[K::Signed],
        ("Surveys that were approved", "Согласованные опросы"),
    ),
    signed_line(
        242,
        E::SurveyReturned,
        OF,
        &[K::SignatureRefused],
        ("Surveys that were sent back", "Опросы, возвращённые на доработку"),
    ),
    line(
        243,
        E::SurveySideDone,
        &[K::SurveySideDone],
        OtherSide,
        ("The other side has finished answering", "Другая сторона закончила отвечать"),
    ),
    line(
        244,
        E::SurveyReleased,
        &[K::SurveyReleased],
        Involved,
        ("Gaps of mirror surveys", "Расхождения в зеркальных опросах"),
    ),
];
