//! Opening a file: plain or gzip, UTF-8 or another encoding, told by what it begins with.
use std::fs::File;
use std::io::{self, BufRead, BufReader, ErrorKind, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use encoding_rs::{Decoder, Encoding, UTF_8};
use flate2::bufread::MultiGzDecoder;

use super::model::ImportError;

const GZIP: &[u8] = &[0x1f, 0x8b];
/// Zip, and with it XLSX and ODS.
const ZIP: &[u8] = b"PK\x03\x04";
/// XLS and other old office files.
const OLE: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0];
const BUFFER: usize = 64 * 1024;

/// An open file that reads as UTF-8, as far as it is UTF-8.
pub(super) struct Source {
    pub text: Box<dyn BufRead + Send>,
    /// Bytes of the file, and how many of them were read.
    pub size: u64,
    pub read: Arc<AtomicU64>,
    /// Whether what could not be decoded stands in the text as U+FFFD.
    pub marks_errors: bool,
}

/// Counts what was read of the file, for the progress bar.
struct Counted {
    file: File,
    read: Arc<AtomicU64>,
}

impl Read for Counted {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.file.read(buffer)?;
        self.read.fetch_add(u64::try_from(count).unwrap_or(0), Ordering::Relaxed);
        Ok(count)
    }
}

/// How a file is called in sentences.
pub(super) fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

/// The encoding of this label; `latin-1` and the like are understood too.
pub(super) fn encoding_of(label: &str) -> Result<&'static Encoding, ImportError> {
    Encoding::for_label(label.as_bytes())
        .or_else(|| Encoding::for_label(label.replace(['-', '_', ' '], "").as_bytes()))
        .ok_or_else(|| {
            ImportError::Unusable(format!(
                "the encoding {label} is not known; try utf-8, latin1, windows-1251 or koi8-r"
            ))
        })
}

/// An unpacked file that is not empty.
struct Unpacked {
    bytes: Box<dyn BufRead + Send>,
    size: u64,
    read: Arc<AtomicU64>,
}

/// The first bytes of a file, as they stand in it.
pub(super) fn head(path: &Path, most: u64) -> Result<Vec<u8>, ImportError> {
    let mut head = Vec::new();
    let refuse = |cause| ImportError::Unusable(format!("{} is damaged: {cause}", name_of(path)));
    unpack(path)?.bytes.take(most).read_to_end(&mut head).map_err(refuse)?;
    Ok(head)
}

/// Whether a file has more bytes than these once it is unpacked.
pub(super) fn is_longer(path: &Path, most: u64) -> Result<bool, ImportError> {
    let mut bytes = unpack(path)?.bytes.take(most.saturating_add(1));
    let count = io::copy(&mut bytes, &mut io::sink());
    let refuse = |cause| ImportError::Unusable(format!("{} is damaged: {cause}", name_of(path)));
    count.map(|count| count > most).map_err(refuse)
}

/// Opens the file and looks at its first bytes.
pub(super) fn open(
    path: &Path,
    encoding: Option<&'static Encoding>,
) -> Result<Source, ImportError> {
    let refuse = |cause| ImportError::Unusable(format!("{} is damaged: {cause}", name_of(path)));
    let Unpacked { mut bytes, size, read } = unpack(path)?;
    let start = bytes.fill_buf().map_err(refuse)?;
    let marked = Encoding::for_bom(start);
    let used = encoding.or(marked.map(|(encoding, _)| encoding)).unwrap_or(UTF_8);
    let marks_errors = used != UTF_8;
    let text: Box<dyn BufRead + Send> = if marks_errors {
        Box::new(Decoding::new(bytes, used))
    } else {
        bytes.consume(marked.map_or(0, |(_, length)| length));
        bytes
    };
    Ok(Source { text, size, read, marks_errors })
}

fn unpack(path: &Path) -> Result<Unpacked, ImportError> {
    let refuse = |why: String| ImportError::Unusable(format!("{} {why}", name_of(path)));
    let unreadable = |cause: io::Error| match cause.kind() {
        ErrorKind::NotFound => refuse("does not exist".to_owned()),
        ErrorKind::PermissionDenied => refuse("may not be read by this user".to_owned()),
        _ => refuse(format!("cannot be read: {cause}")),
    };
    let file = File::open(path).map_err(unreadable)?;
    let about = file.metadata().map_err(unreadable)?;
    if about.is_dir() {
        return Err(refuse("is a folder, not a file".to_owned()));
    }
    let read = Arc::new(AtomicU64::new(0));
    let counted = Counted { file, read: Arc::clone(&read) };
    let mut raw = BufReader::with_capacity(BUFFER, counted);
    let start = raw.fill_buf().map_err(unreadable)?;
    let is_gzip = start.starts_with(GZIP);
    let ends_as_gzip = path.extension().is_some_and(|end| end.eq_ignore_ascii_case("gz"));
    if start.is_empty() {
        return Err(refuse("is empty".to_owned()));
    }
    if start.starts_with(ZIP) || start.starts_with(OLE) {
        return Err(refuse(
            "is an archive or an office file, not CSV: export it as CSV first".to_owned(),
        ));
    }
    if ends_as_gzip && !is_gzip {
        return Err(refuse("is not gzip, although its name ends in .gz".to_owned()));
    }
    let mut bytes: Box<dyn BufRead + Send> = if is_gzip {
        Box::new(BufReader::with_capacity(BUFFER, MultiGzDecoder::new(raw)))
    } else {
        Box::new(raw)
    };
    let start = bytes.fill_buf().map_err(|cause| refuse(format!("is damaged: {cause}")))?;
    if start.is_empty() {
        return Err(refuse("is empty".to_owned()));
    }
    Ok(Unpacked { bytes, size: about.len(), read })
}

/// Turns another encoding into UTF-8 while it is read.
struct Decoding {
    bytes: Box<dyn BufRead + Send>,
    decoder: Decoder,
    done: bool,
    decoded: Vec<u8>,
    /// What of `decoded` is still to be read.
    unread: std::ops::Range<usize>,
}

impl Decoding {
    fn new(bytes: Box<dyn BufRead + Send>, encoding: &'static Encoding) -> Self {
        let decoder = encoding.new_decoder_with_bom_removal();
        Self { bytes, decoder, done: false, decoded: vec![0; BUFFER], unread: 0..0 }
    }
}

impl BufRead for Decoding {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        while self.unread.is_empty() && !self.done {
            let input = self.bytes.fill_buf()?;
            let last = input.is_empty();
            let (result, taken, written, _) =
                self.decoder.decode_to_utf8(input, &mut self.decoded, last);
            self.bytes.consume(taken);
            self.unread = 0..written;
            self.done = last && result == encoding_rs::CoderResult::InputEmpty;
        }
        Ok(self.decoded.get(self.unread.clone()).unwrap_or_default())
    }

    fn consume(&mut self, count: usize) {
        self.unread.start = self.unread.end.min(self.unread.start + count);
    }
}

impl Read for Decoding {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.fill_buf()?.read(buffer)?;
        self.consume(count);
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn file(bytes: &[u8], name: &str) -> (tempfile::TempDir, std::path::PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        (folder, path)
    }

    fn text_of(bytes: &[u8], label: Option<&str>) -> String {
        let (_folder, path) = file(bytes, "x.csv");
        let encoding = label.map(|label| encoding_of(label).unwrap());
        let mut text = String::new();
        open(&path, encoding).unwrap().text.read_to_string(&mut text).unwrap();
        text
    }

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        gzip.write_all(bytes).unwrap();
        gzip.finish().unwrap()
    }

    #[test]
    fn encodings_and_marks_are_taken_off() {
        assert_eq!(text_of("\u{feff}Ёж".as_bytes(), None), "Ёж");
        assert_eq!(text_of(b"caf\xe9", Some("latin-1")), "café");
        assert_eq!(text_of(b"\xc6\xf3\xea", Some("windows-1251")), "Жук");
        assert_eq!(text_of(b"\xff\xfea\0\x16\x04", None), "aЖ");
        assert_eq!(text_of(&gzip("\u{feff}é".as_bytes()), None), "é");
        let two = [gzip(b"one "), gzip(b"two")].concat();
        assert_eq!(text_of(&two, None), "one two");
        let long = "ж".repeat(100_000);
        let (bytes, ..) = encoding_rs::KOI8_R.encode(&long);
        assert_eq!(text_of(&bytes, Some("koi8-r")), long);
    }

    #[test]
    fn what_cannot_be_read_is_said_in_one_sentence() {
        for (bytes, name, said) in [
            (&b"a,b"[..], "x.csv.gz", "x.csv.gz is not gzip, although its name ends in .gz"),
            (b"", "x.csv", "x.csv is empty"),
            (
                b"PK\x03\x04...",
                "x.xlsx",
                "x.xlsx is an archive or an office file, not CSV: export it as CSV first",
            ),
        ] {
            let (_folder, path) = file(bytes, name);
            assert_eq!(open(&path, None).err().unwrap().to_string(), said);
        }
        let (folder, path) = file(&gzip(b"")[..], "empty.gz");
        assert_eq!(open(&path, None).err().unwrap().to_string(), "empty.gz is empty");
        let missing = folder.path().join("missing.csv");
        assert_eq!(open(&missing, None).err().unwrap().to_string(), "missing.csv does not exist");
        let said = open(folder.path(), None).err().unwrap().to_string();
        assert!(said.ends_with("is a folder, not a file"), "{said}");
        assert!(encoding_of("klingon").unwrap_err().to_string().contains("klingon is not known"));
    }
}
