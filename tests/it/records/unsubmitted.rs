//! The evidence of a complaint that is still a draft stays with it; an upload is attached once.
use serde_json::json;

use crate::support::{Actor, Case, World};

#[actix_web::test]
async fn a_message_draft_does_not_throw_the_evidence_away() {
    let world = World::new().await;
    let adam = world.customer();
    let file = adam.uploads("crack.png", b"crack").await;
    let mut input = Actor::complaint(world.relationship("A"), "Cracked");
    input["submit"] = json!(false);
    // Named twice, it is still one file.
    input["file_ids"] = json!([file, file]);
    let case = Case::of(adam.post("/api/v1/complaints", input).await.ok());
    let draft = |body: &str| json!({ "lane": "shared", "body": body, "file_ids": [] });
    adam.put(&case.thread_path("draft"), draft("typed")).await.refused(409, "conflict");
    adam.delete(&case.thread_path("draft?lane=shared")).await.refused(409, "conflict");
    let send = json!({ "lane": "shared" });
    adam.post(&case.thread_path("draft/send-now"), send).await.refused(409, "conflict");
    assert_eq!(adam.sees(&case).await["files"].as_array().unwrap().len(), 1);
    // Notes among ourselves are drafted as ever.
    let own = json!({ "lane": "private", "body": "typed", "file_ids": [] });
    adam.put(&case.thread_path("draft"), own).await.ok();
    adam.does(&case, "submit", json!({})).await;
    let filed = adam.reads(&case, "shared").await;
    assert_eq!(filed[0]["files"].as_array().unwrap().len(), 1, "{filed:?}");
    adam.put(&case.thread_path("draft"), draft("typed")).await.ok();
}

#[actix_web::test]
async fn an_upload_that_is_named_twice_is_attached_once() {
    let world = World::new().await;
    let case = world.case().await;
    let adam = world.customer();
    let file = adam.uploads("photo.png", b"photo").await;
    let said = adam.says_with(&case, "shared", "Look.", &[&file, &file]).await;
    assert_eq!(said["files"].as_array().unwrap().len(), 1, "{said}");
}
