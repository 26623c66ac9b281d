//! What can be counted of a question. In each variable every respondent stands in exactly one cell:
//! whoever left the question out has one too, so that all tables of a survey count the same people.
use crate::features::surveys::model::{
    Answer, Answers, Choice, Kind, Lang, OptionId, Question, Special, Texts,
};
use crate::platform::statistics::kano::{self, Category};

/// The code of those who did not answer; no option can be called so.
pub const NOT_ANSWERED: &str = "_not_answered";
/// The code of those who answered something that has no cells.
pub const GIVEN: &str = "given";
pub const YES: &str = "yes";
pub const NO: &str = "no";
pub const DETRACTORS: &str = "detractors";
pub const PASSIVES: &str = "passives";
pub const PROMOTERS: &str = "promoters";

/// A cell; empty texts where the page has words of its own for the code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    pub code: String,
    pub label: Texts,
    /// What it counts for in a mean.
    pub point: Option<i32>,
}

/// How an answer finds its cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// One of several.
    Choice,
    /// Whether this option is among the chosen.
    Chosen,
    Flag,
    Points,
    /// Detractors, passives, promoters.
    Promoters,
    /// The column of this row.
    Row,
    /// The category of this item.
    Kano,
    /// Whether there is an answer at all.
    Given,
}

/// One variable.
#[derive(Debug, Clone)]
pub struct Variable<'a> {
    pub question: &'a Question,
    /// The option, row or item that it is about.
    pub part: Option<OptionId>,
    pub label: Texts,
    pub measure: Measure,
    /// First those without an answer that counts, then special ones, then the rest: where a small cell
    /// takes its neighbours with it, the least wanted go first.
    pub cells: Vec<Cell>,
    /// How many of the cells are no answer.
    pub lacking: usize,
}

/// The variables of a question; `lacks` says whether somebody may have left it out.
pub fn of(question: &Question, lacks: bool) -> Vec<Variable<'_>> {
    let whole = |measure, cells| vec![variable(question, None, measure, cells, lacks)];
    match &question.kind {
        Kind::Single { options, .. } | Kind::Dropdown { options } => {
            let mut cells = special_cells(question);
            cells.extend(options.iter().map(choice));
            whole(Measure::Choice, cells)
        }
        Kind::Boolean {} | Kind::Consent {} => whole(Measure::Flag, named(&[NO, YES])),
        Kind::Nps {} => {
            let groups = [(DETRACTORS, -100), (PASSIVES, 0), (PROMOTERS, 100)];
            let cells = groups.map(|(code, value)| cell(code, Texts::default(), Some(value)));
            whole(Measure::Promoters, cells.to_vec())
        }
        Kind::Scale { .. } | Kind::Csat { .. } | Kind::Ces { .. } => {
            whole(Measure::Points, points(question))
        }
        Kind::Multi { options, .. } => {
            let mut parts: Vec<(Option<OptionId>, Texts)> =
                options.iter().map(|one| (Some(one.id.clone()), one.text.clone())).collect();
            let specials = special_cells(question).into_iter();
            parts.extend(specials.map(|cell| (OptionId::new(cell.code), cell.label)));
            each(question, parts, Measure::Chosen, &named(&[NO, YES]), lacks)
        }
        Kind::Matrix { rows, columns } => {
            let cells: Vec<Cell> = columns.iter().map(choice).collect();
            let parts = rows.iter().map(|row| (Some(row.id.clone()), row.text.clone())).collect();
            // A row may be left out though the question is answered.
            each(question, parts, Measure::Row, &cells, true)
        }
        Kind::Kano { items } => {
            let cells = named(&KANO.map(|(code, _)| code));
            let parts = items.iter().map(|item| (Some(item.id.clone()), item.text.clone()));
            each(question, parts.collect(), Measure::Kano, &cells, true)
        }
        Kind::Statement {} => Vec::new(),
        _ => whole(Measure::Given, named(&[GIVEN])),
    }
}

/// The eleven points of a promoter question, which stand inside its three groups.
pub fn nps_points(question: &Question, lacks: bool) -> Variable<'_> {
    variable(question, None, Measure::Points, points(question), lacks)
}

fn each<'a>(
    question: &'a Question,
    parts: Vec<(Option<OptionId>, Texts)>,
    measure: Measure,
    cells: &[Cell],
    lacks: bool,
) -> Vec<Variable<'a>> {
    let one = |(part, label)| Variable {
        label,
        ..variable(question, part, measure, cells.to_vec(), lacks)
    };
    parts.into_iter().map(one).collect()
}

fn variable(
    question: &Question,
    part: Option<OptionId>,
    measure: Measure,
    rest: Vec<Cell>,
    lacks: bool,
) -> Variable<'_> {
    let mut cells = Vec::new();
    if lacks {
        cells.push(cell(NOT_ANSWERED, Texts::default(), None));
    }
    for special in [Special::DontKnow, Special::Refuse] {
        if let Some(offered) = question.special.iter().find(|one| one.code == special) {
            cells.push(cell(special.as_str(), offered.text.clone(), None));
        }
    }
    let lacking = cells.len();
    cells.extend(rest);
    Variable { question, part, label: question.text.clone(), measure, cells, lacking }
}

fn cell(code: &str, label: Texts, point: Option<i32>) -> Cell {
    Cell { code: code.to_owned(), label, point }
}

fn named(codes: &[&str]) -> Vec<Cell> {
    codes.iter().map(|code| cell(code, Texts::default(), None)).collect()
}

fn choice(choice: &Choice) -> Cell {
    cell(choice.id.as_str(), choice.text.clone(), None)
}

/// "None of these" and "other", which are answers.
fn special_cells(question: &Question) -> Vec<Cell> {
    let is_answer = |special| matches!(special, Special::None | Special::Other);
    let offered = question.special.iter().filter(|one| is_answer(one.code));
    offered.map(|one| cell(one.code.as_str(), one.text.clone(), None)).collect()
}

fn points(question: &Question) -> Vec<Cell> {
    let Some((from, to)) = question.kind.points() else { return Vec::new() };
    (from..=to).map(|point| cell(&point.to_string(), Texts::default(), Some(point))).collect()
}

const KANO: [(&str, Category); 6] = [
    ("questionable", Category::Questionable),
    ("reverse", Category::Reverse),
    ("indifferent", Category::Indifferent),
    ("attractive", Category::Attractive),
    ("performance", Category::Performance),
    ("must_be", Category::MustBe),
];

/// A category of Kano's as the cells name it.
pub fn kano_code(category: Category) -> &'static str {
    KANO.iter().find(|(_, one)| *one == category).map_or("", |(code, _)| code)
}

impl Variable<'_> {
    /// `question`, or `question.part`.
    pub fn key(&self) -> String {
        match &self.part {
            Some(part) => format!("{}.{part}", self.question.id),
            None => self.question.id.to_string(),
        }
    }

    /// Whether other questions may be broken down by it.
    pub fn divides(&self) -> bool {
        !matches!(self.measure, Measure::Given | Measure::Kano)
    }

    /// Where somebody stands. An answer that has no cell counts as none.
    pub fn place(&self, answers: &Answers) -> Option<usize> {
        let code = self.code(answers.get(&self.question.id));
        let at = |code: &str| self.cells.iter().position(|cell| cell.code == code);
        at(&code).or_else(|| at(NOT_ANSWERED))
    }

    /// How many stand in each cell.
    pub fn counts<'b>(&self, all: impl IntoIterator<Item = &'b Answers>) -> Vec<u64> {
        let mut counts = vec![0; self.cells.len()];
        for answers in all {
            if let Some(count) = self.place(answers).and_then(|at| counts.get_mut(at)) {
                *count += 1;
            }
        }
        counts
    }

    /// The code of the cell for this answer.
    pub fn code(&self, answer: Option<&Answer>) -> String {
        let Some(answer) = answer else { return NOT_ANSWERED.to_owned() };
        if let Answer::Special(special @ (Special::DontKnow | Special::Refuse)) = answer {
            return special.as_str().to_owned();
        }
        self.answered(answer).unwrap_or_else(|| NOT_ANSWERED.to_owned())
    }

    fn answered(&self, answer: &Answer) -> Option<String> {
        let flag = |yes: bool| Some(if yes { YES } else { NO }.to_owned());
        let part = self.part.as_ref();
        match (self.measure, answer) {
            (Measure::Choice, Answer::Option(option)) => Some(option.to_string()),
            (Measure::Choice, Answer::Other(_)) => Some(Special::Other.as_str().to_owned()),
            (Measure::Choice, Answer::Special(special)) => Some(special.as_str().to_owned()),
            (Measure::Chosen, Answer::Options(chosen)) => {
                let part = part?;
                let other = part.as_str() == Special::Other.as_str() && chosen.other.is_some();
                flag(other || chosen.options.contains(part))
            }
            (Measure::Chosen, Answer::Special(special)) => flag(part?.as_str() == special.as_str()),
            (Measure::Flag, Answer::Flag(yes)) => flag(*yes),
            (Measure::Points, Answer::Points(point)) => Some(point.to_string()),
            (Measure::Promoters, Answer::Points(point)) => Some(group(*point).to_owned()),
            (Measure::Row, Answer::Rows(rows)) => rows.get(part?).map(OptionId::to_string),
            (Measure::Kano, Answer::Pairs(pairs)) => {
                let pair = pairs.get(part?)?;
                let category = kano::category(kano_answer(pair.with?), kano_answer(pair.without?));
                Some(kano_code(category).to_owned())
            }
            (Measure::Given, _) => Some(GIVEN.to_owned()),
            _ => None,
        }
    }
}

/// The group of a promoter question that a point belongs to.
pub fn group(point: i32) -> &'static str {
    match point {
        ..=6 => DETRACTORS,
        7..=8 => PASSIVES,
        _ => PROMOTERS,
    }
}

fn kano_answer(level: crate::features::surveys::model::KanoLevel) -> kano::Answer {
    use crate::features::surveys::model::KanoLevel as L;
    match level {
        L::Like => kano::Answer::Like,
        L::MustBe => kano::Answer::MustBe,
        L::Neutral => kano::Answer::Neutral,
        L::LiveWith => kano::Answer::LiveWith,
        L::Dislike => kano::Answer::Dislike,
    }
}

/// A label in the language, or the code where the page has its own words.
pub fn wording(label: &Texts, code: &str, lang: &Lang) -> String {
    match label.in_language(lang) {
        "" => code.to_owned(),
        text => text.to_owned(),
    }
}
