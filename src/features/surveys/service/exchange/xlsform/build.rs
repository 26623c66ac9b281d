//! Rows become questions, groups become pages.
use std::collections::BTreeMap;

use super::choices::List;
use super::columns::Columns;
use super::kinds::{self, Row};
use super::sheets::Sheet;
use crate::features::surveys::model::{
    Choice, Definition, Kind, Lang, OptionId, Page, PageId, Question, QuestionId, Rule, Special,
    SpecialChoice, Texts,
};
use crate::features::surveys::service::evaluate::{Piece, pieces};
use crate::features::surveys::service::exchange::bind;
use crate::features::surveys::service::exchange::expression::Dialect;
use crate::features::surveys::service::exchange::names::{Keys, Known, Names};
use crate::features::surveys::service::exchange::{RemarkCode, Remarks};

/// A group that is open.
struct Group {
    row: usize,
    visible_if: Option<Rule>,
}

pub(super) struct Builder<'a> {
    sheet: &'a Sheet,
    columns: &'a Columns,
    lists: &'a BTreeMap<String, List>,
    default: &'a Lang,
    remarks: &'a mut Remarks,
    keys: Keys,
    page_keys: Keys,
    names: Names,
    groups: Vec<Group>,
    pages: Vec<Page>,
    /// Whether the next question begins a page.
    fresh: bool,
    places: BTreeMap<QuestionId, String>,
}

impl<'a> Builder<'a> {
    pub fn new(
        sheet: &'a Sheet,
        columns: &'a Columns,
        lists: &'a BTreeMap<String, List>,
        default: &'a Lang,
        remarks: &'a mut Remarks,
    ) -> Self {
        Self {
            sheet,
            columns,
            lists,
            default,
            remarks,
            keys: Keys::default(),
            page_keys: Keys::default(),
            names: Names::default(),
            groups: Vec::new(),
            pages: Vec::new(),
            fresh: true,
            places: BTreeMap::new(),
        }
    }

    pub fn read(&mut self) {
        for row in 1..self.sheet.rows.len() {
            if !self.sheet.is_blank(row) {
                self.row(row);
            }
        }
        let open: Vec<usize> = self.groups.iter().map(|group| group.row).collect();
        for row in open {
            let cell = self.cell(row, "type");
            self.remarks.refuse(cell, RemarkCode::UnclosedGroup, "");
        }
    }

    /// Pages with questions, and the cell of each question.
    pub fn finish(mut self) -> (Vec<Page>, BTreeMap<QuestionId, String>) {
        self.pages.retain(|page| !page.questions.is_empty());
        (self.pages, self.places)
    }

    fn text(&self, row: usize, column: &str) -> &'a str {
        self.sheet.text(row, self.columns.get(column))
    }

    fn cell(&self, row: usize, column: &str) -> String {
        self.sheet.cell(row, self.columns.get(column).unwrap_or_default())
    }

    fn row(&mut self, row: usize) {
        let typed = self.text(row, "type");
        // Notes beside the form stand in rows without a type.
        if typed.is_empty() && self.text(row, "name").is_empty() {
            return;
        }
        let cell = self.cell(row, "type");
        match kinds::row(typed) {
            Row::Question(plain) => {
                let kind = plain.kind(self.text(row, "appearance"));
                self.question(row, kind, BTreeMap::new(), false);
            }
            Row::Choice { list, several, ranked, other } => match self.lists.get(&list) {
                Some(known) => {
                    let kind = kinds::choice(known, several, ranked, self.text(row, "appearance"));
                    self.question(row, kind, known.values.clone(), other);
                }
                None => self.remarks.refuse(cell, RemarkCode::UnknownList, list),
            },
            Row::BeginGroup => self.begin(row),
            Row::EndGroup => {
                if self.groups.pop().is_none() {
                    self.remarks.refuse(cell, RemarkCode::UnclosedGroup, "");
                }
                self.fresh |= self.groups.is_empty();
            }
            Row::Calculation => self.remarks.refuse(cell, RemarkCode::Calculation, typed),
            Row::Metadata => self.remarks.note(cell, RemarkCode::Ignored, typed),
            Row::Unsupported => self.remarks.refuse(cell, RemarkCode::UnsupportedType, typed),
            Row::Unknown => self.remarks.refuse(cell, RemarkCode::UnknownType, typed),
        }
    }

    fn rule(&mut self, row: usize, column: &str) -> Option<Rule> {
        let text = self.text(row, column);
        if text.is_empty() {
            return None;
        }
        match bind::rule(text, Dialect::XlsForm, &self.names) {
            Ok(rule) => Some(rule),
            Err((code, about)) => {
                let cell = self.cell(row, column);
                self.remarks.refuse(cell, code, about);
                None
            }
        }
    }

    fn begin(&mut self, row: usize) {
        let rule = self.rule(row, "relevant");
        let text = self.piped(row, "label");
        if self.groups.is_empty() {
            self.page(self.text(row, "name"), text);
            if let Some(page) = self.pages.last_mut() {
                page.visible_if = rule;
            }
            self.groups.push(Group { row, visible_if: None });
            return;
        }
        let above = self.groups.last().and_then(|group| group.visible_if.clone());
        let visible_if = Rule::both(above, rule);
        if !text.is_empty()
            && let Some(id) = QuestionId::new(self.keys.take(self.text(row, "name")))
        {
            let heading = Question {
                id,
                text,
                hint: Texts::default(),
                kind: Kind::Statement {},
                special: Vec::new(),
                required: false,
                required_if: None,
                visible_if: visible_if.clone(),
            };
            self.put(row, heading);
        }
        self.groups.push(Group { row, visible_if });
    }

    fn page(&mut self, name: &str, title: Texts) {
        let words = if name.is_empty() { "page" } else { name };
        if let Some(id) = PageId::new(self.page_keys.take(words)) {
            let (visible_if, questions, on_leave) = (None, Vec::new(), Vec::new());
            self.pages.push(Page { id, title, visible_if, questions, on_leave });
        }
        self.fresh = false;
    }

    fn put(&mut self, row: usize, question: Question) {
        if self.fresh {
            self.page("", Texts::default());
        } else if self.pages.last().is_some_and(|page| repeats(&question, page)) {
            // An answer can only be repeated on a later page than it is given on.
            let visible_if = self.pages.last().and_then(|page| page.visible_if.clone());
            self.page("", Texts::default());
            if let Some(page) = self.pages.last_mut() {
                page.visible_if = visible_if;
            }
        }
        self.places.insert(question.id.clone(), self.cell(row, "name"));
        if let Some(page) = self.pages.last_mut() {
            page.questions.push(question);
        }
    }

    fn question(
        &mut self,
        row: usize,
        mut kind: Kind,
        mut options: BTreeMap<String, OptionId>,
        other: bool,
    ) {
        let name = self.text(row, "name");
        if name.is_empty() {
            let cell = self.cell(row, "name");
            return self.remarks.refuse(cell, RemarkCode::NoName, self.text(row, "type"));
        }
        if self.names.has(name) {
            let cell = self.cell(row, "name");
            return self.remarks.refuse(cell, RemarkCode::DuplicateName, name);
        }
        self.left_out(row, &mut kind);
        let relevant = self.rule(row, "relevant");
        let above = self.groups.last().and_then(|group| group.visible_if.clone());
        let text = self.label(row, name);
        let Some(id) = QuestionId::new(self.keys.take(name)) else { return };
        let (required, required_if) = self.required(row);
        let mut special = Vec::new();
        if other {
            options.extend(OptionId::new("other").map(|id| ("other".to_owned(), id)));
            special.push(SpecialChoice { code: Special::Other, text: Texts::default() });
        }
        let question = Question {
            id,
            text,
            hint: self.piped(row, "hint"),
            kind,
            special,
            required,
            required_if,
            visible_if: Rule::both(above, relevant),
        };
        self.names.add(name, Known::new(&question, options));
        self.put(row, question);
    }

    /// What is not taken over of a row.
    fn left_out(&mut self, row: usize, kind: &mut Kind) {
        for (column, code, refused) in [
            ("choice_filter", RemarkCode::ChoiceFilter, true),
            ("calculation", RemarkCode::Calculation, true),
            ("default", RemarkCode::Default, false),
            ("read_only", RemarkCode::Ignored, false),
            ("parameters", RemarkCode::Ignored, false),
            ("image", RemarkCode::Media, false),
            ("audio", RemarkCode::Media, false),
            ("video", RemarkCode::Media, false),
        ] {
            let text = self.text(row, column);
            if text.is_empty() || text.eq_ignore_ascii_case("false") {
                continue;
            }
            let cell = self.cell(row, column);
            if refused {
                self.remarks.refuse(cell, code, text);
            } else {
                self.remarks.note(cell, code, text);
            }
        }
        let constraint = self.text(row, "constraint");
        if !constraint.is_empty()
            && let Err(code) = kinds::constrain(kind, constraint)
        {
            let cell = self.cell(row, "constraint");
            self.remarks.note(cell, code, constraint);
        }
    }

    fn required(&mut self, row: usize) -> (bool, Option<Rule>) {
        match self.text(row, "required").to_lowercase().as_str() {
            "" | "no" | "false" | "false()" => (false, None),
            "yes" | "true" | "true()" => (true, None),
            _ => (false, self.rule(row, "required")),
        }
    }

    fn label(&mut self, row: usize, name: &str) -> Texts {
        let mut text = self.piped(row, "label");
        if text.is_empty() {
            text = self.piped(row, "hint");
        }
        if text.is_empty() {
            let cell = self.cell(row, "name");
            self.remarks.refuse(cell, RemarkCode::NoLabel, name);
            text = Texts::one(self.default, name);
        }
        text
    }

    /// The texts of a row, with `${q}` turned into `{{q}}`.
    fn piped(&mut self, row: usize, column: &str) -> Texts {
        let mut texts = self.columns.texts(self.sheet, row, column);
        let cell = self.cell(row, "name");
        for text in texts.0.values_mut() {
            *text = self.names_in(text, &cell);
        }
        texts
    }

    fn names_in(&mut self, text: &str, cell: &str) -> String {
        let mut filled = String::new();
        let plain = text.replace("{{", "{ {");
        let mut rest = plain.as_str();
        while let Some((before, after)) = rest.split_once("${") {
            let Some((name, behind)) = after.split_once('}') else { break };
            filled.push_str(before);
            match self.names.get(name.trim()) {
                Some(known) => filled.push_str(&format!("{{{{{}}}}}", known.id)),
                None => self.remarks.refuse(cell, RemarkCode::UnknownReference, name),
            }
            rest = behind;
        }
        filled.push_str(rest);
        filled
    }
}

/// Whether a text of the question repeats an answer that is given on this page.
fn repeats(question: &Question, page: &Page) -> bool {
    let texts = question.text.0.values().chain(question.hint.0.values());
    texts.flat_map(|text| pieces(text)).any(|piece| match piece {
        Piece::Name(name) => page.questions.iter().any(|asked| asked.id.as_str() == name),
        Piece::Plain(_) => false,
    })
}

/// Gives texts that lack a language the words of the default one, and says so.
pub(super) fn fill_gaps(definition: &mut Definition, default: &Lang, remarks: &mut Remarks) {
    let languages = definition.languages.clone();
    let mut filled = 0_usize;
    let mut fill = |texts: &mut Texts| {
        if texts.is_empty() {
            return;
        }
        for lang in &languages {
            if texts.get(lang).is_none() {
                let words = texts.in_language(default).to_owned();
                texts.0.insert(lang.clone(), words);
                filled += 1;
            }
        }
    };
    for page in &mut definition.pages {
        fill(&mut page.title);
        for question in &mut page.questions {
            fill(&mut question.text);
            fill(&mut question.hint);
            options(&mut question.kind).iter_mut().for_each(|option| fill(&mut option.text));
        }
    }
    if filled > 0 {
        remarks.note("survey", RemarkCode::NoLabel, filled);
    }
}

fn options(kind: &mut Kind) -> &mut [Choice] {
    match kind {
        Kind::Single { options, .. }
        | Kind::Multi { options, .. }
        | Kind::Dropdown { options }
        | Kind::Ranking { options, .. } => options,
        _ => &mut [],
    }
}
