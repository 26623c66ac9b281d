//! Steps, rows and fields of an 8D report.
use crate::platform::authz::Locale;

const STEPS: &[(&str, &str, &str)] = &[
    ("d0", "Emergency response", "Срочные меры"),
    ("d1", "Team", "Команда"),
    ("d2", "Problem", "Описание проблемы"),
    ("d3", "Interim containment", "Сдерживающие меры"),
    ("d4", "Causes", "Причины"),
    ("d5", "Corrective actions chosen", "Выбранные корректирующие действия"),
    ("d6", "Implemented and validated", "Внедрение и проверка"),
    ("d7", "Recurrence prevented", "Предупреждение повторения"),
    ("d8", "Closing", "Завершение"),
];

const ROWS: &[(&str, &str, &str)] = &[
    ("member", "Member", "Участник"),
    ("is_not", "Is and is not", "Есть и нет"),
    ("containment", "Containment", "Сдерживание"),
    ("cause", "Cause", "Причина"),
    ("why", "Why", "Почему"),
    ("bone", "Influence", "Влияние"),
    ("action", "Action", "Действие"),
    ("recurrence", "Prevention", "Предупреждение"),
    ("cost", "Cost", "Затраты"),
];

/// Key, English, Russian, in the order of reading.
const FIELDS: &[(&str, &str, &str)] = &[
    ("symptom", "symptom", "признак"),
    ("emergency_action", "done at once", "сделано сразу"),
    ("safety_relevant", "safety relevant", "влияет на безопасность"),
    ("member", "member", "участник"),
    ("name", "name", "имя"),
    ("function", "function", "функция"),
    ("role", "role", "роль"),
    ("aspect", "aspect", "аспект"),
    ("is", "is", "есть"),
    ("is_not", "is not", "нет"),
    ("distinction", "distinction", "отличие"),
    ("place", "place", "место"),
    ("text", "text", "текст"),
    ("action", "action", "мера"),
    ("type", "type", "тип"),
    ("category", "category", "категория"),
    ("contribution", "contribution, %", "вклад, %"),
    ("verified", "verified", "подтверждена"),
    ("suspected", "suspected", "под подозрением"),
    ("owner", "owner", "ответственный"),
    ("checked", "checked", "проверено"),
    ("not_ok", "not OK", "негодных"),
    ("what", "what", "что"),
    ("when", "when", "когда"),
    ("where", "where", "где"),
    ("who", "who", "кто"),
    ("how", "how", "как"),
    ("how_many", "how many", "сколько"),
    ("quantity_affected", "pieces affected", "затронуто изделий"),
    ("why", "why", "почему"),
    ("clean_point", "clean point", "с какой партии годные"),
    ("verification", "verification", "подтверждение"),
    ("escape_point", "escape point", "где пропущено"),
    ("choice_reason", "why these", "почему выбраны"),
    ("verification_method", "how it is verified", "способ проверки"),
    ("due_on", "due", "срок"),
    ("done_on", "done", "выполнено"),
    ("implemented_on", "implemented", "внедрено"),
    ("validation", "validation", "проверка"),
    ("first_good_batch", "first good batch", "первая годная партия"),
    ("effectiveness", "effectiveness", "результативность"),
    ("effectiveness_notes", "how it was seen", "как установлено"),
    ("validated_on", "validated", "проверено"),
    ("containment_removed_on", "containment removed", "сдерживание снято"),
    ("lessons_learned", "lessons learned", "извлечённые уроки"),
    ("similar_products", "similar products", "похожие изделия"),
    ("fmea_updated", "FMEA updated", "FMEA обновлён"),
    ("control_plan_updated", "control plan updated", "план управления обновлён"),
    ("claimed_minor", "claimed", "заявлено"),
    ("agreed_minor", "agreed", "согласовано"),
    ("evaluation", "evaluation, 1 to 5", "оценка, от 1 до 5"),
    ("closing_words", "closing words", "заключение"),
];

fn find(table: &[(&str, &str, &str)], key: &str, locale: Locale) -> String {
    let found = table.iter().find(|(known, ..)| *known == key);
    match (found, locale) {
        (Some((_, en, _)), Locale::En) => (*en).to_owned(),
        (Some((_, _, ru)), Locale::Ru) => (*ru).to_owned(),
        (None, _) => key.replace('_', " "),
    }
}

/// `D4 Causes`.
pub fn named_step(key: &str, locale: Locale) -> String {
    format!("{} {}", key.to_uppercase(), find(STEPS, key, locale))
}

/// What a row of a step is.
pub fn row(key: &str, locale: Locale) -> String {
    find(ROWS, key, locale)
}

/// What a field of a step or row is called.
pub fn field(key: &str, locale: Locale) -> String {
    find(FIELDS, key, locale)
}

/// Its place among others.
pub fn place(key: &str) -> usize {
    FIELDS.iter().position(|(known, ..)| *known == key).unwrap_or(FIELDS.len())
}

/// Whether it says by itself what a row is about, without a name before it.
pub fn is_main(key: &str) -> bool {
    matches!(key, "text" | "action")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::quality::form::{STEPS as FORM, item_fields};
    use crate::features::quality::model::ItemKind;

    #[test]
    fn every_field_of_the_form_has_words() {
        let known = |table: &[(&str, &str, &str)], key: &str| table.iter().any(|row| row.0 == key);
        for step in FORM {
            assert!(known(STEPS, step.step.as_str()), "{}", step.step);
            for field in step.fields {
                assert!(known(FIELDS, field.name), "{}", field.name);
            }
        }
        for kind in ItemKind::ALL {
            assert!(known(ROWS, kind.as_str()), "{kind}");
            let shown = item_fields(*kind).iter().filter(|field| field.name != "currency");
            for field in shown {
                assert!(known(FIELDS, field.name), "{}", field.name);
            }
        }
    }
}
