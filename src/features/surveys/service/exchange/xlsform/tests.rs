//! The real files, and small ones that are wrong in one way.
use serde_json::json;

use super::*;
use crate::features::surveys::model::{Kind, QuestionId};

const FOLDER: &str = "definitions/xlsform";

fn real(file: &str) -> Option<Result<Imported, Vec<Remark>>> {
    let bytes = crate::features::surveys::service::real::file(&format!("{FOLDER}/{file}"))?;
    Some(read(&bytes, Trust::CommandLine))
}

/// Which cells of a real file are refused, with the reason.
fn refused(file: &str) -> Option<Vec<String>> {
    Some(real(file)?.unwrap_err().iter().map(Remark::to_string).collect())
}

fn form(rows: &str) -> Result<Imported, Vec<Remark>> {
    let text = format!(
        "survey\n,type,name,label,relevant,constraint,required\n{rows}\nchoices\n\
         ,list_name,name,label\n,yn,yes,Yes\n,yn,no,No\n"
    );
    read(text.as_bytes(), Trust::Uploaded)
}

fn reasons(rows: &str) -> Vec<String> {
    form(rows).unwrap_err().iter().map(Remark::to_string).collect()
}

#[test]
fn bad_files_are_refused_with_cell_and_reason() {
    for (file, said) in [
        ("bad__blank_second_row.xls", "survey!A2: the row under the header is empty"),
        ("bad__duplicate_columns.xlsx", "survey!E1: this column is there twice: label"),
        ("bad__extra_columns.xls", "survey!A19999: this type is not known: party like it's 19999"),
        ("bad__UCL_Biomass_Plot_Form.xlsx", "survey!H9: this expression cannot be read: ‘other’"),
        (
            "loop.xlsx",
            "survey!A3: there are no questions of this type here: begin loop over toilet_type",
        ),
        ("choice_filter_test.xlsx", "choices!B6: this choice is in its list twice: king"),
        (
            "or_other.xlsx",
            "survey!D3: choices that depend on other answers are not taken over: pastel=yes",
        ),
        (
            "repeat_date_test.xls",
            "survey!A4: there are no questions of this type here: begin repeat",
        ),
        ("widgets.xls", "survey!A11: there are no questions of this type here: geopoint"),
        (
            "case_insensitivity.csv",
            "survey!A3: there are no questions of this type here: select_one_external c1",
        ),
    ] {
        let Some(refused) = refused(file) else { return };
        assert!(refused.iter().any(|one| one.starts_with(said)), "{file}: {refused:#?}");
    }
}

#[test]
fn strangers_send_no_old_excel() {
    let Some(bytes) =
        crate::features::surveys::service::real::file(&format!("{FOLDER}/table-list.xls"))
    else {
        return;
    };
    let refused = read(&bytes, Trust::Uploaded).unwrap_err();
    assert_eq!(refused[0].to_string(), "file: the file cannot be read: XLS; save it as XLSX");
}

#[test]
fn a_real_form_becomes_pages() {
    let Some(imported) = real("table-list.xls") else { return };
    let Imported { definition, notes } = imported.unwrap();
    let pages: Vec<_> =
        definition.pages.iter().map(|page| (page.id.as_str(), page.questions.len())).collect();
    assert_eq!(pages, [("page", 1), ("table_list_test2", 2), ("happy_sad_table", 2)]);
    let brian = definition.question(&QuestionId::new("happy_sad_brian").unwrap()).unwrap();
    assert!(matches!(&brian.kind, Kind::Multi { options, .. } if options.len() == 2));
    // Faces without words: their names stand in, and that is said.
    assert!(notes.iter().any(|note| note.code == RemarkCode::NoLabel), "{notes:#?}");
    let Some(burger) = real("utf_csv.csv") else { return };
    let burger = burger.unwrap().definition;
    assert_eq!(
        burger.pages[0].questions[0].text.in_language(&Lang::english()),
        "…what toppings do you prefer on your 🍔s?"
    );
}

#[test]
fn conditions_become_rules() {
    let imported = form(
        ",select_one yn,alone,Alone?,,,yes\n,int,age,Age,${alone} = 'yes',. >= 18 and . < 100,\n\
         ,text,why,Why at ${age}?,\"not(selected(${alone}, 'yes')) or ${age} > 60\",,${alone} = 'no'",
    )
    .unwrap();
    // What repeats an answer stands on a page behind it.
    assert_eq!(imported.definition.pages.len(), 2);
    let questions: Vec<_> = imported.definition.questions().collect();
    let json = serde_json::to_value(questions).unwrap();
    assert_eq!(json[0]["required"], json!(true));
    assert_eq!(json[1]["kind"], json!({"type": "number", "min": "18", "max": "99", "decimals": 0}));
    assert_eq!(json[1]["visible_if"], json!({"op": "in", "question": "alone", "options": ["yes"]}));
    assert_eq!(
        json[2]["visible_if"],
        json!({"op": "or", "args": [
            {"op": "not", "arg": {"op": "in", "question": "alone", "options": ["yes"]}},
            {"op": "compare", "value": {"question": "age"}, "is": "more", "than": {"number": "60"}},
        ]})
    );
    assert_eq!(json[2]["required_if"], json!({"op": "in", "question": "alone", "options": ["no"]}));
}

#[test]
fn what_is_wrong_in_one_way_is_said_once() {
    for (rows, said) in [
        (",select_one yn,,A?,,,", "survey!B2: there is no name: select_one yn"),
        (",text,a,A?,,,\n,text,a,B?,,,", "survey!B3: this name is there twice: a"),
        (",select_one xx,a,A?,,,", "survey!A2: this list of choices does not exist: xx"),
        (",text,a,,,,", "survey!B2: there is no text to show: a"),
        (",text,a,A?,${b} = 'x',,", "survey!D2: nothing of this name is asked: b"),
        (",text,a,A ${b}?,,,", "survey!B2: nothing of this name is asked: b"),
        (
            ",select_one yn,a,A?,,,\n,text,b,B?,${a} = 'maybe',,",
            "survey!D3: nothing of this name is asked: maybe",
        ),
        (
            ",text,a,A?,,,\n,text,b,B?,${a} + 1 > 2,,",
            "survey!D3: this expression cannot be read: + 1 > 2",
        ),
        (",begin group,g,G,,,\n,text,a,A?,,,", "survey!A2: a group is not closed, or closed twice"),
        (",text,a,A?,,,\n,end group,,,,,", "survey!A3: a group is not closed, or closed twice"),
        (",note,a,A,,,", "pages: the survey would not hold: no_questions"),
    ] {
        assert_eq!(reasons(rows), [said], "{rows}");
    }
}

#[test]
fn files_that_are_none_are_refused_at_once() {
    for (bytes, said) in [
        (&b"PK\x03\x04nonsense"[..], "file: the file cannot be read: XLSX"),
        (b"\xff\xfe\x00", "file: the file cannot be read: no XLSX and no UTF-8 text"),
        (b"", "file: a sheet is missing: survey"),
        (b",a,b", "file: the file cannot be read: CSV without a sheet's name"),
    ] {
        let refused = read(bytes, Trust::Uploaded).unwrap_err();
        assert_eq!(refused[0].to_string(), said);
    }
    let large = vec![b'x'; 11 * 1024 * 1024];
    assert_eq!(read(&large, Trust::Uploaded).unwrap_err()[0].code, RemarkCode::TooLarge);
}
