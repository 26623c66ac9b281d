//! `concord load`: made-up data that is the same for the same seed, and never beside real data.
use std::path::Path;
use std::process::{Command, Output, Stdio};

const BINARY: &str = env!("CARGO_BIN_EXE_concord");
const SMALL: [&str; 8] =
    ["--accounts", "300", "--interactions", "1500", "--lines", "600", "--topics", "60"];

fn concord(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(BINARY)
        .args(arguments)
        .current_dir(folder)
        .env("CONCORD_METRICS_LISTEN", "")
        .env_remove("CONCORD_DATABASE_URL")
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

fn load(folder: &Path, data: &str, seed: &str) -> Output {
    let arguments = ["load", "customers", "--data-dir", data, "--seed", seed];
    concord(folder, &[&arguments, &SMALL[..]].concat())
}

fn said(output: &Output) -> String {
    format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    )
}

/// A view that tools read, as `export bi` writes it.
fn exported(folder: &Path, data: &str, view: &str) -> String {
    let to = format!("{data}-bi");
    let output = concord(folder, &["export", "bi", "--data-dir", data, "--to", &to]);
    assert!(output.status.success(), "{}", said(&output));
    std::fs::read_to_string(folder.join(to).join(view)).unwrap()
}

#[test]
fn the_same_seed_makes_the_same_customers_and_another_one_others() {
    let here = tempfile::tempdir().unwrap();
    for (data, seed) in [("one", "1"), ("two", "1"), ("three", "2")] {
        let output = load(here.path(), data, seed);
        assert!(output.status.success(), "{}", said(&output));
    }
    let ids = |data| {
        let text = exported(here.path(), data, "accounts.csv");
        let mut ids: Vec<String> =
            text.lines().filter_map(|line| Some(line.split(',').next()?.to_owned())).collect();
        ids.sort_unstable();
        ids
    };
    let one = ids("one");
    assert_eq!(one.len(), 301, "a head and 300 customers");
    assert_eq!(one, ids("two"));
    assert_ne!(one, ids("three"));
    // What is there already is not made up again.
    let again = load(here.path(), "one", "1");
    assert_eq!(again.status.code(), Some(2), "{}", said(&again));
    assert!(said(&again).contains("another --seed"), "{}", said(&again));
}

#[test]
fn a_portal_that_was_not_made_for_it_is_not_touched() {
    let here = tempfile::tempdir().unwrap();
    let arguments = ["--data-dir", "data", "admin", "create-vendor", "--name", "Real"];
    let made = concord(here.path(), &[&arguments[..], &["--email", "anna@example.org"]].concat());
    assert!(made.status.success(), "{}", said(&made));
    let output = load(here.path(), "data", "1");
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    assert!(said(&output).contains("was not made for this"), "{}", said(&output));
}

#[test]
fn complaints_that_are_made_up_hold_whole_chains_and_can_be_added_to() {
    let here = tempfile::tempdir().unwrap();
    for seed in ["1", "2"] {
        let arguments = ["load", "complaints", "--data-dir", "data", "--seed", seed];
        let size = ["--complaints", "60", "--messages", "4"];
        let output = concord(here.path(), &[&arguments[..], &size].concat());
        assert!(output.status.success(), "{}", said(&output));
        // 11 rows and the first entry, and four for each message.
        assert!(
            said(&output).contains(&format!("{} rows", 60 * (13 + 4 * 4))),
            "{}",
            said(&output)
        );
    }
    let verified = concord(here.path(), &["verify", "--data-dir", "data"]);
    assert!(verified.status.success(), "{}", said(&verified));
    let complaints = exported(here.path(), "data", "complaints.csv");
    assert_eq!(complaints.lines().count(), 121);
    let people = std::fs::read_to_string(here.path().join("data/load-complaints.json")).unwrap();
    assert!(people.contains("customer-001@load.example"), "{people}");
}
