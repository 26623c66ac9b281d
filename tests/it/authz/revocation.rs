//! Taking a right away while the portal is busy (T5): whatever begins after it was confirmed reaches
//! the person by no way, whatever was under way or queued before.
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use serde_json::json;

use crate::support::world::PASSWORD;
use crate::support::{Actor, Answer, Case, Sent, World, mail};

/// Messages of each writer, before and after.
const EACH: usize = 25;

/// Says something, however often the database asks to come again.
async fn says(by: &Actor, case: &Case, body: &str) {
    let input = json!({ "lane": "shared", "body": body });
    for _try in 0..50 {
        let answer = by.post(&case.thread_path("messages"), input.clone()).await;
        if answer.status != 503 {
            answer.ok();
            return;
        }
    }
    panic!("{body} was never taken");
}

/// Writers who do not stop: `BEFORE` until they are told, then `AFTER`, each naming Ralf.
fn writers(
    world: &World,
    case: &Case,
    removed: &Arc<AtomicBool>,
    said: &Arc<AtomicUsize>,
) -> Vec<actix_web::rt::task::JoinHandle<()>> {
    let mention = format!("@[Ralf](member:{})", world.person("ralf").membership);
    let talk = |name: &str| {
        let (by, case, mention) = (world.person(name).clone(), case.clone(), mention.clone());
        let (removed, said) = (Arc::clone(removed), Arc::clone(said));
        actix_web::rt::spawn(async move {
            let mut after = 0;
            while after < EACH {
                // Asked before it is sent: what is called AFTER begins after the confirmation.
                let word = if removed.load(Ordering::SeqCst) { "AFTER" } else { "BEFORE" };
                after += usize::from(word == "AFTER");
                says(&by, &case, &format!("{word} {after} {mention}")).await;
                said.fetch_add(1, Ordering::SeqCst);
            }
        })
    };
    ["vera", "mark", "anna", "adam"].into_iter().map(talk).collect()
}

#[track_caller]
fn assert_shut(what: &str, answer: &Answer) {
    assert!(
        matches!(answer.status, 401 | 403 | 404),
        "{what}: {} {}",
        answer.status,
        answer.text()
    );
    assert!(!answer.text().contains("AFTER"), "{what}: {}", answer.text());
}

#[actix_web::test]
async fn nothing_that_begins_after_a_removal_reaches_the_removed() {
    let world = World::new().await;
    let case = world.case().await;
    let ralf = world.person("ralf").clone();
    ralf.says(&case, "shared", "I take part.").await;
    let credentials = json!({ "email": ralf.email, "password": PASSWORD });
    let signed_in = world.app.anonymous().post("/api/v1/auth/sign-in", credentials).await;
    let mut cookies = signed_in.cookies();
    signed_in.ok();
    let mut sockets = Vec::new();
    for _ in 0..3 {
        let mut socket = ralf.goes_live().await;
        socket.subscribe(&case.thread, 0, 0).await;
        sockets.push(socket);
    }
    let (removed, said) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicUsize::new(0)));
    let talking = writers(&world, &case, &removed, &said);
    // In the midst of it: entries are under way, and pushes and mails for Ralf are queued.
    while said.load(Ordering::SeqCst) < EACH && !talking.iter().any(|task| task.is_finished()) {
        sockets[0].until("entry", |_| true).await;
    }
    world.remove_ralf().await;
    removed.store(true, Ordering::SeqCst);
    // He tries every way back in while they go on.
    let mut renewed = 0;
    let entries = case.thread_path("entries?lane=shared&limit=5");
    let mut tries = 0;
    // For as long as they talk, and until his session was renewed at least once: an hour at most.
    while tries < 60
        && (renewed == 0
            || said.load(Ordering::SeqCst) < 3 * EACH
                && !talking.iter().any(|task| task.is_finished()))
    {
        tries += 1;
        assert_eq!(ralf.tries_live().await.err().map(|refused| refused.0), Some(401));
        assert_shut("his token", &ralf.get(&entries).await);
        let browser = Sent::default().with("cookie", cookies.clone());
        let by_cookie = world.app.http.send("GET", &entries, browser).await;
        assert_shut("his browser", &by_cookie);
        // His session goes on, and its tokens are renewed: they open nothing of the firm's.
        if !by_cookie.cookies().is_empty() {
            cookies = by_cookie.cookies();
            renewed += 1;
        }
        world.app.clock.advance(60);
    }
    for task in talking {
        task.await.unwrap();
    }
    assert!(renewed > 0, "the session was never renewed");
    for mut socket in sockets {
        assert_eq!(socket.closed().await, 4403);
        let seen = serde_json::to_string(&socket.seen).unwrap();
        assert!(seen.contains("BEFORE") && !seen.contains("AFTER"), "{seen}");
    }
    // Queued before and after, done now: under the rights of now.
    while world.app.work().await > 0 {}
    let mails = mail::mails_to(&world.app.mailer, &ralf.email);
    let texts: Vec<&str> = mails.iter().map(|mail| mail.text.as_str()).collect();
    assert!(
        !texts.iter().any(|text| text.contains("AFTER") || text.contains("BEFORE")),
        "{texts:#?}"
    );
    assert!(mails.is_empty(), "{texts:#?}");
    assert!(!mail::mails_to(&world.app.mailer, &world.vendor().email).is_empty());
    let told = world.vendor().reads(&case, "shared").await;
    let after = told.iter().filter(|entry| entry["body"].to_string().contains("AFTER")).count();
    assert!(after >= 4 * EACH, "{after} of {}", told.len());
}
