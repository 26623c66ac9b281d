//! What was written, and the figures that stand beside it.
use serde_json::Value;

use super::{Desk, QUOTE, project, settled};
use crate::features::notifications::compose::{text, words};
use crate::features::notifications::mails::{RecordEvent, ResolutionText};
use crate::platform::clock::Timestamp;
use crate::platform::text::markdown;

#[derive(Default)]
pub(super) struct ToldText {
    pub quote: Option<String>,
    pub reason: Option<String>,
    pub resolution: Option<ResolutionText>,
    pub days: Option<u32>,
    pub reopen_until: Option<String>,
    pub closes_on: Option<String>,
}

impl Desk<'_> {
    /// What was written, in the place where this event shows it.
    pub(super) fn told(&self, event: RecordEvent) -> ToldText {
        use RecordEvent as E;
        let payload = self.entry.payload.clone().unwrap_or_default();
        let body =
            payload.body.map(|body| markdown::plain(&body, QUOTE)).filter(|body| !body.is_empty());
        let mut told = ToldText::default();
        match event {
            E::Proposed => {
                told.resolution = text(&payload.data, "resolution_code").map(|code| {
                    let label = words::resolution(code, self.scope.locale());
                    ResolutionText { label, notes: body.unwrap_or_default() }
                });
            }
            E::Declined
            | E::Refused
            | E::Reopened
            | E::Withdrawn
            | E::EscalationDeclined
            | E::PauseContested
            | E::OfferRejected
            | E::OfferWithdrawn
            | E::CommitmentRejected
            | E::CommitmentMoved
            | E::CommitmentReleased
            | E::ReportRefused
            | E::MeetingCancelled
            | E::MinutesRefused
            | E::SurveyReturned
            | E::IdeaDeclined
            | E::IdeaDuplicate => told.reason = body,
            E::ReportStale => told.reason = settled::reopened_because(&payload.data),
            E::OutOfOffice => {}
            _ if project::says_why(event) => told.reason = body,
            _ => told.quote = body,
        }
        told.days =
            payload.data.get("days").and_then(Value::as_u64).and_then(|days| days.try_into().ok());
        let day = |key: &str| {
            let at = payload.data.get(key).and_then(Value::as_i64);
            let at = at.and_then(Timestamp::from_micros)?;
            Some(words::date(at, self.zone(), self.scope.locale()))
        };
        told.reopen_until = day("reopen_until");
        told.closes_on = day("closes_at");
        told
    }
}
