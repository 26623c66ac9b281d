//! The command line, as it is typed: what it prints, how it ends, what it leaves behind.
use std::path::Path;
use std::process::{Command, Output, Stdio};

use crate::support::db::postgres_server;

const BINARY: &str = env!("CARGO_BIN_EXE_concord");

const MAP: &str = "source = 'desk'\nexternal_id = 'Ticket'\ncustomer = '{Customer}'\n\
                   title = '{Subject}'\n[vendor]\nname = '{Firm}'\n\
                   [received]\ncolumn = 'Opened'\nformat = '%Y-%m-%d'\n";
const FILE: &str = "Ticket,Firm,Customer,Subject,Opened\n\
                    1,Hydra Castings,Northwind,It leaks,2026-01-02\n\
                    2,Hydra Castings,Northwind,It squeaks,2026-01-03\n\
                    3,Hydra Castings,Northwind,It hums,no day\n";

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

#[track_caller]
fn done(folder: &Path, arguments: &[&str]) -> String {
    let output = concord(folder, arguments);
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
    said
}

#[track_caller]
fn refused(folder: &Path, arguments: &[&str]) -> String {
    let output = concord(folder, arguments);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert_eq!(said.lines().count(), 1, "one sentence: {said}");
    said
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

#[test]
fn what_reads_a_portal_makes_none() {
    let here = folder();
    let entry = "0197f2a0-0000-7000-8000-000000000000";
    for arguments in [
        &["verify"][..],
        &["admin", "list"],
        &["admin", "owner-link", "--slug", "x"],
        &["admin", "make-operator", "--email", "anna@example.org"],
        &["admin", "erase", entry],
    ] {
        let arguments = [arguments, &["--data-dir", "nowhere"]].concat();
        assert!(refused(here.path(), &arguments).contains("there is no portal in nowhere"));
    }
    assert!(!here.path().join("nowhere").exists());
}

#[test]
fn a_vendor_is_made_once_and_named_in_plain_words_when_it_is_not() {
    let here = folder();
    let vendor = |name: &str, email: &str, zone: &str| {
        let named = ["admin", "create-vendor", "--name", name, "--email", email];
        [&named[..], &["--time-zone", zone, "--data-dir", "p"]].concat().join("\n")
    };
    let typed = |line: String| line.split('\n').map(str::to_owned).collect::<Vec<_>>();
    let run = |line: String, ok: bool| {
        let words = typed(line);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        if ok { done(here.path(), &words) } else { refused(here.path(), &words) }
    };
    assert!(run(vendor("Hydra", "anna", "UTC"), false).contains("anna is no e-mail address"));
    assert!(run(vendor("Hydra", "a@b.example", "Mars"), false).contains("Mars is no time zone"));
    assert!(!here.path().join("p").exists(), "nothing was made of what was wrong");
    assert!(run(vendor("Hydra", "a@b.example", "UTC"), true).contains("/welcome/"));
    let again = run(vendor("Hydra", "c@d.example", "UTC"), false);
    assert!(again.contains("called Hydra already") && again.contains("--slug hydra"), "{again}");
    let nobody = refused(
        here.path(),
        &["admin", "make-operator", "--email", "x@y.example", "--data-dir", "p"],
    );
    assert!(nobody.contains("nobody signs in with x@y.example"));
}

#[test]
fn an_import_says_how_to_get_in_and_leaves_one_file() {
    if postgres_server().is_some() {
        return;
    }
    let here = folder();
    std::fs::write(here.path().join("desk.toml"), MAP).unwrap();
    std::fs::write(here.path().join("desk.csv"), FILE).unwrap();
    let import = ["import", "complaints", "desk.csv", "--map", "desk.toml", "--data-dir", "p"];
    let dry = done(here.path(), &[&import[..], &["--dry-run"]].concat());
    assert!(dry.starts_with("dry run: would create 2, update 0, reject 1 ("), "{dry}");
    assert!(dry.trim_end().ends_with("nothing was written to the portal"), "{dry}");
    assert!(!here.path().join("p").exists());
    let said = done(here.path(), &import);
    assert!(said.contains("admin owner-link --slug SLUG"), "{said}");
    assert!(said.lines().last().unwrap().starts_with("2 created, 0 updated, 1 rejected in "));
    let log = std::fs::metadata(here.path().join("p/concord.db-wal"));
    assert!(log.is_err() || log.unwrap().len() == 0, "everything stands in the database file");
    let list = done(here.path(), &["admin", "list", "HYDRA", "--data-dir", "p"]);
    assert!(list.contains("hydra-castings"), "{list}");
    assert!(!list.contains("northwind"), "a customer is no vendor: {list}");
    let claim = ["admin", "owner-link", "--data-dir", "p", "--slug"];
    let link = done(here.path(), &[&claim[..], &["hydra-castings"]].concat());
    assert!(link.contains("http://localhost:8080/welcome/"), "{link}");
    let wrong = refused(here.path(), &[&claim[..], &["hydra"]].concat());
    assert!(wrong.contains("no organisation with the slug hydra"), "{wrong}");
    assert!(done(here.path(), &["verify", "--data-dir", "p"]).contains("whole"));
}

#[test]
fn settings_are_printed_as_toml_and_a_closed_pipe_is_no_accident() {
    let here = folder();
    let text = done(here.path(), &["config", "--data-dir", "p"]);
    assert!(text.contains("data_dir = \"p\"  # flag"), "{text}");
    assert!(!here.path().join("p").exists());
    std::fs::write(here.path().join("concord.toml"), text).unwrap();
    done(here.path(), &["config"]);
    for command in ["config", "openapi"] {
        let mut child = Command::new(BINARY)
            .arg(command)
            .current_dir(here.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
        assert!(output.status.success());
    }
}

#[test]
fn a_survey_is_checked_kept_and_printed() {
    let here = folder();
    let form = "survey\n,type,name,label\n,text,why,Why?\n";
    std::fs::write(here.path().join("good.csv"), form).unwrap();
    let bad = "survey\n,type,name,label\n,geopoint,where,Where?\n";
    std::fs::write(here.path().join("bad.csv"), bad).unwrap();
    assert!(done(here.path(), &["survey", "check", "good.csv"]).contains("1 pages, 1 questions"));
    let output = concord(here.path(), &["survey", "check", "bad.csv"]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("survey!A2: there are no questions of this type here"), "{said}");
    assert!(said.contains("bad.csv is refused: 1 reason"), "{said}");
    let nowhere = ["survey", "import", "good.csv", "--data-dir", "nowhere"];
    assert!(refused(here.path(), &nowhere).contains("there is no portal in nowhere"));
    let vendor = ["admin", "create-vendor", "--name", "Hydra", "--email", "a@b.example"];
    done(here.path(), &[&vendor[..], &["--data-dir", "p"]].concat());
    let kept = done(here.path(), &["survey", "import", "good.csv", "--data-dir", "p"]);
    assert!(kept.contains("is a draft of Hydra now"), "{kept}");
    let id = kept.split_whitespace().find(|word| word.len() == 36).unwrap();
    let json = done(here.path(), &["survey", "export", id, "--data-dir", "p"]);
    let survey: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(survey["pages"][0]["elements"][0]["name"], "why");
    let none = "0197f2a0-0000-7000-8000-000000000000";
    let none = ["survey", "export", none, "--data-dir", "p"];
    assert!(refused(here.path(), &none).contains("there is no survey"));
}
