//! The words of the readable forms, in both languages.
mod codes;
mod entries;
mod figures;
mod numbers;
mod report;

pub use crate::platform::text::numbers::{money, number};
pub use codes::{answer, code};
pub use entries::entry;
pub use figures::{STANDING, figure};
pub use numbers::{duration, size};
pub use report::{field, is_main, named_step, place, row};

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
pub const VENDOR: Words = Words("Vendor", "Поставщик");
pub const OFFERS: Words = Words("Offers and settlement", "Предложения и урегулирование");
pub const OFFER_BY: Words = Words("Offered by", "Кто предложил");
pub const TERMS: Words = Words("Terms", "Условия");
pub const OUTCOME: Words = Words("Outcome", "Итог");
pub const OFFER: Words = Words("offer", "предложение");
pub const VERSION_OF: Words = Words("version", "версия");
pub const CONDITIONS: Words = Words("conditions", "условия");
pub const EMPTY_FIELD: Words = Words("nothing", "пусто");
pub const RESPONSIBLE: Words = Words("responsible", "ответственный");
pub const MEDIATOR: Words = Words("Mediator", "Посредник");
pub const FILLED_BY: Words = Words("filled in by", "заполняет");
pub const PURPOSE: Words = Words("Purpose", "Цель");
pub const PLAN: Words = Words("Plan", "План");
pub const PHASE: Words = Words("Phase", "Этап");
pub const GATES: Words = Words("Verdicts at the gates", "Решения в контрольных точках");
pub const REQUIREMENTS: Words = Words("Requirements", "Требования");
pub const SIGNED_LISTS: Words =
    Words("Requirements that were put up for signing", "Требования, вынесенные на подпись");
pub const DECISIONS: Words = Words("Decisions", "Решения");
pub const POSITIONS: Words = Words("Positions", "Позиции");
pub const DOCUMENTS: Words = Words("Documents", "Документы");
pub const RELEASED: Words = Words("in force", "действует");
pub const VERSION: Words = Words("Version", "Версия");
pub const NUMBER: Words = Words("Number", "Номер");
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
pub const NAMED_NOTE: Words =
    Words("Only those read this who were asked into it.", "Это видят только её участники.");
pub const CAUCUS: Words =
    Words("In confidence with the mediator", "Конфиденциальная беседа с посредником");
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
    "This document is a readable form of the record. The proof is the bundle it came in: the program concord verify checks that bundle without the server and names the first entry that was changed. The fingerprint below must be the one in the header X-Concord-Key of the mails about this record. The page /docs/proof of the portal says how it is done.",
    "Этот документ — записи в удобочитаемом виде. Доказательством служит пакет, из которого он взят: программа concord verify проверяет пакет без сервера и называет первую изменённую запись. Отпечаток ниже должен совпасть с тем, что стоит в заголовке X-Concord-Key писем об этой карточке. Как это сделать, рассказывает страница портала /docs/proof.",
);
pub const MADE: Words = Words("made", "составлено");
pub const FOR: Words = Words("for", "для");
pub const HEAD: Words = Words("last entry №", "последняя запись №");
pub const ITS_HASH: Words = Words("hash", "хеш");
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

/// `Only Firm A and the mediator read this.`
pub fn only_with_mediator(organisation: &str, locale: Locale) -> String {
    match locale {
        Locale::En => format!("Only {organisation} and the mediator read this."),
        Locale::Ru => format!("Это видят только {organisation} и посредник."),
    }
}

/// `by 2 November 2026`.
pub fn by_day(day: &str, locale: Locale) -> String {
    match locale {
        Locale::En => format!("by {day}"),
        Locale::Ru => format!("срок — {day}"),
    }
}

/// `38 pcs`.
pub fn pieces(count: i64, locale: Locale) -> String {
    format!("{}\u{a0}{}", number(count, locale), Words("pcs", "шт.").of(locale))
}

/// An agreement that is no service agreement, although its record is one of the same kind.
pub const SECRECY: Words = Words("Non-disclosure agreement", "Соглашение о неразглашении");

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
