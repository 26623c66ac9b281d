//! What a mail tells beside what it is about: what followed from it by itself.
use super::*;

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
