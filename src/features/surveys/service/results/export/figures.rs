//! The figures that results tell, as a table: all that is exported where answers are hidden.
use super::sheet::{Cell, Sheet};
use crate::features::surveys::model::{Lang, Texts};
use crate::features::surveys::service::results::Results;
use crate::features::surveys::service::results::shape::{
    Figure, ItemMeasure, Metric, QuestionResult,
};
use crate::features::surveys::service::results::variables::wording;

const HEADER: [&str; 12] = [
    "question", "text", "figure", "part", "code", "label", "n", "count", "value", "error", "low",
    "high",
];

/// A line for each figure, then the texts that may be read.
pub fn figures(results: &Results, texts: &[(String, Vec<String>)], lang: &Lang) -> Vec<Sheet> {
    let lines = results.questions.iter().flat_map(|question| lines(question, lang));
    let header = HEADER.iter().map(ToString::to_string).collect();
    let figures = Sheet { name: "figures".to_owned(), header, rows: lines.collect() };
    let rows = texts.iter().flat_map(|(question, texts)| {
        texts.iter().map(move |text| vec![Cell::Text(question.clone()), Cell::Text(text.clone())])
    });
    let header = vec!["question".to_owned(), "text".to_owned()];
    let texts = Sheet { name: "texts".to_owned(), header, rows: rows.collect() };
    vec![figures, texts]
}

/// One line.
struct Line<'a> {
    figure: &'a str,
    part: String,
    code: String,
    label: String,
    n: Option<u64>,
    count: Option<u64>,
    value: Option<Figure>,
    /// Where there is no figure, from where to where.
    between: Option<(f64, f64)>,
}

fn lines(question: &QuestionResult, lang: &Lang) -> Vec<Vec<Cell>> {
    let mut lines = Vec::new();
    for table in &question.tables {
        let part = table.part.as_ref().map(|_| wording(&table.label, "", lang)).unwrap_or_default();
        lines.extend(table.cells.iter().map(|cell| Line {
            figure: "share",
            part: part.clone(),
            code: cell.code.clone(),
            label: wording(&cell.label, &cell.code, lang),
            n: table.base,
            count: cell.count,
            value: cell.share,
            between: None,
        }));
    }
    lines.extend(question.scores.iter().map(|score| Line {
        figure: "score",
        part: String::new(),
        code: name(&score.metric),
        label: String::new(),
        n: score.n,
        count: None,
        value: score.figure,
        between: score.between.map(|range| (range.low, range.high)),
    }));
    let item = |figure, label: &Texts, code: String, n, value| Line {
        figure,
        part: String::new(),
        label: wording(label, &code, lang),
        code,
        n,
        count: None,
        value,
        between: None,
    };
    lines.extend(question.items.iter().map(|one| {
        let figure = if one.measure == ItemMeasure::MaxDiff { "maxdiff" } else { "mean" };
        item(figure, &one.label, one.id.to_string(), one.n, one.figure)
    }));
    if let Some(numbers) = &question.numbers {
        lines.push(item("mean", &Texts::default(), String::new(), Some(numbers.n), numbers.mean));
    }
    lines.into_iter().map(|line| cells(question, line, lang)).collect()
}

fn name(metric: &Metric) -> String {
    match metric {
        Metric::Nps => "nps".to_owned(),
        Metric::TopShare { top, points } => format!("top_{top}_of_{points}"),
        Metric::Mean { from, to } => format!("mean_{from}_to_{to}"),
    }
}

fn cells(question: &QuestionResult, line: Line<'_>, lang: &Lang) -> Vec<Cell> {
    let real = |value: Option<f64>| value.map_or(Cell::Empty, |one| Cell::Number(one.to_string()));
    let count = |n: Option<u64>| n.map_or(Cell::Empty, |one| Cell::Number(one.to_string()));
    let (low, high) = match (line.value, line.between) {
        (Some(figure), _) => (Some(figure.low), Some(figure.high)),
        (None, Some((low, high))) => (Some(low), Some(high)),
        (None, None) => (None, None),
    };
    vec![
        Cell::Text(question.id.to_string()),
        Cell::Text(question.text.in_language(lang).to_owned()),
        Cell::Text(line.figure.to_owned()),
        Cell::Text(line.part),
        Cell::Text(line.code),
        Cell::Text(line.label),
        count(line.n),
        count(line.count),
        real(line.value.map(|figure| figure.value)),
        real(line.value.map(|figure| figure.error)),
        real(low),
        real(high),
    ]
}
