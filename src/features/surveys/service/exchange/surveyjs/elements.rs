//! Elements of SurveyJS and the questions that they are here.
use std::collections::BTreeMap;

use serde_json::Value;

use super::{Reader, list, short};
use crate::features::surveys::model::{
    Choice, Fixed, Kind, Lang, NPS_TOP, OptionId, Question, QuestionId, Rule, Special,
    SpecialChoice, Texts,
};
use crate::features::surveys::service::exchange::RemarkCode;
use crate::features::surveys::service::exchange::names::{Keys, Known};

/// What an element may say that changes nothing of what is asked.
const LOOKS: [&str; 19] = [
    "startWithNewLine",
    "titleLocation",
    "descriptionLocation",
    "hideNumber",
    "width",
    "minWidth",
    "maxWidth",
    "colCount",
    "rows",
    "autoGrow",
    "placeholder",
    "size",
    "state",
    "rateType",
    "rateColorMode",
    "displayMode",
    "requiredErrorText",
    "otherErrorText",
    "errorLocation",
];

/// What is read elsewhere.
const READ: [&str; 38] = [
    "type",
    "name",
    "title",
    "description",
    "isRequired",
    "requiredIf",
    "visibleIf",
    "choices",
    "choicesOrder",
    "hasOther",
    "showOtherItem",
    "otherText",
    "hasNone",
    "showNoneItem",
    "noneText",
    "showRefuseItem",
    "refuseText",
    "showDontKnowItem",
    "dontKnowText",
    "minSelectedChoices",
    "maxSelectedChoices",
    "inputType",
    "maxLength",
    "min",
    "max",
    "rateMin",
    "rateMax",
    "rateCount",
    "minRateDescription",
    "maxRateDescription",
    "columns",
    "elements",
    "labelTrue",
    "labelFalse",
    "valueTrue",
    "valueFalse",
    "step",
    "html",
];

/// A list and what its values are called here.
struct Listed {
    choices: Vec<Choice>,
    values: BTreeMap<String, OptionId>,
}

impl Reader {
    pub(super) fn element(&mut self, path: &str, element: &Value, above: Option<&Rule>) {
        let sort = element.get("type").and_then(Value::as_str).unwrap_or_default();
        if sort == "panel" {
            let rule = Rule::both(above.cloned(), self.rule(element, "visibleIf", path));
            for (at, inner) in list(element.get("elements")).iter().enumerate() {
                self.element(&format!("{path}.elements[{at}]"), inner, rule.as_ref());
            }
            return;
        }
        let Some(name) = element.get("name").and_then(Value::as_str).filter(|one| !one.is_empty())
        else {
            return self.remarks.refuse(path, RemarkCode::NoName, sort);
        };
        if self.names.has(name) {
            return self.remarks.refuse(path, RemarkCode::DuplicateName, name);
        }
        self.properties(path, element, sort);
        let mut values = BTreeMap::new();
        let mut rows = BTreeMap::new();
        let Some(kind) = self.kind(path, element, sort, &mut values, &mut rows) else { return };
        let Some(id) = QuestionId::new(self.keys.take(name)) else { return };
        let mut text = self.texts(element, "title", path);
        if text.is_empty() {
            text = Texts::one(&self.lang, name);
        }
        let special = self.special(path, element, &mut values);
        let question = Question {
            id,
            text,
            hint: self.texts(element, "description", path),
            kind,
            special,
            required: element.get("isRequired") == Some(&Value::Bool(true)),
            required_if: self.rule(element, "requiredIf", path),
            visible_if: Rule::both(above.cloned(), self.rule(element, "visibleIf", path)),
        };
        let known = Known { rows, ..Known::new(&question, values) };
        self.names.add(name, known);
        self.places.insert(question.id.clone(), path.to_owned());
        if let Some(page) = self.pages.last_mut() {
            page.questions.push(question);
        }
    }

    fn properties(&mut self, path: &str, element: &Value, sort: &str) {
        for (key, value) in element.as_object().into_iter().flatten() {
            let place = format!("{path}.{key}");
            match key.as_str() {
                "rows" if sort == "matrix" => {}
                key if READ.contains(&key) => {}
                key if LOOKS.contains(&key) => self.remarks.note(place, RemarkCode::Ignored, ""),
                "defaultValue" => self.remarks.note(place, RemarkCode::Default, short(value)),
                "validators" => self.remarks.note(place, RemarkCode::Constraint, short(value)),
                "choicesVisibleIf" | "choicesFromQuestion" | "choicesByUrl" => {
                    self.remarks.refuse(place, RemarkCode::ChoiceFilter, short(value));
                }
                "enableIf" | "setValueIf" | "setValueExpression" | "defaultValueExpression" => {
                    self.remarks.refuse(place, RemarkCode::Calculation, short(value));
                }
                _ => self.remarks.refuse(place, RemarkCode::UnknownColumn, ""),
            }
        }
    }

    fn kind(
        &mut self,
        path: &str,
        element: &Value,
        sort: &str,
        values: &mut BTreeMap<String, OptionId>,
        rows: &mut BTreeMap<String, OptionId>,
    ) -> Option<Kind> {
        let number = |key: &str| {
            element.get(key).and_then(Value::as_u64).and_then(|one| u32::try_from(one).ok())
        };
        match sort {
            "text" => self.text_kind(path, element),
            "comment" => Some(Kind::LongText { max_length: number("maxLength") }),
            "boolean" => Some(Kind::Boolean {}),
            "file" => Some(Kind::File { pictures: false }),
            "radiogroup" | "buttongroup" | "dropdown" | "checkbox" | "tagbox" | "ranking" => {
                let Listed { choices: options, values: named } =
                    self.listed(path, element, "choices");
                *values = named;
                let shuffle = element.get("choicesOrder").and_then(Value::as_str) == Some("random");
                Some(match sort {
                    "dropdown" => Kind::Dropdown { options },
                    "ranking" => Kind::Ranking { options, top: number("maxSelectedChoices") },
                    "checkbox" | "tagbox" => Kind::Multi {
                        options,
                        shuffle,
                        min: number("minSelectedChoices"),
                        max: number("maxSelectedChoices"),
                    },
                    _ => Kind::Single { options, shuffle },
                })
            }
            "rating" => Some(self.rating(path, element)),
            "matrix" => {
                let columns = self.listed(path, element, "columns");
                let listed = self.listed(path, element, "rows");
                *values = columns.values;
                *rows = listed.values;
                Some(Kind::Matrix { rows: listed.choices, columns: columns.choices })
            }
            "html" => {
                let html = element.get("html").map(short).unwrap_or_default();
                self.remarks.refuse(path, RemarkCode::Html, html);
                None
            }
            "image" | "imagepicker" => {
                self.remarks.refuse(path, RemarkCode::Media, sort);
                None
            }
            "expression" => {
                self.remarks.refuse(path, RemarkCode::Calculation, sort);
                None
            }
            "matrixdropdown" | "matrixdynamic" | "paneldynamic" | "multipletext" | "slider"
            | "signaturepad" | "imagemap" => {
                self.remarks.refuse(path, RemarkCode::UnsupportedType, sort);
                None
            }
            _ => {
                self.remarks.refuse(path, RemarkCode::UnknownType, sort);
                None
            }
        }
    }

    fn text_kind(&mut self, path: &str, element: &Value) -> Option<Kind> {
        let input = element.get("inputType").and_then(Value::as_str).unwrap_or("text");
        let bound = |key: &str| {
            let value = element.get(key)?;
            let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            Some(text).filter(|text| !text.is_empty())
        };
        match input {
            "text" | "email" | "tel" | "url" => {
                let length = element.get("maxLength").and_then(Value::as_u64);
                Some(Kind::ShortText { max_length: length.and_then(|one| u32::try_from(one).ok()) })
            }
            "number" | "range" => Some(Kind::Number {
                min: bound("min").and_then(|text| Fixed::parse(&text)),
                max: bound("max").and_then(|text| Fixed::parse(&text)),
                decimals: 4,
                unit: Texts::default(),
            }),
            "date" => Some(Kind::Date {
                min: bound("min").and_then(|text| text.parse().ok()),
                max: bound("max").and_then(|text| text.parse().ok()),
            }),
            other => {
                let place = format!("{path}.inputType");
                self.remarks.refuse(place, RemarkCode::UnsupportedType, other);
                None
            }
        }
    }

    fn rating(&mut self, path: &str, element: &Value) -> Kind {
        let number = |key: &str| {
            element.get(key).and_then(Value::as_i64).and_then(|one| i32::try_from(one).ok())
        };
        let from = number("rateMin").unwrap_or(1);
        let count = number("rateCount").map(|count| from.saturating_add(count).saturating_sub(1));
        let to = number("rateMax").or(count).unwrap_or(5);
        if (from, to) == (0, NPS_TOP) {
            return Kind::Nps {};
        }
        let low = self.texts(element, "minRateDescription", path);
        let high = self.texts(element, "maxRateDescription", path);
        Kind::Scale { from, to, low, high }
    }

    fn listed(&mut self, path: &str, element: &Value, key: &str) -> Listed {
        let mut keys = Keys::default();
        let mut listed = Listed { choices: Vec::new(), values: BTreeMap::new() };
        for (at, item) in list(element.get(key)).iter().enumerate() {
            let place = format!("{path}.{key}[{at}]");
            let value = item.get("value").or_else(|| item.get("name")).unwrap_or(item);
            let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            if item.get("visibleIf").is_some() || item.get("enableIf").is_some() {
                self.remarks.refuse(&place, RemarkCode::ChoiceFilter, &value);
            }
            let text = match item.get("text").or_else(|| item.get("title")) {
                Some(text) => self.text_value(text, &place),
                None => self.text_value(&Value::String(value.clone()), &place),
            };
            let Some(id) = keys.option(&value) else { continue };
            if listed.values.insert(value.clone(), id.clone()).is_some() {
                self.remarks.refuse(place, RemarkCode::DuplicateChoice, value);
                continue;
            }
            listed.choices.push(Choice { id, text });
        }
        listed
    }

    fn special(
        &mut self,
        path: &str,
        element: &Value,
        values: &mut BTreeMap<String, OptionId>,
    ) -> Vec<SpecialChoice> {
        let mut special = Vec::new();
        for (code, flags, text) in [
            (Special::Other, ["showOtherItem", "hasOther"], "otherText"),
            (Special::None, ["showNoneItem", "hasNone"], "noneText"),
            (Special::DontKnow, ["showDontKnowItem", "hasDontKnow"], "dontKnowText"),
            (Special::Refuse, ["showRefuseItem", "hasRefuse"], "refuseText"),
        ] {
            if flags.iter().any(|flag| element.get(*flag) == Some(&Value::Bool(true))) {
                let theirs = if code == Special::DontKnow { "dontknow" } else { code.as_str() };
                let id = OptionId::new(code.as_str());
                values.extend(id.map(|id| (theirs.to_owned(), id)));
                special.push(SpecialChoice { code, text: self.texts(element, text, path) });
            }
        }
        special
    }
}

/// Every text of a question, for whoever changes them all.
pub(super) fn each_text(question: &mut Question, change: &impl Fn(&mut Texts)) {
    change(&mut question.text);
    change(&mut question.hint);
    question.special.iter_mut().for_each(|one| change(&mut one.text));
    match &mut question.kind {
        Kind::Single { options, .. }
        | Kind::Multi { options, .. }
        | Kind::Dropdown { options }
        | Kind::Ranking { options, .. } => options.iter_mut().for_each(|one| change(&mut one.text)),
        Kind::Matrix { rows, columns } => {
            rows.iter_mut().chain(columns).for_each(|one| change(&mut one.text));
        }
        Kind::Scale { low, high, .. } => {
            change(low);
            change(high);
        }
        _ => {}
    }
}

/// For texts that have no other.
pub(super) fn in_default(texts: &Texts, lang: &Lang) -> Value {
    Value::String(texts.in_language(lang).to_owned())
}
