//! The words of a PDF: enough of the format to read what this program writes.
use std::collections::HashMap;
use std::io::Read;

/// All strings that are shown, a line for each; read with every font's table, since a string does
/// not say which is its own.
pub fn text(pdf: &[u8]) -> String {
    let streams = streams(pdf);
    let tables: Vec<HashMap<u16, String>> =
        streams.iter().filter(|stream| has(stream, b"begincmap")).map(|cmap| table(cmap)).collect();
    assert!(!tables.is_empty(), "no font says what its glyphs mean");
    let mut all = String::new();
    for content in streams.iter().filter(|stream| has(stream, b"BT")) {
        for shown in shown(content) {
            for table in &tables {
                let codes = shown.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
                all.extend(codes.map(|code| table.get(&code).map_or("", String::as_str)));
                all.push('\n');
            }
        }
    }
    all
}

fn has(bytes: &[u8], word: &[u8]) -> bool {
    bytes.windows(word.len()).any(|window| window == word)
}

fn streams(pdf: &[u8]) -> Vec<Vec<u8>> {
    let mut found = Vec::new();
    let mut rest = pdf;
    while let Some(start) = position(rest, b"stream\n") {
        rest = &rest[start + 7..];
        let Some(end) = position(rest, b"endstream") else { break };
        let mut plain = Vec::new();
        if flate2::read::ZlibDecoder::new(&rest[..end]).read_to_end(&mut plain).is_ok() {
            found.push(plain);
        } else {
            found.push(rest[..end].to_vec());
        }
        rest = &rest[end + 9..];
    }
    found
}

fn position(bytes: &[u8], word: &[u8]) -> Option<usize> {
    bytes.windows(word.len()).position(|window| window == word)
}

/// `<0001> <0041>` of `bfchar`, `<0001> <0003> <0041>` of `bfrange`.
fn table(cmap: &[u8]) -> HashMap<u16, String> {
    let text = String::from_utf8_lossy(cmap);
    let mut table = HashMap::new();
    let mut section = "";
    for line in text.lines() {
        if line.ends_with("beginbfchar") || line.ends_with("beginbfrange") {
            section = if line.ends_with("char") { "char" } else { "range" };
        } else if line.starts_with("endbf") {
            section = "";
        }
        let codes: Vec<&str> =
            line.split(['<', '>']).map(str::trim).filter(|part| !part.is_empty()).collect();
        match (section, codes.as_slice()) {
            ("char", [code, means]) => {
                table.insert(u16::from_str_radix(code, 16).unwrap(), utf16(means));
            }
            ("range", [first, last, means]) => {
                let number = |text: &str| u16::from_str_radix(text, 16).unwrap();
                for (step, code) in (number(first)..=number(last)).enumerate() {
                    let start = u32::from_str_radix(means, 16).unwrap();
                    let letter = char::from_u32(start + u32::try_from(step).unwrap()).unwrap();
                    table.insert(code, letter.to_string());
                }
            }
            _ => {}
        }
    }
    table
}

fn utf16(digits: &str) -> String {
    let units: Vec<u16> = hex::decode(digits)
        .unwrap()
        .chunks_exact(2)
        .map(|pair| u16::from_be_bytes([pair[0], pair[1]]))
        .collect();
    String::from_utf16_lossy(&units)
}

/// The strings of each `Tj` or `TJ`, put together.
fn shown(content: &[u8]) -> Vec<Vec<u8>> {
    let (mut all, mut current) = (Vec::new(), Vec::new());
    let mut at = 0;
    while at < content.len() {
        match content[at] {
            b'(' => at = literal(content, at + 1, &mut current),
            b'<' if content.get(at + 1) != Some(&b'<') => {
                let end = at + position(&content[at..], b">").unwrap();
                current.extend(hex::decode(&content[at + 1..end]).unwrap());
                at = end + 1;
            }
            b'T' if matches!(content.get(at + 1), Some(b'j' | b'J')) => {
                all.push(std::mem::take(&mut current));
                at += 2;
            }
            _ => at += 1,
        }
    }
    all
}

/// A string in parentheses with its escapes; gives where it ends.
fn literal(content: &[u8], mut at: usize, into: &mut Vec<u8>) -> usize {
    let mut depth = 1;
    while at < content.len() {
        let byte = content[at];
        at += 1;
        match byte {
            b'\\' => {
                let escaped = content[at];
                at += 1;
                match escaped {
                    b'n' => into.push(b'\n'),
                    b'r' => into.push(b'\r'),
                    b't' => into.push(b'\t'),
                    b'b' => into.push(8),
                    b'f' => into.push(12),
                    b'0'..=b'7' => {
                        let digits = std::str::from_utf8(&content[at - 1..at + 2]).unwrap();
                        into.push(u8::from_str_radix(digits, 8).unwrap());
                        at += 2;
                    }
                    other => into.push(other),
                }
            }
            b'(' => {
                depth += 1;
                into.push(byte);
            }
            b')' => {
                depth -= 1;
                if depth == 0 {
                    return at;
                }
                into.push(byte);
            }
            _ => into.push(byte),
        }
    }
    at
}
