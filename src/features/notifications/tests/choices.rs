//! What people chose, work that is done once, office hours and held messages.
use super::*;

#[actix_web::test]
async fn a_choice_stops_mails_of_one_event_and_nothing_else() {
    let house = house().await;
    let case = house.case;
    house.write(case.anna, LaneRef::Shared, "One").await;
    house.worker.run_due().await;
    let link = house.mailer.sent()[0].message.list_unsubscribe.clone().unwrap();
    let token = link.strip_prefix("https://portal.example/unsubscribe/").unwrap().to_owned();
    let keys = house.platform.keys.clone();
    let stop = move |tx: &mut Tx<'_>| service::unsubscribe(tx, &keys, &token);
    let stopped = house.platform.db.write(&TEST, "test.stop", stop).await.unwrap();
    assert_eq!((stopped.event.name(), stopped.organisation), ("reply", case.vendor));
    house.write(case.anna, LaneRef::Shared, "Two").await;
    house.event(Some(case.anna), EntryKind::AskedVendor, json!({}), Some("When?")).await;
    house.worker.run_due().await;
    assert_eq!(
        house.sent(),
        pairs(&[("Jonas@example.com", "question"), ("Jonas@example.com", "reply")])
    );
    assert_eq!(house.inbox(case.jonas).await.len(), 3, "the inbox has it all the same");

    let scope = house.scope(case.jonas).await;
    let acting = scope.clone();
    let again = vec![Choice { event: "reply".to_owned(), mail: MailChoice::Now }];
    let choices = house
        .platform
        .db
        .write(&scope, "test.choose", move |tx| service::choose(tx, &acting, &again))
        .await
        .unwrap();
    let never: Vec<&str> = choices
        .iter()
        .filter(|choice| choice.mail == MailChoice::Never)
        .map(|choice| choice.event.as_str())
        .collect();
    let unwanted = [
        "edited",
        "idea_moved",
        "idea_voted",
        "gate_signed",
        "decision_position",
        "board_closed",
        "decision_changed",
        "document_released",
    ];
    assert_eq!(never, unwanted, "unless somebody wants it otherwise");
    assert_eq!(choices.len(), crate::features::notifications::events::all().count());
}

#[actix_web::test]
async fn work_is_done_once_even_if_the_switchboard_runs_twice() {
    let house = house().await;
    let case = house.case;
    house.write(case.anna, LaneRef::Shared, "One").await;
    house.worker.run_due().await;
    house.platform.clock.advance(3600);
    house.worker.run_due().await;
    assert_eq!(house.mailer.sent().len(), 1);
    let done = |state| move |conn: &mut Conn| Ok(list(conn, state, None, 50)?);
    assert!(house.platform.db.read(done(OutboxState::Waiting)).await.unwrap().is_empty());
    assert!(house.platform.db.read(done(OutboxState::Dead)).await.unwrap().is_empty());
}

#[actix_web::test]
async fn outside_office_hours_the_author_learns_once_who_answers_and_when() {
    let house = house().await;
    let case = house.case;
    // Monday 2026-08-03, 22:00 in Berlin.
    house.platform.clock.advance(10 * 3600);
    house.event(Some(case.anna), EntryKind::Submitted, json!({}), Some("They crack.")).await;
    house.write(case.anna, LaneRef::Shared, "And one more").await;
    house.worker.run_due().await;
    assert_eq!(
        house.sent(),
        pairs(&[
            ("Anna@example.com", "out_of_office"),
            ("Jonas@example.com", "reply"),
            ("Jonas@example.com", "submitted"),
        ])
    );
    let sent = house.mailer.sent();
    let note = sent.iter().find(|sent| sent.message.kind == "out_of_office").unwrap();
    // Anna's own zone is the one that a person starts with.
    assert!(
        note.message.text.contains("The office opens on 4 August 2026, ")
            && note.message.text.contains("Jonas will reply after that"),
        "{}",
        note.message.text
    );
    // Boris writes too, before anybody of the vendor does; in Russian.
    house.write(case.boris, LaneRef::Shared, "Привет").await;
    house.worker.run_due().await;
    assert_eq!(house.inbox(case.boris).await[0].event, "out_of_office");
    house.write(case.jonas, LaneRef::Shared, "I am here").await;
    house.platform.clock.advance(86_400);
    house.write(case.anna, LaneRef::Shared, "Good").await;
    house.worker.run_due().await;
    let notes = house.inbox(case.anna).await;
    assert_eq!(notes.iter().filter(|line| line.event == "out_of_office").count(), 1);
}

#[actix_web::test]
async fn within_office_hours_nothing_is_said_about_them() {
    let house = house().await;
    house.event(Some(house.case.anna), EntryKind::Submitted, json!({}), Some("They crack.")).await;
    house.worker.run_due().await;
    assert_eq!(house.sent(), pairs(&[("Jonas@example.com", "submitted")]));
}

#[actix_web::test]
async fn a_proposal_is_told_with_its_resolution_in_the_readers_language() {
    let house = house().await;
    let case = house.case;
    house.write(case.boris, LaneRef::Shared, "Hello").await;
    house.worker.run_due().await;
    let before = house.mailer.sent().len();
    let data = json!({ "resolution_code": "replacement" });
    house.event(Some(case.jonas), EntryKind::Proposed, data, Some("Twelve new ones.")).await;
    house.event(None, EntryKind::AutoClosed, json!({ "days": 10 }), None).await;
    house.worker.run_due().await;
    let sent = house.mailer.sent();
    let to = |name: &str, kind: &str| {
        let found = sent[before..]
            .iter()
            .find(|sent| sent.message.to.name == name && sent.message.kind == kind);
        found.unwrap().message.text.clone()
    };
    assert!(to("Anna", "proposed").contains("Twelve new ones."));
    assert!(to("Anna", "proposed").to_lowercase().contains("replacement"));
    assert!(to("Boris", "proposed").to_lowercase().contains("замена"));
    assert!(to("Boris", "closed").contains("10 дней"));
    assert!(to("Jonas", "closed").contains("10 days"));
}

#[actix_web::test]
async fn a_held_message_is_sent_in_time_and_only_by_a_member() {
    let house = house().await;
    let case = house.case;
    let hold = |by: MembershipId, house: &House| {
        let (platform, thread) = (house.platform.clone(), house.case.thread);
        async move {
            let found = platform.db.read(move |c| Ok(scope_of_membership(c, by)?)).await;
            let scope = found.unwrap().unwrap();
            let acting = scope.clone();
            let save = move |tx: &mut Tx<'_>| {
                let input = DraftInput {
                    lane: LaneRef::Shared,
                    body: "Held".to_owned(),
                    file_ids: Vec::new(),
                    send_after: Some(10),
                };
                records::save(tx, &acting, thread, &input).map(|_| ())
            };
            platform.db.write(&scope, "test.hold", save).await.unwrap();
        }
    };
    hold(case.anna, &house).await;
    hold(case.boris, &house).await;
    house.suspend(case.boris).await;
    house.platform.clock.advance(9);
    assert_eq!(house.worker.run_due().await, 0);
    house.platform.clock.advance(1);
    house.worker.run_due().await;
    assert_eq!(house.inbox(case.jonas).await.len(), 1);
    let dead = |conn: &mut Conn| Ok(list(conn, OutboxState::Dead, None, 50)?);
    let dead = house.platform.db.read(dead).await.unwrap();
    assert_eq!(dead[0].last_error.as_deref(), Some("the author is no longer a member"));
}

#[actix_web::test]
async fn answers_and_bounces_have_addresses_where_a_domain_is_given() {
    let mut settings = Settings::default();
    settings.mail.reply_domain = "in.portal.example".to_owned();
    let house = house_with(settings).await;
    house.write(house.case.anna, LaneRef::Shared, "One").await;
    house.worker.run_due().await;
    let message = &house.mailer.sent()[0].message;
    let (reply, bounce) =
        (message.reply_to.clone().unwrap(), message.envelope_from.clone().unwrap());
    assert!(reply.starts_with("r-") && bounce.starts_with("b-"));
    for address in [reply, bounce] {
        let (local, domain) = address.split_once('@').unwrap();
        assert_eq!(domain, "in.portal.example");
        assert!(local.len() <= 64 && local == local.to_lowercase());
    }
}

#[actix_web::test]
async fn marking_as_read_is_for_the_owner_of_the_line() {
    let house = house().await;
    let case = house.case;
    house.write(case.anna, LaneRef::Shared, "One").await;
    house.write(case.anna, LaneRef::Shared, "Two").await;
    house.worker.run_due().await;
    let id = house.inbox(case.jonas).await[0].id;
    let mark = |by: MembershipId| {
        let house = &house;
        async move {
            let scope = house.scope(by).await;
            let acting = scope.clone();
            let mark = move |tx: &mut Tx<'_>| service::mark_read(tx, &acting, id);
            house.platform.db.write(&scope, "test.read", mark).await
        }
    };
    assert_eq!(mark(case.anna).await.unwrap_err().code.status(), 404);
    assert!(mark(case.jonas).await.is_ok());
    assert!(mark(case.jonas).await.is_ok(), "twice is no error");
    assert_eq!(house.unread(case.jonas).await, 1);
}
