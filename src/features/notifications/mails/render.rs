//! From what a mail is told to its words.
use serde::Serialize;

use super::*;
use crate::platform::authz::Locale;
use crate::platform::mail::{RenderError, Rendered, Templates};

/// Renders every kind of mail. Made once, at the start.
pub struct Mails {
    templates: Templates,
}

impl Mails {
    /// Compiles all templates. Fails only if a template is broken.
    pub fn new() -> Result<Self, RenderError> {
        Ok(Self { templates: Templates::new(SOURCES)? })
    }

    /// A mail about a complaint.
    pub fn record(
        &self,
        event: RecordEvent,
        locale: Locale,
        mail: &RecordMail,
    ) -> Result<Rendered, RenderError> {
        let actor = match &mail.actor_name {
            Some(name) => format!("{name} ({})", mail.actor_org),
            None => mail.actor_org.clone(),
        };
        self.templates.render(event.as_str(), locale, &RecordView { actor, mail })
    }

    /// A mail with a single-use link.
    pub fn link(
        &self,
        purpose: LinkPurpose,
        locale: Locale,
        mail: &LinkMail,
    ) -> Result<Rendered, RenderError> {
        self.templates.render(purpose.as_str(), locale, mail)
    }

    /// A mail that asks somebody to answer a survey.
    pub fn survey(
        &self,
        ask: SurveyAsk,
        locale: Locale,
        mail: &SurveyMail,
    ) -> Result<Rendered, RenderError> {
        self.templates.render(ask.as_str(), locale, mail)
    }

    /// The end of somebody's part in a record.
    pub fn ended(&self, locale: Locale, mail: &EndedMail) -> Result<Rendered, RenderError> {
        self.templates.render(MailKind::MandateEnded.as_str(), locale, mail)
    }

    /// What is asked for more often than before.
    pub fn alarm(&self, locale: Locale, mail: &AlarmMail) -> Result<Rendered, RenderError> {
        self.templates.render(MailKind::DemandAlarm.as_str(), locale, mail)
    }

    /// What a rule tells one of the own people.
    pub fn notice(&self, locale: Locale, mail: &NoticeMail) -> Result<Rendered, RenderError> {
        self.templates.render(MailKind::RuleFired.as_str(), locale, mail)
    }

    /// A decision to look at again.
    pub fn review(&self, locale: Locale, mail: &ReviewMail) -> Result<Rendered, RenderError> {
        self.templates.render(MailKind::ReviewDue.as_str(), locale, mail)
    }

    /// A notice about the safety of an account.
    pub fn security(
        &self,
        kind: MailKind,
        locale: Locale,
        mail: &SecurityMail,
    ) -> Result<Rendered, RenderError> {
        self.templates.render(kind.as_str(), locale, mail)
    }
}

#[derive(Serialize)]
struct RecordView<'a> {
    /// `Anna Berg (Northwind)`.
    actor: String,
    #[serde(flatten)]
    mail: &'a RecordMail,
}
