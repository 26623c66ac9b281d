//! What becomes of mails: a mail server that is down or unsure, links, and who may read them again.
use super::*;
use crate::features::notifications::model::MailState;
use crate::features::notifications::service::{mail, mails};
use crate::features::organisations::service::{NewVendor, create_vendor};
use crate::platform::auth::Purpose;
use crate::platform::events::QueueItem;
use crate::platform::mail::tests::{Fault, server, smtp};

impl House {
    async fn outbox(&self, state: OutboxState) -> Vec<QueueItem> {
        self.platform.db.read(move |conn| Ok(list(conn, state, None, 50)?)).await.unwrap()
    }

    /// The only mail to Jonas.
    async fn one(&self) -> MailRow {
        let mut rows = self.rows(self.case.jonas).await;
        assert_eq!(rows.len(), 1);
        rows.remove(0)
    }
}

#[actix_web::test]
async fn while_the_mail_server_is_down_mails_wait_and_go_later_once() {
    let closed = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = closed.local_addr().unwrap().port();
    drop(closed);
    let house = house_mailing(Settings::default(), smtp(port)).await;
    house.write(house.case.anna, LaneRef::Shared, "One").await;
    for _ in 0..3 {
        house.worker.run_due().await;
        house.platform.clock.advance(900);
    }
    let waiting = house.one().await;
    assert_eq!((waiting.state, waiting.attempts), (MailState::Failed, 3));
    assert!(waiting.error.is_some() && waiting.sent_at.is_none());

    let (port, server) = server(Fault::None, 1);
    let up = worker(&house.platform, smtp(port));
    for _ in 0..3 {
        up.run_due().await;
        house.platform.clock.advance(900);
    }
    drop((up, house.worker.run_due().await));
    let heard = server.join().unwrap();
    let copies = heard.iter().filter(|line| line.starts_with("Message-ID:")).count();
    assert_eq!(copies, 1);
    let sent = house.one().await;
    assert_eq!((sent.state, sent.attempts, sent.error.clone()), (MailState::Sent, 4, None));
    assert!(heard.contains(&format!("Message-ID: {}", sent.message_id)));
    assert!(house.outbox(OutboxState::Waiting).await.is_empty());
}

#[actix_web::test]
async fn an_unknown_outcome_is_tried_once_more_with_the_same_id() {
    let (port, server) = server(Fault::HangUp("."), 2);
    let house = house_mailing(Settings::default(), smtp(port)).await;
    house.write(house.case.anna, LaneRef::Shared, "One").await;
    house.worker.run_due().await;
    assert_eq!(house.one().await.state, MailState::Unknown);
    house.platform.clock.advance(15 * 60 - 1);
    house.worker.run_due().await;
    assert_eq!(house.one().await.attempts, 1, "not before a quarter of an hour");
    for _ in 0..3 {
        house.platform.clock.advance(1);
        house.worker.run_due().await;
        house.platform.clock.advance(86_400);
    }
    let heard = server.join().unwrap();
    let mail = house.one().await;
    assert_eq!((mail.state, mail.attempts), (MailState::Unknown, 2));
    let id = format!("Message-ID: {}", mail.message_id);
    assert_eq!(heard.iter().filter(|line| **line == id).count(), 2);
    assert_eq!(house.outbox(OutboxState::Dead).await.len(), 1, "the operator decides");
}

#[actix_web::test]
async fn a_refused_mail_is_dead_at_once() {
    let (port, server) = server(Fault::Reply("RCPT", "550 no such person"), 1);
    let house = house_mailing(Settings::default(), smtp(port)).await;
    house.write(house.case.anna, LaneRef::Shared, "One").await;
    house.worker.run_due().await;
    house.platform.clock.advance(86_400);
    house.worker.run_due().await;
    drop(server);
    let mail = house.one().await;
    assert_eq!((mail.state, mail.attempts), (MailState::Dead, 1));
    assert!(mail.error.unwrap().contains("no such person"));
    assert_eq!(house.outbox(OutboxState::Dead).await.len(), 1);
}

async fn with_invitation(house: &House) {
    house
        .platform
        .db
        .write(&TEST, "test.vendor", |tx| {
            create_vendor(
                tx,
                NewVendor {
                    name: "Newcomer".to_owned(),
                    locale: Locale::Ru,
                    time_zone: "Europe/Moscow".to_owned(),
                    owner_email: Some("olga@example.com".to_owned()),
                    owner_name: Some("Ольга".to_owned()),
                },
            )
        })
        .await
        .unwrap();
    house.worker.run_due().await;
}

async fn all_mails(house: &House) -> Vec<MailRow> {
    let read = |conn: &mut Conn| {
        use diesel::prelude::*;
        Ok(MailRow::query().load(conn)?)
    };
    house.platform.db.read(read).await.unwrap()
}

#[actix_web::test]
async fn a_link_that_works_once_stands_in_its_mail_alone() {
    let house = house().await;
    with_invitation(&house).await;
    let message = &house.mailer.sent()[0].message;
    assert_eq!((message.kind.as_str(), message.to.name.as_str()), ("first_owner", "Ольга"));
    assert!(message.text.contains("https://portal.example/welcome/"), "{}", message.text);
    assert_eq!(message.list_unsubscribe, None);
    let row = &all_mails(&house).await[0];
    assert_eq!(row.state, MailState::Sent);
    assert!(row.subject.is_some());
    assert_eq!((&row.body_text, &row.body_html), (&None, &None));
}

#[actix_web::test]
async fn a_link_is_not_mailed_once_it_is_dead() {
    let closed = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = closed.local_addr().unwrap().port();
    drop(closed);
    let house = house_mailing(Settings::default(), smtp(port)).await;
    with_invitation(&house).await;
    assert_eq!(all_mails(&house).await[0].state, MailState::Failed);
    house.platform.clock.advance(8 * 86_400);
    house.worker.run_due().await;
    let row = &all_mails(&house).await[0];
    assert_eq!(row.state, MailState::Dead);
    assert_eq!(row.error.as_deref(), Some("the link no longer works"));
}

#[actix_web::test]
async fn mails_are_read_again_by_their_recipient_and_in_the_demo_by_colleagues() {
    let house = house().await;
    let case = house.case;
    house.write(case.anna, LaneRef::Shared, "One").await;
    house.worker.run_due().await;
    let id = house.one().await.id;
    for (who, demo, sees) in [
        (case.jonas, false, true),
        (case.chief, false, false),
        (case.chief, true, true),
        // Sees only what she takes part in: the mail, in the demo, but not which record it is.
        (case.maria, true, true),
        (case.anna, true, false),
        (case.boris, false, false),
    ] {
        let scope = house.scope(who).await;
        let read = move |conn: &mut Conn| {
            let page = mails(conn, &scope, RecordTitles(titles), demo, &PageParams::default())?;
            Ok((page.items, mail(conn, &scope, RecordTitles(titles), demo, id)))
        };
        let (list, one) = house.platform.db.read(read).await.unwrap();
        assert_eq!((list.len(), one.is_ok()), (usize::from(sees), sees));
        if let Ok((view, text, html)) = one {
            assert_eq!(view.record.is_some(), who != case.maria);
            assert!(text.is_some() && html.is_some());
        }
    }
}

#[actix_web::test]
async fn looking_at_the_unsubscribe_page_changes_nothing_and_the_button_does() {
    use actix_web::test::{TestRequest, call_service, init_service, read_body};
    use actix_web::{App, web};

    let house = house().await;
    let case = house.case;
    house.write(case.jonas, LaneRef::Shared, "Один").await;
    house.write(case.boris, LaneRef::Shared, "Два").await;
    house.write(case.jonas, LaneRef::Shared, "Три").await;
    house.worker.run_due().await;
    let sent = house.mailer.sent();
    let to_boris = sent.iter().find(|sent| sent.message.to.name == "Boris").unwrap();
    let link = to_boris.message.list_unsubscribe.clone().unwrap();
    let path = link.strip_prefix("https://portal.example").unwrap().to_owned();
    let routes = crate::features::notifications::routes();
    let app = App::new().app_data(web::Data::new(house.platform.clone())).configure(|config| {
        for route in routes.iter().filter(|route| route.path.starts_with("/unsubscribe")) {
            (route.register)(config);
        }
    });
    let app = init_service(app).await;
    let wants = |house: &House| {
        let (platform, boris) = (house.platform.clone(), case.boris);
        async move {
            let read = move |conn: &mut Conn| Ok(store::settings::list(conn, boris)?);
            platform.db.read(read).await.unwrap()
        }
    };
    let page = call_service(&app, TestRequest::get().uri(&path).to_request()).await;
    assert_eq!(page.status(), 200);
    assert_eq!(page.headers().get("cache-control").unwrap(), "no-store");
    let body = String::from_utf8(read_body(page).await.to_vec()).unwrap();
    assert!(body.contains("Новые сообщения") && body.contains("Brightwater"), "{body}");
    assert!(wants(&house).await.is_empty());
    let one_click = TestRequest::post()
        .uri(&path)
        .insert_header(("content-type", "application/x-www-form-urlencoded"))
        .set_payload("List-Unsubscribe=One-Click");
    assert_eq!(call_service(&app, one_click.to_request()).await.status(), 200);
    assert_eq!(wants(&house).await, [("reply".to_owned(), MailChoice::Never)]);
    let token = house.platform.keys.token(Purpose::ReplyTo, case.boris.0, 6);
    let forged = format!("/unsubscribe/{token}");
    for request in [TestRequest::get(), TestRequest::post()] {
        let answer = call_service(&app, request.uri(&forged).to_request()).await;
        assert_eq!(answer.status(), 410);
    }
}

#[actix_web::test]
async fn what_is_to_be_signed_is_a_click_away_for_either_side() {
    let house = house().await;
    let case = house.case;
    let step = |name: &str| json!({ "step": name, "version": 2 });
    house.event(Some(case.anna), EntryKind::ReportStepSubmitted, step("d0"), None).await;
    house.event(Some(case.jonas), EntryKind::ReportStepSubmitted, step("d4"), None).await;
    house.event(Some(case.jonas), EntryKind::ReportStarted, json!({ "form": "8d" }), None).await;
    house.write(case.jonas, LaneRef::Shared, "Have a look").await;
    house.worker.run_due().await;
    let portal = "https://portal.example/o/";
    let page = format!("/complaints/{}", case.record);
    let links = |name: &str| -> Vec<String> {
        let sent = house.mailer.sent();
        let mut links: Vec<String> = sent
            .iter()
            .filter(|sent| sent.message.to.name == name)
            .flat_map(|sent| sent.message.text.split_whitespace())
            .filter(|word| word.starts_with(portal) && word.contains(&page))
            .map(|link| link.rsplit_once(&page).unwrap().1.to_owned())
            .collect();
        links.sort();
        links.dedup();
        links
    };
    assert_eq!(links("Jonas"), ["/report#d0"]);
    assert_eq!(links("Anna"), ["#e4", "/report", "/report#d4"]);
}
