//! Times, codes and devices as people say them, in both languages.
use crate::platform::authz::Locale;
pub use crate::platform::text::dates::{date, date_time, day_in_words as day, zone};
pub use crate::platform::text::numbers::{money, number};

/// What is proposed or agreed: code, English, Russian.
const RESOLUTIONS: [(&str, &str, &str); 9] = [
    ("replacement", "Replacement", "Замена"),
    ("repair", "Repair", "Ремонт"),
    ("refund", "Refund", "Возврат денег"),
    ("credit", "Credit note", "Кредит-нота"),
    ("price_reduction", "Price reduction", "Снижение цены"),
    ("return", "Return of the goods", "Возврат товара"),
    ("explanation", "Explanation", "Разъяснение"),
    ("process_change", "Change of the process", "Изменение процесса"),
    ("other", "Other", "Другое"),
];

/// What is promised and is no resolution of its own.
const TERMS: [(&str, &str, &str); 5] = [
    ("cost_sharing", "share of the costs", "участие в расходах"),
    ("goodwill", "goodwill payment", "выплата в знак доброй воли"),
    ("no_remedy", "no remedy: the matter rests", "без возмещения: вопрос снят"),
    ("action", "an action that was agreed on", "согласованное действие"),
    ("condition", "a condition of a verdict", "условие решения"),
];

/// What a term or a commitment is called inside a sentence.
pub fn term(kind: &str, locale: Locale) -> String {
    match (TERMS.iter().find(|(known, _, _)| *known == kind), locale) {
        (Some((_, en, _)), Locale::En) => (*en).to_owned(),
        (Some((_, _, ru)), Locale::Ru) => (*ru).to_owned(),
        (None, _) => resolution(kind, locale).to_lowercase(),
    }
}

/// Fields of a term: code, English, Russian.
const TERM_FIELDS: [(&str, &str, &str); 6] = [
    ("amount_minor", "amount", "сумма"),
    ("currency", "currency", "валюта"),
    ("quantity", "pieces", "количество, шт."),
    ("return_required", "return of the goods", "возврат товара"),
    ("due_on", "date", "срок"),
    ("conditions", "conditions", "условия"),
];

/// What a field of a term is called inside a sentence.
pub fn term_field(field: &str, locale: Locale) -> String {
    let found = TERM_FIELDS.iter().find(|(known, _, _)| *known == field);
    match (found, locale) {
        (Some((_, en, _)), Locale::En) => (*en).to_owned(),
        (Some((_, _, ru)), Locale::Ru) => (*ru).to_owned(),
        (None, _) => field.to_owned(),
    }
}

/// What stands where a term says nothing.
pub fn nothing(locale: Locale) -> String {
    match locale {
        Locale::En => "none".to_owned(),
        Locale::Ru => "нет".to_owned(),
    }
}

pub fn yes(yes: bool, locale: Locale) -> String {
    let word = match (yes, locale) {
        (true, Locale::En) => "yes",
        (false, Locale::En) => "no",
        (true, Locale::Ru) => "да",
        (false, Locale::Ru) => "нет",
    };
    word.to_owned()
}

/// What a resolution is called; a code that is not known stands for itself.
pub fn resolution(code: &str, locale: Locale) -> String {
    let found = RESOLUTIONS.iter().find(|(known, _, _)| *known == code);
    match (found, locale) {
        (Some((_, en, _)), Locale::En) => (*en).to_owned(),
        (Some((_, _, ru)), Locale::Ru) => (*ru).to_owned(),
        (None, _) => code.to_owned(),
    }
}

/// Steps of a joint report: code, English, Russian.
const REPORT_STEPS: [(&str, &str, &str); 9] = [
    ("d0", "D0 (emergency response)", "D0 (срочные меры)"),
    ("d1", "D1 (team)", "D1 (команда)"),
    ("d2", "D2 (problem)", "D2 (описание проблемы)"),
    ("d3", "D3 (containment)", "D3 (сдерживающие меры)"),
    ("d4", "D4 (root cause)", "D4 (коренная причина)"),
    ("d5", "D5 (corrective actions)", "D5 (корректирующие действия)"),
    ("d6", "D6 (implementation)", "D6 (внедрение и проверка)"),
    ("d7", "D7 (prevention)", "D7 (предупреждение повторения)"),
    ("d8", "D8 (closure)", "D8 (завершение)"),
];

/// What a step of a report is called; one that is not known stands for itself.
pub fn report_step(code: &str, locale: Locale) -> String {
    let found = REPORT_STEPS.iter().find(|(known, _, _)| *known == code);
    match (found, locale) {
        (Some((_, en, _)), Locale::En) => (*en).to_owned(),
        (Some((_, _, ru)), Locale::Ru) => (*ru).to_owned(),
        (None, _) => code.to_owned(),
    }
}

/// Verdicts at gates, roles in projects, and what changes of a signed bundle: code, English, Russian.
const PROJECTS: [(&str, &str, &str); 23] = [
    ("go", "go", "продолжать"),
    ("conditional_go", "conditional go", "продолжать с условиями"),
    ("hold", "hold", "приостановить"),
    ("recycle", "recycle", "доработать"),
    ("kill", "kill", "прекратить"),
    ("lead", "lead", "руководитель"),
    ("engineer", "engineer", "инженер"),
    ("quality", "quality", "качество"),
    ("purchasing", "purchasing", "закупки"),
    ("approver", "approver", "согласующий"),
    ("observer", "observer", "наблюдатель"),
    ("added", "added", "добавлено"),
    ("removed", "removed", "удалено"),
    ("status", "another status", "другое состояние"),
    ("edited", "edited", "изменено"),
    ("revision", "another revision", "другая редакция"),
    ("evidence_added", "new evidence", "новые материалы"),
    ("evidence_removed", "evidence taken away", "материалы убраны"),
    ("value", "another answer", "другая оценка"),
    ("replaced", "another verdict is put up", "вынесено другое решение"),
    ("withdrawn", "the verdict was taken back", "решение отозвано"),
    ("left", "an organisation left", "организация вышла"),
    ("effects", "another reason or effect", "другая причина или последствия"),
];

fn of_project(code: &str, locale: Locale) -> String {
    let found = PROJECTS.iter().find(|(known, _, _)| *known == code);
    match (found, locale) {
        (Some((_, en, _)), Locale::En) => (*en).to_owned(),
        (Some((_, _, ru)), Locale::Ru) => (*ru).to_owned(),
        (None, _) => code.to_owned(),
    }
}

/// What a verdict at a gate is called inside a sentence.
pub fn verdict(code: &str, locale: Locale) -> String {
    of_project(code, locale)
}

/// What somebody does in a project.
pub fn role(code: &str, locale: Locale) -> String {
    of_project(code, locale)
}

/// How something is different from what was signed.
pub fn change(code: &str, locale: Locale) -> String {
    of_project(code, locale)
}

/// Where an idea stands: code, English, Russian.
const IDEA_STATUSES: [(&str, &str, &str); 9] = [
    ("submitted", "submitted", "предложена"),
    ("under_review", "under review", "на рассмотрении"),
    ("need_info", "waiting for information", "ждёт уточнений"),
    ("planned", "planned", "запланирована"),
    ("in_progress", "in progress", "в работе"),
    ("delivered", "delivered", "реализована"),
    ("declined", "declined", "отклонена"),
    ("duplicate", "a duplicate", "повторяет другую"),
    ("merged", "merged", "объединена с другой"),
];

/// Where an idea stands; a status that is not known stands for itself.
pub fn idea_status(code: &str, locale: Locale) -> String {
    let found = IDEA_STATUSES.iter().find(|(known, _, _)| *known == code);
    match (found, locale) {
        (Some((_, en, _)), Locale::En) => (*en).to_owned(),
        (Some((_, _, ru)), Locale::Ru) => (*ru).to_owned(),
        (None, _) => code.to_owned(),
    }
}

/// Browser and system of a `User-Agent`, as `Firefox, Windows`.
pub fn device(user_agent: &str, locale: Locale) -> String {
    // The order matters: Edge and Opera call themselves Chrome too, Chrome calls itself Safari.
    let browsers = [
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("YaBrowser", "Yandex Browser"),
        ("Firefox", "Firefox"),
        ("Chrome", "Chrome"),
        ("Safari", "Safari"),
    ];
    let systems = [
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS", "macOS"),
        ("Linux", "Linux"),
    ];
    let known = |table: &[(&str, &'static str)]| {
        table.iter().find(|(sign, _)| user_agent.contains(sign)).map(|(_, name)| *name)
    };
    let found: Vec<&str> = [known(&browsers), known(&systems)].into_iter().flatten().collect();
    if !found.is_empty() {
        return found.join(", ");
    }
    match locale {
        Locale::En => "an unknown device".to_owned(),
        Locale::Ru => "неизвестное устройство".to_owned(),
    }
}

/// The name in `From` of a mail about somebody's act.
pub fn sender(organisation: &str, portal: &str, locale: Locale) -> String {
    match locale {
        Locale::En => format!("{organisation} via {portal}"),
        Locale::Ru => format!("{organisation} через {portal}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn devices_are_told_as_far_as_known() {
        let edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) \
                    Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0";
        assert_eq!(device(edge, Locale::En), "Edge, Windows");
        let phone =
            "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36";
        assert_eq!(device(phone, Locale::Ru), "Chrome, Android");
        assert_eq!(device("curl/8", Locale::Ru), "неизвестное устройство");
    }

    #[test]
    fn every_term_has_a_name_and_days_are_said() {
        for kind in
            ["cost_sharing", "goodwill", "no_remedy", "action", "condition", "refund", "return"]
        {
            assert_ne!(term(kind, Locale::En), term(kind, Locale::Ru));
        }
        assert_eq!(term("credit", Locale::En), "credit note");
        assert_eq!(day("2026-03-20", Locale::En), "20 March 2026");
        assert_eq!(day("soon", Locale::Ru), "soon");
    }

    #[test]
    fn every_step_of_a_report_has_a_name() {
        for step in crate::features::quality::model::Step::ALL {
            let (en, ru) =
                (report_step(step.as_str(), Locale::En), report_step(step.as_str(), Locale::Ru));
            assert_ne!(en, step.as_str());
            assert_ne!(en, ru);
        }
    }

    #[test]
    fn every_word_of_a_project_is_said_in_both_languages() {
        let verdicts = ["go", "conditional_go", "hold", "recycle", "kill"];
        let roles = ["lead", "engineer", "quality", "purchasing", "approver", "observer"];
        let changes = [
            "added",
            "removed",
            "status",
            "edited",
            "revision",
            "evidence_added",
            "evidence_removed",
            "value",
            "replaced",
            "withdrawn",
            "left",
        ];
        for code in verdicts.into_iter().chain(roles).chain(changes) {
            assert!(PROJECTS.iter().any(|(known, ..)| *known == code), "{code}");
            assert_ne!(verdict(code, Locale::En), role(code, Locale::Ru), "{code}");
        }
    }

    #[test]
    fn every_status_of_an_idea_has_a_name() {
        for status in crate::features::ideas::model::IdeaStatus::ALL {
            let name = |locale| idea_status(status.as_str(), locale);
            assert!(IDEA_STATUSES.iter().any(|(known, _, _)| *known == status.as_str()));
            assert_ne!(name(Locale::En), name(Locale::Ru));
        }
    }

    #[test]
    fn every_resolution_of_a_complaint_has_a_name() {
        for remedy in crate::features::complaints::model::Remedy::ALL {
            let (en, ru) =
                (resolution(remedy.as_str(), Locale::En), resolution(remedy.as_str(), Locale::Ru));
            assert_ne!(en, remedy.as_str());
            assert_ne!(en, ru);
        }
    }
}
