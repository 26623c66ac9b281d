//! The page of the report holds the same table of fields as the server, and has a name for each.
use std::collections::BTreeSet;
use std::fs;

use concord::features::quality::form::{Kind, STEPS, item_fields};
use concord::features::quality::model::ItemKind;
use serde_json::Value;

use crate::support::source;

#[test]
fn the_page_asks_what_the_table_asks() {
    let read = |path: &str| fs::read_to_string(source::root().join(path)).expect("a file");
    let table = read("web/src/features/report/steps.ts");
    let named =
        |name: &str| table.contains(&format!("\"{name}\"")) || table.contains(&format!("{name}:"));
    let mut fields: BTreeSet<&str> = BTreeSet::new();
    let mut words: BTreeSet<&str> = BTreeSet::new();
    for step in STEPS {
        assert!(named(step.step.as_str()), "{}", step.step);
        fields.extend(step.fields.iter().map(|field| field.name));
    }
    for kind in ItemKind::ALL {
        assert!(named(kind.as_str()), "{kind}");
        for field in item_fields(*kind) {
            fields.insert(field.name);
            if let Kind::Word(of) = field.kind {
                words.extend(of);
            }
        }
    }
    for one in fields.iter().chain(&words) {
        assert!(named(one), "steps.ts does not know {one}");
    }
    for language in ["en", "ru"] {
        let text = read(&format!("web/src/i18n/{language}/report.json"));
        let messages: Value = serde_json::from_str(&text).expect("messages");
        let says = |key: String| assert!(messages.get(&key).is_some(), "{language} {key}");
        fields.iter().for_each(|field| says(format!("f_{field}")));
        words.iter().for_each(|word| says(format!("w_{word}")));
        ItemKind::ALL.iter().for_each(|kind| says(format!("row_{kind}")));
        STEPS.iter().for_each(|step| says(format!("title_{}", step.step)));
    }
}
