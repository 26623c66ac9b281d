//! What a file is, told from its first bytes.

/// Pictures with a longer side, or with more pixels than this, are not shown inline: they would
/// cost a reader's browser its memory.
const MAX_SIDE: usize = 30_000;
const MAX_PIXELS: usize = 100_000_000;

/// The only types that a browser is allowed to show inside the portal.
const INLINE: [&str; 4] = ["image/png", "image/jpeg", "image/gif", "image/webp"];

const UNKNOWN: &str = "application/octet-stream";

/// What the content of a file says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sniffed {
    /// The media type to serve it with. HTML, SVG, XML and scripts are `application/octet-stream`:
    /// nothing that could run is ever called by its name.
    pub media_type: &'static str,
    /// Whether it may be shown as a picture; anything else is an attachment.
    pub inline_image: bool,
    /// Width and height in pixels of a picture that may be shown.
    pub pixels: Option<(u32, u32)>,
}

/// Whether a browser may show a file of this type inside the portal. A picture that is too large
/// for that has lost its type in [`sniff`].
pub fn is_inline_image(media_type: &str) -> bool {
    INLINE.contains(&media_type)
}

/// Reads the beginning of a file (256 KiB are enough for the size of nearly any photo).
pub fn sniff(head: &[u8]) -> Sniffed {
    let media_type = media_type(head);
    if !is_inline_image(media_type) {
        return Sniffed { media_type, inline_image: false, pixels: None };
    }
    match pixels(head) {
        Some(pixels) => Sniffed { media_type, inline_image: true, pixels: Some(pixels) },
        None => Sniffed { media_type: UNKNOWN, inline_image: false, pixels: None },
    }
}

fn media_type(head: &[u8]) -> &'static str {
    use infer::MatcherType::{App, Custom, Text};
    match infer::get(head) {
        Some(found) if !matches!(found.matcher_type(), App | Custom | Text) => found.mime_type(),
        Some(found) if found.mime_type() == "application/pdf" => found.mime_type(),
        Some(_) => UNKNOWN,
        None if is_plain_text(head) => "text/plain",
        None => UNKNOWN,
    }
}

/// UTF-8 without control characters and without the look of markup. The end of `head` may cut a
/// character in two.
fn is_plain_text(head: &[u8]) -> bool {
    let text = match std::str::from_utf8(head) {
        Ok(text) => text,
        Err(error) if error.error_len().is_none() => {
            let valid = head.get(..error.valid_up_to()).unwrap_or_default();
            std::str::from_utf8(valid).unwrap_or_default()
        }
        Err(_) => return false,
    };
    let is_text = |c: char| !c.is_control() || matches!(c, '\n' | '\r' | '\t' | '\u{C}');
    let start = text.trim_start_matches(['\u{FEFF}', ' ', '\n', '\r', '\t']);
    !start.is_empty() && !start.starts_with('<') && text.chars().all(is_text)
}

fn pixels(head: &[u8]) -> Option<(u32, u32)> {
    let size = imagesize::blob_size(head).ok()?;
    let sane = |side: usize| (1..=MAX_SIDE).contains(&side);
    let small = size.width.checked_mul(size.height).is_some_and(|pixels| pixels <= MAX_PIXELS);
    if !(sane(size.width) && sane(size.height) && small) {
        return None;
    }
    Some((u32::try_from(size.width).ok()?, u32::try_from(size.height).ok()?))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
        bytes.extend(width.to_be_bytes());
        bytes.extend(height.to_be_bytes());
        bytes.extend([8, 2, 0, 0, 0, 0, 0, 0, 0]);
        bytes
    }

    #[test]
    fn pictures_are_shown_with_their_size() {
        let photo = sniff(&png(640, 480));
        assert_eq!(
            (photo.media_type, photo.inline_image, photo.pixels),
            ("image/png", true, Some((640, 480)))
        );
        let gif = sniff(b"GIF89a\x02\x00\x03\x00\x80\0\0");
        assert_eq!((gif.media_type, gif.pixels), ("image/gif", Some((2, 3))));
        let jpeg = sniff(b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0\xff\xc0\0\x11\x08\0\x20\0\x10\x03\x01\x22\0\x02\x11\x01\x03\x11\x01");
        assert_eq!((jpeg.media_type, jpeg.pixels), ("image/jpeg", Some((16, 32))));
    }

    #[test]
    fn a_picture_that_bursts_a_browser_is_an_attachment() {
        for (width, height) in [(60_000, 10), (20_000, 20_000), (0, 5), (u32::MAX, u32::MAX)] {
            assert!(!sniff(&png(width, height)).inline_image, "{width} x {height}");
        }
        assert!(!sniff(b"\x89PNG\r\n\x1a\n").inline_image, "a picture without a size");
    }

    #[test]
    fn what_could_run_is_never_called_by_its_name() {
        for source in [
            "<html><script>alert(1)</script>",
            "<!DOCTYPE html><p>",
            "  \n<svg onload=alert(1)>",
            "<?xml version=\"1.0\"?><svg/>",
            "\u{feff}<svg/>",
            "<script>",
            "#!/bin/sh\nrm x",
        ] {
            let found = sniff(source.as_bytes());
            assert_eq!((found.media_type, found.inline_image), (UNKNOWN, false), "{source}");
        }
        assert_eq!(sniff(b"MZ\x90\0\x03").media_type, UNKNOWN);
        assert_eq!(sniff(b"\x7fELF\x02\x01\x01").media_type, UNKNOWN);
        assert!(!sniff(b"II*\0\x08\0\0\0").inline_image, "TIFF");
    }

    #[test]
    fn documents_and_text_have_their_type() {
        assert_eq!(sniff(b"%PDF-1.7\n").media_type, "application/pdf");
        assert_eq!(sniff("Протокол\r\n1;2;3".as_bytes()).media_type, "text/plain");
        let cut = "ё".as_bytes().iter().chain(&[0xD1]).copied().collect::<Vec<u8>>();
        assert_eq!(sniff(&cut).media_type, "text/plain", "cut in the middle of a character");
        assert_eq!(sniff(b"a\0b").media_type, UNKNOWN);
        assert_eq!(sniff(b"").media_type, UNKNOWN);
    }

    proptest! {
        #[test]
        fn any_bytes_are_taken(bytes in proptest::collection::vec(any::<u8>(), 0..400), kind in 0_usize..5) {
            let starts: [&[u8]; 5] = [b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"RIFF\0\0\0\0WEBPVP8X", b"GIF89a"];
            let head = [starts[kind], &bytes].concat();
            let found = sniff(&head);
            prop_assert!(!found.inline_image || INLINE.contains(&found.media_type));
        }
    }
}
