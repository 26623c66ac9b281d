//! A survey as SurveyJS JSON; what SurveyJS has no like of is left out and said.
use serde_json::{Map, Value, json};

use super::elements::in_default;
use crate::features::surveys::model::{
    Action, Choice, Comparison, Definition, Kind, Lang, Literal, Operand, Question, Rule, Special,
    Texts,
};
use crate::features::surveys::service::evaluate::{Piece, pieces};
use crate::features::surveys::service::exchange::{Remark, RemarkCode, remark};

/// The JSON, and what is not in it.
pub fn export(definition: &Definition) -> (Value, Vec<Remark>) {
    let lang = definition.first_language();
    let mut writer = Writer { definition, lang, notes: Vec::new() };
    let mut triggers = Vec::new();
    let pages: Vec<Value> = definition
        .pages
        .iter()
        .enumerate()
        .map(|(at, page)| {
            let path = format!("pages[{at}]");
            let mut object = Map::from_iter([("name".to_owned(), json!(page.id))]);
            writer.text(&mut object, "title", &page.title);
            writer.rule(&mut object, "visibleIf", page.visible_if.as_ref());
            let elements: Vec<Value> =
                page.questions.iter().filter_map(|one| writer.question(one)).collect();
            object.insert("elements".to_owned(), Value::Array(elements));
            for (number, step) in page.on_leave.iter().enumerate() {
                match (&step.then, &step.when) {
                    (Action::ScreenOut(_), Some(rule)) => triggers
                        .push(json!({"type": "complete", "expression": writer.expression(rule)})),
                    _ => writer.lost(format!("{path}.on_leave[{number}]"), "step"),
                }
            }
            Value::Object(object)
        })
        .collect();
    let mut survey = Map::from_iter([
        ("locale".to_owned(), json!(writer.lang)),
        ("pages".to_owned(), Value::Array(pages)),
    ]);
    if !triggers.is_empty() {
        survey.insert("triggers".to_owned(), Value::Array(triggers));
    }
    writer.text(&mut survey, "title", &definition.title);
    writer.text(&mut survey, "description", &definition.about);
    if !definition.thanks.is_empty() {
        writer.lost("thanks", "completedHtml");
    }
    (Value::Object(survey), writer.notes)
}

struct Writer<'a> {
    definition: &'a Definition,
    lang: Lang,
    notes: Vec<Remark>,
}

impl Writer<'_> {
    fn lost(&mut self, path: impl Into<String>, what: &str) {
        self.notes.push(remark(path, RemarkCode::Ignored, what));
    }

    fn text(&self, object: &mut Map<String, Value>, key: &str, texts: &Texts) {
        if !texts.is_empty() {
            object.insert(key.to_owned(), self.words(texts));
        }
    }

    fn words(&self, texts: &Texts) -> Value {
        let plain = |text: &str| {
            let parts = pieces(text).into_iter().map(|piece| match piece {
                Piece::Plain(text) => text.to_owned(),
                Piece::Name(name) => format!("{{{name}}}"),
            });
            parts.collect::<String>()
        };
        if texts.0.len() < 2 {
            return match in_default(texts, &self.lang) {
                Value::String(text) => json!(plain(&text)),
                other => other,
            };
        }
        let named = texts.0.iter().map(|(lang, text)| {
            let key = if *lang == self.lang { "default" } else { lang.as_str() };
            (key.to_owned(), json!(plain(text)))
        });
        Value::Object(named.collect())
    }

    fn choices(&self, choices: &[Choice]) -> Value {
        choices.iter().map(|one| json!({"value": one.id, "text": self.words(&one.text)})).collect()
    }

    fn question(&mut self, question: &Question) -> Option<Value> {
        let Some(Value::Object(mut object)) = self.kind(&question.kind) else {
            self.lost(question.id.as_str(), question.kind.name());
            return None;
        };
        object.insert("name".to_owned(), json!(question.id));
        self.text(&mut object, "title", &question.text);
        self.text(&mut object, "description", &question.hint);
        if question.required {
            object.insert("isRequired".to_owned(), json!(true));
        }
        self.rule(&mut object, "requiredIf", question.required_if.as_ref());
        self.rule(&mut object, "visibleIf", question.visible_if.as_ref());
        let listed = matches!(
            question.kind,
            Kind::Single { .. } | Kind::Multi { .. } | Kind::Dropdown { .. }
        );
        for special in &question.special {
            let (flag, text) = match special.code {
                Special::Other => ("showOtherItem", "otherText"),
                Special::None => ("showNoneItem", "noneText"),
                Special::DontKnow => ("showDontKnowItem", "dontKnowText"),
                Special::Refuse => ("showRefuseItem", "refuseText"),
            };
            if listed {
                object.insert(flag.to_owned(), json!(true));
                self.text(&mut object, text, &special.text);
            } else {
                self.lost(question.id.as_str(), flag);
            }
        }
        Some(Value::Object(object))
    }

    /// `None` for what SurveyJS does not have.
    fn kind(&self, kind: &Kind) -> Option<Value> {
        let order = |shuffle: bool| if shuffle { "random" } else { "none" };
        Some(match kind {
            Kind::Single { options, shuffle } => json!({"type": "radiogroup",
                "choices": self.choices(options), "choicesOrder": order(*shuffle)}),
            Kind::Multi { options, shuffle, min, max } => bare(json!({"type": "checkbox",
                "choices": self.choices(options), "choicesOrder": order(*shuffle),
                "minSelectedChoices": min, "maxSelectedChoices": max})),
            Kind::Dropdown { options } => {
                json!({"type": "dropdown", "choices": self.choices(options)})
            }
            Kind::Ranking { options, top } => bare(json!({"type": "ranking",
                "choices": self.choices(options), "maxSelectedChoices": top})),
            Kind::ShortText { max_length } => {
                bare(json!({"type": "text", "maxLength": max_length}))
            }
            Kind::LongText { max_length } => {
                bare(json!({"type": "comment", "maxLength": max_length}))
            }
            Kind::Number { min, max, .. } => {
                bare(json!({"type": "text", "inputType": "number", "min": min, "max": max}))
            }
            Kind::Date { min, max } => {
                bare(json!({"type": "text", "inputType": "date", "min": min, "max": max}))
            }
            Kind::Boolean {} | Kind::Consent {} => json!({"type": "boolean"}),
            Kind::File { pictures: true } => json!({"type": "file", "acceptedTypes": "image/*"}),
            Kind::File { pictures: false } => json!({"type": "file"}),
            Kind::Matrix { rows, columns } => json!({"type": "matrix",
                "rows": self.choices(rows), "columns": self.choices(columns)}),
            kind => {
                let (first, last) = kind.points()?;
                let mut object = json!({"type": "rating", "rateMin": first, "rateMax": last});
                if let (Kind::Scale { low, high, .. }, Value::Object(object)) = (kind, &mut object)
                {
                    self.text(object, "minRateDescription", low);
                    self.text(object, "maxRateDescription", high);
                }
                object
            }
        })
    }

    fn rule(&mut self, object: &mut Map<String, Value>, key: &str, rule: Option<&Rule>) {
        if let Some(rule) = rule {
            object.insert(key.to_owned(), json!(self.expression(rule)));
        }
    }

    fn expression(&mut self, rule: &Rule) -> String {
        match rule {
            Rule::And { args } => self.joined(args, " and "),
            Rule::Or { args } => self.joined(args, " or "),
            Rule::Not { arg } => match &**arg {
                Rule::Answered { question } => format!("{{{question}}} empty"),
                arg => format!("!({})", self.expression(arg)),
            },
            Rule::Answered { question } => format!("{{{question}}} notempty"),
            Rule::In { question, row, options } => {
                let name = match row {
                    Some(row) => format!("{question}.{row}"),
                    None => question.to_string(),
                };
                // Theirs has no line in it.
                let theirs =
                    |id: &str| format!("'{}'", if id == "dont_know" { "dontknow" } else { id });
                let values: Vec<String> = options.iter().map(|one| theirs(one.as_str())).collect();
                format!("{{{name}}} anyof [{}]", values.join(", "))
            }
            Rule::Equals { value, to } => format!("{} = {}", self.operand(value), literal(to)),
            Rule::Compare { value, is, than } => {
                let sign = match is {
                    Comparison::Less => "<",
                    Comparison::AtMost => "<=",
                    Comparison::More => ">",
                    Comparison::AtLeast => ">=",
                };
                format!("{} {sign} {}", self.operand(value), literal(than))
            }
        }
    }

    fn joined(&mut self, args: &[Rule], word: &str) -> String {
        let parts: Vec<String> = args.iter().map(|arg| self.expression(arg)).collect();
        format!("({})", parts.join(word))
    }

    fn operand(&mut self, operand: &Operand) -> String {
        match operand {
            Operand::Question(id) => format!("{{{id}}}"),
            Operand::Variable(id) => {
                if let Some(at) = self.definition.variables.iter().position(|one| one.id == *id) {
                    self.lost(format!("variables[{at}]"), id.as_str());
                }
                format!("{{{id}}}")
            }
        }
    }
}

fn literal(literal: &Literal) -> String {
    match literal {
        Literal::Number(number) => number.to_string(),
        Literal::Flag(flag) => flag.to_string(),
        Literal::Date(date) => format!("'{date}'"),
        Literal::Text(text) => format!("'{}'", text.replace('\'', "’")),
    }
}

/// Without what is not said.
fn bare(value: Value) -> Value {
    match value {
        Value::Object(object) => {
            Value::Object(object.into_iter().filter(|(_, value)| !value.is_null()).collect())
        }
        other => other,
    }
}
