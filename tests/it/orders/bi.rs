//! The views that tools for figures read.
use std::collections::BTreeSet;

use concord::features::bi;
use serde_json::json;

use super::{name_of, order, told};
use crate::support::{World, text};

/// Each file holds the columns of its view, and no word of anybody.
#[actix_web::test]
async fn views_are_written_as_files_without_a_word_of_anybody() {
    let world = World::new().await;
    let vera = world.vendor();
    let case = world.tell("A").await.case;
    let acme = name_of(vera, world.relationship("A")).await;
    told(&world, vera, vec![order("1001", Some(&acme), -9)]).await;
    let call = json!({
        "channel": "call", "direction": "incoming", "party": "+44 20 7946 0958",
        "contact_name": "SENT-A-vendor-contact", "text": "SENT-A-vendor-text",
        "items": [{ "words": "SENT-A-vendor-words" }],
    });
    vera.post("/api/v1/interactions", call).await.ok();
    let dir = tempfile::tempdir().unwrap();
    let db = &world.app.services.platform.db;
    let written = bi::export(db, &dir.path().join("bi"), None).await.unwrap();
    assert_eq!(written.len(), bi::VIEWS.len());
    let read = |name: &str| std::fs::read_to_string(dir.path().join("bi").join(name)).unwrap();
    for (name, columns) in bi::VIEWS {
        let file = read(&format!("{name}.csv"));
        assert_eq!(file.lines().next().unwrap(), columns.join(","), "{name}");
        for word in ["contact", "text", "words"] {
            let told = format!("SENT-A-vendor-{word}");
            assert!(!file.contains(&told), "{name}: {told}");
        }
        assert!(!file.contains("442079460958"), "{name} holds a number of somebody");
        assert!(!file.contains("example.org"), "{name} holds an address");
    }
    let orders = read("orders.csv");
    assert!(orders.contains(",1001,closed,2026-03-01T10:00:00.000000Z,,,,EUR,21000,2"), "{orders}");
    assert_eq!(read("order_lines.csv").lines().count(), 3);
    assert_eq!(read("interactions.csv").lines().count(), 2);
    // A draft is its writer's own.
    let complaints = read("complaints.csv");
    assert!(complaints.contains(&text(&vera.sees(&case).await["number"])), "{complaints}");
    assert!(!complaints.contains(",draft,"), "{complaints}");
    // One vendor's alone.
    let wanda = world.person("wanda").organisation_id().await.parse().unwrap();
    bi::export(db, &dir.path().join("other"), Some(wanda)).await.unwrap();
    let other = std::fs::read_to_string(dir.path().join("other/orders.csv")).unwrap();
    assert_eq!(other.lines().count(), 1);
}

/// Columns that were promised stay.
#[test]
fn views_and_their_columns_are_told_once() {
    let names: BTreeSet<&str> = bi::VIEWS.iter().map(|(name, _)| *name).collect();
    assert_eq!(names.len(), bi::VIEWS.len());
    for (name, columns) in bi::VIEWS {
        assert!(columns.contains(&"vendor_id"), "{name}");
        let unique: BTreeSet<&&str> = columns.iter().collect();
        assert_eq!(unique.len(), columns.len(), "{name}");
    }
}
