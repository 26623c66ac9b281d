//! Questions as forms without script. Every text is escaped by `maud`: labels and answers may hold
//! anything.
use std::collections::BTreeMap;

use maud::{Markup, html};

use super::words::PageWords;
use crate::features::surveys::model::{
    Attribute, Choice, KanoItem, KanoLevel, Kind, Lang, MOST_MEGABYTES, OptionId, Question,
    QuestionId, Special, Texts,
};
use crate::features::surveys::service::evaluate::{Asked, State, piped};
use crate::features::surveys::service::form::{Fields, has, name, value};
use crate::features::surveys::service::words::{Tongue, special_words};

/// What is shown in a page as a picture.
const PICTURES: &str = "image/png,image/jpeg,image/gif,image/webp";

/// What a page is drawn from.
pub(super) struct Drawn<'a> {
    pub state: &'a State<'a>,
    pub lang: &'a Lang,
    pub tongue: Tongue,
    pub words: &'a PageWords,
    pub fields: &'a Fields,
    /// What is wrong with which answer.
    pub wrongs: &'a BTreeMap<QuestionId, String>,
    pub sets: &'a BTreeMap<QuestionId, Vec<Vec<OptionId>>>,
}

impl Drawn<'_> {
    pub fn text(&self, texts: &Texts) -> String {
        piped(texts.in_language(self.lang), self.state, self.lang)
    }

    pub fn question(&self, question: &Question, asked: &Asked) -> Markup {
        let wrong = self.wrongs.get(&question.id);
        let text = self.text(&question.text);
        let hint = self.text(&question.hint);
        if let Kind::Statement {} = question.kind {
            return html! { p.statement { (text) } @if !hint.is_empty() { p.hint { (hint) } } };
        }
        let error_id = format!("error-{}", question.id);
        html! {
            fieldset.question id=(format!("q-{}", question.id)) aria-describedby=[wrong.map(|_| &error_id)] {
                legend {
                    (text)
                    @if !asked.required { " " span.optional { (self.words.optional) } }
                }
                @if !hint.is_empty() { p.hint { (hint) } }
                @if let Some(wrong) = wrong { p.error id=(error_id) role="alert" { (wrong) } }
                (self.input(question))
                (self.special(question))
            }
        }
    }

    fn input(&self, question: &Question) -> Markup {
        match &question.kind {
            Kind::Single { options, .. } => self.listed(question, options, "radio"),
            Kind::Multi { options, .. } => self.listed(question, options, "checkbox"),
            Kind::Dropdown { options } => self.dropdown(question, options),
            Kind::ShortText { .. } => self.line(question, "text", None),
            Kind::LongText { .. } => html! {
                textarea name=(name(question, &[])) rows="4" aria-label=(self.text(&question.text)) {
                    (value(self.fields, &name(question, &[])).unwrap_or_default())
                }
            },
            Kind::Number { unit, .. } => html! {
                div.with-unit {
                    (self.line(question, "text", Some("decimal")))
                    @if !unit.is_empty() { span { (self.text(unit)) } }
                }
            },
            Kind::Date { .. } => self.line(question, "date", None),
            Kind::Boolean {} => html! {
                (self.choice(question, &[], "radio", "yes", self.words.yes))
                (self.choice(question, &[], "radio", "no", self.words.no))
            },
            Kind::Consent {} => self.choice(question, &[], "checkbox", "yes", self.words.agree),
            Kind::Scale { low, high, .. } => {
                self.points(question, &self.text(low), &self.text(high))
            }
            Kind::Nps {} => self.points(question, self.words.nps_low, self.words.nps_high),
            Kind::Csat { .. } => self.points(question, self.words.csat_low, self.words.csat_high),
            Kind::Ces { .. } => self.points(question, self.words.ces_low, self.words.ces_high),
            Kind::Matrix { rows, columns } => self.matrix(question, rows, columns),
            Kind::Ranking { options, top } => {
                let most = top.and_then(|top| usize::try_from(top).ok()).unwrap_or(options.len());
                self.ranking(question, options, most)
            }
            Kind::ConstantSum { options, total } => self.shares(question, options, *total),
            Kind::MaxDiff { items, best, worst, .. } => self.tasks(question, items, best, worst),
            Kind::Kano { items } => self.kano(question, items),
            Kind::Conjoint { attributes, none, .. } => self.products(question, attributes, *none),
            Kind::File { pictures } => self.file(question, *pictures),
            Kind::Statement {} => html! {},
        }
    }

    fn choice(
        &self,
        question: &Question,
        parts: &[&str],
        input: &str,
        code: &str,
        label: &str,
    ) -> Markup {
        let field = name(question, parts);
        html! {
            label.choice {
                input type=(input) name=(field) value=(code) checked[has(self.fields, &field, code)];
                span { (label) }
            }
        }
    }

    fn special_text(&self, question: &Question, special: Special) -> String {
        let own = question.special.iter().find(|one| one.code == special);
        let own = own.map(|one| self.text(&one.text)).filter(|text| !text.is_empty());
        own.unwrap_or_else(|| special_words(special, self.tongue).to_owned())
    }

    fn listed(&self, question: &Question, options: &[Choice], input: &str) -> Markup {
        html! {
            @for option in options {
                (self.choice(question, &[], input, option.id.as_str(), &self.text(&option.text)))
            }
            @for special in &question.special {
                (self.choice(question, &[], input, special.code.as_str(),
                    &self.special_text(question, special.code)))
                @if special.code == Special::Other { (self.other(question)) }
            }
        }
    }

    fn other(&self, question: &Question) -> Markup {
        let field = name(question, &["other"]);
        html! {
            input.other type="text" name=(field) maxlength="500"
                value=(value(self.fields, &field).unwrap_or_default())
                aria-label=(self.special_text(question, Special::Other));
        }
    }

    fn dropdown(&self, question: &Question, options: &[Choice]) -> Markup {
        let field = name(question, &[]);
        html! {
            select name=(field) aria-label=(self.text(&question.text)) {
                option value="" { (self.words.choose) }
                @for option in options {
                    option value=(option.id) selected[has(self.fields, &field, option.id.as_str())] {
                        (self.text(&option.text))
                    }
                }
                @for special in &question.special {
                    option value=(special.code.as_str())
                        selected[has(self.fields, &field, special.code.as_str())] {
                        (self.special_text(question, special.code))
                    }
                }
            }
            @if question.offers(Special::Other) { (self.other(question)) }
        }
    }

    fn line(&self, question: &Question, input: &str, mode: Option<&str>) -> Markup {
        let field = name(question, &[]);
        html! {
            input type=(input) name=(field) inputmode=[mode]
                value=(value(self.fields, &field).unwrap_or_default())
                aria-label=(self.text(&question.text));
        }
    }

    fn file(&self, question: &Question, pictures: bool) -> Markup {
        let known = value(self.fields, &name(question, &["file"]));
        html! {
            @if let Some(known) = known {
                p.given { (self.words.file_given) " " strong { (known) } }
                (self.choice(question, &["remove"], "checkbox", "yes", self.words.file_remove))
            }
            input type="file" name=(name(question, &[])) accept=[pictures.then_some(PICTURES)]
                aria-label=(self.text(&question.text));
            p.hint {
                (self.words.file_limit[0]) " " (MOST_MEGABYTES) " " (self.words.file_limit[1])
            }
        }
    }

    fn points(&self, question: &Question, low: &str, high: &str) -> Markup {
        let (first, last) = question.kind.points().unwrap_or((0, 0));
        html! {
            div.points {
                @for point in first..=last {
                    (self.choice(question, &[], "radio", &point.to_string(), &point.to_string()))
                }
            }
            div.ends { span { (low) } span { (high) } }
        }
    }

    fn matrix(&self, question: &Question, rows: &[Choice], columns: &[Choice]) -> Markup {
        html! {
            @for row in rows {
                fieldset.row {
                    legend { (self.text(&row.text)) }
                    @let parts = ["row", row.id.as_str()];
                    @for column in columns {
                        (self.choice(question, &parts, "radio", column.id.as_str(),
                            &self.text(&column.text)))
                    }
                    @for special in &question.special {
                        (self.choice(question, &parts, "radio", special.code.as_str(),
                            &self.special_text(question, special.code)))
                    }
                }
            }
        }
    }

    fn ranking(&self, question: &Question, options: &[Choice], most: usize) -> Markup {
        html! {
            @for option in options {
                @let field = name(question, &["place", option.id.as_str()]);
                label.line {
                    select name=(field) {
                        option value="" { "–" }
                        @for place in 1..=most {
                            @let place = place.to_string();
                            option value=(place) selected[has(self.fields, &field, &place)] { (place) }
                        }
                    }
                    span { (self.text(&option.text)) }
                }
            }
        }
    }

    fn shares(&self, question: &Question, options: &[Choice], total: i64) -> Markup {
        html! {
            p.hint { (self.words.sum) " " (total) }
            @for option in options {
                @let field = name(question, &["share", option.id.as_str()]);
                label.line {
                    input type="text" inputmode="numeric" name=(field)
                        value=(value(self.fields, &field).unwrap_or_default());
                    span { (self.text(&option.text)) }
                }
            }
        }
    }

    fn tasks(&self, question: &Question, items: &[Choice], best: &Texts, worst: &Texts) -> Markup {
        let sets = self.sets.get(&question.id).map_or(&[][..], Vec::as_slice);
        let text = |id: &OptionId| {
            let item = items.iter().find(|item| item.id == *id);
            item.map(|item| self.text(&item.text)).unwrap_or_default()
        };
        let (best, worst) = (self.text(best), self.text(worst));
        html! {
            @for (at, shown) in sets.iter().enumerate() {
                @let number = at.to_string();
                table.task {
                    thead { tr { th scope="col" { (best) } th { } th scope="col" { (worst) } } }
                    tbody {
                        @for id in shown {
                            tr {
                                td { (self.pick(question, "best", &number, id, &best, &text(id))) }
                                th scope="row" { (text(id)) }
                                td { (self.pick(question, "worst", &number, id, &worst, &text(id))) }
                            }
                        }
                    }
                }
            }
        }
    }

    fn products(&self, question: &Question, attributes: &[Attribute], none: bool) -> Markup {
        let sets = self.sets.get(&question.id).map_or(&[][..], Vec::as_slice);
        let line = |one: &Attribute, id: &OptionId| {
            let level = one.levels.iter().find(|level| level.id == *id);
            let level = level.map(|level| self.text(&level.text)).unwrap_or_default();
            format!("{}: {level}", self.text(&one.text))
        };
        html! {
            @for (at, levels) in sets.iter().enumerate() {
                @let field = name(question, &["pick", &at.to_string()]);
                fieldset.row {
                    legend { (at + 1) " / " (sets.len()) }
                    @for (place, product) in levels.chunks(attributes.len().max(1)).enumerate() {
                        @let place = place.to_string();
                        label.choice.product {
                            input type="radio" name=(field) value=(place)
                                checked[has(self.fields, &field, &place)];
                            span {
                                @for (one, id) in attributes.iter().zip(product) { (line(one, id)) br; }
                            }
                        }
                    }
                    @if none {
                        label.choice {
                            input type="radio" name=(field) value="none"
                                checked[has(self.fields, &field, "none")];
                            span { (special_words(Special::None, self.tongue)) }
                        }
                    }
                }
            }
        }
    }

    fn pick(
        &self,
        question: &Question,
        part: &str,
        task: &str,
        id: &OptionId,
        what: &str,
        item: &str,
    ) -> Markup {
        let field = name(question, &[part, task]);
        html! {
            input type="radio" name=(field) value=(id) aria-label=(format!("{what}: {item}"))
                checked[has(self.fields, &field, id.as_str())];
        }
    }

    fn kano(&self, question: &Question, items: &[KanoItem]) -> Markup {
        html! {
            @for item in items {
                @for (part, text) in [("with", &item.with), ("without", &item.without)] {
                    fieldset.row {
                        legend { (self.text(text)) }
                        @for level in KanoLevel::ALL {
                            (self.choice(question, &[part, item.id.as_str()], "radio",
                                level.as_str(), self.words.kano(level)))
                        }
                    }
                }
            }
        }
    }

    /// "Don't know" and the like, where they are not among the options.
    fn special(&self, question: &Question) -> Markup {
        let listed = matches!(
            question.kind,
            Kind::Single { .. } | Kind::Multi { .. } | Kind::Dropdown { .. } | Kind::Matrix { .. }
        );
        html! {
            @if !listed {
                @for special in &question.special {
                    (self.choice(question, &["special"], "checkbox", special.code.as_str(),
                        &self.special_text(question, special.code)))
                }
            }
        }
    }
}
