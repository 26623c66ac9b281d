//! What a mail says of an idea.
use super::Desk;
use crate::features::notifications::compose::{text, words};
use crate::features::notifications::mails::RecordEvent;

impl Desk<'_> {
    /// Where an idea stands after a step.
    pub(super) fn status(&self, event: RecordEvent) -> Option<String> {
        let data = &self.entry.payload.as_ref().filter(|_| event == RecordEvent::IdeaMoved)?.data;
        Some(words::idea_status(text(data, "to")?, self.scope.locale()))
    }
}
