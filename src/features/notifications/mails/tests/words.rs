//! What the subjects say, and what a mail tells beside what it is about.
use std::collections::HashSet;

use super::*;
use crate::features::notifications::model::LedTo;

#[test]
fn subjects_begin_with_the_number_and_say_what_happened() {
    let mails = Mails::new().unwrap();
    for locale in LOCALES {
        let title = sample(RecordEvent::Reply, locale).title;
        let mut said = HashSet::new();
        for event in RecordEvent::ALL {
            let subject = mails.record(*event, locale, &sample(*event, locale)).unwrap().subject;
            let news = subject.strip_prefix("[C-1042] ").and_then(|rest| rest.strip_suffix(&title));
            let news = news.and_then(|news| news.strip_suffix(": "));
            assert!(news.is_some_and(|news| (3..60).contains(&news.chars().count())), "{subject}");
            assert!(said.insert(subject.clone()), "{event} says the same as another: {subject}");
        }
    }
}

#[test]
fn a_mail_about_a_commitment_tells_what_followed_from_it() {
    let mails = Mails::new().unwrap();
    for (event, led_to, en, ru) in [
        (
            RecordEvent::CommitmentMissed,
            LedTo::Reopened,
            "A commitment was not kept in time, so this complaint is open again.",
            "Обязательство не выполнено в срок, рекламация снова открыта.",
        ),
        (
            RecordEvent::CommitmentConfirmed,
            LedTo::Closed,
            "Everything that was agreed has been done: this complaint is closed.",
            "Всё, о чём договорились, сделано: рекламация закрыта.",
        ),
        (
            RecordEvent::CommitmentReleased,
            LedTo::Closed,
            "Nothing else is owed: this complaint is closed.",
            "Других обязательств нет: рекламация закрыта.",
        ),
    ] {
        for locale in LOCALES {
            let words = pick(locale, en, ru);
            let alone = sample(event, locale);
            let both = RecordMail { led_to: Some(led_to), ..alone.clone() };
            let text = |mail| mails.record(event, locale, mail).unwrap().text;
            assert!(!text(&alone).contains(words), "{event} {locale}");
            assert!(text(&both).contains(words), "{event} {locale}: {}", text(&both));
        }
    }
}

#[test]
fn a_new_password_says_whether_tokens_went_with_it() {
    let mails = Mails::new().unwrap();
    for locale in LOCALES {
        let text = |tokens| {
            let mail = SecurityMail { at: "now".into(), tokens, device: None, url: "/".into() };
            mails.security(MailKind::PasswordChanged, locale, &mail).unwrap().text
        };
        let words = pick(locale, "your API tokens no longer work", "API-токены отозваны");
        assert!(text(true).contains(words), "{}", text(true));
        assert!(!text(false).contains("API"), "{}", text(false));
    }
}

/// What nobody did is told by its cause.
#[test]
fn what_followed_by_itself_says_from_what() {
    let mails = Mails::new().unwrap();
    for (event, en, ru) in [
        (RecordEvent::Closed, "has been done", "выполнено"),
        (RecordEvent::Reopened, "not kept in time", "не выполнено в срок"),
    ] {
        for locale in LOCALES {
            let mail =
                RecordMail { by_itself: true, days: None, reason: None, ..sample(event, locale) };
            let mail = mails.record(event, locale, &mail).unwrap();
            assert!(mail.text.contains(pick(locale, en, ru)), "{}", mail.text);
        }
    }
}
