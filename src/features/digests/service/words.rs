//! What summaries say, in English and Russian.
use serde_json::{Map, Value};

use crate::features::projects::model::{DateKind, HeldKind, ProjectDate};
use crate::features::records::model::EntryKind;
use crate::platform::authz::Locale;
use crate::platform::text::dates;
use crate::text_enum;

text_enum! {
    /// The parts of a summary that tell what happened.
    pub enum Group {
        Gates = "gates",
        Deliverables = "deliverables",
        Requirements = "requirements",
        Decisions = "decisions",
        Documents = "documents",
        Questions = "questions",
        Plan = "plan",
    }
}

/// Both languages, the English first.
type Words = (&'static str, &'static str);

fn of(words: Words, locale: Locale) -> &'static str {
    match locale {
        Locale::En => words.0,
        Locale::Ru => words.1,
    }
}

/// The form of a word that goes with a number.
fn plural(n: usize, en: (&str, &str), ru: (&str, &str, &str), locale: Locale) -> String {
    let word = match locale {
        Locale::En if n == 1 => en.0,
        Locale::En => en.1,
        Locale::Ru if n % 10 == 1 && n % 100 != 11 => ru.0,
        Locale::Ru if (2..=4).contains(&(n % 10)) && !(12..=14).contains(&(n % 100)) => ru.1,
        Locale::Ru => ru.2,
    };
    format!("{n} {word}")
}

pub(super) fn heading(group: Group, locale: Locale) -> String {
    let words = match group {
        Group::Gates => ("Gates", "Контрольные точки"),
        Group::Deliverables => ("Deliverables", "Результаты"),
        Group::Requirements => ("Requirements", "Требования"),
        Group::Decisions => ("Decisions", "Решения"),
        Group::Documents => ("Documents", "Документы"),
        Group::Questions => ("Questions", "Вопросы"),
        Group::Plan => ("Plan and people", "План и участники"),
    };
    of(words, locale).to_owned()
}

pub(super) fn messages(locale: Locale) -> String {
    of(("Messages", "Сообщения"), locale).to_owned()
}

pub(super) fn next_dates(locale: Locale) -> String {
    of(("Next dates", "Ближайшие даты"), locale).to_owned()
}

pub(super) fn waiting(organisation: &str, locale: Locale) -> String {
    match locale {
        Locale::En => format!("Waits for {organisation}"),
        Locale::Ru => format!("Ждёт организацию «{organisation}»"),
    }
}

pub(super) fn more(n: usize, locale: Locale) -> String {
    match locale {
        Locale::En => format!("and {n} more"),
        Locale::Ru => format!("и ещё {n}"),
    }
}

/// `Tooling: 3 messages, 1 internal note`.
pub(super) fn written(topic: Option<&str>, open: usize, own: usize, locale: Locale) -> String {
    let said = (open > 0).then(|| {
        let ru = ("сообщение", "сообщения", "сообщений");
        plural(open, ("message", "messages"), ru, locale)
    });
    let noted = (own > 0).then(|| {
        let ru = ("внутренняя заметка", "внутренние заметки", "внутренних заметок");
        plural(own, ("internal note", "internal notes"), ru, locale)
    });
    let parts: Vec<String> = said.into_iter().chain(noted).collect();
    let topic = topic.unwrap_or_else(|| of(("General", "Общее"), locale));
    format!("{topic}: {}", parts.join(", "))
}

pub(super) fn questions(n: usize, locale: Locale) -> String {
    let ru = ("вопрос ждёт ответа", "вопроса ждут ответа", "вопросов ждут ответа");
    plural(n, ("question to answer", "questions to answer"), ru, locale)
}

/// `To approve: Test report, by 12 August 2026`.
pub(super) fn held(
    kind: HeldKind,
    title: &str,
    due: Option<&str>,
    late: bool,
    locale: Locale,
) -> String {
    let what = match kind {
        HeldKind::Deliverable => ("To deliver", "Подготовить"),
        HeldKind::Approval => ("To approve", "Согласовать"),
        HeldKind::Gate => ("To decide or sign", "Решить или подписать"),
        HeldKind::Question => ("To answer", "Ответить"),
        HeldKind::Condition => ("To keep", "Выполнить"),
        HeldKind::Signature => ("To sign", "Подписать"),
        HeldKind::Claim => ("To answer whether it is met", "Ответить, выполнено ли"),
    };
    let mut line = of(what, locale).to_owned();
    if !title.is_empty() {
        line.push_str(": ");
        line.push_str(title);
    }
    if let Some(due) = due {
        let until =
            if late { (", was due on ", ", срок был ") } else { (", by ", ", срок ") };
        line.push_str(of(until, locale));
        line.push_str(due);
    }
    line
}

/// `12 August 2026: gate “Start the pilot?”`.
pub(super) fn date(date: &ProjectDate, locale: Locale) -> String {
    let kind = match date.kind {
        DateKind::PhaseStart => ("phase begins", "начало этапа"),
        DateKind::PhaseEnd => ("phase ends", "конец этапа"),
        DateKind::Gate => ("gate", "контрольная точка"),
        DateKind::Milestone => ("milestone", "веха"),
    };
    let utc = dates::zone("UTC");
    let on = dates::day(&date.on)
        .map_or_else(|| date.on.clone(), |on| dates::date(dates::end_of_day(utc, on), utc, locale));
    format!("{on}: {}, {}", date.title, of(kind, locale))
}

/// Which part an entry belongs to; none for what nobody has to be told in a summary.
pub(super) fn group(kind: EntryKind, data: &Map<String, Value>) -> Option<Group> {
    use EntryKind as K;
    Some(match kind {
        K::GateProposed | K::GateDecided | K::GateExpired | K::GateChanged => Group::Gates,
        K::Signed | K::SignatureRefused | K::SignatureStale | K::Abstained => {
            return signed(data);
        }
        K::DeliverableChanged | K::DeliverableSubmitted | K::DeliverableAnswered => {
            Group::Deliverables
        }
        K::RequirementChanged
        | K::RequirementListSubmitted
        | K::RequirementListAgreed
        | K::RequirementListWithdrawn
        | K::RequirementClaimed
        | K::RequirementAnswered => Group::Requirements,
        K::DecisionProposed
        | K::PositionGiven
        | K::DecisionAccepted
        | K::DecisionRejected
        | K::DecisionSuperseded
        | K::DecisionChanged
        | K::BoardOpened
        | K::BoardClosed => Group::Decisions,
        K::DocumentDrafted
        | K::DocumentReleased
        | K::DocumentChanged
        | K::DocumentAsked
        | K::DocumentApproved => Group::Documents,
        K::QuestionAsked | K::QuestionAnswered | K::QuestionWithdrawn => Group::Questions,
        K::ProjectStarted
        | K::ProjectChanged
        | K::PartyAnswered
        | K::PartyLeft
        | K::MemberChanged
        | K::TopicOpened
        | K::MilestoneChanged
        | K::PhaseStarted
        | K::CommitmentMade
        | K::CommitmentFulfilled
        | K::CommitmentConfirmed
        | K::CommitmentRejected
        | K::CommitmentMissed
        | K::CommitmentMoved
        | K::CommitmentReleased => Group::Plan,
        _ => return None,
    })
}

/// By what was signed.
fn signed(data: &Map<String, Value>) -> Option<Group> {
    Some(match data.get("kind").and_then(Value::as_str)? {
        "gate" => Group::Gates,
        "requirement_list" => Group::Requirements,
        "decision" => Group::Decisions,
        "document" => Group::Documents,
        _ => Group::Plan,
    })
}

/// `Start the pilot?: decided, conditional go`.
pub(super) fn line(kind: EntryKind, data: &Map<String, Value>, locale: Locale) -> String {
    let what = of(happened(kind, data), locale);
    let what = match verdict(kind, data) {
        Some(verdict) => format!("{what}: {}", of(verdict, locale)),
        None => what.to_owned(),
    };
    match title(data, locale) {
        Some(title) => format!("{title} — {what}"),
        None => capital(&what),
    }
}

/// Its title, which of most begins with the key; of a document that is not told, the key alone.
fn title(data: &Map<String, Value>, locale: Locale) -> Option<String> {
    let text = |value: &Value| -> Option<String> {
        let own = value.as_str().or_else(|| value.get(locale.as_str())?.as_str());
        own.filter(|own| !own.is_empty()).map(str::to_owned)
    };
    let titled = data.get("title").or_else(|| data.get("topic")).and_then(text);
    match (data.get("key").and_then(text), titled) {
        (Some(key), Some(title)) if !title.starts_with(&key) => Some(format!("{key} {title}")),
        (_, Some(title)) => Some(title),
        (key, None) => key,
    }
}

fn capital(text: &str) -> String {
    let mut rest = text.chars();
    rest.next()
        .map_or_else(String::new, |first| first.to_uppercase().collect::<String>() + rest.as_str())
}

fn verdict(kind: EntryKind, data: &Map<String, Value>) -> Option<Words> {
    if !matches!(kind, EntryKind::GateDecided | EntryKind::GateProposed) {
        return None;
    }
    Some(match data.get("verdict")?.as_str()? {
        "go" => ("go", "продолжать"),
        "conditional_go" => ("conditional go", "продолжать с условиями"),
        "hold" => ("hold", "приостановить"),
        "recycle" => ("recycle", "доработать этап"),
        "kill" => ("kill", "прекратить"),
        _ => return None,
    })
}

/// What an entry says that happened, as the end of a line that begins with a title.
fn happened(kind: EntryKind, data: &Map<String, Value>) -> Words {
    use EntryKind as K;
    match kind {
        K::GateProposed => ("a verdict to sign", "решение на подпись"),
        K::GateDecided => ("decided", "решение принято"),
        K::GateExpired => ("the interim verdict ran out", "временное решение истекло"),
        K::Signed => ("signed", "подписано"),
        K::SignatureRefused => ("not signed", "отказ подписать"),
        K::SignatureStale => ("changed since it was signed", "изменилось после подписания"),
        K::Abstained => ("an abstention", "воздержались"),
        K::DeliverableSubmitted => ("submitted for approval", "на согласовании"),
        K::DeliverableAnswered => answered(data),
        K::RequirementListSubmitted => {
            ("the requirements are up for signing", "требования на подписи")
        }
        K::RequirementListAgreed => ("the requirements are agreed", "требования согласованы"),
        K::RequirementListWithdrawn => {
            ("the requirements were taken back from signing", "требования отозваны с подписи")
        }
        K::RequirementClaimed => ("said to be done", "заявлено выполнение"),
        K::RequirementAnswered => ("answered", "получен ответ"),
        K::DecisionProposed => ("waits for positions", "ждёт позиций сторон"),
        K::PositionGiven => ("a position", "новая позиция"),
        K::DecisionAccepted => ("accepted", "принято"),
        K::DecisionRejected => ("rejected", "отклонено"),
        K::DecisionSuperseded => ("superseded", "заменено другим решением"),
        K::BoardOpened => ("scores are asked for", "нужны оценки"),
        K::BoardClosed => ("the board is closed", "доска закрыта"),
        K::DocumentDrafted => ("a new draft", "новый черновик"),
        K::DocumentReleased => ("released", "выпущен"),
        K::DocumentAsked => ("a version to approve", "версия на согласовании"),
        K::DocumentApproved => ("approved", "согласован"),
        K::QuestionAsked => ("a question was asked", "задан вопрос"),
        K::QuestionAnswered => ("a question was answered", "на вопрос ответили"),
        K::QuestionWithdrawn => ("a question was withdrawn", "вопрос снят"),
        _ => planned(kind),
    }
}

fn answered(data: &Map<String, Value>) -> Words {
    match data.get("answer").and_then(Value::as_str) {
        Some("approve") => ("approved", "согласовано"),
        Some("send_back") => ("sent back", "возвращено"),
        Some("waive") => ("waived", "больше не требуется"),
        Some("reopen") => ("opened again", "открыто снова"),
        _ => ("answered", "получен ответ"),
    }
}

/// The same of plan, people and promises.
fn planned(kind: EntryKind) -> Words {
    use EntryKind as K;
    match kind {
        K::ProjectStarted => ("the project was started", "проект начат"),
        K::PartyAnswered => {
            ("an organisation answered the invitation", "организация ответила на приглашение")
        }
        K::PartyLeft => ("an organisation left", "организация вышла"),
        K::MemberChanged => ("the team changed", "изменился состав команды"),
        K::TopicOpened => ("a new topic", "новая тема"),
        K::MilestoneChanged => ("milestone changed", "веха изменена"),
        K::PhaseStarted => ("phase begun", "этап начат"),
        K::CommitmentMade => ("a new condition", "новое условие"),
        K::CommitmentFulfilled => ("a condition is said to be kept", "заявлено выполнение условия"),
        K::CommitmentConfirmed => ("a condition is kept", "условие выполнено"),
        K::CommitmentRejected => {
            ("a condition is not accepted as kept", "выполнение условия не принято")
        }
        K::CommitmentMissed => ("a condition was missed", "условие просрочено"),
        K::CommitmentMoved => ("a condition has another date", "срок условия перенесён"),
        K::CommitmentReleased => ("a condition was let go", "условие снято"),
        _ => ("changed", "изменения"),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn lines_say_what_it_is_and_what_happened() {
        let line = |kind, data: Value, locale| line(kind, data.as_object().unwrap(), locale);
        let gate = json!({ "title": { "en": "Pilot?", "ru": "Пилот?" }, "verdict": "go" });
        let decided = EntryKind::GateDecided;
        assert_eq!(line(decided, gate.clone(), Locale::En), "Pilot? — decided: go");
        assert_eq!(line(decided, gate, Locale::Ru), "Пилот? — решение принято: продолжать");
        let row = json!({ "key": "R4", "title": "R4: Holds 12 bar" });
        let changed = EntryKind::RequirementChanged;
        assert_eq!(line(changed, row, Locale::En), "R4: Holds 12 bar — changed");
        let hidden = json!({ "key": "F2" });
        let released = EntryKind::DocumentReleased;
        assert_eq!(line(released, hidden, Locale::En), "F2 — released");
        assert_eq!(line(EntryKind::MemberChanged, json!({}), Locale::En), "The team changed");
    }

    #[test]
    fn numbers_have_their_words() {
        let said = |n| written(Some("Оснастка"), n, 0, Locale::Ru);
        assert_eq!(said(1), "Оснастка: 1 сообщение");
        assert_eq!(said(3), "Оснастка: 3 сообщения");
        assert_eq!(said(12), "Оснастка: 12 сообщений");
        assert_eq!(said(21), "Оснастка: 21 сообщение");
        assert_eq!(written(None, 2, 1, Locale::En), "General: 2 messages, 1 internal note");
    }
}
