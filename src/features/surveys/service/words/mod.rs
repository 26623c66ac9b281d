//! Logic in sentences, for people who do not read trees: in English and in Russian, each written
//! for itself.
mod english;
mod russian;
#[cfg(test)]
mod tests;
pub mod wrongs;

use crate::features::surveys::model::{
    Action, Choice, Definition, Kind, Lang, Literal, Operand, OptionId, QuestionId, Rule, Source,
    Special, Step, Term, Texts,
};

/// The languages that there are sentences in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tongue {
    English,
    Russian,
}

impl Tongue {
    /// The tongue for a language; English where there is no other.
    pub fn of(lang: &str) -> Self {
        if lang.starts_with("ru") { Self::Russian } else { Self::English }
    }
}

/// Characters of a question that a sentence repeats.
const QUOTED: usize = 60;

/// What the sentences are about.
pub(super) struct Teller<'a> {
    definition: &'a Definition,
    tongue: Tongue,
    lang: Lang,
}

/// How a question is answered, as far as the grammar of a sentence goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Manner {
    One,
    Several,
    Ranked,
}

/// The rule as a clause: what follows "if".
pub fn clause(definition: &Definition, rule: &Rule, tongue: Tongue) -> String {
    Teller::new(definition, tongue).rule(rule, false)
}

/// The step as a sentence.
pub fn sentence(definition: &Definition, step: &Step, tongue: Tongue) -> String {
    let teller = Teller::new(definition, tongue);
    let deed = teller.deed(&step.then);
    match (&step.when, tongue) {
        (Some(rule), Tongue::English) => format!("If {}, {deed}.", teller.rule(rule, false)),
        (Some(rule), Tongue::Russian) => format!("Если {}, {deed}.", teller.rule(rule, false)),
        (None, Tongue::English) => format!("Always {deed}."),
        (None, Tongue::Russian) => format!("Всегда {deed}."),
    }
}

impl<'a> Teller<'a> {
    fn new(definition: &'a Definition, tongue: Tongue) -> Self {
        let wanted = match tongue {
            Tongue::English => "en",
            Tongue::Russian => "ru",
        };
        Self { definition, tongue, lang: definition.language_for(wanted) }
    }

    fn rule(&self, rule: &Rule, inside: bool) -> String {
        let (and, or) = match self.tongue {
            Tongue::English => (" and ", " or "),
            Tongue::Russian => (" и ", " или "),
        };
        let joined = |args: &[Rule], word: &str| {
            let parts: Vec<String> = args.iter().map(|arg| self.rule(arg, true)).collect();
            let text = parts.join(word);
            if inside && parts.len() > 1 { format!("({text})") } else { text }
        };
        match rule {
            Rule::And { args } => joined(args, and),
            Rule::Or { args } => joined(args, or),
            Rule::Not { arg } => match &**arg {
                Rule::Not { arg } => self.rule(arg, inside),
                Rule::And { .. } | Rule::Or { .. } => match self.tongue {
                    Tongue::English => format!("it is not so that {}", self.rule(arg, true)),
                    Tongue::Russian => format!("неверно, что {}", self.rule(arg, true)),
                },
                plain => self.plain(plain, false),
            },
            plain => self.plain(plain, true),
        }
    }

    fn plain(&self, rule: &Rule, holds: bool) -> String {
        match self.tongue {
            Tongue::English => self.plain_english(rule, holds),
            Tongue::Russian => self.plain_russian(rule, holds),
        }
    }

    fn deed(&self, action: &Action) -> String {
        match action {
            Action::Goto(page) => {
                let title = self.page(page.as_str());
                match self.tongue {
                    Tongue::English => format!("go to page {title}"),
                    Tongue::Russian => format!("перейти на страницу {title}"),
                }
            }
            Action::ScreenOut(_) => match self.tongue {
                Tongue::English => "end the survey".to_owned(),
                Tongue::Russian => "закончить опрос".to_owned(),
            },
            Action::Set(setting) => {
                let value = self.source(&setting.value);
                match self.tongue {
                    Tongue::English => format!("set {} to {value}", setting.variable),
                    Tongue::Russian => {
                        format!("присвоить переменной {} значение {value}", setting.variable)
                    }
                }
            }
        }
    }

    fn source(&self, source: &Source) -> String {
        match source {
            Source::Value(value) => self.literal(value),
            Source::Of(operand) => self.operand(operand),
            Source::Sum(terms) => {
                let terms: Vec<String> = terms
                    .iter()
                    .map(|term| match term {
                        Term::Number(number) => number.to_string(),
                        Term::Of(operand) => self.operand(operand),
                    })
                    .collect();
                terms.join(" + ")
            }
        }
    }

    fn operand(&self, operand: &Operand) -> String {
        match operand {
            Operand::Question(id) => self.question(id),
            Operand::Variable(id) => id.to_string(),
        }
    }

    fn literal(&self, literal: &Literal) -> String {
        match (literal, self.tongue) {
            (Literal::Flag(true), Tongue::English) => "yes".to_owned(),
            (Literal::Flag(false), Tongue::English) => "no".to_owned(),
            (Literal::Flag(true), Tongue::Russian) => "да".to_owned(),
            (Literal::Flag(false), Tongue::Russian) => "нет".to_owned(),
            (Literal::Text(text), _) => self.quoted(text),
            (Literal::Number(number), _) => number.to_string(),
            (Literal::Date(date), Tongue::English) => date.to_string(),
            (Literal::Date(date), Tongue::Russian) => date.format("%d.%m.%Y").to_string(),
        }
    }

    fn quoted(&self, text: &str) -> String {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let short = if text.chars().count() > QUOTED {
            let cut: String = text.chars().take(QUOTED).collect();
            format!("{}…", cut.trim_end())
        } else {
            text
        };
        match self.tongue {
            Tongue::English => format!("“{short}”"),
            Tongue::Russian => format!("«{short}»"),
        }
    }

    fn worded(&self, texts: &Texts, id: &str) -> String {
        if texts.is_empty() { self.quoted(id) } else { self.quoted(texts.in_language(&self.lang)) }
    }

    fn page(&self, id: &str) -> String {
        self.definition
            .pages
            .iter()
            .enumerate()
            .find(|(_, page)| page.id.as_str() == id)
            .map_or_else(
                || self.quoted(id),
                |(at, page)| {
                    if page.title.is_empty() {
                        (at + 1).to_string()
                    } else {
                        self.worded(&page.title, id)
                    }
                },
            )
    }

    fn question(&self, id: &QuestionId) -> String {
        self.definition
            .question(id)
            .map_or_else(|| self.quoted(id.as_str()), |one| self.worded(&one.text, id.as_str()))
    }

    fn row(&self, question: &QuestionId, row: &OptionId) -> String {
        let rows = self.definition.question(question).map_or(&[][..], |one| one.kind.choices());
        self.choice(rows, row)
    }

    fn choice(&self, choices: &[Choice], id: &OptionId) -> String {
        choices
            .iter()
            .find(|one| one.id == *id)
            .map_or_else(|| self.quoted(id.as_str()), |one| self.worded(&one.text, id.as_str()))
    }

    /// What was chosen, in words.
    fn options(&self, question: &QuestionId, options: &[OptionId]) -> Vec<String> {
        let asked = self.definition.question(question);
        let choices = asked.map_or(&[][..], |asked| match &asked.kind {
            Kind::Matrix { columns, .. } => columns.as_slice(),
            kind => kind.choices(),
        });
        let own = |special: Special| {
            asked?
                .special
                .iter()
                .find(|one| one.code == special && !one.text.is_empty())
                .map(|one| self.quoted(one.text.in_language(&self.lang)))
        };
        options
            .iter()
            .map(|id| match Special::of(id) {
                Some(special) => {
                    own(special).unwrap_or_else(|| self.quoted(special_words(special, self.tongue)))
                }
                None => self.choice(choices, id),
            })
            .collect()
    }

    fn manner(&self, question: &QuestionId) -> Manner {
        match self.definition.question(question).map(|one| &one.kind) {
            Some(Kind::Multi { .. }) => Manner::Several,
            Some(Kind::Ranking { .. }) => Manner::Ranked,
            _ => Manner::One,
        }
    }
}

/// How a special answer is called unless the survey has words of its own.
pub fn special_words(special: Special, tongue: Tongue) -> &'static str {
    match (special, tongue) {
        (Special::Other, Tongue::English) => "Other",
        (Special::None, Tongue::English) => "None of these",
        (Special::DontKnow, Tongue::English) => "Don’t know",
        (Special::Refuse, Tongue::English) => "Prefer not to say",
        (Special::Other, Tongue::Russian) => "Другое",
        (Special::None, Tongue::Russian) => "Ничего из перечисленного",
        (Special::DontKnow, Tongue::Russian) => "Затрудняюсь ответить",
        (Special::Refuse, Tongue::Russian) => "Не хочу отвечать",
    }
}
