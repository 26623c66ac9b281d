//! Met and given up: said by one, confirmed by another. What a requirement is linked to.
use concord::platform::authz::Role;
use serde_json::{Value, json};

use super::{adds, agrees, field, list, reason, row, row_acts};
use crate::projects::{plan, running};
use crate::support::{Actor, World, text};

#[actix_web::test]
async fn another_organisation_confirms_what_one_says() {
    let world = World::new().await;
    let project = running(&world).await;
    let (vera, anna) = (world.vendor(), world.person("anna"));
    adds(vera, &project, "Holds 12 bar").await;
    adds(anna, &project, "Blue").await;
    let early = row(vera, &project, "R1").await;
    let shown = json!({ "note": "Report 7: 13.1 bar." });
    assert_eq!(reason(row_acts(vera, &early, "claim_met", shown.clone()).await), "wrong_status");
    agrees(&world, &project).await;
    assert_eq!(list(vera, &project).await["not_covered"], 2);
    let first = row(vera, &project, "R1").await;
    assert_eq!(field(row_acts(vera, &first, "claim_met", json!({})).await).0, "note");
    let said = row_acts(vera, &first, "claim_met", shown).await.ok();
    assert_eq!(
        (&said["state"], &said["waits_for"][0]["name"]),
        (&json!("agreed"), &json!("Firm A"))
    );
    // Whoever is to answer holds it on the ball clock, and the line says what it is.
    let held = |balance: Value| {
        let items = balance["items"].as_array().unwrap().clone();
        items.into_iter().find(|item| item["kind"] == "claim")
    };
    let item = held(anna.get(&project.at("balance")).await.ok()).unwrap();
    assert_eq!(
        (&item["title"], &item["held_by"][0]["mine"]),
        (&json!("R1: Holds 12 bar"), &json!(true))
    );
    assert_eq!(reason(row_acts(vera, &said, "confirm", json!({})).await), "wrong_side");
    assert_eq!(field(row_acts(anna, &said, "reject", json!({})).await).0, "reason");
    let no = row_acts(anna, &said, "reject", json!({ "reason": "Cold only." })).await.ok();
    assert_eq!((&no["state"], &no["claim"]["answer"]), (&json!("agreed"), &json!("Cold only.")));
    assert_eq!(held(anna.get(&project.at("balance")).await.ok()), None);
    let file = vera.uploads("hot.txt", b"13 bar at 80 C").await;
    let said = row_acts(vera, &no, "claim_met", json!({ "file_id": file })).await.ok();
    assert_eq!(said["claim"]["file"]["name"], "hot.txt");
    // Nor does the same person say yes for another organisation.
    let hat = world.takes_on_as(anna, vera, Role::Manager).await;
    assert_eq!(reason(row_acts(&hat, &said, "confirm", json!({})).await), "other_side");
    let met = row_acts(anna, &said, "confirm", json!({})).await.ok();
    assert_eq!(met["state"], "met");
    // Its own source gives a requirement up, nobody else.
    let second = row(vera, &project, "R2").await;
    let why = json!({ "reason": "No paint left." });
    assert_eq!(reason(row_acts(vera, &second, "waive", why.clone()).await), "wrong_side");
    let said = row_acts(anna, &second, "waive", why).await.ok();
    let held = json!({ "kind": "removed", "requirement_id": second["id"], "reason": "R" });
    assert_eq!(reason(super::proposes(vera, &project, held).await), "claim_open");
    assert_eq!(row_acts(vera, &said, "confirm", json!({})).await.ok()["state"], "waived");
    assert_eq!(list(vera, &project).await["not_covered"], 0);
}

async fn links(who: &Actor, row: &Value, link: Value) -> crate::support::Answer {
    who.post(&format!("/api/v1/requirements/{}/links", text(&row["id"])), link).await
}

#[actix_web::test]
async fn a_link_to_a_record_is_there_for_those_who_see_the_record() {
    let world = World::new().await;
    let project = running(&world).await;
    let (vera, anna) = (world.vendor(), world.person("anna"));
    let row = adds(vera, &project, "Holds 12 bar").await;
    let of_b = world.person("boris").files(world.relationship("B"), "SENT-B-shared-9").await;
    let of_a = world.customer().files(world.relationship("A"), "Cracks").await;
    let record = |id: &str| json!({ "kind": "record", "record_id": id });
    // Anna cannot link what she does not see, nor learn that it is there.
    let foreign = links(anna, &row, record(&of_b.id)).await;
    assert_eq!(field(foreign), ("record_id".into(), "not_allowed_value".into()));
    let before = list(anna, &project).await;
    let linked = links(vera, &row, record(&of_b.id)).await.ok();
    assert_eq!(linked["links"][0]["title"], "SENT-B-shared-9");
    assert_eq!(list(anna, &project).await, before, "nothing moved for Anna");
    let hidden = format!(
        "/api/v1/requirements/{}/links/{}",
        text(&row["id"]),
        text(&linked["links"][0]["id"])
    );
    anna.delete(&hidden).await.refused(404, "not_found");
    links(anna, &row, record(&of_a.id)).await.ok();
    assert_eq!(super::row(vera, &project, "R1").await["links"].as_array().unwrap().len(), 2);
    assert_eq!(super::row(anna, &project, "R1").await["links"].as_array().unwrap().len(), 1);
    // Records say where it comes from; a deliverable or a test shows that it is met.
    assert_eq!(super::row(anna, &project, "R1").await["covered"], false);
    let deliverable = plan(vera, &project).await["phases"][0]["deliverables"][0]["id"].clone();
    let link = json!({ "kind": "deliverable", "deliverable_id": deliverable });
    assert_eq!(links(anna, &row, link.clone()).await.ok()["covered"], true);
    assert_eq!(field(links(anna, &row, link).await).1, "twice");
    let script = json!({ "kind": "test", "title": "T", "url": "javascript:alert(1)" });
    assert_eq!(field(links(anna, &row, script).await).0, "url");
    assert_eq!(vera.delete(&hidden).await.ok()["links"].as_array().unwrap().len(), 2);
}

#[actix_web::test]
async fn a_link_to_a_document_is_there_for_those_for_whom_it_opens() {
    use crate::documents::{confidential, on_nda, releases, three, under_nda};
    let world = World::new().await;
    let project = three(&world).await;
    let (vera, anna, boris) = (world.vendor(), world.person("anna"), world.person("boris"));
    let nda = under_nda(&world, "A", "2027-12-31").await;
    let row = adds(vera, &project, "Holds 12 bar").await;
    let public = releases(vera, &project, "SENT-D-public", json!({})).await;
    let secret = releases(vera, &project, "SENT-D-secret", confidential()).await;
    let of = |document: &Value| json!({ "kind": "document", "document_id": document["id"] });
    // Boris cannot link what does not open for him, nor learn that it is there.
    let foreign = links(boris, &row, of(&secret)).await;
    assert_eq!(field(foreign), ("document_id".into(), "not_allowed_value".into()));
    let before = boris.get(&project.at("requirements")).await.text();
    let linked = links(anna, &row, of(&secret)).await.ok();
    assert_eq!(
        (&linked["links"][0]["document_id"], &linked["covered"]),
        (&secret["id"], &json!(true))
    );
    assert_eq!(
        boris.get(&project.at("requirements")).await.text(),
        before,
        "nothing moved for him"
    );
    assert_eq!(field(links(vera, &row, of(&secret)).await).1, "twice");
    let path = format!(
        "/api/v1/requirements/{}/links/{}",
        text(&row["id"]),
        text(&linked["links"][0]["id"])
    );
    boris.delete(&path).await.refused(404, "not_found");
    links(boris, &row, of(&public)).await.ok();
    let counted = async |who: &Actor| {
        super::row(who, &project, "R1").await["links"].as_array().unwrap().len()
    };
    assert_eq!((counted(vera).await, counted(anna).await, counted(boris).await), (2, 2, 1));
    // It closes with the agreement; what is kept of answers names nothing.
    on_nda(anna, &nda, "terminate", json!({})).await.ok();
    assert_eq!((counted(vera).await, counted(anna).await), (2, 1));
    let all = anna.get(&project.at("requirements")).await.text();
    assert!(!all.contains(&text(&secret["id"])) && !all.contains("SENT-D"), "{all}");
    // A firm that is only asked to join reads no link at all.
    let asked = crate::projects::begins(&world, &["A"]).await;
    anna.get(&asked.at("requirements")).await.refused(404, "not_found");
    let foreign = adds(vera, &asked, "Blue").await;
    let outside = links(vera, &foreign, of(&public)).await;
    assert_eq!(field(outside), ("document_id".into(), "not_allowed_value".into()));
}
