//! No customer learns of another one through an idea: not by what it reads, not by who is there,
//! not by what moved.
use serde_json::{Value, json};

use super::{Idea, adams, converses, does, etag, for_all, numbers, refused, sees, votes};
use crate::links::everything;
use crate::support::mail::mails;
use crate::support::world::{assert_no_leak, sentinels};
use crate::support::{Actor, Case, World, text};

/// What names a firm, and what must not be found by the other one.
const NAMES: [(&str, &[&str]); 2] =
    [("A", &["Firm A", "Adam", "Anna", "adam@", "anna@"]), ("B", &["Firm B", "Boris", "boris@"])];

#[track_caller]
fn assert_unnamed(who: &Actor, what: &str, shown: &str) {
    for (firm, names) in NAMES.iter().filter(|(firm, _)| *firm != who.organisation) {
        for name in *names {
            assert!(
                !shown.contains(name),
                "{what} showed {} the name {name} of {firm}\n{shown}",
                who.name
            );
        }
    }
}

/// An idea for all customers in which A and B both take part, with a sentinel in every text.
struct Told {
    idea: Idea,
    a: Case,
    b: Case,
    a_lane: String,
    b_lane: String,
    ids: Vec<String>,
}

async fn speaks(who: &Actor, thread: &Case, lane: &str, word: &str) -> String {
    let file = who.uploads(&format!("{word}.txt"), format!("inside {word}").as_bytes()).await;
    who.says_with(thread, lane, word, &[&file]).await;
    file
}

async fn tell(world: &World) -> Told {
    let (adam, boris, vera) = (world.customer(), world.person("boris"), world.vendor());
    let idea = for_all(world, "A quieter pump").await;
    let mut ids = vec![idea.id.clone(), idea.thread.clone()];
    let mut threads = Vec::new();
    for (firm, who) in [("A", adam), ("B", boris)] {
        let noise =
            who.files(world.relationship(firm), &format!("Noise SENT-{firm}-shared-21")).await;
        let vote = json!({
            "strength": "critical", "commitment": "will_cofund", "amount_minor": 777_777,
            "currency": "EUR", "comment": format!("We need it SENT-{firm}-shared-22"),
            "evidence": [noise.id],
        });
        who.post(&idea.path("/votes"), vote).await.ok();
        let link = json!({ "complaint_id": noise.id });
        who.post(&idea.path("/complaints"), link).await.ok();
        let thread = converses(who, &idea, None).await;
        let lane = text(&thread.filed["lane_id"]);
        for (by, lane, word) in [
            (who, lane.as_str(), format!("SENT-{firm}-shared-23")),
            (vera, lane.as_str(), format!("SENT-{firm}-shared-24")),
            (who, "private", format!("SENT-{firm}-customer-25")),
        ] {
            ids.push(speaks(by, &thread, lane, &word).await);
        }
        let note = json!({
            "strength": "critical", "commitment": "would_switch",
            "comment": format!("SENT-{firm}-shared-26"),
            "on_behalf_of": {
                "relationship_id": world.relationship(firm), "source": "call",
                "who": format!("SENT-{firm}-shared-27"),
            },
        });
        vera.post(&idea.path("/votes"), note).await.ok();
        ids.extend([noise.id, noise.thread, thread.thread.clone()]);
        threads.push((thread, lane));
    }
    let main = idea.case(&idea.thread);
    ids.push(speaks(vera, &main, "private", "SENT-A-vendor-28 of both").await);
    vera.says(&main, "shared", "We begin in spring.").await;
    let own = adams(world, "Ours SENT-A-shared-29").await;
    does(vera, &own, "ask", json!({ "question": "Why SENT-A-shared-30?" })).await;
    ids.extend([own.id, own.thread]);
    world.app.work().await;
    let (b, b_lane) = threads.pop().unwrap();
    let (a, a_lane) = threads.pop().unwrap();
    Told { idea, a, b, a_lane, b_lane, ids }
}

/// All that somebody is shown of ideas by any address.
async fn shown(world: &World, told: &Told, who: &Actor) -> String {
    let ids: Vec<&str> = told.ids.iter().map(String::as_str).collect();
    let mut all = everything(who, &ids).await;
    let lanes = ["shared", "private", &told.a_lane, &told.b_lane];
    for lane in lanes {
        for thread in [&told.idea.thread, &told.a.thread, &told.b.thread] {
            let path = format!("/api/v1/threads/{thread}/entries?lane={lane}&after=0");
            all += &who.get(&path).await.text();
        }
        let path = format!("/api/v1/people?record_id={}&lane={lane}", told.idea.id);
        all += &who.get(&path).await.text();
    }
    for query in ["?q=SENT", "?q=need", "?sort=organisations", "?voted=true", "?own=false"] {
        all += &who.get(&format!("/api/v1/ideas{query}")).await.text();
    }
    for case in ["A", "B", "C"] {
        let relationship = world.relationship(case);
        let path = format!("/api/v1/ideas/similar?text=SENT+pump&relationship_id={relationship}");
        all += &who.get(&path).await.text();
    }
    all
}

#[actix_web::test]
async fn no_address_shows_a_customer_another_one() {
    let world = World::new().await;
    let told = tell(&world).await;
    for name in ["adam", "anna", "abel", "boris", "wanda"] {
        let who = world.person(name);
        let all = shown(&world, &told, who).await;
        assert_no_leak(&who.organisation, name, &all);
        if name != "wanda" {
            assert_unnamed(who, "an address", &all);
        }
        assert!(!all.contains("777777") || name != "abel" || sentinels(&all).len() > 3);
    }
    // The words are there at all.
    assert!(shown(&world, &told, world.person("otto")).await.contains("SENT-B-shared-23"));
    let boris = world.person("boris");
    let own = boris.get(&told.idea.path("/votes")).await.ok();
    assert_eq!((&own["organisations"], &own["tally"]), (&json!(2), &Value::Null));
    assert_eq!(own["items"].as_array().unwrap().len(), 1);
    assert_eq!(own["supporters"], json!([]));
}

#[actix_web::test]
async fn a_firm_is_named_where_it_chose_to_be() {
    let world = World::new().await;
    let idea = for_all(&world, "A quieter pump").await;
    let (adam, boris) = (world.customer(), world.person("boris"));
    let vote = json!({ "strength": "nice", "commitment": "need", "named": true });
    adam.post(&idea.path("/votes"), vote).await.ok();
    votes(boris, &idea, "critical", "will_cofund").await.ok();
    let seen = boris.get(&idea.path("/votes")).await.ok();
    assert_eq!(seen["supporters"][0]["name"], "Firm A");
    let other = adam.get(&idea.path("/votes")).await.ok();
    assert_eq!(other["supporters"], json!([]), "Boris did not choose so");
    // A firm is named, never its people.
    assert!(!seen.to_string().contains("Adam"), "{seen:#}");
}

#[actix_web::test]
async fn mails_name_no_other_customer() {
    let world = World::new().await;
    let told = tell(&world).await;
    let mark = world.person("mark");
    does(mark, &told.idea, "plan", json!({ "note": "Next year." })).await;
    does(mark, &told.idea, "deliver", json!({ "note": "It is here." })).await;
    world.app.work().await;
    let mut of_ideas = 0;
    for mail in mails(&world.app.mailer) {
        let name = mail.to.split('@').next().unwrap_or_default().to_owned();
        let who = world.person(&name);
        let (headers, _) = mail.raw.split_once("\r\n\r\n").unwrap();
        let whole = format!("{}\n{}\n{}\n{headers}", mail.subject, mail.text, mail.html);
        assert_no_leak(&who.organisation, &format!("a mail to {name}"), &whole);
        if !who.organisation.starts_with('V') {
            assert_unnamed(who, "a mail", &whole);
        }
        of_ideas += usize::from(mail.text.contains("/ideas/"));
    }
    assert!(of_ideas > 5, "{of_ideas}");
}

#[actix_web::test]
async fn nobody_sees_who_else_is_there() {
    let world = World::new().await;
    let told = tell(&world).await;
    let (adam, boris, vera) = (world.customer(), world.person("boris"), world.vendor());
    let mut sockets = Vec::new();
    for (who, threads) in [
        (adam, vec![&told.idea.thread, &told.a.thread, &told.b.thread]),
        (boris, vec![&told.idea.thread, &told.b.thread, &told.a.thread]),
        (vera, vec![&told.idea.thread, &told.a.thread, &told.b.thread]),
    ] {
        let mut socket = who.goes_live().await;
        for thread in threads {
            socket.send(json!({ "subscribe": { "thread": thread, "after": {} } })).await;
        }
        socket.settle().await;
        sockets.push((who, socket));
    }
    // Each sees that the vendor is there.
    for (_, socket) in sockets.iter_mut().filter(|(who, _)| who.name != "vera") {
        socket.until("presence", |frame| frame.to_string().contains("Vera Person")).await;
    }
    // Adam types, writes and reads; and the vendor says something to all.
    let (_, of_adam) = &mut sockets[0];
    for lane in ["shared", &told.a_lane, "private"] {
        of_adam.send(json!({ "typing": { "thread": told.idea.thread, "lane": lane } })).await;
        of_adam.send(json!({ "typing": { "thread": told.a.thread, "lane": lane } })).await;
    }
    of_adam.settle().await;
    adam.says(&told.a, &told.a_lane, "SENT-A-shared-41").await;
    adam.says(&told.a, "private", "SENT-A-customer-42").await;
    for (thread, lane) in [(&told.idea.thread, "shared"), (&told.a.thread, told.a_lane.as_str())] {
        let read = json!({ "lane": lane, "seq": 1 });
        adam.post(&format!("/api/v1/threads/{thread}/read"), read).await.ok();
    }
    votes(adam, &told.idea, "nice", "need").await.ok();
    vera.says(&told.idea.case(&told.idea.thread), "shared", "To all of you.").await;
    for (who, mut socket) in sockets {
        socket.until("entry", |frame| frame["entry"]["body"] == "To all of you.").await;
        socket.settle().await;
        let frames = format!("{:?}", socket.seen);
        assert_no_leak(&who.organisation, &who.name, &frames);
        if who.name == "vera" {
            assert!(frames.contains("Adam Person"), "the vendor sees who speaks with it");
            continue;
        }
        assert_unnamed(who, "a socket", &frames);
        let counted = socket.seen.iter().any(|frame| frame["type"] == "votes");
        assert!(who.name == "adam" || !counted, "Adam's vote counts as before: {frames}");
        let other = if who.name == "adam" { &told.b } else { &told.a };
        let refused = socket
            .seen
            .iter()
            .any(|frame| frame["type"] == "error" && frame["thread"] == other.thread.as_str());
        assert!(refused, "{frames}");
        for frame in &socket.seen {
            let of_main = frame["thread"] == told.idea.thread.as_str();
            let kind = text(&frame["type"]);
            assert!(
                !of_main || ["subscribed", "entry"].contains(&kind.as_str()),
                "{} heard of others by {frame}",
                who.name
            );
        }
    }
}

#[actix_web::test]
async fn what_one_customer_says_moves_nothing_for_the_other() {
    let world = World::new().await;
    let told = tell(&world).await;
    let (adam, boris, vera) = (world.customer(), world.person("boris"), world.vendor());
    let figures = async || {
        let mut all = sees(boris, &told.idea).await.to_string();
        for path in ["/api/v1/ideas", "/api/v1/ideas/counts", "/api/v1/inbox"] {
            all += &boris.get(path).await.ok().to_string();
        }
        all + &etag(boris, &told.idea).await
    };
    let before = figures().await;
    adam.says(&told.a, &told.a_lane, "SENT-A-shared-51").await;
    adam.says(&told.a, "private", "SENT-A-customer-52").await;
    vera.says(&told.a, &told.a_lane, "SENT-A-shared-53").await;
    vera.says(&told.idea.case(&told.idea.thread), "private", "SENT-A-vendor-54").await;
    let another = adam.files(world.relationship("A"), "More noise").await;
    adam.post(&told.idea.path("/complaints"), json!({ "complaint_id": another.id })).await.ok();
    adams(&world, "Another one SENT-A-shared-55").await;
    // Asked again and elsewhere what all may count, the vote of the same person changes nothing.
    world.app.work().await;
    assert_eq!(figures().await, before);
}

#[actix_web::test]
async fn what_all_customers_read_is_the_vendors_to_write() {
    let world = World::new().await;
    let told = tell(&world).await;
    let (adam, boris, vera) = (world.customer(), world.person("boris"), world.vendor());
    let path = |rest: &str| format!("/api/v1/threads/{}/{rest}", told.idea.thread);
    let message = json!({ "lane": "shared", "body": "Hello, all", "file_ids": [] });
    refused(adam.post(&path("messages"), message.clone()).await, "wrong_side");
    refused(adam.put(&path("draft"), message).await, "wrong_side");
    let lanes = adam.get(&path("lanes")).await.ok();
    let lane = &lanes["items"][0];
    assert_eq!((&lane["kind"], &lane["may_write"]), (&json!("shared"), &json!(false)));
    let readers: Vec<_> =
        lane["readers"].as_array().unwrap().iter().map(|firm| text(&firm["name"])).collect();
    assert!(readers.iter().all(|name| name != "Firm B"), "{readers:?}");
    // Tasks for all would be one more way to speak.
    let task = json!({ "text": "Call us", "shared": true });
    for who in [adam, vera] {
        let answer =
            who.post(&format!("/api/v1/records/{}/tasks", told.idea.id), task.clone()).await;
        refused(answer, "wrong_status");
    }
    // Whom the vendor mentions before all is not called by name.
    let body = format!("Thanks to [@Boris](member:{})", boris.membership);
    vera.says(&told.idea.case(&told.idea.thread), "shared", &body).await;
    let entries = adam.reads(&told.idea.case(&told.idea.thread), "shared").await;
    let html = text(&entries.last().unwrap()["body_html"]);
    assert!(!html.contains("Boris Person"), "{html}");
    // What a customer shares of its own notes goes to the vendor alone.
    let own = adam.says(&told.a, "private", "SENT-A-shared-61").await;
    let share = format!("entries/{}/share", text(&own["id"]));
    let copy = adam.post(&told.a.thread_path(&share), json!({})).await.ok();
    assert_eq!(copy["lane"], told.a_lane.as_str());
    world.app.work().await;
    assert!(numbers(boris, "?q=\"SENT-A-shared-61\"").await.is_empty());
    let all = shown(&world, &told, boris).await;
    assert_no_leak("B", "boris", &all);
}

#[actix_web::test]
async fn what_one_customer_writes_is_found_by_nobody_else() {
    let world = World::new().await;
    let told = tell(&world).await;
    let (adam, boris, vera) = (world.customer(), world.person("boris"), world.vendor());
    // Words that nobody else uses, so that a hit alone tells.
    adam.says(&told.a, &told.a_lane, "zirconium").await;
    adam.says(&told.a, "private", "molybdenum").await;
    vera.says(&told.a, &told.a_lane, "tantalum").await;
    let comment = json!({ "strength": "nice", "commitment": "need", "comment": "vanadium" });
    adam.post(&told.idea.path("/votes"), comment).await.ok();
    vera.says(&told.idea.case(&told.idea.thread), "private", "wolfram").await;
    world.app.work().await;
    let finds = async |who: &Actor, firm: &str, word: &str| {
        let relationship = world.relationship(firm);
        let mut found = 0;
        for path in [
            format!("ideas?q={word}"),
            format!("ideas/similar?text={word}&relationship_id={relationship}"),
            format!("search?q={word}"),
        ] {
            let list = who.get(&format!("/api/v1/{path}")).await.ok();
            found += list["items"].as_array().unwrap().len();
        }
        found
    };
    for word in ["zirconium", "molybdenum", "tantalum", "vanadium", "wolfram"] {
        assert_eq!(finds(boris, "B", word).await, 0, "{word}");
        if word != "wolfram" {
            assert!(finds(adam, "A", word).await > 0, "{word} is there at all");
        }
    }
    assert_eq!(finds(adam, "A", "wolfram").await, 0);
}
