//! What figures of entries are called.
use super::codes::find;
use crate::features::records::model::EntryKind;
use crate::platform::authz::Locale;

/// Key, English, Russian, in the order of reading. What is not here is not for reading: ids, hashes.
const FIGURES: &[(&str, &str, &str)] = &[
    ("position", "fact", "факт"),
    ("kind", "kind", "вид"),
    ("subject_kind", "what", "что"),
    ("form", "form", "форма"),
    ("step", "step", "шаг"),
    ("version", "version", "версия"),
    ("number", "number", "номер"),
    ("title", "title", "название"),
    ("topic", "topic", "тема"),
    ("statement", "statement", "утверждение"),
    ("stance", "stance", "позиция"),
    ("text", "text", "текст"),
    ("field", "field", "поле"),
    ("severity", "severity", "серьёзность"),
    ("trend", "trend", "тенденция"),
    ("rung", "rung", "ступень"),
    ("category", "about", "к чему относится"),
    ("remedy_sought", "asked for", "требование"),
    ("resolution_code", "resolution", "решение"),
    ("agree", "agrees", "согласие"),
    ("answer", "answer", "ответ"),
    ("answers_number", "in answer to offer", "в ответ на предложение"),
    ("binding", "the decision binds both sides", "решение обязательно для сторон"),
    ("outcome", "outcome", "итог"),
    ("amount_minor", "amount", "сумма"),
    ("quantity", "quantity", "количество"),
    ("return_required", "return needed", "нужен возврат"),
    ("conditions", "conditions", "условия"),
    ("owner_membership_id", "owner", "ответственный"),
    ("role", "role", "роль"),
    ("slot", "signs for", "подпись за"),
    ("third_party", "a third party has to answer", "нужен ответ третьей стороны"),
    ("by_phone", "taken down by phone", "записано по телефону"),
    ("done", "done", "выполнено"),
    ("score", "score, 1 to 5", "оценка, от 1 до 5"),
    ("clock", "deadline", "срок на"),
    ("side", "side", "сторона"),
    ("due_at", "due", "срок"),
    ("due_on", "due", "срок"),
    ("percent", "time used up, %", "израсходовано времени, %"),
    ("valid_until", "valid until", "действует до"),
    ("react_until", "to be answered by", "ответить до"),
    ("days", "days", "дней"),
    ("first_response_seconds", "first response after", "первый ответ через"),
    ("cause", "cause", "причина"),
    ("reason", "reason", "причина"),
    ("note", "note", "примечание"),
    ("state", "state", "состояние"),
    ("from", "from", "было"),
    ("to", "now", "стало"),
];

/// What the same key is called in entries of some kinds.
const SPECIAL: &[(&[EntryKind], &str, &str, &str)] = &[
    (OFFERS, "number", "offer", "предложение"),
    (OFFERS, "side", "offered by", "предложила сторона"),
    (ESCALATIONS, "number", "escalation", "эскалация"),
    (LINKS, "number", "record", "карточка"),
    (LINKS, "kind", "relation", "связь"),
    (
        &[EntryKind::Signed, EntryKind::SignatureRefused, EntryKind::SignatureStale],
        "kind",
        "what",
        "что",
    ),
    (&[EntryKind::Given], "kind", "what", "что"),
    (&[EntryKind::ClockWarned], "side", "whose", "за кем"),
    (&[EntryKind::Reminded], "side", "whose turn it is", "чей ход"),
    (&[EntryKind::Reminded], "days", "days without news", "дней без новостей"),
    (&[EntryKind::Reminded], "closes_at", "closes by itself on", "закроется автоматически"),
    (&[EntryKind::FactStated, EntryKind::FactRevised], "kind", "about", "о чём"),
];

const OFFERS: &[EntryKind] = &[
    EntryKind::OfferMade,
    EntryKind::OfferCountered,
    EntryKind::OfferAccepted,
    EntryKind::OfferRejected,
    EntryKind::OfferWithdrawn,
    EntryKind::OfferExpired,
];
/// Where an offer stands, or did until then.
pub const STANDING: &[EntryKind] =
    &[EntryKind::OfferMade, EntryKind::OfferCountered, EntryKind::OfferExpired];
const ESCALATIONS: &[EntryKind] = &[
    EntryKind::EscalationRequested,
    EntryKind::EscalationApproved,
    EntryKind::EscalationDeclined,
    EntryKind::EscalationAnswered,
    EntryKind::DeEscalated,
];
const LINKS: &[EntryKind] = &[EntryKind::Linked, EntryKind::Unlinked];

/// What a figure is called in an entry of a kind, and its place among others; `None` for what is not
/// for reading.
pub fn figure(kind: EntryKind, key: &str, locale: Locale) -> Option<(usize, &'static str)> {
    let place = FIGURES.iter().position(|(known, ..)| *known == key);
    let special = SPECIAL.iter().find(|(kinds, known, ..)| *known == key && kinds.contains(&kind));
    let name = match (special, locale) {
        (Some((.., en, _)), Locale::En) => *en,
        (Some((.., ru)), Locale::Ru) => *ru,
        (None, _) => find(FIGURES, key, locale)?,
    };
    Some((place.unwrap_or(FIGURES.len()), name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_stands_twice() {
        for (index, (key, ..)) in FIGURES.iter().enumerate() {
            assert!(!FIGURES.iter().skip(index + 1).any(|(other, ..)| other == key), "{key}");
        }
    }

    #[test]
    fn a_number_says_of_what() {
        let name = |kind| figure(kind, "number", Locale::En).unwrap().1;
        assert_eq!(name(EntryKind::OfferMade), "offer");
        assert_eq!(name(EntryKind::Linked), "record");
        assert!(figure(EntryKind::OfferMade, "offer_id", Locale::En).is_none());
    }
}
