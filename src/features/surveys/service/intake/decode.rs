//! From bytes to text. UTF-8 if it is UTF-8; otherwise Cyrillic or Western, whichever its letters are.
use encoding_rs::{Encoding, UTF_8, WINDOWS_1251, WINDOWS_1252};

use super::{Note, Refused};

/// Zip, and with it XLSX; old office files.
const ARCHIVES: [&[u8]; 2] = [b"PK\x03\x04", &[0xd0, 0xcf, 0x11, 0xe0]];

/// The text of a file.
#[derive(Debug)]
pub struct Decoded {
    pub text: String,
    pub encoding: &'static str,
    pub notes: Vec<Note>,
}

pub(super) fn decode(bytes: &[u8], label: Option<&str>) -> Result<Decoded, Refused> {
    if ARCHIVES.iter().any(|start| bytes.starts_with(start)) {
        return Err(Refused::NotText);
    }
    let mut notes = Vec::new();
    let encoding = match label {
        Some(label) => {
            let known = Encoding::for_label(label.as_bytes())
                .or_else(|| Encoding::for_label(label.replace(['-', '_', ' '], "").as_bytes()));
            known.ok_or_else(|| Refused::UnknownEncoding(label.to_owned()))?
        }
        None => match Encoding::for_bom(bytes) {
            Some((encoding, _)) => encoding,
            None if std::str::from_utf8(bytes).is_ok() => UTF_8,
            None => {
                let guessed = guess(bytes);
                notes.push(Note::GuessedEncoding { encoding: guessed.name().to_owned() });
                guessed
            }
        },
    };
    let (text, used, _) = encoding.decode(bytes);
    if text.contains('\0') {
        return Err(Refused::NotText);
    }
    let damaged = text.chars().filter(|one| *one == char::REPLACEMENT_CHARACTER).count();
    if damaged > 0 {
        notes.push(Note::Damaged { characters: damaged });
    }
    Ok(Decoded { text: text.into_owned(), encoding: used.name(), notes })
}

/// Of Russian text most letters are above 0xC0, of Western text few are.
fn guess(bytes: &[u8]) -> &'static Encoding {
    let high = bytes.iter().filter(|byte| **byte >= 0xc0).count();
    let latin = bytes.iter().filter(|byte| byte.is_ascii_alphabetic()).count();
    if high > latin { WINDOWS_1251 } else { WINDOWS_1252 }
}
