//! CSV rows (RFC 4180) with their line numbers, out of files that may be damaged.
//!
//! The usual reader of the `csv` crate takes everything up to the next quotation mark as one row
//! when a mark is missing: one bad row could swallow all the rows behind it. This one looks into
//! what was swallowed, and if a good row begins in there, only what stands before it is bad.
use std::collections::VecDeque;
use std::io::{self, BufRead, Read};

use super::model::Reject;

/// Bytes of one row at most; the longest known complaint has 22 thousand.
const MAX_ROW: usize = 1 << 20;
/// Lines of one row at most.
const MAX_LINES: usize = 5000;
/// Lines of a bad row in which the beginning of a good one is looked for.
const TRIES: usize = 200;

/// A line with its terminator.
#[derive(Debug)]
struct Line {
    number: u64,
    bytes: Vec<u8>,
    /// False: it was longer than a row may be, and was cut.
    whole: bool,
}

/// The fields of a row, one behind the other.
#[derive(Debug, Default)]
pub(super) struct Fields {
    bytes: Vec<u8>,
    ends: Vec<usize>,
}

impl Fields {
    fn clear(&mut self) {
        self.bytes.clear();
        self.ends.clear();
    }

    fn len(&self) -> usize {
        self.ends.len()
    }

    /// The fields as text; `None` if the row is not UTF-8.
    pub fn as_text(&self) -> Option<Vec<&str>> {
        let text = std::str::from_utf8(&self.bytes).ok()?;
        let mut start = 0;
        self.ends
            .iter()
            .map(|end| {
                let field = text.get(start..*end);
                start = *end;
                field
            })
            .collect()
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    FieldStart,
    Plain,
    Quoted,
    /// After a mark inside quotes: the end of the field, or half of a doubled one.
    Mark,
}

/// Takes lines until a row is complete.
#[derive(Debug)]
struct Machine {
    delimiter: u8,
    state: State,
    fields: Fields,
    /// Something stood between a closing mark and the next delimiter.
    strayed: bool,
}

impl Machine {
    fn new(delimiter: u8) -> Self {
        Self { delimiter, state: State::FieldStart, fields: Fields::default(), strayed: false }
    }

    fn start(&mut self) {
        self.fields.clear();
        self.state = State::FieldStart;
        self.strayed = false;
    }

    /// True if the row ends with this line.
    fn take(&mut self, line: &[u8]) -> bool {
        let content = without_terminator(line);
        for byte in content {
            self.step(*byte);
        }
        if self.state == State::Quoted {
            self.fields.bytes.extend_from_slice(line.get(content.len()..).unwrap_or_default());
            return false;
        }
        self.fields.ends.push(self.fields.bytes.len());
        true
    }

    fn step(&mut self, byte: u8) {
        self.state = match (self.state, byte) {
            (State::FieldStart, b'"') => State::Quoted,
            (State::Quoted, b'"') => State::Mark,
            (State::Quoted, _) => {
                self.fields.bytes.push(byte);
                State::Quoted
            }
            (State::Mark, b'"') => {
                self.fields.bytes.push(byte);
                State::Quoted
            }
            (_, byte) if byte == self.delimiter => {
                self.fields.ends.push(self.fields.bytes.len());
                State::FieldStart
            }
            (before, byte) => {
                self.strayed |= before == State::Mark;
                self.fields.bytes.push(byte);
                State::Plain
            }
        };
    }
}

fn without_terminator(line: &[u8]) -> &[u8] {
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    line.strip_suffix(b"\r").unwrap_or(line)
}

/// Reads rows that all have as many fields as the first one, the header.
pub(super) struct Rows<R> {
    input: R,
    /// Lines that were read and given back.
    returned: VecDeque<Line>,
    lines_read: u64,
    /// The lines of the newest row.
    current: VecDeque<Line>,
    machine: Machine,
    columns: usize,
}

/// What a file goes on with.
#[derive(Debug)]
pub(super) enum Item {
    /// A row that begins at this line; its fields are in [`Rows::fields`].
    Row(u64),
    Bad(Reject),
}

impl<R: BufRead> Rows<R> {
    pub fn new(input: R, delimiter: u8) -> Self {
        Self {
            input,
            returned: VecDeque::new(),
            lines_read: 0,
            current: VecDeque::new(),
            machine: Machine::new(delimiter),
            columns: 0,
        }
    }

    /// The first row, which says how many fields all have; `None` for an empty file.
    pub fn header(&mut self) -> io::Result<Option<&Fields>> {
        let Some((lines, ended)) = self.gather()? else { return Ok(None) };
        if !ended || lines.iter().any(|line| !line.whole) {
            self.machine.start();
        }
        self.columns = self.machine.fields.len();
        Ok(Some(&self.machine.fields))
    }

    /// The fields of the newest [`Item::Row`].
    pub fn fields(&self) -> &Fields {
        &self.machine.fields
    }

    /// The line that was read last.
    pub fn line(&self) -> u64 {
        self.lines_read
    }

    /// The newest row as it stands in the file.
    pub fn raw(&self) -> String {
        as_row(&joined(&self.current))
    }

    pub fn next_item(&mut self) -> io::Result<Option<Item>> {
        let Some((lines, ended)) = self.gather()? else { return Ok(None) };
        let found = self.machine.fields.len();
        let fits = self.fits(ended);
        let (Some(first), Some(last)) = (lines.front(), lines.back()) else { return Ok(None) };
        let (first, last, whole) = (first.number, last.number, first.whole);
        if !whole {
            let reason = format!("row_too_long: a row may have {MAX_ROW} bytes");
            return Ok(Some(bad(reason, &lines)));
        }
        if fits && !(self.machine.strayed && last > first) {
            self.current = lines;
            return Ok(Some(Item::Row(first)));
        }
        let (bad_lines, good_behind) = self.part(lines, last)?;
        if fits && !good_behind {
            // Untidy, but there is only one way to read it.
            self.give_back(bad_lines);
            self.current = self.gather()?.map(|(lines, _)| lines).unwrap_or_default();
            return Ok(Some(Item::Row(first)));
        }
        let reason = if ended && !good_behind {
            format!("wrong_columns: {found} columns instead of {}", self.columns)
        } else {
            "open_quote: a quotation mark is not closed".to_owned()
        };
        Ok(Some(bad(reason, &bad_lines)))
    }

    fn fits(&self, ended: bool) -> bool {
        ended && self.machine.fields.len() == self.columns
    }

    /// Parts the lines of a bad row from a good row that begins among them, if there is one.
    /// What ran into a limit is parted behind its first line.
    fn part(&mut self, mut lines: VecDeque<Line>, last: u64) -> io::Result<(VecDeque<Line>, bool)> {
        let at_limit = size(&lines) > MAX_ROW || lines.len() >= MAX_LINES;
        let rest = lines.split_off(1);
        self.give_back(rest);
        for _ in 0..TRIES {
            if self.returned.front().is_none_or(|line| line.number > last) {
                return Ok((lines, false));
            }
            let Some((tried, ended)) = self.gather()? else { return Ok((lines, false)) };
            let good = self.fits(ended) && !self.machine.strayed;
            self.give_back(tried);
            if good {
                return Ok((lines, true));
            }
            lines.extend(self.returned.pop_front());
        }
        if at_limit {
            let rest = lines.split_off(1);
            self.give_back(rest);
        } else {
            while self.returned.front().is_some_and(|line| line.number <= last) {
                lines.extend(self.returned.pop_front());
            }
        }
        Ok((lines, false))
    }

    fn give_back(&mut self, lines: VecDeque<Line>) {
        for line in lines.into_iter().rev() {
            self.returned.push_front(line);
        }
    }

    /// The lines of the next row, and whether it came to its end. Blank lines are skipped.
    fn gather(&mut self) -> io::Result<Option<(VecDeque<Line>, bool)>> {
        let first = loop {
            match self.take_line()? {
                None => return Ok(None),
                Some(line) if without_terminator(&line.bytes).is_empty() => {}
                Some(line) => break line,
            }
        };
        self.machine.start();
        let mut ended = self.machine.take(&first.bytes);
        let mut total = first.bytes.len();
        let mut lines = VecDeque::from([first]);
        while !ended && total <= MAX_ROW && lines.len() < MAX_LINES {
            let Some(line) = self.take_line()? else { break };
            ended = self.machine.take(&line.bytes);
            total += line.bytes.len();
            lines.push_back(line);
        }
        Ok(Some((lines, ended)))
    }

    fn take_line(&mut self) -> io::Result<Option<Line>> {
        if let Some(line) = self.returned.pop_front() {
            return Ok(Some(line));
        }
        let mut bytes = Vec::new();
        let limit = u64::try_from(MAX_ROW).unwrap_or(u64::MAX);
        self.input.by_ref().take(limit).read_until(b'\n', &mut bytes)?;
        if bytes.is_empty() {
            return Ok(None);
        }
        let whole = bytes.ends_with(b"\n") || bytes.len() < MAX_ROW;
        if !whole {
            self.input.skip_until(b'\n')?;
        }
        self.lines_read += 1;
        Ok(Some(Line { number: self.lines_read, bytes, whole }))
    }
}

fn size(lines: &VecDeque<Line>) -> usize {
    lines.iter().map(|line| line.bytes.len()).sum()
}

fn joined(lines: &VecDeque<Line>) -> Vec<u8> {
    lines.iter().flat_map(|line| line.bytes.iter().copied()).collect()
}

fn bad(reason: String, lines: &VecDeque<Line>) -> Item {
    let line = lines.front().map_or(0, |line| line.number);
    Item::Bad(Reject { line, reason, row: as_row(&joined(lines)) })
}

fn as_row(bytes: &[u8]) -> String {
    String::from_utf8_lossy(without_terminator(bytes)).into_owned()
}

#[cfg(test)]
mod tests;
