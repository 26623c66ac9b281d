//! What a row's type is here.
use super::choices::List;
use crate::features::surveys::model::{Fixed, Kind, Texts};
use crate::features::surveys::service::exchange::RemarkCode;
use crate::features::surveys::service::exchange::expression::{Dialect, Expr, Op, parse};

/// What a row is.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Row {
    Question(Plain),
    /// One or several of a list.
    Choice {
        list: String,
        several: bool,
        ranked: bool,
        other: bool,
    },
    BeginGroup,
    EndGroup,
    Calculation,
    /// Filled in by a device; nobody is asked.
    Metadata,
    Unsupported,
    Unknown,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Plain {
    ShortText,
    Note,
    Whole,
    Decimal,
    Date,
    File,
    Picture,
    Consent,
}

/// Types are spelled in many ways: `select_one x`, `select one from x`, `select all that apply from x`.
pub(super) fn row(typed: &str) -> Row {
    let words: Vec<&str> = typed.split_whitespace().collect();
    let joined = words.join(" ");
    let flat = joined.to_lowercase().replace('_', " ");
    for (prefix, several, ranked) in [
        ("select one from ", false, false),
        ("select one ", false, false),
        ("select all that apply from ", true, false),
        ("select multiple from ", true, false),
        ("select multiple ", true, false),
        ("rank ", false, true),
    ] {
        if let Some(rest) = flat.strip_prefix(prefix) {
            if rest.starts_with("file ") || rest.starts_with("external ") {
                return Row::Unsupported;
            }
            // The name of the list keeps its capitals and lines.
            let tail = joined.get(prefix.len()..).unwrap_or_default();
            let other = [" or specify other", " or_other", " or other"]
                .into_iter()
                .find_map(|end| tail.strip_suffix(end));
            let list = other.unwrap_or(tail).trim().to_owned();
            return Row::Choice { list, several, ranked, other: other.is_some() };
        }
    }
    plain(&flat)
}

fn plain(flat: &str) -> Row {
    match flat {
        "text" | "string" | "barcode" => Row::Question(Plain::ShortText),
        "note" => Row::Question(Plain::Note),
        "integer" | "int" => Row::Question(Plain::Whole),
        "decimal" => Row::Question(Plain::Decimal),
        "date" => Row::Question(Plain::Date),
        "image" | "photo" => Row::Question(Plain::Picture),
        "audio" | "video" | "file" => Row::Question(Plain::File),
        "acknowledge" | "trigger" => Row::Question(Plain::Consent),
        "begin group" | "begin  group" => Row::BeginGroup,
        "end group" => Row::EndGroup,
        "calculate" | "hidden" => Row::Calculation,
        "start" | "end" | "today" | "deviceid" | "username" | "phonenumber" | "email"
        | "simserial" | "subscriberid" | "audit" | "start-geopoint" | "background-audio" => {
            Row::Metadata
        }
        "geopoint" | "geotrace" | "geoshape" | "time" | "datetime" | "date time" | "range"
        | "csv-external" | "xml-external" | "end repeat" | "end loop" => Row::Unsupported,
        flat if flat.starts_with("begin ") || flat.starts_with("osm") => Row::Unsupported,
        _ => Row::Unknown,
    }
}

impl Plain {
    pub fn kind(self, appearance: &str) -> Kind {
        match self {
            Self::ShortText if appearance.contains("multiline") => {
                Kind::LongText { max_length: None }
            }
            Self::ShortText => Kind::ShortText { max_length: None },
            Self::Note => Kind::Statement {},
            Self::Whole => {
                Kind::Number { min: None, max: None, decimals: 0, unit: Texts::default() }
            }
            Self::Decimal => {
                Kind::Number { min: None, max: None, decimals: 4, unit: Texts::default() }
            }
            Self::Date => Kind::Date { min: None, max: None },
            Self::File => Kind::File { pictures: false },
            Self::Picture => Kind::File { pictures: true },
            Self::Consent => Kind::Consent {},
        }
    }
}

/// The kind of a question with choices.
pub(super) fn choice(list: &List, several: bool, ranked: bool, appearance: &str) -> Kind {
    let options = list.choices.clone();
    if ranked {
        Kind::Ranking { options, top: None }
    } else if several {
        Kind::Multi { options, shuffle: false, min: None, max: None }
    } else if ["minimal", "autocomplete"].iter().any(|one| appearance.contains(one)) {
        Kind::Dropdown { options }
    } else {
        Kind::Single { options, shuffle: false }
    }
}

/// Puts a range into the kind: `. >= 5 and . < 18`. An error when it says more than a range does.
pub(super) fn constrain(kind: &mut Kind, constraint: &str) -> Result<(), RemarkCode> {
    let expr = parse(constraint, Dialect::XlsForm).map_err(|_| RemarkCode::Constraint)?;
    let parts = match expr {
        Expr::And(parts) => parts,
        one => vec![one],
    };
    let mut narrowed = kind.clone();
    for part in parts {
        let (op, number) = match part {
            Expr::Binary(op, left, right) => match (*left, *right) {
                (Expr::Dot, Expr::Number(number)) => (op, number),
                _ => return Err(RemarkCode::Constraint),
            },
            _ => return Err(RemarkCode::Constraint),
        };
        narrow(&mut narrowed, op, number)?;
    }
    *kind = narrowed;
    Ok(())
}

fn narrow(kind: &mut Kind, op: Op, number: Fixed) -> Result<(), RemarkCode> {
    let Kind::Number { min, max, decimals, .. } = kind else {
        return Err(RemarkCode::Constraint);
    };
    // Below 10 is at most 9, or 9.9999: the next number that can be typed.
    let step =
        if *decimals == 0 { Fixed::small(1) } else { Fixed::parse("0.0001").unwrap_or_default() };
    match op {
        Op::AtLeast => *min = Some(number),
        Op::AtMost => *max = Some(number),
        Op::More => *min = Some(number.plus(step)),
        Op::Less => *max = Some(number.minus(step)),
        _ => return Err(RemarkCode::Constraint),
    }
    Ok(())
}
