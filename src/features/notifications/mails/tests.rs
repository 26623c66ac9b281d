mod projects;
mod samples;
mod words;

use samples::{alarm, link, pick, sample, survey};

use super::*;
use crate::features::records::model::RecordKind;
use crate::platform::authz::Locale;
use crate::platform::mail::Rendered;

const LOCALES: [Locale; 2] = [Locale::En, Locale::Ru];

fn render(mails: &Mails, kind: MailKind, locale: Locale) -> Rendered {
    match kind {
        MailKind::Record(event) => mails.record(event, locale, &sample(event, locale)),
        MailKind::Link(purpose) => mails.link(purpose, locale, &link(locale)),
        MailKind::Survey(ask) => mails.survey(ask, locale, &survey(locale)),
        MailKind::MandateEnded => mails.ended(
            locale,
            &EndedMail { matter: "C-1042".into(), url: "https://portal.example/o/quarles".into() },
        ),
        MailKind::DemandAlarm => mails.alarm(locale, &alarm(locale)),
        MailKind::RuleFired => mails.notice(
            locale,
            &NoticeMail {
                rule: pick(locale, "A gold customer complains", "Жалоба золотого клиента").into(),
                account: "Quarles Marine".into(),
                words: pick(locale, "Call them today.", "Позвоните им сегодня.").into(),
                url: "https://portal.example/o/hydra/partners/1".into(),
            },
        ),
        MailKind::ReviewDue => mails.review(
            locale,
            &ReviewMail {
                organisation: "Hydra".into(),
                matter: pick(locale, "Hose repair", "Ремонт рукавов").into(),
                figure: false,
                url: "https://portal.example/o/hydra/radar/1".into(),
            },
        ),
        MailKind::RefreshReuse | MailKind::PasswordChanged => mails.security(
            kind,
            locale,
            &SecurityMail {
                at: pick(locale, "2 August 2026, 10:12", "2 августа 2026 г., 10:12").into(),
                tokens: kind == MailKind::PasswordChanged,
                device: (kind == MailKind::RefreshReuse).then(|| "Firefox, Windows".into()),
                url: "https://portal.example/me/sessions".into(),
            },
        ),
    }
    .unwrap()
}

/// What a reader sees and where links lead, without the markup around it.
fn outline(html: &str) -> String {
    let mut outline = String::new();
    let body = html.split_once("<body").unwrap().1;
    let mut rest = body.split_once('>').unwrap().1;
    while let Some((text, tail)) = rest.split_once('<') {
        push_words(&mut outline, text);
        let (tag, after) = if tail.starts_with("!--") {
            tail.split_once("-->").unwrap()
        } else {
            tail.split_once('>').unwrap()
        };
        if let Some(href) = tag.split_once("href=\"") {
            outline.push_str(&format!("[{}] ", href.1.split_once('"').unwrap().0));
        }
        if tag.starts_with("/div") || tag.starts_with("br") || tag.starts_with("/a") {
            outline.push('\n');
        }
        rest = after;
    }
    let lines: Vec<&str> = outline.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

fn push_words(outline: &mut String, text: &str) {
    for word in text.split_whitespace() {
        outline.push_str(word);
        outline.push(' ');
    }
}

#[test]
fn every_kind_reads_well_in_both_languages() {
    let mails = Mails::new().unwrap();
    for kind in MailKind::all() {
        let both: Vec<String> = LOCALES
            .into_iter()
            .map(|locale| {
                let mail = render(&mails, kind, locale);
                format!("Subject: {}\n\n{}", mail.subject, mail.text)
            })
            .collect();
        insta::assert_snapshot!(kind.as_str(), both.join("\n=====\n\n"));
    }
}

#[test]
fn html_says_the_same_as_the_text() {
    let mails = Mails::new().unwrap();
    let kinds = [
        MailKind::Record(RecordEvent::Proposed),
        MailKind::Record(RecordEvent::Mention),
        MailKind::Link(LinkPurpose::Invitation),
        MailKind::RefreshReuse,
    ];
    for kind in kinds {
        let both = LOCALES.map(|locale| outline(&render(&mails, kind, locale).html));
        insta::assert_snapshot!(format!("{kind}_html"), both.join("\n=====\n\n"));
    }
}

#[test]
fn every_mail_has_one_button_and_loads_nothing() {
    let mails = Mails::new().unwrap();
    for kind in MailKind::all() {
        for locale in LOCALES {
            let mail = render(&mails, kind, locale);
            let name = format!("{kind}/{locale}");
            assert_eq!(
                mail.html.matches("role=\"presentation\" valign=").count(),
                1,
                "{name}: button"
            );
            for loading in ["<img", "<link", "@import", "url(", "src=", "<script"] {
                assert!(!mail.html.contains(loading), "{name} loads by {loading}");
            }
            assert!(mail.html.contains(&format!("lang=\"{locale}\"")), "{name}");
            let unsubscribe =
                mail.html.contains("/unsubscribe/") && mail.text.contains("/unsubscribe/");
            assert_eq!(unsubscribe, kind.can_be_switched_off(), "{name}: unsubscribe link");
            for hole in ["none)", " none", "undefined", "{{", "{%", "()", " ."] {
                assert!(!mail.text.contains(hole), "{name} has a hole: {hole:?}\n{}", mail.text);
            }
        }
    }
}

#[test]
fn warm_colour_only_when_it_is_your_turn() {
    let mails = Mails::new().unwrap();
    for event in RecordEvent::ALL {
        let mut mail = sample(*event, Locale::En);
        mail.turn = Turn::Theirs;
        let html = mails.record(*event, Locale::En, &mail).unwrap().html;
        assert!(!html.contains("#b8460e"), "{}", event.as_str());
    }
    let html = mails
        .record(RecordEvent::Reply, Locale::En, &sample(RecordEvent::Reply, Locale::En))
        .unwrap()
        .html;
    assert!(html.contains("#b8460e"));
}

#[test]
fn every_event_can_be_told_with_any_turn_and_without_the_optional_parts() {
    let mails = Mails::new().unwrap();
    for event in RecordEvent::ALL {
        for locale in LOCALES {
            for turn in [Turn::Yours, Turn::Theirs, Turn::Third, Turn::Nobody] {
                let full = sample(*event, locale);
                let bare = RecordMail {
                    turn,
                    actor_name: None,
                    due: None,
                    quote: None,
                    reason: None,
                    owner: None,
                    reopen_until: None,
                    offer: None,
                    promise: None,
                    by_itself: true,
                    ..full
                };
                let mail = mails.record(*event, locale, &bare).unwrap();
                assert!(!mail.text.contains("none"), "{}: {}", event.as_str(), mail.text);
            }
        }
    }
}

#[test]
fn what_people_typed_is_text_everywhere() {
    let mails = Mails::new().unwrap();
    let hostile = "</td><script>alert(1)</script>{{ url }}{% raw %}&amp;<mj-raw>\u{202e}\"'";
    let mail = RecordMail {
        recipient_name: hostile.into(),
        organisation: hostile.into(),
        actor_name: Some(hostile.into()),
        actor_org: hostile.into(),
        counterpart_org: hostile.into(),
        title: hostile.into(),
        quote: Some(hostile.into()),
        ..sample(RecordEvent::Reply, Locale::En)
    };
    let rendered = mails.record(RecordEvent::Reply, Locale::En, &mail).unwrap();
    assert!(!rendered.html.contains("<script"));
    assert!(!rendered.html.contains("<mj-raw"));
    assert!(rendered.html.contains("&lt;script&gt;"));
    assert!(rendered.html.contains("&amp;amp;"), "entities that people typed stay as typed");
    assert!(rendered.text.contains(&format!("> {hostile}")));
    assert!(rendered.subject.contains(hostile));
}

#[test]
fn long_quotes_are_cut() {
    let mails = Mails::new().unwrap();
    let mail =
        RecordMail { quote: Some("word ".repeat(400)), ..sample(RecordEvent::Reply, Locale::En) };
    let rendered = mails.record(RecordEvent::Reply, Locale::En, &mail).unwrap();
    let quoted = rendered.text.lines().find(|line| line.starts_with("> ")).unwrap();
    assert!(quoted.chars().count() <= 603 && quoted.ends_with('…'), "{quoted}");
    assert!(!rendered.html.contains(&"word ".repeat(121)));
}

#[test]
fn every_kind_is_found_by_its_name() {
    for kind in MailKind::all() {
        assert_eq!(kind.as_str().parse(), Ok(kind));
    }
    assert!("newsletter".parse::<MailKind>().is_err());
}

/// A folder that no kind names, or a kind without a file, is a mistake in one of the two.
#[test]
fn every_folder_belongs_to_a_kind_and_has_both_languages() {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/src/features/notifications/mail");
    let mut folders: Vec<String> = std::fs::read_dir(root)
        .unwrap()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.file_type().unwrap().is_dir())
        .map(|entry| entry.file_name().into_string().unwrap())
        .filter(|name| name != "common")
        .collect();
    let mut kinds: Vec<String> = MailKind::all().map(|kind| kind.as_str().to_owned()).collect();
    folders.sort();
    kinds.sort();
    assert_eq!(folders, kinds);
    for kind in kinds {
        let sets = LOCALES.map(|locale| {
            let source = std::fs::read_to_string(format!("{root}/{kind}/{locale}.j2")).unwrap();
            let mut names: Vec<String> = source
                .lines()
                .filter_map(|line| line.strip_prefix("{% set ")?.split_once(' '))
                .map(|(name, _)| name.to_owned())
                .collect();
            names.sort();
            names
        });
        assert_eq!(sets[0], sets[1], "{kind} names other sentences in Russian");
    }
}
