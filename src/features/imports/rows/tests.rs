//! Rows of sound and of damaged files.
use super::*;

/// Line and fields of a row, or line and code of a bad one.
type Found = Result<(u64, Vec<String>), (u64, String)>;

/// What stands behind the header.
fn read(text: &str) -> Vec<Found> {
    let mut rows = Rows::new(text.as_bytes(), b',');
    rows.header().unwrap();
    let mut all = Vec::new();
    while let Some(item) = rows.next_item().unwrap() {
        all.push(match item {
            Item::Row(line) => {
                let fields = rows.fields().as_text().unwrap();
                Ok((line, fields.into_iter().map(str::to_owned).collect()))
            }
            Item::Bad(reject) => {
                let code = reject.reason.split(':').next().unwrap().to_owned();
                Err((reject.line, code))
            }
        });
    }
    all
}

fn row(line: u64, fields: [&str; 2]) -> Found {
    Ok((line, fields.map(str::to_owned).to_vec()))
}

#[test]
fn quotes_lines_and_terminators_are_read_as_rfc_4180_says() {
    assert_eq!(
        read("a,b\r\n1,\"x, \"\"y\"\"\r\nz\"\r\n\r\n,\n5\" pipe,\"q\"r\n2,last"),
        [
            row(2, ["1", "x, \"y\"\r\nz"]),
            row(5, ["", ""]),
            row(6, ["5\" pipe", "qr"]),
            row(7, ["2", "last"]),
        ]
    );
}

#[test]
fn a_missing_mark_costs_one_row() {
    assert_eq!(
        read("a,b\n1,\"open\n2,two\n3,three\n"),
        [Err((2, "open_quote".to_owned())), row(3, ["2", "two"]), row(4, ["3", "three"])]
    );
    let closed_by_a_later_one = "a,b\n1,\"open\n2,two\n3,\"three\"\n4,four\n";
    assert_eq!(
        read(closed_by_a_later_one),
        [
            Err((2, "open_quote".to_owned())),
            row(3, ["2", "two"]),
            row(4, ["3", "three"]),
            row(5, ["4", "four"]),
        ]
    );
}

#[test]
fn a_row_of_several_lines_behind_a_missing_mark_is_whole() {
    assert_eq!(
        read("a,b\n1,\"open\n2,\"two\nlines\"\n3,three\n"),
        [Err((2, "open_quote".to_owned())), row(3, ["2", "two\nlines"]), row(5, ["3", "three"]),]
    );
}

#[test]
fn a_row_of_several_lines_with_too_few_columns_is_one_bad_row() {
    assert_eq!(
        read("a,b\n\"one\nfield\nalone\"\n2,two\n"),
        [Err((2, "wrong_columns".to_owned())), row(5, ["2", "two"])]
    );
    assert_eq!(
        read("a,b\n1,\"x\"y\nz\n2,\"x\n\"z\n"),
        [row(2, ["1", "xy"]), Err((3, "wrong_columns".to_owned())), row(4, ["2", "x\nz"])]
    );
    assert_eq!(read("a,b\n1,2,3\n"), [Err((2, "wrong_columns".to_owned()))]);
    assert_eq!(read("a,b\n1,\"never closed"), [Err((2, "open_quote".to_owned()))]);
}

#[test]
fn an_endless_line_is_cut_and_passed() {
    let text = format!("a,b\n{}\n2,two\n", "x".repeat(3 * MAX_ROW));
    assert_eq!(read(&text), [Err((2, "row_too_long".to_owned())), row(3, ["2", "two"])]);
}
