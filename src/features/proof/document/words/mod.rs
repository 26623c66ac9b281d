//! The words of the readable forms, in both languages.
mod codes;
mod entries;
mod numbers;
mod report;

pub use crate::platform::text::numbers::{money, number};
pub use codes::{code, figure};
pub use entries::entry;
pub use numbers::{duration, size};
pub use report::{field, row, step};

use crate::features::organisations::model::Side;
use crate::features::records::model::RecordKind;
use crate::platform::authz::Locale;

/// One word or phrase in English and in Russian.
#[derive(Debug, Clone, Copy)]
pub struct Words(pub &'static str, pub &'static str);

impl Words {
    pub fn of(self, locale: Locale) -> &'static str {
        match locale {
            Locale::En => self.0,
            Locale::Ru => self.1,
        }
    }
}

pub const PARTIES: Words = Words("Parties", "Стороны");
pub const STATUS: Words = Words("Status", "Состояние");
pub const DESCRIPTION: Words = Words("What happened", "Что произошло");
pub const DETAILS: Words = Words("Details", "Подробности");
pub const TIME: Words = Words("Who held the move, for how long", "У кого и сколько был ход");
pub const FACTS: Words = Words("Facts", "Факты");
pub const FACT: Words = Words("Statement", "Утверждение");
pub const CUSTOMER: Words = Words("Customer", "Клиент");
pub const VENDOR: Words = Words("Supplier", "Поставщик");
pub const OFFERS: Words = Words("Offers and settlement", "Предложения и урегулирование");
pub const OFFER_BY: Words = Words("Offered by", "Кто предложил");
pub const TERMS: Words = Words("Terms", "Условия");
pub const OUTCOME: Words = Words("Outcome", "Итог");
pub const PURPOSE: Words = Words("Purpose", "Цель");
pub const PLAN: Words = Words("Plan", "План");
pub const PHASE: Words = Words("Phase", "Этап");
pub const GATES: Words = Words("Verdicts at the gates", "Решения в контрольных точках");
pub const MILESTONES: Words = Words("Milestones", "Вехи");
pub const PROMISES: Words = Words("Commitments", "Обязательства");
pub const OWED_BY: Words = Words("Owed by", "Кто должен");
pub const DUE: Words = Words("Due", "Срок");
pub const RETURN: Words = Words("goods are returned", "товар возвращается");
pub const NOTHING: Words = Words("Nothing was filled in yet.", "Пока не заполнено.");
pub const SIGNATURES: Words = Words("Signatures", "Подписи");
pub const WHAT: Words = Words("What", "Что");
pub const SIGNED_BY: Words = Words("Signed by", "Кем подписано");
pub const HASH: Words = Words("Hash of what was signed", "Хеш подписанного");
pub const TIMELINE: Words = Words("Record of both sides", "Общая запись обеих сторон");
pub const TIMELINE_NOTE: Words = Words(
    "Every entry is linked to the one before it. The number of an entry and the beginning of its hash stand beside its time.",
    "Каждая запись связана с предыдущей. Рядом со временем стоят номер записи и начало её хеша.",
);
pub const PRIVATE: Words = Words("Internal notes", "Внутренние заметки");
pub const NAMED: Words = Words("Side conversation", "Отдельная беседа");
pub const EMPTY: Words = Words("Nothing was written here.", "Здесь ничего не написано.");
pub const ERASED: Words = Words(
    "Redacted: the text was erased on request. Its place in the chain stays.",
    "Скрыто: текст удалён по требованию. Место записи в цепочке сохранено.",
);
pub const RETRACTED: Words =
    Words("The author took this message back.", "Автор отозвал сообщение.");
pub const REVISES: Words = Words("revises entry", "исправляет запись");
pub const KEY: Words = Words("Fingerprint of the key", "Отпечаток ключа");
pub const CHECK: Words = Words("How to check this", "Как это проверить");
pub const CHECK_TEXT: Words = Words(
    "This document is a readable form of the record. What counts is the lanes of the bundle it came in: `concord verify` checks them without the server, against the key whose fingerprint stands below and in every mail.",
    "Этот документ — читаемый вид записи. Доказательством служат файлы пакета, из которого он взят: `concord verify` проверяет их без сервера, по ключу, отпечаток которого указан ниже и в каждом письме.",
);
pub const MADE: Words = Words("made", "составлено");
pub const FOR: Words = Words("for", "для");
pub const HEAD: Words = Words("head", "вершина");
pub const PAGE: Words = Words("page", "стр.");
pub const OF: Words = Words("of", "из");
pub const YES: Words = Words("yes", "да");
pub const NO: Words = Words("no", "нет");
pub const NO_TITLE: Words =
    Words("A record of several organisations", "Запись нескольких организаций");

/// `Only Firm A reads this.`
pub fn only(organisation: &str, locale: Locale) -> String {
    match locale {
        Locale::En => format!("Only {organisation} reads this. It stands in no other bundle."),
        Locale::Ru => format!("Это видит только {organisation}. В других пакетах этого нет."),
    }
}

/// What kind of record it is.
pub fn kind(kind: RecordKind, locale: Locale) -> &'static str {
    match kind {
        RecordKind::Complaint => Words("Complaint", "Рекламация"),
        RecordKind::Agreement => Words("Service agreement", "Соглашение о работе"),
        RecordKind::Meeting => Words("Review meeting", "Встреча сторон"),
        RecordKind::MajorIssue => Words("Major issue", "Крупная проблема"),
        RecordKind::Project => Words("Project", "Проект"),
        RecordKind::Idea => Words("Idea", "Идея"),
        RecordKind::Survey => Words("Survey", "Опрос"),
    }
    .of(locale)
}

/// `8D report`, `отчёт 8D`.
pub fn report(form: &str, locale: Locale) -> String {
    match locale {
        Locale::En => format!("{form} report"),
        Locale::Ru => format!("Отчёт {form}"),
    }
}

/// A side, as the name of a row.
pub fn side(side: Side, locale: Locale) -> String {
    capital(&code(side.as_str(), locale))
}

/// With a capital letter at its beginning.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
