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

const FIELDS: &[(&str, &str, &str)] = &[
    ("action", "action", "мера"),
    ("agreed_minor", "agreed", "согласовано"),
    ("aspect", "aspect", "аспект"),
    ("category", "category", "категория"),
    ("checked", "checked", "проверено"),
    ("choice_reason", "why these", "почему выбраны"),
    ("claimed_minor", "claimed", "заявлено"),
    ("clean_point", "clean point", "с какой партии годные"),
    ("closing_words", "closing words", "заключение"),
    ("containment_removed_on", "containment removed", "сдерживание снято"),
    ("contribution", "contribution, %", "вклад, %"),
    ("control_plan_updated", "control plan updated", "план управления обновлён"),
    ("distinction", "distinction", "отличие"),
    ("done_on", "done", "выполнено"),
    ("due_on", "due", "срок"),
    ("effectiveness", "effectiveness", "результативность"),
    ("effectiveness_notes", "how it was seen", "как установлено"),
    ("emergency_action", "done at once", "сделано сразу"),
    ("escape_point", "escape point", "где пропущено"),
    ("evaluation", "evaluation, 1 to 5", "оценка, от 1 до 5"),
    ("first_good_batch", "first good batch", "первая годная партия"),
    ("fmea_updated", "FMEA updated", "FMEA обновлён"),
    ("function", "function", "функция"),
    ("how", "how", "как"),
    ("how_many", "how many", "сколько"),
    ("implemented_on", "implemented", "внедрено"),
    ("is", "is", "есть"),
    ("is_not", "is not", "нет"),
    ("lessons_learned", "lessons learned", "извлечённые уроки"),
    ("member", "member", "участник"),
    ("not_ok", "not OK", "негодных"),
    ("owner", "owner", "ответственный"),
    ("place", "place", "место"),
    ("quantity_affected", "pieces affected", "затронуто изделий"),
    ("role", "role", "роль"),
    ("safety_relevant", "safety relevant", "влияет на безопасность"),
    ("similar_products", "similar products", "похожие изделия"),
    ("suspected", "suspected", "под подозрением"),
    ("symptom", "symptom", "признак"),
    ("text", "text", "текст"),
    ("type", "type", "тип"),
    ("validated_on", "validated", "проверено"),
    ("validation", "validation", "проверка"),
    ("verification", "verification", "подтверждение"),
    ("verification_method", "how it is verified", "способ проверки"),
    ("verified", "verified", "подтверждена"),
    ("what", "what", "что"),
    ("when", "when", "когда"),
    ("where", "where", "где"),
    ("who", "who", "кто"),
    ("why", "why", "почему"),
];

fn find(table: &[(&str, &str, &str)], key: &str, locale: Locale) -> String {
    let found = table.iter().find(|(known, ..)| *known == key);
    match (found, locale) {
        (Some((_, en, _)), Locale::En) => (*en).to_owned(),
        (Some((_, _, ru)), Locale::Ru) => (*ru).to_owned(),
        (None, _) => key.replace('_', " "),
    }
}

/// What a step is about.
pub fn step(key: &str, locale: Locale) -> String {
    find(STEPS, key, locale)
}

/// What a row of a step is.
pub fn row(key: &str, locale: Locale) -> String {
    find(ROWS, key, locale)
}

/// What a field of a step or row is called.
pub fn field(key: &str, locale: Locale) -> String {
    find(FIELDS, key, locale)
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
            let shown = item_fields(*kind)
                .iter()
                .filter(|field| !["name", "currency"].contains(&field.name));
            for field in shown {
                assert!(known(FIELDS, field.name), "{}", field.name);
            }
        }
    }
}
