//! XLSForm: the spreadsheet that field researchers write surveys in (xlsform.org). Sheets `survey`,
//! `choices` and `settings`; everything that changes what is asked and has no like here is refused
//! with its cell.
mod build;
mod choices;
mod columns;
mod kinds;
mod sheets;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use build::Builder;
use columns::Columns;
use sheets::Sheet;
pub use sheets::Trust;

use super::{Imported, Remark, RemarkCode, Remarks, remark};
use crate::features::surveys::model::{Definition, Lang, Texts};

/// The survey in this file, or every reason why there is none.
pub fn read(bytes: &[u8], trust: Trust) -> Result<Imported, Vec<Remark>> {
    let sheets = sheets::open(bytes, trust).map_err(|refusal| vec![refusal])?;
    let sheet = |name: &str| sheets.iter().find(|sheet| sheet.name == name);
    let mut remarks = Remarks::default();
    let Some(survey) = sheet("survey") else {
        return Err(vec![remark("file", RemarkCode::NoSheet, "survey")]);
    };
    let (title, default) = settings(sheet("settings"), &mut remarks);
    let columns = Columns::read(survey, &default, &mut remarks);
    for name in ["type", "name"] {
        if columns.get(name).is_none() {
            remarks.refuse(survey.cell(0, 0), RemarkCode::NoColumn, name);
        }
    }
    if survey.rows.len() > 2 && survey.is_blank(1) {
        remarks.refuse(survey.cell(1, 0), RemarkCode::BlankSecondRow, "");
    }
    let mut lists = BTreeMap::new();
    let mut languages: Vec<Lang> = vec![default.clone()];
    languages.extend(columns.languages().cloned());
    if let Some(sheet) = sheet("choices") {
        let columns = Columns::read(sheet, &default, &mut remarks);
        languages.extend(columns.languages().cloned());
        lists = choices::read(sheet, &columns, &default, &mut remarks);
    }
    let mut builder = Builder::new(survey, &columns, &lists, &default, &mut remarks);
    builder.read();
    let (pages, places) = builder.finish();
    let used = used_languages(&languages, &pages, &default);
    let title = title.unwrap_or_else(|| "XLSForm".to_owned());
    let mut definition = Definition {
        languages: used.clone(),
        title: Texts(used.iter().map(|lang| (lang.clone(), title.clone())).collect()),
        about: Texts::default(),
        thanks: Texts::default(),
        variables: Vec::new(),
        pages,
    };
    build::fill_gaps(&mut definition, &default, &mut remarks);
    remarks.finish(definition, |id| places.get(id).cloned())
}

/// The title, and the language that plain columns are in.
fn settings(sheet: Option<&Sheet>, remarks: &mut Remarks) -> (Option<String>, Lang) {
    let english = Lang::english();
    let Some(sheet) = sheet else { return (None, english) };
    let columns = Columns::read(sheet, &english, remarks);
    let title = sheet.text(1, columns.get("form_title"));
    let language = sheet.text(1, columns.get("default_language"));
    let lang = columns::language_of(language);
    if lang.is_none() && !language.is_empty() {
        let cell = sheet.cell(1, columns.get("default_language").unwrap_or_default());
        remarks.refuse(cell, RemarkCode::UnknownLanguage, language);
    }
    ((!title.is_empty()).then(|| title.to_owned()), lang.unwrap_or(english))
}

/// Languages that a text is in; the default one first.
fn used_languages(
    named: &[Lang],
    pages: &[crate::features::surveys::model::Page],
    default: &Lang,
) -> Vec<Lang> {
    let written: BTreeSet<&Lang> = pages
        .iter()
        .flat_map(|page| &page.questions)
        .flat_map(|question| question.text.0.keys())
        .collect();
    let mut used: Vec<Lang> = Vec::new();
    for lang in std::iter::once(default).chain(named) {
        if (written.contains(lang) || written.is_empty()) && !used.contains(lang) {
            used.push(lang.clone());
        }
    }
    used
}
