//! `Range` and `If-None-Match` (RFC 9110), as far as a file needs them: one range of bytes.
use std::ops::Range;

/// What of a file a request asks for.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    All,
    Part(Range<u64>),
    /// The range lies outside of the file.
    Nothing,
}

/// Whatever is no single range of bytes asks for the whole file, as the RFC allows.
pub(super) fn parse(text: &str, size: u64) -> Wanted {
    let Some((first, last)) = text.strip_prefix("bytes=").and_then(|range| range.split_once('-'))
    else {
        return Wanted::All;
    };
    let (first, last) = (number(first), number(last));
    match (first, last) {
        (Bound::At(first), Bound::At(last)) if first > last => Wanted::All,
        (Bound::At(first), _) if first >= size => {
            if last == Bound::Bad {
                Wanted::All
            } else {
                Wanted::Nothing
            }
        }
        (Bound::At(first), Bound::At(last)) => {
            Wanted::Part(first..last.saturating_add(1).min(size))
        }
        (Bound::At(first), Bound::Open) => Wanted::Part(first..size),
        (Bound::Open, Bound::At(0)) => Wanted::Nothing,
        (Bound::Open, Bound::At(_)) if size == 0 => Wanted::Nothing,
        (Bound::Open, Bound::At(count)) => Wanted::Part(size.saturating_sub(count)..size),
        _ => Wanted::All,
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Bound {
    Open,
    At(u64),
    Bad,
}

fn number(text: &str) -> Bound {
    let text = text.trim();
    if text.is_empty() {
        return Bound::Open;
    }
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Bound::Bad;
    }
    // More digits than a file has bytes: somewhere behind its end.
    Bound::At(text.parse().unwrap_or(u64::MAX))
}

/// Whether a list of ETags names this one.
pub(super) fn names(list: &str, etag: &str) -> bool {
    list.trim() == "*" || list.split(',').any(|known| known.trim().trim_start_matches("W/") == etag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_range_of_bytes_is_understood() {
        for (text, wanted) in [
            ("bytes=0-0", Wanted::Part(0..1)),
            ("bytes=0-99", Wanted::Part(0..10)),
            ("bytes=9-", Wanted::Part(9..10)),
            ("bytes=-3", Wanted::Part(7..10)),
            ("bytes=-99", Wanted::Part(0..10)),
            ("bytes=2-99999999999999999999999", Wanted::Part(2..10)),
            ("bytes=10-", Wanted::Nothing),
            ("bytes=10-12", Wanted::Nothing),
            ("bytes=-0", Wanted::Nothing),
        ] {
            assert_eq!(parse(text, 10), wanted, "{text}");
        }
        assert_eq!(parse("bytes=0-", 0), Wanted::Nothing);
        assert_eq!(parse("bytes=-5", 0), Wanted::Nothing);
    }

    #[test]
    fn anything_else_asks_for_the_whole_file() {
        for text in [
            "",
            "bytes=",
            "bytes=-",
            "bytes=5-2",
            "bytes=0-1,3-4",
            "lines=0-1",
            "bytes=a-b",
            "bytes=20-x",
            "bytes=+1-2",
        ] {
            assert_eq!(parse(text, 10), Wanted::All, "{text}");
        }
    }

    #[test]
    fn etags_are_compared_weakly() {
        assert!(names("\"a\", W/\"b\"", "\"b\""));
        assert!(names("*", "\"b\""));
        assert!(!names("\"a\"", "\"b\""));
    }
}
