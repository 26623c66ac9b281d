//! What type a question is, told by what was answered, and the answers in that type.
use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::group::{Group, holds_only, is_other};
use super::header::Table;
use crate::features::surveys::model::{
    Choice, Fixed, Kind, Lang, NPS_TOP, OptionId, Question, QuestionId, Special, SpecialChoice,
    Texts, limits,
};
use crate::features::surveys::service::exchange::names::Keys;

/// Different answers of a question with options at most.
const FEW: usize = 30;
/// Of a matrix.
const COLUMNS_OF_MATRIX: usize = 12;

/// A question, where its answers stand, and what words are which option.
#[derive(Debug)]
pub(super) struct Guessed {
    pub question: Question,
    pub group: Group,
    pub options: BTreeMap<String, OptionId>,
    pub specials: BTreeMap<String, Special>,
    /// The option, row or item of each column.
    pub parts: Vec<(usize, OptionId)>,
}

pub(super) fn questions(table: &Table, groups: Vec<Group>, lang: &Lang) -> Vec<Guessed> {
    let mut keys = Keys::default();
    groups
        .into_iter()
        .filter_map(|group| {
            let id = QuestionId::new(keys.take(&group.question))?;
            Some(Guesser { table, lang, keys: Keys::default() }.question(id, group))
        })
        .collect()
}

/// Special answers by the words that tools use for them.
fn special_of(text: &str) -> Option<Special> {
    let text = text.to_lowercase().replace('’', "'");
    match text.as_str() {
        "none" | "none of these" | "none of the above" | "ничего из перечисленного" => {
            Some(Special::None)
        }
        "don't know" | "dont know" | "not sure" | "затрудняюсь ответить" | "не знаю" => {
            Some(Special::DontKnow)
        }
        "prefer not to answer" | "prefer not to say" | "refused" | "отказ от ответа" => {
            Some(Special::Refuse)
        }
        text if is_other(text) => Some(Special::Other),
        _ => None,
    }
}

struct Guesser<'a> {
    table: &'a Table,
    lang: &'a Lang,
    keys: Keys,
}

impl Guesser<'_> {
    fn question(mut self, id: QuestionId, group: Group) -> Guessed {
        let mut guessed = Guessed {
            question: Question {
                id,
                text: Texts::one(
                    self.lang,
                    group.question.chars().take(limits::TEXT).collect::<String>(),
                ),
                hint: Texts::default(),
                kind: Kind::Statement {},
                special: Vec::new(),
                required: false,
                required_if: None,
                visible_if: None,
            },
            group,
            options: BTreeMap::new(),
            specials: BTreeMap::new(),
            parts: Vec::new(),
        };
        let alone = guessed.group.columns.iter().all(|(_, part)| part.is_empty());
        guessed.question.kind =
            if alone { self.single(&mut guessed) } else { self.several(&mut guessed) };
        if guessed.group.other.is_some() {
            guessed.offer(Special::Other, self.lang, "");
        }
        guessed
    }

    /// A question with one column.
    fn single(&mut self, guessed: &mut Guessed) -> Kind {
        let Some((column, _)) = guessed.group.columns.first().cloned() else {
            return Kind::Statement {};
        };
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for cell in self.table.filled(column) {
            *counts.entry(cell).or_default() += 1;
        }
        let cells = || counts.keys().copied();
        if let Some(kind) = number(guessed.question.text.in_language(self.lang), cells()) {
            return kind;
        }
        if cells().all(|cell| date(cell).is_some()) {
            return Kind::Date { min: None, max: None };
        }
        let yes_no: BTreeSet<String> = cells().map(str::to_lowercase).collect();
        if yes_no.len() == 2 && yes_no.iter().all(|cell| flag(cell).is_some()) {
            return Kind::Boolean {};
        }
        // Options repeat; texts do not.
        let answered: usize = counts.values().sum();
        if counts.len() <= FEW && counts.len() * 2 <= answered.max(2) && counts.len() > 1 {
            let options = self.options(guessed, &in_order(&counts));
            if options.len() > 1 {
                return Kind::Single { options, shuffle: false };
            }
            (guessed.options, guessed.specials) = Default::default();
            guessed.question.special.clear();
        }
        let longest = cells().map(|cell| cell.chars().count()).max().unwrap_or(0);
        if longest > limits::SHORT_ANSWER / 4 {
            Kind::LongText { max_length: None }
        } else {
            Kind::ShortText { max_length: None }
        }
    }

    /// A question with a column for each option or row.
    fn several(&mut self, guessed: &mut Guessed) -> Kind {
        let columns = guessed.group.columns.clone();
        if columns.iter().all(|(at, part)| holds_only(self.table, *at, part)) {
            return self.ticked(guessed, &columns);
        }
        let places = self.is_ranking(&columns);
        let listed = self.parts(guessed, &columns);
        if places {
            return Kind::Ranking { options: listed, top: None };
        }
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for (at, _) in &columns {
            for cell in self.table.filled(*at) {
                *counts.entry(cell).or_default() += 1;
            }
        }
        let cells: Vec<&str> = in_order(&counts).into_iter().take(COLUMNS_OF_MATRIX + 1).collect();
        let columns = self.options(guessed, &cells);
        // Too many different answers for a matrix: what is over is reported row by row.
        Kind::Matrix { rows: listed, columns }
    }

    fn ticked(&mut self, guessed: &mut Guessed, columns: &[(usize, String)]) -> Kind {
        let mut options = Vec::new();
        for (at, part) in columns {
            if let Some(special) = special_of(part) {
                guessed.offer(special, self.lang, part);
                guessed.specials.insert(part.clone(), special);
            } else if let Some(id) = self.keys.option(part) {
                options.push(self.choice(id.clone(), part));
                guessed.parts.push((*at, id));
            }
        }
        Kind::Multi { options, shuffle: false, min: None, max: None }
    }

    fn parts(&mut self, guessed: &mut Guessed, columns: &[(usize, String)]) -> Vec<Choice> {
        let mut choices = Vec::new();
        for (at, part) in columns {
            if let Some(id) = self.keys.option(part) {
                choices.push(self.choice(id.clone(), part));
                guessed.parts.push((*at, id));
            }
        }
        choices
    }

    fn options(&mut self, guessed: &mut Guessed, cells: &[&str]) -> Vec<Choice> {
        let mut keys = Keys::default();
        let mut choices = Vec::new();
        let is_matrix = guessed.group.columns.len() > 1;
        for cell in cells {
            let special = special_of(cell)
                .filter(|one| !is_matrix || matches!(one, Special::DontKnow | Special::Refuse));
            if let Some(special) = special {
                guessed.offer(special, self.lang, cell);
                guessed.specials.insert((*cell).to_owned(), special);
            } else if let Some(id) = keys.option(cell) {
                choices.push(self.choice(id.clone(), cell));
                guessed.options.insert((*cell).to_owned(), id);
            }
        }
        choices
    }

    fn choice(&self, id: OptionId, text: &str) -> Choice {
        let text: String = text.chars().take(limits::TEXT).collect();
        Choice { id, text: Texts::one(self.lang, text) }
    }

    /// Whether each row puts the columns in an order: 1 to n, each once.
    fn is_ranking(&self, columns: &[(usize, String)]) -> bool {
        let most = columns.len();
        let mut some = false;
        let ranked = self.table.rows.iter().all(|row| {
            let places: Vec<&str> = columns
                .iter()
                .map(|(at, _)| row.cell(*at))
                .filter(|cell| !cell.is_empty())
                .collect();
            some |= !places.is_empty();
            let numbers: Option<BTreeSet<usize>> =
                places.iter().map(|place| place.parse().ok()).collect();
            numbers.is_some_and(|numbers| {
                numbers.len() == places.len() && numbers.iter().all(|one| (1..=most).contains(one))
            })
        });
        ranked && some && most > 1
    }
}

/// Options in an order that people would choose: by the numbers in them if all have some.
fn in_order<'a>(counts: &BTreeMap<&'a str, usize>) -> Vec<&'a str> {
    let number = |text: &str| {
        let digits = text.replace(',', "");
        let start = digits.find(|one: char| one.is_ascii_digit())?;
        let run: String = digits.get(start..)?.chars().take_while(char::is_ascii_digit).collect();
        run.parse::<u64>().ok()
    };
    let plain = |text: &str| special_of(text).is_none();
    let mut cells: Vec<&str> = counts.keys().copied().collect();
    if cells.iter().filter(|cell| plain(cell)).all(|cell| number(cell).is_some()) {
        cells.sort_by_key(|cell| (!plain(cell), number(cell)));
    } else {
        cells.sort_by_key(|cell| (!plain(cell), std::cmp::Reverse(counts.get(cell).copied())));
    }
    cells
}

fn number<'a>(question: &str, mut cells: impl Iterator<Item = &'a str> + Clone) -> Option<Kind> {
    let numbers: Vec<Fixed> = cells.clone().map(Fixed::parse).collect::<Option<_>>()?;
    let asks_nps = ["recommend", "порекомендуете", "рекомендовать"]
        .iter()
        .any(|word| question.to_lowercase().contains(word));
    let in_nps =
        cells.all(|cell| cell.parse::<i32>().is_ok_and(|one| (0..=NPS_TOP).contains(&one)));
    if numbers.is_empty() {
        return None;
    }
    if asks_nps && in_nps {
        return Some(Kind::Nps {});
    }
    let decimals = numbers.iter().map(|number| number.decimals()).max().unwrap_or(0);
    Some(Kind::Number { min: None, max: None, decimals, unit: Texts::default() })
}

pub(super) fn date(cell: &str) -> Option<NaiveDate> {
    ["%Y-%m-%d", "%d.%m.%Y", "%m/%d/%Y"]
        .iter()
        .find_map(|format| NaiveDate::parse_from_str(cell, format).ok())
}

pub(super) fn flag(cell: &str) -> Option<bool> {
    match cell.to_lowercase().as_str() {
        "yes" | "true" | "да" => Some(true),
        "no" | "false" | "нет" => Some(false),
        _ => None,
    }
}

impl Guessed {
    fn offer(&mut self, code: Special, lang: &Lang, words: &str) {
        if !self.question.offers(code) {
            let text = if words.is_empty() { Texts::default() } else { Texts::one(lang, words) };
            self.question.special.push(SpecialChoice { code, text });
        }
    }
}
