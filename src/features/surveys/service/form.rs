//! Answers as a form sends them, without any script: names of fields, and what stands in them.
//!
//! `q.ID` is the answer itself; parts of it are `q.ID.PART` and `q.ID.PART.ITEM`.
use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::evaluate::Wrong;
use crate::features::surveys::model::{
    Answer, Chosen, Fixed, KanoLevel, KanoPair, Kind, OptionId, Pick, Picked, Question, Special,
    Task,
};

/// Fields of a form; a box that is ticked several times has several values.
pub type Fields = BTreeMap<String, Vec<String>>;

/// The name of a field: `q.ID`, `q.ID.other`, `q.ID.row.speed`.
pub fn name(question: &Question, parts: &[&str]) -> String {
    let mut name = format!("q.{}", question.id);
    for part in parts {
        name.push('.');
        name.push_str(part);
    }
    name
}

/// What stands in a field.
pub fn value<'a>(fields: &'a Fields, name: &str) -> Option<&'a str> {
    fields.get(name)?.iter().map(|text| text.trim()).find(|text| !text.is_empty())
}

/// Whether a field has this value among its values.
pub fn has(fields: &Fields, name: &str, wanted: &str) -> bool {
    fields.get(name).is_some_and(|values| values.iter().any(|one| one == wanted))
}

/// The answer to a question, `None` where nothing was filled in. `sets` is what was shown.
pub fn read(
    question: &Question,
    fields: &Fields,
    sets: &[Vec<OptionId>],
) -> Result<Option<Answer>, Wrong> {
    let filled = Filled { question, fields };
    let answer = filled.answer(sets)?;
    // "Don't know" beside an answer is the answer; it counts where there is none.
    Ok(match answer {
        None => filled.special(),
        answer => answer,
    })
}

struct Filled<'a> {
    question: &'a Question,
    fields: &'a Fields,
}

impl<'a> Filled<'a> {
    fn get(&self, parts: &[&str]) -> Option<&'a str> {
        value(self.fields, &name(self.question, parts))
    }

    fn special(&self) -> Option<Answer> {
        let code = self.get(&["special"])?;
        let special = Special::ALL.into_iter().find(|one| one.as_str() == code);
        special.filter(|one| *one != Special::Other).map(Answer::Special)
    }

    fn answer(&self, sets: &[Vec<OptionId>]) -> Result<Option<Answer>, Wrong> {
        let typed = self.get(&[]);
        Ok(match &self.question.kind {
            Kind::Single { .. } | Kind::Dropdown { .. } => self.one_of(typed)?,
            Kind::Multi { .. } => self.several()?,
            Kind::ShortText { .. } | Kind::LongText { .. } => {
                typed.map(|text| Answer::Text(text.replace("\r\n", "\n")))
            }
            Kind::Number { .. } => typed.map(number).transpose()?.map(Answer::Number),
            Kind::Date { .. } => typed.map(date).transpose()?.map(Answer::Date),
            Kind::Boolean {} => match typed {
                Some("yes") => Some(Answer::Flag(true)),
                Some("no") => Some(Answer::Flag(false)),
                Some(_) => return Err(Wrong::WrongShape),
                None => None,
            },
            Kind::Consent {} => (typed == Some("yes")).then_some(Answer::Flag(true)),
            Kind::Scale { .. } | Kind::Nps {} | Kind::Csat { .. } | Kind::Ces { .. } => typed
                .map(|text| text.parse().map(Answer::Points).map_err(|_| Wrong::WrongShape))
                .transpose()?,
            Kind::Matrix { rows, .. } => {
                let mut given = BTreeMap::new();
                for row in rows {
                    if let Some(column) = self.get(&["row", row.id.as_str()]) {
                        given.insert(row.id.clone(), option(column)?);
                    }
                }
                (!given.is_empty()).then_some(Answer::Rows(given))
            }
            Kind::Ranking { .. } => self.ranked()?,
            Kind::ConstantSum { .. } => self.shares()?,
            Kind::MaxDiff { .. } => self.tasks(sets)?,
            Kind::Kano { items } => {
                let ids: Vec<&OptionId> = items.iter().map(|item| &item.id).collect();
                self.pairs(&ids)
            }
            Kind::Conjoint { attributes, .. } => self.picks(sets, attributes.len())?,
            Kind::File { .. } | Kind::Statement {} => None,
        })
    }

    fn one_of(&self, chosen: Option<&str>) -> Result<Option<Answer>, Wrong> {
        let other = self.get(&["other"]).map(str::to_owned);
        Ok(match (chosen, other) {
            (Some("other"), other) => Some(Answer::Other(other.unwrap_or_default())),
            (Some(code), _) => match special(code) {
                Some(special) => Some(Answer::Special(special)),
                None => Some(Answer::Option(option(code)?)),
            },
            // Whoever types something else has chosen it.
            (None, Some(other)) => Some(Answer::Other(other)),
            (None, None) => None,
        })
    }

    fn several(&self) -> Result<Option<Answer>, Wrong> {
        let ticked = self.fields.get(&name(self.question, &[])).map_or(&[][..], Vec::as_slice);
        let mut options = Vec::new();
        let mut other = self.get(&["other"]).map(str::to_owned);
        let mut alone = None;
        for code in ticked {
            match (code.as_str(), special(code)) {
                ("other", _) => other = Some(other.unwrap_or_default()),
                (_, Some(special)) => alone = Some(Answer::Special(special)),
                (code, None) => options.push(option(code)?),
            }
        }
        if options.is_empty() && other.is_none() {
            return Ok(alone);
        }
        Ok(Some(Answer::Options(Chosen { options, other })))
    }

    fn ranked(&self) -> Result<Option<Answer>, Wrong> {
        let mut places: BTreeMap<u32, OptionId> = BTreeMap::new();
        for choice in self.question.kind.choices() {
            let Some(place) = self.get(&["place", choice.id.as_str()]) else { continue };
            let place = place.parse().map_err(|_| Wrong::WrongShape)?;
            if places.insert(place, choice.id.clone()).is_some() {
                return Err(Wrong::Twice { option: choice.id.clone() });
            }
        }
        Ok((!places.is_empty()).then(|| Answer::Order(places.into_values().collect())))
    }

    fn shares(&self) -> Result<Option<Answer>, Wrong> {
        let mut shares = BTreeMap::new();
        for choice in self.question.kind.choices() {
            if let Some(share) = self.get(&["share", choice.id.as_str()]) {
                let share: i64 = share.parse().map_err(|_| Wrong::WrongShape)?;
                shares.insert(choice.id.clone(), share);
            }
        }
        shares.retain(|_, share| *share != 0);
        Ok((!shares.is_empty()).then_some(Answer::Shares(shares)))
    }

    fn tasks(&self, sets: &[Vec<OptionId>]) -> Result<Option<Answer>, Wrong> {
        let mut tasks = Vec::new();
        for (at, shown) in sets.iter().enumerate() {
            let number = at.to_string();
            let picked = |part| self.get(&[part, &number]).map(option).transpose();
            let (best, worst) = (picked("best")?, picked("worst")?);
            tasks.push(Task { shown: shown.clone(), best, worst });
        }
        let some = tasks.iter().any(|task| task.best.is_some() || task.worst.is_some());
        Ok(some.then_some(Answer::Tasks(tasks)))
    }

    fn picks(&self, sets: &[Vec<OptionId>], width: usize) -> Result<Option<Answer>, Wrong> {
        let mut picks = Vec::new();
        for (at, levels) in sets.iter().enumerate() {
            let chosen = match self.get(&["pick", &at.to_string()]) {
                None => None,
                Some("none") => Some(Picked::None),
                Some(place) => Some(Picked::Product(place.parse().map_err(|_| Wrong::WrongShape)?)),
            };
            let shown = levels.chunks(width.max(1)).map(<[OptionId]>::to_vec).collect();
            picks.push(Pick { shown, chosen });
        }
        Ok(picks.iter().any(|pick| pick.chosen.is_some()).then_some(Answer::Picks(picks)))
    }

    fn pairs(&self, items: &[&OptionId]) -> Option<Answer> {
        let mut pairs = BTreeMap::new();
        for id in items {
            let level = |part| self.get(&[part, id.as_str()]).and_then(KanoLevel::of);
            let pair = KanoPair { with: level("with"), without: level("without") };
            if pair.with.is_some() || pair.without.is_some() {
                pairs.insert((*id).clone(), pair);
            }
        }
        (!pairs.is_empty()).then_some(Answer::Pairs(pairs))
    }
}

fn special(code: &str) -> Option<Special> {
    Special::ALL.into_iter().find(|one| one.as_str() == code && *one != Special::Other)
}

fn option(code: &str) -> Result<OptionId, Wrong> {
    OptionId::new(code).ok_or(Wrong::WrongShape)
}

fn number(text: &str) -> Result<Fixed, Wrong> {
    Fixed::parse(text).ok_or(Wrong::WrongShape)
}

fn date(text: &str) -> Result<NaiveDate, Wrong> {
    text.parse()
        .or_else(|_| NaiveDate::parse_from_str(text, "%d.%m.%Y"))
        .map_err(|_| Wrong::WrongShape)
}

/// The fields that an answer fills in again.
pub fn fill(question: &Question, answer: &Answer, fields: &mut Fields) {
    let mut put = |parts: &[&str], value: &str| {
        fields.entry(name(question, parts)).or_default().push(value.to_owned());
    };
    match answer {
        Answer::Special(special) => {
            let listed = matches!(
                question.kind,
                Kind::Single { .. } | Kind::Dropdown { .. } | Kind::Multi { .. }
            );
            put(if listed { &[] } else { &["special"] }, special.as_str());
        }
        Answer::Option(option) => put(&[], option.as_str()),
        Answer::Other(text) => {
            put(&[], "other");
            put(&["other"], text);
        }
        Answer::Options(chosen) => {
            chosen.options.iter().for_each(|option| put(&[], option.as_str()));
            if let Some(text) = &chosen.other {
                put(&[], "other");
                put(&["other"], text);
            }
        }
        Answer::Text(text) => put(&[], text),
        Answer::Number(number) => put(&[], &number.to_string()),
        Answer::Date(date) => put(&[], &date.to_string()),
        Answer::Flag(flag) => put(&[], if *flag { "yes" } else { "no" }),
        Answer::Points(points) => put(&[], &points.to_string()),
        Answer::Rows(rows) => {
            rows.iter().for_each(|(row, column)| put(&["row", row.as_str()], column.as_str()));
        }
        Answer::Order(order) => {
            for (at, option) in order.iter().enumerate() {
                put(&["place", option.as_str()], &(at + 1).to_string());
            }
        }
        Answer::Shares(shares) => {
            for (option, share) in shares {
                put(&["share", option.as_str()], &share.to_string());
            }
        }
        Answer::Tasks(tasks) => {
            for (at, task) in tasks.iter().enumerate() {
                let at = at.to_string();
                task.best.iter().for_each(|best| put(&["best", &at], best.as_str()));
                task.worst.iter().for_each(|worst| put(&["worst", &at], worst.as_str()));
            }
        }
        Answer::Picks(picks) => {
            for (at, pick) in picks.iter().enumerate() {
                let Some(chosen) = pick.chosen else { continue };
                let value = match chosen {
                    Picked::Product(place) => place.to_string(),
                    Picked::None => "none".to_owned(),
                };
                put(&["pick", &at.to_string()], &value);
            }
        }
        Answer::Pairs(pairs) => {
            for (item, pair) in pairs {
                pair.with.iter().for_each(|one| put(&["with", item.as_str()], one.as_str()));
                pair.without.iter().for_each(|one| put(&["without", item.as_str()], one.as_str()));
            }
        }
        // Its name is shown; what came before is not taken from the form.
        Answer::File(file) => put(&["file"], &file.name),
    }
}

#[cfg(test)]
mod tests;
