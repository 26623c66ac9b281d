//! File names as people send them: for showing and for the header of a download. No file on disk
//! ever has such a name.

/// Characters of a name at most.
const MAX_CHARS: usize = 200;
/// A longer "extension" is part of the name.
const MAX_EXTENSION: usize = 16;

/// Whether a name tries to be a path: it is absolute, or has a part `..`. Such an upload is
/// refused; no browser sends it.
pub fn has_path(name: &str) -> bool {
    let mut parts = name.split(['/', '\\']);
    let drive = name.as_bytes().get(1) == Some(&b':')
        && name.starts_with(|c: char| c.is_ascii_alphabetic());
    name.starts_with(['/', '\\']) || drive || parts.any(|part| part.trim() == "..")
}

/// `name` without what could deceive a reader or a program: folders, control characters, marks
/// that turn the direction of writing (`exe.gpj` shown as `jpg.exe`), white space at the ends.
/// At most 200 characters; the extension is kept. Never empty.
pub fn clean(name: &str) -> String {
    let base = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let visible: String =
        base.chars().filter(|c| !c.is_control() && !is_direction_mark(*c)).collect();
    let trimmed = visible.trim();
    if trimmed.trim_matches('.').is_empty() {
        return "file".to_owned();
    }
    shorten(trimmed)
}

fn is_direction_mark(c: char) -> bool {
    matches!(c,
        '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}'
        | '\u{2028}' | '\u{2029}' | '\u{FEFF}')
}

fn shorten(name: &str) -> String {
    let length = name.chars().count();
    if length <= MAX_CHARS {
        return name.to_owned();
    }
    let extension = name.rsplit_once('.').map(|(_, extension)| extension);
    let extension = extension.filter(|e| !e.is_empty() && e.chars().count() <= MAX_EXTENSION);
    let tail = extension.map(|extension| format!(".{extension}")).unwrap_or_default();
    let room = MAX_CHARS.saturating_sub(tail.chars().count());
    let stem: String = name.chars().take(room).collect();
    format!("{}{tail}", stem.trim_end())
}

/// The header `Content-Disposition` (RFC 6266) for a name that [`clean`] made: an ASCII form for
/// old programs, and the whole name after RFC 8187.
pub fn content_disposition(name: &str, inline: bool) -> String {
    let kind = if inline { "inline" } else { "attachment" };
    let ascii: String = name.chars().map(|c| if is_plain(c) { c } else { '_' }).collect();
    if ascii == name {
        return format!("{kind}; filename=\"{ascii}\"");
    }
    let encoded: String = name
        .bytes()
        .map(|byte| match byte {
            // attr-char of RFC 8187
            b'a'..=b'z'
            | b'A'..=b'Z'
            | b'0'..=b'9'
            | b'!'
            | b'#'
            | b'$'
            | b'&'
            | b'+'
            | b'-'
            | b'.'
            | b'^'
            | b'_'
            | b'`'
            | b'|'
            | b'~' => char::from(byte).to_string(),
            _ => format!("%{byte:02X}"),
        })
        .collect();
    format!("{kind}; filename=\"{ascii}\"; filename*=UTF-8''{encoded}")
}

/// Stands in a quoted string without escapes, and is not decoded by any browser.
fn is_plain(c: char) -> bool {
    matches!(c, ' '..='~') && !matches!(c, '"' | '\\' | '%')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn paths_are_told_from_names() {
        for path in
            ["../x", "a/../b", "..\\x", "/etc/passwd", "C:\\x", "\\\\host\\x", "..", "a/.. /b"]
        {
            assert!(has_path(path), "{path}");
        }
        for name in ["photo.jpg", "a..b", "...", "1:2.txt", "</script>", "ё.pdf", "a/b"] {
            assert!(!has_path(name), "{name}");
        }
    }

    #[test]
    fn names_are_cleaned_and_otherwise_kept() {
        assert_eq!(clean("Фото насоса №3 (1).JPG"), "Фото насоса №3 (1).JPG");
        assert_eq!(clean("../../etc/passwd"), "passwd");
        assert_eq!(clean("C:\\temp\\a b.txt "), "a b.txt");
        assert_eq!(clean("a\0b\r\nc.txt"), "abc.txt");
        assert_eq!(clean("photo\u{202e}gpj.exe"), "photogpj.exe");
        for nothing in ["", "..", "/", " \u{200f} ", "a/"] {
            assert_eq!(clean(nothing), "file", "{nothing:?}");
        }
        assert_eq!(clean(".htaccess"), ".htaccess");
    }

    #[test]
    fn a_long_name_keeps_its_extension() {
        let long = clean(&format!("{}.jpeg", "ё".repeat(300)));
        assert_eq!(long.chars().count(), 200);
        assert!(long.ends_with("ё.jpeg"));
        assert_eq!(clean(&"x".repeat(300)).len(), 200);
        assert_eq!(clean(&format!("a.{}", "x".repeat(300))).len(), 200);
    }

    #[test]
    fn the_header_carries_any_name() {
        assert_eq!(content_disposition("a b.pdf", false), "attachment; filename=\"a b.pdf\"");
        assert_eq!(
            content_disposition("Акт 1.pdf", true),
            "inline; filename=\"___ 1.pdf\"; filename*=UTF-8''%D0%90%D0%BA%D1%82%201.pdf"
        );
        assert_eq!(
            content_disposition("a\"; x=\"%41.txt", false),
            "attachment; filename=\"a_; x=__41.txt\"; filename*=UTF-8''a%22%3B%20x%3D%22%2541.txt"
        );
    }

    proptest! {
        #[test]
        fn any_name_makes_a_header(name in "[\\s\\S]{0,300}") {
            let cleaned = clean(&name);
            prop_assert!(!cleaned.is_empty() && cleaned.chars().count() <= MAX_CHARS);
            prop_assert!(!has_path(&cleaned) || cleaned.contains(':'));
            prop_assert_eq!(&clean(&cleaned), &cleaned);
            let header = content_disposition(&cleaned, false);
            prop_assert!(header.bytes().all(|b| matches!(b, b' '..=b'~')));
        }
    }
}
