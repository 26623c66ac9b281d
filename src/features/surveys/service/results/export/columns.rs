//! The columns that a question takes in a table of respondents.
use super::sheet::Cell;
use crate::features::surveys::model::{
    Answer, Answers, Choice, KanoLevel, Kind, Lang, OptionId, Picked, Question, Special, Texts,
};
use crate::features::surveys::service::results::variables::wording;

/// Which part of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part<'a> {
    Whole,
    /// The words of "other".
    Other,
    /// Whether this was chosen.
    Option(&'a OptionId),
    Special(Special),
    Row(&'a OptionId),
    Place(&'a OptionId),
    Points(&'a OptionId),
    With(&'a OptionId),
    Without(&'a OptionId),
    Shown(usize),
    Best(usize),
    Worst(usize),
    /// The products of a task, and which was chosen.
    Products(usize),
    Picked(usize),
}

/// What stands in a cell, before it is written in words or in numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    Empty,
    /// An option by its id.
    Code(String),
    Number(String),
    Text(String),
}

/// A column.
#[derive(Debug, Clone)]
pub struct Column<'a> {
    pub question: &'a Question,
    part: Part<'a>,
    pub name: String,
    pub label: String,
    /// The codes that may stand in it, in order, with their words; empty for texts and numbers.
    pub codes: Vec<(String, String)>,
    pub numeric: bool,
}

/// The columns of the questions, in order.
pub fn columns<'a>(questions: &'a [Question], lang: &Lang) -> Vec<Column<'a>> {
    questions.iter().flat_map(|question| of(question, lang)).collect()
}

fn of<'a>(question: &'a Question, lang: &Lang) -> Vec<Column<'a>> {
    let words = Words { question, lang };
    let part = |part: fn(&'a OptionId) -> Part<'a>, choices: &'a [Choice], codes: &Codes| {
        let one = |choice: &'a Choice| {
            words.column(part(&choice.id), choice.id.as_str(), &choice.text, codes.clone())
        };
        choices.iter().map(one).collect::<Vec<Column<'a>>>()
    };
    match &question.kind {
        Kind::Statement {} => Vec::new(),
        Kind::Multi { options, .. } => {
            let mut columns = part(Part::Option, options, &Codes::flags());
            for special in &question.special {
                let name = special.code.as_str();
                let codes = Codes::flags();
                columns.push(words.column(Part::Special(special.code), name, &special.text, codes));
            }
            columns.extend(words.other());
            columns
        }
        Kind::Matrix { rows, columns } => part(Part::Row, rows, &words.codes(columns)),
        Kind::Ranking { options, .. } => part(Part::Place, options, &Codes::numbers()),
        Kind::ConstantSum { options, .. } => part(Part::Points, options, &Codes::numbers()),
        Kind::Kano { items } => {
            let codes = Codes::of(KanoLevel::ALL.iter().map(|one| (one.as_str(), one.as_str())));
            let both = |item: &'a crate::features::surveys::model::KanoItem| {
                let column = |part, end: &str, text| {
                    words.column(part, &format!("{}_{end}", item.id), text, codes.clone())
                };
                [
                    column(Part::With(&item.id), "with", &item.with),
                    column(Part::Without(&item.id), "without", &item.without),
                ]
            };
            items.iter().flat_map(both).collect()
        }
        Kind::MaxDiff { items, tasks, .. } => words.tasks(items, *tasks),
        Kind::Conjoint { tasks, .. } => words.picks(*tasks),
        kind => {
            let codes = match kind {
                Kind::Single { options, .. } | Kind::Dropdown { options } => words.codes(options),
                Kind::Boolean {} | Kind::Consent {} => Codes::flags(),
                Kind::Number { .. } => Codes::numbers(),
                kind if kind.points().is_some() => Codes::numbers(),
                _ => Codes::texts(),
            };
            let mut columns = vec![words.column(Part::Whole, "", &Texts::default(), codes)];
            columns.extend(words.other());
            columns
        }
    }
}

/// What may stand in a column.
#[derive(Debug, Clone)]
struct Codes {
    known: Vec<(String, String)>,
    numeric: bool,
}

impl Codes {
    fn of<'t>(known: impl Iterator<Item = (&'t str, &'t str)>) -> Self {
        let known = known.map(|(code, text)| (code.to_owned(), text.to_owned())).collect();
        Self { known, numeric: true }
    }

    fn flags() -> Self {
        Self::of([("0", "no"), ("1", "yes")].into_iter())
    }

    fn numbers() -> Self {
        Self { known: Vec::new(), numeric: true }
    }

    fn texts() -> Self {
        Self { known: Vec::new(), numeric: false }
    }
}

struct Words<'a, 'l> {
    question: &'a Question,
    lang: &'l Lang,
}

impl<'a> Words<'a, '_> {
    fn codes(&self, choices: &[Choice]) -> Codes {
        let one = |choice: &Choice| {
            let words = wording(&choice.text, choice.id.as_str(), self.lang);
            (choice.id.to_string(), words)
        };
        Codes { known: choices.iter().map(one).collect(), numeric: true }
    }

    fn column(&self, part: Part<'a>, end: &str, text: &Texts, codes: Codes) -> Column<'a> {
        let asked = self.question.text.in_language(self.lang);
        let name = match end {
            "" => self.question.id.to_string(),
            end => format!("{}.{end}", self.question.id),
        };
        let label = match text.in_language(self.lang) {
            "" if end.is_empty() => asked.to_owned(),
            "" => format!("{asked}: {end}"),
            text => format!("{asked}: {text}"),
        };
        let Codes { known: codes, numeric } = codes;
        Column { question: self.question, part, name, label, codes, numeric }
    }

    fn other(&self) -> Option<Column<'a>> {
        self.question
            .offers(Special::Other)
            .then(|| self.column(Part::Other, "other_text", &Texts::default(), Codes::texts()))
    }

    fn picks(&self, tasks: u32) -> Vec<Column<'a>> {
        let count = usize::try_from(tasks).unwrap_or(0);
        let column = |part, task: usize, end: &str, codes| {
            self.column(part, &format!("{}_{end}", task + 1), &Texts::default(), codes)
        };
        (0..count)
            .flat_map(|task| {
                [
                    column(Part::Products(task), task, "shown", Codes::texts()),
                    column(Part::Picked(task), task, "chosen", Codes::numbers()),
                ]
            })
            .collect()
    }

    fn tasks(&self, items: &[Choice], tasks: u32) -> Vec<Column<'a>> {
        let count = usize::try_from(tasks).unwrap_or(0);
        let codes = self.codes(items);
        (0..count)
            .flat_map(|task| {
                let column = |part, end: &str, codes: &Codes| {
                    let name = format!("{}_{end}", task + 1);
                    self.column(part, &name, &Texts::default(), codes.clone())
                };
                [
                    column(Part::Shown(task), "shown", &Codes::texts()),
                    column(Part::Best(task), "best", &codes),
                    column(Part::Worst(task), "worst", &codes),
                ]
            })
            .collect()
    }
}

impl Column<'_> {
    /// What stands in this column for these answers.
    pub fn value(&self, answers: &Answers) -> Value {
        answers
            .get(&self.question.id)
            .and_then(|answer| self.of_answer(answer))
            .unwrap_or(Value::Empty)
    }

    fn of_answer(&self, answer: &Answer) -> Option<Value> {
        let code = |id: &OptionId| Value::Code(id.to_string());
        let number = |number: String| Some(Value::Number(number));
        let flag = |yes: bool| Some(Value::Code(if yes { "1" } else { "0" }.to_owned()));
        let size = |place: usize| (place + 1).to_string();
        match (self.part, answer) {
            (Part::Special(wanted), Answer::Special(special)) => flag(wanted == *special),
            (Part::Option(_), Answer::Special(Special::None)) => flag(false),
            (
                Part::Other | Part::Option(_) | Part::Shown(_) | Part::Products(_),
                Answer::Special(_),
            ) => None,
            (_, Answer::Special(special)) => Some(Value::Code(special.as_str().to_owned())),
            (Part::Option(option), Answer::Options(chosen)) => {
                flag(chosen.options.contains(option))
            }
            (Part::Special(special), Answer::Options(chosen)) => {
                flag(special == Special::Other && chosen.other.is_some())
            }
            (Part::Other, Answer::Options(chosen)) => chosen.other.clone().map(Value::Text),
            (Part::Other, Answer::Other(text)) => Some(Value::Text(text.clone())),
            (Part::Whole, Answer::Other(_)) => {
                Some(Value::Code(Special::Other.as_str().to_owned()))
            }
            (Part::Whole, Answer::Option(option)) => Some(code(option)),
            (Part::Whole, Answer::Flag(yes)) => flag(*yes),
            (Part::Whole, Answer::Points(point)) => number(point.to_string()),
            (Part::Whole, Answer::Number(typed)) => number(typed.to_string()),
            (Part::Whole, Answer::Text(text)) => Some(Value::Text(text.clone())),
            (Part::Whole, Answer::File(file)) => Some(Value::Text(file.name.clone())),
            (Part::Whole, Answer::Date(date)) => Some(Value::Text(date.to_string())),
            (Part::Row(row), Answer::Rows(rows)) => rows.get(row).map(code),
            (Part::Place(option), Answer::Order(order)) => {
                let place = order.iter().position(|one| one == option)?;
                number(size(place))
            }
            (Part::Points(option), Answer::Shares(shares)) => {
                number(shares.get(option).copied().unwrap_or(0).to_string())
            }
            (Part::With(item), Answer::Pairs(pairs)) => {
                Some(Value::Code(pairs.get(item)?.with?.as_str().to_owned()))
            }
            (Part::Without(item), Answer::Pairs(pairs)) => {
                Some(Value::Code(pairs.get(item)?.without?.as_str().to_owned()))
            }
            (Part::Shown(at), Answer::Tasks(tasks)) => {
                let shown: Vec<&str> = tasks.get(at)?.shown.iter().map(OptionId::as_str).collect();
                Some(Value::Text(shown.join(" ")))
            }
            (Part::Products(at), Answer::Picks(picks)) => {
                let product = |levels: &Vec<OptionId>| {
                    levels.iter().map(OptionId::as_str).collect::<Vec<_>>().join("+")
                };
                let shown: Vec<String> = picks.get(at)?.shown.iter().map(product).collect();
                Some(Value::Text(shown.join(" ")))
            }
            // 0 is none of them.
            (Part::Picked(at), Answer::Picks(picks)) => match picks.get(at)?.chosen? {
                Picked::Product(place) => number(place.saturating_add(1).to_string()),
                Picked::None => number("0".to_owned()),
            },
            (Part::Best(at), Answer::Tasks(tasks)) => tasks.get(at)?.best.as_ref().map(code),
            (Part::Worst(at), Answer::Tasks(tasks)) => tasks.get(at)?.worst.as_ref().map(code),
            _ => None,
        }
    }

    /// The same in words.
    pub fn words(&self, answers: &Answers, lang: &Lang) -> Cell {
        match self.value(answers) {
            Value::Empty => Cell::Empty,
            Value::Number(number) => Cell::Number(number),
            Value::Text(text) => Cell::Text(text),
            Value::Code(code) if code.starts_with(|first: char| first.is_ascii_digit()) => {
                Cell::Number(code)
            }
            Value::Code(code) => {
                let known = self.codes.iter().find(|(one, _)| *one == code);
                let special = || {
                    let offered = self.question.special.iter();
                    let mut offered = offered.filter(|one| one.code.as_str() == code);
                    offered.next().map(|one| wording(&one.text, &code, lang))
                };
                let words = known.map(|(_, words)| words.clone()).or_else(special);
                Cell::Text(words.unwrap_or(code))
            }
        }
    }

    /// The same as a number, as SPSS is given it; `None` for texts.
    pub fn number(&self, code: &str) -> Option<String> {
        if code.starts_with(|first: char| first.is_ascii_digit()) {
            return Some(code.to_owned());
        }
        let special = Special::ALL.into_iter().find(|one| one.as_str() == code);
        let place = || self.codes.iter().position(|(one, _)| one == code);
        special
            .map(|one| self.special(one))
            .or_else(|| place().map(|place| (place + 1).to_string()))
    }

    /// The number of a special answer: the usual one, or as far below 0 where the column has so many
    /// codes or any number of them.
    pub fn special(&self, special: Special) -> String {
        let usual = !self.codes.is_empty() && self.codes.len() < 96;
        let code = special.code();
        if usual { code.to_string() } else { format!("-{code}") }
    }
}
