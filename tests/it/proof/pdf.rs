//! The words of a PDF: enough of the format to read what this program writes.
use std::collections::HashMap;
use std::io::Read;

/// All strings that are shown, a line for each.
pub fn text(pdf: &[u8]) -> String {
    let objects = objects(pdf);
    let mut all = String::new();
    for page in objects.values().filter(|object| object.head.contains("/Type/Page/")) {
        let resources = &objects[&reference(&page.head, "/Resources").unwrap()].head;
        let mut fonts: HashMap<Vec<u8>, HashMap<u16, String>> = HashMap::new();
        for number in 0.. {
            let name = format!("f{number}");
            let Some(font) = reference(resources, &format!("/{name}")) else { break };
            if let Some(cmap) = reference(&objects[&font].head, "/ToUnicode") {
                fonts.insert(name.into_bytes(), table(&objects[&cmap].stream));
            }
        }
        assert!(!fonts.is_empty(), "no font says what its glyphs mean");
        let content = &objects[&reference(&page.head, "/Contents").unwrap()].stream;
        for (font, shown) in shown(content) {
            let table = &fonts[&font];
            let codes = shown.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
            all.extend(codes.map(|code| table.get(&code).map_or("", String::as_str)));
            all.push('\n');
        }
    }
    all
}

/// An object: its dictionary as text, its stream unpacked.
struct Object {
    head: String,
    stream: Vec<u8>,
}

fn objects(pdf: &[u8]) -> HashMap<u32, Object> {
    let mut found = HashMap::new();
    let mut rest = pdf;
    while let Some(start) = position(rest, b" 0 obj\n") {
        let line = rest[..start].iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
        let number = std::str::from_utf8(&rest[line..start]).unwrap().parse().unwrap();
        rest = &rest[start + 7..];
        let end = position(rest, b"endobj").unwrap();
        let body = &rest[..end];
        let (head, stream) = match position(body, b"stream\n") {
            Some(at) => {
                let packed = &body[at + 7..];
                let packed = &packed[..position(packed, b"endstream").unwrap()];
                let mut plain = Vec::new();
                let inflated = flate2::read::ZlibDecoder::new(packed).read_to_end(&mut plain);
                (&body[..at], if inflated.is_ok() { plain } else { packed.to_vec() })
            }
            None => (body, Vec::new()),
        };
        let head = String::from_utf8_lossy(head).into_owned();
        found.insert(number, Object { head, stream });
        rest = &rest[end..];
    }
    found
}

/// The object that a key of a dictionary refers to: `/Contents 21 0 R`.
fn reference(head: &str, key: &str) -> Option<u32> {
    let (_, after) = head.split_once(&format!("{key} "))?;
    after.split_once(" 0 R")?.0.parse().ok()
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

/// The strings of each `Tj` or `TJ`, put together, with the name of their font.
fn shown(content: &[u8]) -> Vec<(Vec<u8>, Vec<u8>)> {
    let (mut all, mut current, mut font) = (Vec::new(), Vec::new(), Vec::new());
    let mut at = 0;
    while at < content.len() {
        match content[at] {
            b'(' => at = literal(content, at + 1, &mut current),
            b'<' if content.get(at + 1) != Some(&b'<') => {
                let end = at + position(&content[at..], b">").unwrap();
                current.extend(hex::decode(&content[at + 1..end]).unwrap());
                at = end + 1;
            }
            b'/' => {
                let end = content[at..].iter().position(u8::is_ascii_whitespace).unwrap() + at;
                if content[at + 1] == b'f' {
                    font = content[at + 1..end].to_vec();
                }
                at = end;
            }
            b'T' if matches!(content.get(at + 1), Some(b'j' | b'J')) => {
                all.push((font.clone(), std::mem::take(&mut current)));
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
