//! Headers: what each column is, whatever way of several it is spelled in.
use std::collections::BTreeMap;

use super::sheets::Sheet;
use crate::features::surveys::model::{Lang, Texts};
use crate::features::surveys::service::exchange::{RemarkCode, Remarks};

/// Columns of a sheet by what they are.
#[derive(Debug, Default)]
pub(super) struct Columns {
    plain: BTreeMap<&'static str, usize>,
    /// `label::Русский (ru)`, by column and language.
    texts: BTreeMap<(&'static str, Lang), usize>,
}

/// What columns are called, with other spellings of it.
const PLAIN: [(&str, &[&str]); 20] = [
    ("type", &["type"]),
    ("name", &["name", "value"]),
    ("list_name", &["list_name", "list name"]),
    ("required", &["required", "bind:required"]),
    ("relevant", &["relevant", "bind:relevant", "relevance"]),
    ("constraint", &["constraint", "bind:constraint"]),
    ("choice_filter", &["choice_filter"]),
    ("calculation", &["calculation", "bind:calculate"]),
    ("appearance", &["appearance", "control:appearance"]),
    ("default", &["default"]),
    ("repeat_count", &["repeat_count"]),
    ("read_only", &["read_only", "readonly", "bind:readonly"]),
    ("form_title", &["form_title", "title"]),
    ("default_language", &["default_language"]),
    ("parameters", &["parameters"]),
    ("image", &["image"]),
    ("audio", &["audio"]),
    ("video", &["video"]),
    ("rows", &["rows"]),
    ("order", &["order"]),
];

/// Texts that come in languages.
const TRANSLATED: [&str; 2] = ["label", "hint"];

/// What nobody needs to be told about.
const SILENT: [&str; 17] = [
    "form_id",
    "id_string",
    "version",
    "public_key",
    "submission_url",
    "instance_name",
    "style",
    "omit_instanceid",
    "clean_text_values",
    "add_none_option",
    "allow_choice_duplicates",
    "tutorial notes",
    "sms_keyword",
    "sms_separator",
    "note",
    "notes",
    "namespaces",
];

/// Shown when an answer is wrong; the page has words of its own.
const MESSAGES: [&str; 6] = [
    "constraint_message",
    "bind:jr:constraintmsg",
    "constraint-msg",
    "requiredmsg",
    "required_message",
    "guidance_hint",
];

impl Columns {
    pub fn read(sheet: &Sheet, default: &Lang, remarks: &mut Remarks) -> Self {
        let mut columns = Self::default();
        let header = sheet.rows.first().map_or(&[][..], Vec::as_slice);
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        for (at, title) in header.iter().enumerate() {
            let title = title.trim().to_lowercase();
            if title.is_empty() {
                continue;
            }
            let cell = sheet.cell(0, at);
            if seen.insert(title.clone(), at).is_some() {
                remarks.refuse(cell, RemarkCode::DuplicateColumn, &title);
                continue;
            }
            columns.place(&title, at, &cell, default, remarks);
        }
        columns
    }

    fn place(&mut self, title: &str, at: usize, cell: &str, default: &Lang, remarks: &mut Remarks) {
        let bare = title.split(':').next().unwrap_or_default().trim();
        let plain = PLAIN.iter().find(|(_, spelled)| spelled.contains(&title));
        if let Some((name, _)) = plain {
            self.plain.insert(name, at);
        } else if let Some(name) = TRANSLATED.into_iter().find(|name| *name == bare) {
            let language = title.split(':').rfind(|part| !part.trim().is_empty());
            let lang = match language.map(str::trim).filter(|part| *part != name) {
                None => Some(default.clone()),
                Some(language) => language_of(language),
            };
            match lang {
                Some(lang) => {
                    self.texts.insert((name, lang), at);
                }
                None => remarks.refuse(cell, RemarkCode::UnknownLanguage, title),
            }
        } else if ["media", "image", "audio", "video"].contains(&bare) {
            remarks.note(cell, RemarkCode::Media, title);
        } else if MESSAGES.contains(&title) || MESSAGES.contains(&bare) || SILENT.contains(&title) {
            remarks.note(cell, RemarkCode::Ignored, title);
        } else {
            remarks.note(cell, RemarkCode::UnknownColumn, title);
        }
    }

    pub fn get(&self, name: &str) -> Option<usize> {
        self.plain.get(name).copied()
    }

    pub fn languages(&self) -> impl Iterator<Item = &Lang> {
        self.texts.keys().filter(|(name, _)| *name == "label").map(|(_, lang)| lang)
    }

    /// The texts of a row, as they stand.
    pub fn texts(&self, sheet: &Sheet, row: usize, name: &str) -> Texts {
        let filled = self.texts.iter().filter(|((column, _), _)| *column == name);
        Texts(
            filled
                .map(|((_, lang), at)| (lang.clone(), sheet.text(row, Some(*at)).to_owned()))
                .filter(|(_, text)| !text.is_empty())
                .collect(),
        )
    }
}

const LANGUAGES: [(&str, &str); 14] = [
    ("english", "en"),
    ("russian", "ru"),
    ("русский", "ru"),
    ("chinese", "zh"),
    ("swahili", "sw"),
    ("french", "fr"),
    ("français", "fr"),
    ("german", "de"),
    ("deutsch", "de"),
    ("spanish", "es"),
    ("español", "es"),
    ("portuguese", "pt"),
    ("arabic", "ar"),
    ("italian", "it"),
];

/// `English (en)`, `english`, `en`.
pub(super) fn language_of(text: &str) -> Option<Lang> {
    let text = text.trim().to_lowercase();
    let coded = text.rsplit_once('(').and_then(|(_, code)| code.strip_suffix(')'));
    coded
        .and_then(|code| Lang::new(code.trim()))
        .or_else(|| {
            LANGUAGES.iter().find(|(name, _)| *name == text).and_then(|(_, code)| Lang::new(*code))
        })
        .or_else(|| Lang::new(text))
}
