//! Figures of entries: what they are called, and the codes they hold.
use crate::platform::authz::Locale;

/// Key, English, Russian. What is not here is not for reading: ids, hashes.
const FIGURES: &[(&str, &str, &str)] = &[
    ("agree", "agrees", "согласие"),
    ("amount_minor", "amount", "сумма"),
    ("answer", "answer", "ответ"),
    ("binding", "binding", "обязательное решение"),
    ("category", "about", "к чему относится"),
    ("cause", "cause", "причина"),
    ("clock", "deadline", "срок"),
    ("conditions", "conditions", "условия"),
    ("days", "days", "дней"),
    ("due_at", "due", "срок"),
    ("due_on", "due", "срок"),
    ("field", "field", "поле"),
    ("first_response_seconds", "first response after", "первый ответ через"),
    ("form", "form", "форма"),
    ("from", "from", "было"),
    ("kind", "kind", "вид"),
    ("note", "note", "примечание"),
    ("number", "number", "номер"),
    ("outcome", "outcome", "итог"),
    ("owner_membership_id", "owner", "ответственный"),
    ("percent", "percent", "процент"),
    ("position", "number", "номер"),
    ("quantity", "quantity", "количество"),
    ("reason", "reason", "причина"),
    ("remedy_sought", "asked for", "требование"),
    ("resolution_code", "resolution", "решение"),
    ("return_required", "return needed", "нужен возврат"),
    ("role", "role", "роль"),
    ("rung", "rung", "ступень"),
    ("score", "score", "оценка"),
    ("severity", "severity", "серьёзность"),
    ("side", "side", "сторона"),
    ("slot", "signs for", "подпись за"),
    ("stance", "stance", "позиция"),
    ("state", "state", "состояние"),
    ("statement", "statement", "утверждение"),
    ("step", "step", "шаг"),
    ("subject_kind", "what", "что"),
    ("text", "text", "текст"),
    ("third_party", "third party", "третья сторона"),
    ("title", "title", "название"),
    ("to", "now", "стало"),
    ("topic", "topic", "тема"),
    ("trend", "trend", "тенденция"),
    ("valid_until", "valid until", "действует до"),
    ("version", "version", "версия"),
];

/// Code, English, Russian.
const CODES: &[(&str, &str, &str)] = &[
    ("customer", "customer", "клиент"),
    ("vendor", "supplier", "поставщик"),
    ("third", "third party", "третья сторона"),
    ("mediator", "mediator", "посредник"),
    ("both", "both sides", "обе стороны"),
    ("draft", "draft", "черновик"),
    ("submitted", "submitted", "подана"),
    ("acknowledged", "acknowledged", "получение подтверждено"),
    ("in_assessment", "in assessment", "на рассмотрении"),
    ("awaiting_customer", "awaiting the customer", "ждём клиента"),
    ("awaiting_vendor", "awaiting the supplier", "ждём поставщика"),
    ("awaiting_third_party", "awaiting a third party", "ждём третью сторону"),
    ("resolution_proposed", "resolution proposed", "предложено решение"),
    ("disputed", "disputed", "спор"),
    ("resolved", "resolved", "решена"),
    ("rejected", "refused", "отказано"),
    ("closed", "closed", "закрыта"),
    ("withdrawn", "withdrawn", "отозвана"),
    ("critical", "critical", "критическая"),
    ("major", "major", "серьёзная"),
    ("moderate", "moderate", "умеренная"),
    ("minor", "minor", "незначительная"),
    ("product", "product", "изделие"),
    ("service", "service", "обслуживание"),
    ("delivery", "delivery", "поставка"),
    ("documentation", "documentation", "документация"),
    ("invoice", "invoice", "счёт"),
    ("warranty", "warranty", "гарантия"),
    ("installation", "installation", "монтаж"),
    ("replacement", "replacement", "замена"),
    ("repair", "repair", "ремонт"),
    ("refund", "refund", "возврат денег"),
    ("credit", "credit note", "зачёт на счёт"),
    ("price_reduction", "price reduction", "снижение цены"),
    ("return", "return of the goods", "возврат товара"),
    ("explanation", "explanation", "разъяснение"),
    ("process_change", "change of the process", "изменение процесса"),
    ("cost_sharing", "sharing of costs", "разделение расходов"),
    ("goodwill", "goodwill", "жест доброй воли"),
    ("no_remedy", "no remedy", "без возмещения"),
    ("other", "other", "другое"),
    ("agreed", "agreed", "согласовано"),
    ("contested", "contested", "оспаривается"),
    ("unknown", "not known", "неизвестно"),
    ("open", "open", "открыто"),
    ("accepted", "accepted", "принято"),
    ("countered", "countered", "встречное предложение"),
    ("expired", "expired", "истекло"),
    ("signed", "signed", "подписано"),
    ("complete", "signed by all", "подписано всеми"),
    ("refused", "refused", "отказано"),
    ("stale", "out of date", "устарело"),
    ("go", "go", "продолжать"),
    ("conditional_go", "go, with conditions", "продолжать с условиями"),
    ("hold", "hold", "приостановить"),
    ("recycle", "do again", "переделать"),
    ("kill", "stop", "прекратить"),
    ("scheduled", "scheduled", "назначено"),
    ("in_review", "up for signing", "на подписи"),
    ("passed", "passed", "пройдено"),
    ("interim", "passed for now", "пройдено временно"),
    ("held", "on hold", "приостановлено"),
    ("killed", "stopped", "прекращено"),
    ("not_started", "not begun", "не начато"),
    ("in_progress", "in work", "в работе"),
    ("approved", "approved", "согласовано"),
    ("waived", "waived", "не требуется"),
    ("planned", "planned", "запланировано"),
    ("reached", "reached", "достигнуто"),
    ("fulfilled", "fulfilled", "выполнено"),
    ("confirmed", "confirmed", "подтверждено"),
    ("missed", "missed", "просрочено"),
    ("released", "released", "снято"),
    ("proposed", "proposed", "предложено"),
    ("changed", "change proposed", "предложено изменение"),
    ("met", "met", "выполнено"),
    ("obsolete", "obsolete", "отменён"),
    ("deprecated", "no longer of use", "не действует"),
    ("superseded", "superseded", "заменено"),
    ("agree", "agrees", "за"),
    ("agree_with_reservation", "agrees with a reservation", "за, с оговоркой"),
    ("disagree", "disagrees", "против"),
    ("abstain", "abstains", "воздерживается"),
    ("gate", "verdict at a gate", "решение на контрольной точке"),
    ("requirement_list", "requirements", "требования"),
    ("decision", "decision", "решение"),
    ("document_version", "version of a document", "версия документа"),
    ("cost_shares", "shares of the cost", "доли затрат"),
    ("requested", "requested", "запрошено"),
    ("active", "under way", "действует"),
    ("declined", "declined", "отклонено"),
    ("de_escalated", "ended", "снято"),
    ("inactivity", "nothing happens", "нет движения"),
    ("lack_of_progress", "no progress", "нет продвижения"),
    ("deadline_missed", "deadline missed", "пропущен срок"),
    ("offer_expired", "offer expired", "истёк срок предложения"),
    ("disagreement", "disagreement", "разногласие"),
    ("improving", "improving", "улучшается"),
    ("same", "the same", "без изменений"),
    ("worsening", "worsening", "ухудшается"),
    ("quantity", "quantity", "количество"),
    ("date", "date", "дата"),
    ("defect", "defect", "дефект"),
    ("amount", "amount", "сумма"),
    ("cause", "cause", "причина"),
    ("settlement", "settlement", "урегулирование"),
    ("agreement", "agreement", "соглашение"),
    ("report_step", "step of the report", "шаг отчёта"),
    ("minutes", "minutes", "протокол"),
    ("first_response", "first response", "первый ответ"),
    ("next_response", "next response", "следующий ответ"),
    ("periodic_update", "periodic update", "регулярный отчёт"),
    ("resolution", "resolution", "решение"),
    ("customer_response", "customer's answer", "ответ клиента"),
    ("commitment_missed", "commitment missed", "обязательство просрочено"),
    ("sponsor", "sponsor", "куратор"),
    ("leader", "leader", "руководитель"),
    ("member", "member", "участник"),
    ("expert", "expert", "эксперт"),
    ("transit", "transit", "в пути"),
    ("supplier", "supplier", "поставщик"),
    ("field", "field", "в эксплуатации"),
    ("occurrence", "occurrence", "возникновение"),
    ("detection", "detection", "необнаружение"),
    ("people", "people", "люди"),
    ("machine", "machine", "оборудование"),
    ("material", "material", "материал"),
    ("method", "method", "метод"),
    ("measurement", "measurement", "измерение"),
    ("environment", "environment", "среда"),
    ("containment", "containment", "сдерживание"),
    ("correction", "correction", "исправление"),
    ("corrective", "corrective", "корректирующее"),
    ("preventive", "preventive", "предупреждающее"),
    ("pending", "pending", "ещё не известно"),
    ("effective", "effective", "результативно"),
    ("not_effective", "not effective", "не результативно"),
    ("sorting", "sorting", "сортировка"),
    ("rework", "rework", "доработка"),
    ("scrap", "scrap", "брак"),
    ("transport", "transport", "перевозка"),
    ("downtime", "downtime", "простой"),
    ("what", "what", "что"),
    ("where", "where", "где"),
    ("when", "when", "когда"),
    ("how_much", "how much", "сколько"),
    ("empty", "not begun", "не начат"),
    ("completed", "completed", "завершён"),
    ("linked", "linked", "связан с другим"),
    ("action", "action", "действие"),
    ("title", "title", "название"),
    ("description", "description", "описание"),
    ("category", "about", "к чему относится"),
    ("severity", "severity", "серьёзность"),
    ("lot", "lot", "партия"),
    ("serial_no", "serial number", "серийный номер"),
    ("order_no", "order", "заказ"),
    ("delivery_note", "delivery note", "накладная"),
    ("remedy_sought", "asked for", "требование"),
];

fn find(
    table: &[(&str, &'static str, &'static str)],
    key: &str,
    locale: Locale,
) -> Option<&'static str> {
    table.iter().find(|(known, ..)| *known == key).map(|(_, en, ru)| match locale {
        Locale::En => *en,
        Locale::Ru => *ru,
    })
}

/// What a figure is called; `None` for what is not for reading.
pub fn figure(key: &str, locale: Locale) -> Option<&'static str> {
    find(FIGURES, key, locale)
}

/// A code in words; one that is not known stands for itself.
pub fn code(code: &str, locale: Locale) -> String {
    find(CODES, code, locale).map_or_else(|| code.replace('_', " "), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::complaints::model::{Category, Remedy, Severity, Status};

    #[test]
    fn every_code_of_a_complaint_has_words() {
        let all = Status::ALL
            .iter()
            .map(|code| code.as_str())
            .chain(Severity::ALL.iter().map(|code| code.as_str()))
            .chain(Category::ALL.iter().map(|code| code.as_str()))
            .chain(Remedy::ALL.iter().map(|code| code.as_str()));
        for word in all {
            assert!(find(CODES, word, Locale::Ru).is_some(), "{word}");
        }
    }

    #[test]
    fn nothing_stands_twice() {
        for table in [CODES, FIGURES] {
            for (index, (key, ..)) in table.iter().enumerate() {
                assert!(!table.iter().skip(index + 1).any(|(other, ..)| other == key), "{key}");
            }
        }
    }
}
