//! One mail tells of a commitment and of what followed from it by itself.
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
