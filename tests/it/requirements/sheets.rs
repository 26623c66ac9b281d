//! The list as a file, both ways.
use serde_json::{Value, json};

use super::{adds, agrees, field, keys, list, row};
use crate::projects::{Joint, running};
use crate::support::{Actor, Answer, Sent, World, text};

async fn exported(who: &Actor, project: &Joint) -> String {
    let answer = who.get(&project.at("requirements.csv")).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    assert_eq!(answer.header("cache-control"), "no-store");
    answer.text()
}

async fn imports(who: &Actor, project: &Joint, csv: &str, dry: bool) -> Answer {
    let body = json!({ "csv": csv, "dry_run": dry, "reason": "From the workshop." });
    who.post(&project.at("requirements/import"), body).await
}

#[actix_web::test]
async fn what_goes_out_comes_in_again_and_changes_nothing() {
    let world = World::new().await;
    let project = running(&world).await;
    let (vera, anna) = (world.vendor(), world.person("anna"));
    let top = adds(vera, &project, "=HYPERLINK(\"http://x\")\nsecond, \"line\"").await;
    let part = json!({
        "text": "'-5 °C", "parent_id": top["id"], "priority": "could", "acceptance": "@home",
        "target": { "comparison": "at_most", "value": "-5", "unit": "°C" },
    });
    anna.post(&project.at("requirements"), part).await.ok();
    let file = exported(anna, &project).await;
    assert!(file.contains("\"'=HYPERLINK(") && file.contains("\"'@home\""), "{file}");
    let before = list(vera, &project).await;
    let told = imports(vera, &project, &file, false).await.ok();
    assert_eq!((&told["errors"], &told["unknown_columns"]), (&json!([]), &json!([])));
    let all = told["rows"].as_array().unwrap();
    assert!(all.len() == 2 && all.iter().all(|row| row["change"] == "unchanged"), "{told}");
    assert_eq!(list(vera, &project).await, before);
    // A changed cell changes its row, and a row without a key is a new one.
    let file = file.replace("could", "should") + "\"\",\"R1\",\"New\",\"Firm A\"\n";
    let dry = imports(vera, &project, &file, true).await.ok();
    let said: Vec<&Value> =
        dry["rows"].as_array().unwrap().iter().map(|row| &row["change"]).collect();
    assert_eq!(said, ["unchanged", "changed", "added"]);
    assert_eq!(list(vera, &project).await, before, "a dry run changes nothing");
    imports(vera, &project, &file, false).await.ok();
    assert_eq!(row(anna, &project, "R2").await["priority"], "should");
    let new = row(anna, &project, "R3").await;
    assert_eq!((&new["text"], &new["depth"]), (&json!("New"), &json!(1)));
    assert_eq!(new["source"]["name"], "Firm A");
}

#[actix_web::test]
async fn a_file_is_told_what_is_wrong_with_it_by_line() {
    let world = World::new().await;
    let project = running(&world).await;
    let vera = world.vendor();
    adds(vera, &project, "Holds 12 bar").await;
    let file = "Key;Text;Priority;Target;Colour\n\
        R1;Holds 12 bar;must;12,5;red\nR9;Gone;must;;\nR1;Twice;must;;\n;;must;;\n;T;urgent;ten;\n";
    let told = imports(vera, &project, file, true).await.ok();
    assert_eq!(told["unknown_columns"], json!(["Colour"]));
    let errors: Vec<(u64, String, String)> = told["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|error| {
            (error["line"].as_u64().unwrap(), text(&error["column"]), text(&error["code"]))
        })
        .collect();
    let wanted = [
        (3, "key", "unknown_key"),
        (4, "key", "twice"),
        (5, "text", "missing_field"),
        (6, "priority", "not_allowed_value"),
        (6, "target", "bad_number"),
    ];
    let wanted: Vec<(u64, String, String)> = wanted
        .into_iter()
        .map(|(line, column, code)| (line, column.to_owned(), code.to_owned()))
        .collect();
    assert_eq!(errors, wanted);
    let refused = imports(vera, &project, file, false).await;
    assert_eq!(field(refused), ("csv".into(), "has_errors".into()));
    let circle = "key,parent\nR1,R1\n";
    let told = imports(vera, &project, circle, true).await.ok();
    assert_eq!(told["errors"][0]["code"], "circular");
    let long = format!("text\n{}", "x".repeat(420_000));
    assert_eq!(field(imports(vera, &project, &long, true).await).1, "too_long");
    let many = format!("text\n{}", "x\n".repeat(501));
    let many = imports(vera, &project, &many, true).await.ok();
    assert_eq!(many["errors"][0]["code"], "too_many");
    let bytes = b"{\"csv\":\"text \xFF\xFE\",\"dry_run\":true}".to_vec();
    let body = Sent { body: bytes, ..Sent::text("application/json", String::new()) };
    let bad = vera.send("POST", &project.at("requirements/import"), body).await;
    assert_eq!(bad.status, 400, "{}", bad.text());
    assert_eq!(keys(&list(vera, &project).await), ["R1"]);
}

#[actix_web::test]
async fn into_an_agreed_list_a_file_becomes_a_delta() {
    let world = World::new().await;
    let project = running(&world).await;
    let (vera, anna) = (world.vendor(), world.person("anna"));
    adds(vera, &project, "Holds 12 bar").await;
    agrees(&world, &project).await;
    let file = "key,text\nR1,Holds 14 bar\n,Blue\n";
    let told = imports(anna, &project, file, false).await.ok();
    assert_eq!(told["as_changes"], true);
    let now = list(vera, &project).await;
    assert_eq!((&now["state"], &now["agreed_version"]), (&json!("changing"), &json!(1)));
    let lines = now["changes"].as_array().unwrap();
    assert_eq!((lines.len(), &lines[0]["reason"]), (2, &json!("From the workshop.")));
    assert_eq!(row(vera, &project, "R1").await["text"], "Holds 12 bar");
    // The same file again changes nothing; another one rewords the line.
    imports(anna, &project, "key,text\nR1,Holds 14 bar\n", false).await.ok();
    imports(anna, &project, "key,text\nR1,Holds 15 bar\n", false).await.ok();
    let now = list(vera, &project).await;
    assert_eq!(now["changes"].as_array().unwrap().len(), 2);
    assert_eq!(row(vera, &project, "R1").await["change"]["after"]["text"], "Holds 15 bar");
    assert_eq!(agrees(&world, &project).await["agreed_version"], 2);
    assert_eq!(row(vera, &project, "R1").await["text"], "Holds 15 bar");
}
