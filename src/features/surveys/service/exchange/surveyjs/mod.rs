//! SurveyJS JSON, the part that says the same as a survey here. Everything that would run, fetch or
//! inject something is refused: HTML, addresses, expressions that are more than a comparison.
mod elements;
mod export;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::bind;
use super::expression::Dialect;
use super::names::{Keys, Names};
use super::{Imported, Remark, RemarkCode, Remarks, remark};
use crate::features::surveys::model::{
    Action, Definition, Lang, Page, PageId, QuestionId, Rule, Step, Texts,
};

pub use export::export;

/// Bytes of a file at most.
const LARGEST: usize = 4 * 1024 * 1024;

/// What a survey may say that changes nothing of what is asked.
const LOOKS: [&str; 26] = [
    "$schema",
    "logo",
    "logoPosition",
    "logoWidth",
    "logoHeight",
    "logoFit",
    "showProgressBar",
    "progressBarType",
    "showQuestionNumbers",
    "questionsOnPageMode",
    "firstPageIsStarted",
    "showTitle",
    "showPageTitles",
    "showPrevButton",
    "widthMode",
    "width",
    "fitToContainer",
    "headerView",
    "questionErrorLocation",
    "requiredMark",
    "requiredText",
    "completeText",
    "pageNextText",
    "pagePrevText",
    "checkErrorsMode",
    "textUpdateMode",
];

/// What runs, fetches or injects.
const REFUSED: [(&str, RemarkCode); 9] = [
    ("completedHtml", RemarkCode::Html),
    ("completedHtmlOnCondition", RemarkCode::Html),
    ("completedBeforeHtml", RemarkCode::Html),
    ("loadingHtml", RemarkCode::Html),
    ("navigateToUrl", RemarkCode::Html),
    ("navigateToUrlOnCondition", RemarkCode::Html),
    ("calculatedValues", RemarkCode::Calculation),
    ("cookieName", RemarkCode::Ignored),
    ("maxTimeToFinish", RemarkCode::Ignored),
];

/// The survey in this JSON, or every reason why there is none.
pub fn read(bytes: &[u8]) -> Result<Imported, Vec<Remark>> {
    if bytes.len() > LARGEST {
        return Err(vec![remark("file", RemarkCode::TooLarge, "4 MB")]);
    }
    let json: Value = serde_json::from_slice(bytes)
        .map_err(|cause| vec![remark("file", RemarkCode::NotReadable, cause)])?;
    let Value::Object(survey) = json else {
        return Err(vec![remark("file", RemarkCode::NotReadable, "no object")]);
    };
    let mut reader = Reader::new(&survey);
    reader.survey(&survey);
    let Reader { remarks, pages, places, lang, mut texts_in, .. } = reader;
    texts_in.insert(lang.clone());
    let mut languages = vec![lang.clone()];
    languages.extend(texts_in.into_iter().filter(|one| *one != lang));
    let title = |key: &str| survey.get(key).map(|value| texts_of(value, &lang)).unwrap_or_default();
    let mut named = title("title");
    if named.is_empty() {
        named = Texts::one(&lang, "SurveyJS");
    }
    let mut definition = Definition {
        languages,
        title: named,
        about: title("description"),
        thanks: Texts::default(),
        variables: Vec::new(),
        pages,
    };
    fill_gaps(&mut definition, &lang);
    remarks.finish(definition, |id| places.get(id).cloned())
}

/// What is known while the JSON is read.
struct Reader {
    lang: Lang,
    remarks: Remarks,
    keys: Keys,
    page_keys: Keys,
    names: Names,
    pages: Vec<Page>,
    places: BTreeMap<QuestionId, String>,
    texts_in: std::collections::BTreeSet<Lang>,
}

impl Reader {
    fn new(survey: &Map<String, Value>) -> Self {
        let lang = survey.get("locale").and_then(Value::as_str).and_then(Lang::new);
        Self {
            lang: lang.unwrap_or_else(Lang::english),
            remarks: Remarks::default(),
            keys: Keys::default(),
            page_keys: Keys::default(),
            names: Names::default(),
            pages: Vec::new(),
            places: BTreeMap::new(),
            texts_in: std::collections::BTreeSet::new(),
        }
    }

    fn survey(&mut self, survey: &Map<String, Value>) {
        for (key, value) in survey {
            match key.as_str() {
                "pages" | "elements" | "questions" | "title" | "description" | "locale"
                | "triggers" => {}
                key if LOOKS.contains(&key) => self.remarks.note(key, RemarkCode::Ignored, ""),
                key => match REFUSED.iter().find(|(name, _)| *name == key) {
                    Some((_, RemarkCode::Ignored)) => {
                        self.remarks.note(key, RemarkCode::Ignored, "");
                    }
                    Some((_, code)) => self.remarks.refuse(key, *code, short(value)),
                    None => self.remarks.refuse(key, RemarkCode::UnknownColumn, ""),
                },
            }
        }
        match survey.get("pages") {
            Some(Value::Array(pages)) => {
                for (at, page) in pages.iter().enumerate() {
                    self.page(&format!("pages[{at}]"), page);
                }
            }
            _ => {
                let page = Value::Object(survey.clone());
                self.page("", &page);
            }
        }
        for (at, trigger) in list(survey.get("triggers")).iter().enumerate() {
            self.trigger(&format!("triggers[{at}]"), trigger);
        }
    }

    fn page(&mut self, path: &str, page: &Value) {
        let name = page.get("name").and_then(Value::as_str).unwrap_or("page");
        let Some(id) = PageId::new(self.page_keys.take(name)) else { return };
        let title =
            if path.is_empty() { Texts::default() } else { self.texts(page, "title", path) };
        let visible_if = self.rule(page, "visibleIf", path);
        self.pages.push(Page {
            id,
            title,
            visible_if,
            questions: Vec::new(),
            on_leave: Vec::new(),
        });
        for key in ["elements", "questions"] {
            for (at, element) in list(page.get(key)).iter().enumerate() {
                let path = format!("{path}.{key}[{at}]");
                self.element(path.trim_start_matches('.'), element, None);
            }
        }
    }

    /// "Complete" and "skip" are what leads out and on; the others set things while one types.
    fn trigger(&mut self, path: &str, trigger: &Value) {
        let sort = trigger.get("type").and_then(Value::as_str).unwrap_or_default();
        if sort != "complete" {
            return self.remarks.refuse(path, RemarkCode::UnsupportedType, sort);
        }
        let Some(when) = self.rule(trigger, "expression", path) else {
            return self.remarks.refuse(path, RemarkCode::Expression, "");
        };
        // It fires on the page that answers the last question of its rule.
        let mut last = 0;
        when.walk("", &mut |_, rule| {
            let asked = match rule {
                Rule::Answered { question } | Rule::In { question, .. } => Some(question),
                Rule::Equals { value, .. } | Rule::Compare { value, .. } => match value {
                    crate::features::surveys::model::Operand::Question(id) => Some(id),
                    crate::features::surveys::model::Operand::Variable(_) => None,
                },
                _ => None,
            };
            let holds = |page: &Page| page.questions.iter().any(|one| Some(&one.id) == asked);
            last = last.max(self.pages.iter().position(holds).unwrap_or(0));
        });
        if let Some(page) = self.pages.get_mut(last) {
            page.on_leave
                .push(Step { when: Some(when), then: Action::ScreenOut(Texts::default()) });
        }
    }

    fn rule(&mut self, object: &Value, key: &str, path: &str) -> Option<Rule> {
        let text = object.get(key)?.as_str()?.trim();
        if text.is_empty() {
            return None;
        }
        match bind::rule(text, Dialect::SurveyJs, &self.names) {
            Ok(rule) => Some(rule),
            Err((code, about)) => {
                self.remarks.refuse(format!("{path}.{key}"), code, about);
                None
            }
        }
    }

    /// A text, with `{q}` turned into `{{q}}`; HTML in it is refused.
    fn texts(&mut self, object: &Value, key: &str, path: &str) -> Texts {
        let Some(value) = object.get(key) else { return Texts::default() };
        let place = format!("{path}.{key}");
        self.text_value(value, &place)
    }

    fn text_value(&mut self, value: &Value, place: &str) -> Texts {
        let mut texts = texts_of(value, &self.lang);
        self.texts_in.extend(texts.0.keys().cloned());
        for text in texts.0.values_mut() {
            if looks_like_html(text) {
                self.remarks.refuse(
                    place,
                    RemarkCode::Html,
                    text.chars().take(40).collect::<String>(),
                );
            }
            *text = self.names_in(text);
        }
        texts
    }

    fn names_in(&self, text: &str) -> String {
        let mut filled = String::new();
        let plain = text.replace("{{", "{ {");
        let mut rest = plain.as_str();
        while let Some((before, after)) = rest.split_once('{') {
            let Some((name, behind)) = after.split_once('}') else { break };
            filled.push_str(before);
            match self.names.get(name.trim()) {
                Some(known) => filled.push_str(&format!("{{{{{}}}}}", known.id)),
                None => filled.push_str(&format!("{{{name}}}")),
            }
            rest = behind;
        }
        filled.push_str(rest);
        filled
    }
}

fn looks_like_html(text: &str) -> bool {
    text.split('<').skip(1).any(|rest| {
        rest.starts_with(|first: char| first.is_ascii_alphabetic() || matches!(first, '/' | '!'))
            && rest.contains('>')
    })
}

fn list(value: Option<&Value>) -> &[Value] {
    value.and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn short(value: &Value) -> String {
    value.to_string().chars().take(40).collect()
}

/// A string, or an object with a text for each language.
fn texts_of(value: &Value, default: &Lang) -> Texts {
    match value {
        Value::String(text) => Texts::one(default, text.as_str()),
        Value::Number(number) => Texts::one(default, number.to_string()),
        Value::Object(languages) => Texts(
            languages
                .iter()
                .filter_map(|(lang, text)| {
                    let lang = if lang == "default" { default.clone() } else { Lang::new(lang)? };
                    Some((lang, text.as_str()?.to_owned()))
                })
                .collect(),
        ),
        _ => Texts::default(),
    }
}

/// SurveyJS shows the default language where a text is not translated; so do the texts here.
fn fill_gaps(definition: &mut Definition, default: &Lang) {
    let languages = definition.languages.clone();
    let fill = |texts: &mut Texts| {
        if texts.is_empty() {
            return;
        }
        for lang in &languages {
            if texts.get(lang).is_none() {
                let words = texts.in_language(default).to_owned();
                texts.0.insert(lang.clone(), words);
            }
        }
    };
    fill(&mut definition.title);
    fill(&mut definition.about);
    for page in &mut definition.pages {
        fill(&mut page.title);
        for question in &mut page.questions {
            elements::each_text(question, &fill);
        }
    }
}
