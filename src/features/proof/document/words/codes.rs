//! The codes that figures of entries hold.
use crate::platform::authz::Locale;

/// Code, English, Russian.
const CODES: &[(&str, &str, &str)] = &[
    ("customer", "customer", "клиент"),
    ("vendor", "vendor", "поставщик"),
    ("third", "third party", "третья сторона"),
    ("mediator", "mediator", "посредник"),
    ("both", "both sides", "обе стороны"),
    ("draft", "draft", "черновик"),
    ("submitted", "submitted", "подана"),
    ("acknowledged", "acknowledged", "получение подтверждено"),
    ("in_assessment", "in assessment", "на рассмотрении"),
    ("awaiting_customer", "awaiting the customer", "ждём клиента"),
    ("awaiting_vendor", "awaiting the vendor", "ждём поставщика"),
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
    ("abstained", "abstained", "воздержание"),
    ("agreement", "agreement", "соглашение"),
    ("report_step", "step of the report", "шаг отчёта"),
    ("minutes", "minutes", "протокол"),
    ("survey_version", "survey", "опрос"),
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
    ("supplier", "vendor", "поставщик"),
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
    ("claimed_amount_minor", "amount claimed", "сумма требования"),
    ("currency", "currency", "валюта"),
    ("quantity_complained", "pieces complained about", "изделий под рекламацией"),
    ("quantity_affected", "of them defective", "из них с дефектом"),
    ("occurred_on", "found on", "когда обнаружено"),
    ("detected_where", "found", "где обнаружено"),
    ("determined", "decided", "вынесено решение"),
    ("recommended", "recommendation given", "дана рекомендация"),
    ("review", "under review", "на пересмотре"),
    ("settled_by_agreement", "settled by agreement", "стороны договорились"),
    ("settled_by_recommendation", "settled by the recommendation", "принята рекомендация"),
    ("decided_for_customer", "decided for the customer", "решено в пользу клиента"),
    ("decided_for_vendor", "decided for the vendor", "решено в пользу поставщика"),
    ("split", "each side right in part", "каждая сторона права отчасти"),
    ("referred_externally", "referred to a court or arbitrator", "передано в суд или арбитраж"),
    ("commitments_kept", "all commitments were kept", "все обязательства выполнены"),
    ("speed", "how fast it went", "скорость"),
    ("outcome", "what came of it", "результат"),
    ("communication", "how they were kept informed", "информирование"),
    ("fairness", "how fair it was", "справедливость"),
    ("carrier", "carrier", "перевозчик"),
    ("insurer", "insurer", "страховщик"),
    ("grown_from", "an idea or a project has grown from it", "из неё выросла идея или проект"),
    ("issue", "part of a major issue", "часть крупной проблемы"),
    ("duplicate_of", "duplicate", "повтор"),
    ("related", "related", "смежная"),
    ("parent_of", "a part of it", "её часть"),
    ("split_from", "split off", "выделена из неё"),
    ("same_cause", "the same cause", "та же причина"),
];

/// Codes that mean something else of an answer or an offer than of a complaint.
const ANSWERS: &[(&str, &str, &str)] = &[
    ("rejected", "rejected", "отклонено"),
    ("withdrawn", "withdrawn", "отозвано"),
    ("expired", "expired without an answer", "истекло без ответа"),
    ("countered", "answered with a counter-offer", "сделано встречное предложение"),
];

pub(super) fn find(
    table: &[(&str, &'static str, &'static str)],
    key: &str,
    locale: Locale,
) -> Option<&'static str> {
    table.iter().find(|(known, ..)| *known == key).map(|(_, en, ru)| match locale {
        Locale::En => *en,
        Locale::Ru => *ru,
    })
}

/// A code in words; one that is not known stands for itself.
pub fn code(code: &str, locale: Locale) -> String {
    find(CODES, code, locale).map_or_else(|| code.replace('_', " "), str::to_owned)
}

/// What became of an offer, or what was answered.
pub fn answer(code: &str, locale: Locale) -> String {
    find(ANSWERS, code, locale).map_or_else(|| self::code(code, locale), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::aftercare::model::SatisfactionReason;
    use crate::features::complaints::model::{Category, Remedy, Severity, Status};
    use crate::features::disputes::escalations::model::{EscalationReason, Trend};
    use crate::features::disputes::facts::model::{FactKind, FactState, Stance};
    use crate::features::disputes::mediations::model::{MediationState, Outcome};
    use crate::features::disputes::offers::model::OfferState;
    use crate::features::disputes::offers::terms::TermKind;
    use crate::features::disputes::third_parties::model::ThirdRole;
    use crate::features::links::model::LinkKind;

    fn words<T: Copy>(all: &[T], word: impl Fn(T) -> &'static str) -> Vec<&'static str> {
        all.iter().map(|one| word(*one)).collect()
    }

    #[test]
    fn every_code_of_a_complaint_has_words() {
        let all = [
            words(Status::ALL, Status::as_str),
            words(Severity::ALL, Severity::as_str),
            words(Category::ALL, Category::as_str),
            words(Remedy::ALL, Remedy::as_str),
            words(FactKind::ALL, FactKind::as_str),
            words(FactState::ALL, FactState::as_str),
            words(Stance::ALL, Stance::as_str),
            words(OfferState::ALL, OfferState::as_str),
            words(TermKind::ALL, TermKind::as_str),
            words(EscalationReason::ALL, EscalationReason::as_str),
            words(Trend::ALL, Trend::as_str),
            words(MediationState::ALL, MediationState::as_str),
            words(Outcome::ALL, Outcome::as_str),
            words(ThirdRole::ALL, ThirdRole::as_str),
            words(LinkKind::ALL, LinkKind::as_str),
            words(SatisfactionReason::ALL, SatisfactionReason::as_str),
        ];
        for word in all.concat() {
            assert!(find(CODES, word, Locale::Ru).is_some(), "{word}");
        }
    }

    #[test]
    fn nothing_stands_twice() {
        for table in [CODES, ANSWERS] {
            for (index, (key, ..)) in table.iter().enumerate() {
                assert!(!table.iter().skip(index + 1).any(|(other, ..)| other == key), "{key}");
            }
        }
    }
}
