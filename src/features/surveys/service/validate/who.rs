//! Questions whose answers say who somebody is: what a survey that hides it should not ask. It can
//! only be told by the words, so it warns and never stops.
use super::bounds::paged;
use super::{Finding, FindingCode, Findings};
use crate::features::surveys::model::{Definition, Kind, Question};

/// Parts of sentences that ask for a name or an address, or for leave to speak to somebody.
const WORDS: [&str; 21] = [
    "your name",
    "your full name",
    "your surname",
    "your e-mail",
    "your email",
    "your phone",
    "your telephone",
    "e-mail address",
    "email address",
    "phone number",
    "contact you",
    "come back to you",
    "get back to you",
    "call you",
    "ваше имя",
    "ваша фамилия",
    "вас зовут",
    "ваш телефон",
    "номер телефона",
    "электронной почты",
    "связаться с вами",
];

/// Each such question, as a warning.
pub fn asks_who(definition: &Definition) -> Vec<Finding> {
    let mut found = Findings::default();
    for (path, page) in paged(definition) {
        for (number, question) in page.questions.iter().enumerate() {
            if tells(question) {
                found.add(format!("{path}.questions[{number}].text"), FindingCode::AsksWho, None);
            }
        }
    }
    found.0
}

fn tells(question: &Question) -> bool {
    let kind = matches!(
        question.kind,
        Kind::ShortText { .. }
            | Kind::LongText { .. }
            | Kind::Boolean {}
            | Kind::Consent {}
            | Kind::Single { .. }
    );
    let said = |text: &String| {
        let text = text.to_lowercase().replace('ё', "е");
        // "связаться нам с вами" has a word between.
        WORDS.iter().any(|word| text.contains(word))
            || (text.contains("связаться") && text.contains("с вами"))
    };
    kind && question.text.0.values().any(said)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::surveys::service::templates;

    #[test]
    fn leave_to_come_back_is_found_and_other_questions_are_not() {
        let paths = |key: &str| -> Vec<String> {
            let definition = &templates::find(key).unwrap().definition;
            asks_who(definition).into_iter().map(|finding| finding.path).collect()
        };
        assert_eq!(paths("nps"), ["pages[4].questions[0].text"]);
        assert_eq!(paths("kano"), Vec::<String>::new());
        let mut russian = templates::find("nps").unwrap().definition.clone();
        for page in &mut russian.pages {
            for question in &mut page.questions {
                question.text.0.retain(|lang, _| lang.as_str() == "ru");
            }
        }
        assert_eq!(asks_who(&russian).len(), 1);
        assert!(asks_who(&russian).iter().all(|finding| !finding.stops));
    }
}
