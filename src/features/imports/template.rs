//! Texts made of columns: `"{Issue}: {Sub-issue}"`. Of several alternatives the first whose
//! columns all hold something is taken.
use serde::Deserialize;

/// One text or a list of alternatives, as a map writes it.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub(super) enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

impl OneOrMany {
    pub fn as_slice(&self) -> &[String] {
        match self {
            Self::One(text) => std::slice::from_ref(text),
            Self::Many(texts) => texts,
        }
    }
}

/// The columns of a file; remembers those that a map asks for and the file does not have.
#[derive(Debug)]
pub(super) struct Columns {
    names: Vec<String>,
    missing: Vec<String>,
}

impl Columns {
    pub fn new(names: Vec<String>) -> Self {
        Self { names, missing: Vec::new() }
    }

    /// Where the column stands. A missing one is noted, and stands where no row has a field.
    pub fn place(&mut self, name: &str) -> usize {
        if let Some(place) = self.names.iter().position(|known| known == name) {
            return place;
        }
        if !self.missing.iter().any(|known| known == name) {
            self.missing.push(name.to_owned());
        }
        usize::MAX
    }

    pub fn into_missing(self) -> Vec<String> {
        self.missing
    }
}

/// A column's text without white space around it; nothing where the row has no such column.
pub(super) fn field<'a>(row: &[&'a str], column: usize) -> &'a str {
    row.get(column).map_or("", |text| text.trim())
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Text(String),
    Column(usize),
}

/// Alternatives, with the places of their columns.
#[derive(Debug, Clone, Default)]
pub(super) struct Template(Vec<Vec<Part>>);

impl Template {
    /// A column's name stands in braces.
    pub fn new(texts: &OneOrMany, columns: &mut Columns) -> Self {
        Self(texts.as_slice().iter().map(|text| parts(text, columns)).collect())
    }

    /// The first alternative whose columns all hold something.
    pub fn fill(&self, row: &[&str]) -> Option<String> {
        self.0
            .iter()
            .find(|parts| {
                parts.iter().all(|part| match part {
                    Part::Text(_) => true,
                    Part::Column(column) => !field(row, *column).is_empty(),
                })
            })
            .map(|parts| {
                parts
                    .iter()
                    .map(|part| match part {
                        Part::Text(text) => text,
                        Part::Column(column) => field(row, *column),
                    })
                    .collect()
            })
    }
}

fn parts(text: &str, columns: &mut Columns) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, after)) = after.split_once('}') else { break };
        if !before.is_empty() {
            parts.push(Part::Text(before.to_owned()));
        }
        parts.push(Part::Column(columns.place(name.trim())));
        rest = after;
    }
    if !rest.is_empty() {
        parts.push(Part::Text(rest.to_owned()));
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_alternative_with_all_its_columns_is_taken() {
        let mut columns = Columns::new(vec!["Issue".to_owned(), "Sub-issue".to_owned()]);
        let texts = ["{Issue}: {Sub-issue}!", "{Issue}", "nothing"].map(str::to_owned).to_vec();
        let template = Template::new(&OneOrMany::Many(texts), &mut columns);
        assert_eq!(template.fill(&["Fees", " late "]).as_deref(), Some("Fees: late!"));
        assert_eq!(template.fill(&["Fees", " "]).as_deref(), Some("Fees"));
        assert_eq!(template.fill(&["Fees"]).as_deref(), Some("Fees"));
        assert_eq!(template.fill(&["", ""]).as_deref(), Some("nothing"));
        assert!(columns.into_missing().is_empty());
    }

    #[test]
    fn missing_columns_are_named_once() {
        let mut columns = Columns::new(vec!["A".to_owned()]);
        let template = Template::new(&OneOrMany::One("{B} {A} {C} {B} {".to_owned()), &mut columns);
        assert_eq!(template.fill(&["a"]), None);
        assert_eq!(columns.into_missing(), ["B", "C"]);
    }
}
