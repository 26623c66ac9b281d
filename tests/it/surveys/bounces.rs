//! Mails about surveys that a mail server refuses for good.
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;

use concord::platform::config::{MailMode, MailTls};
use serde_json::{Value, json};

use super::{live, path, rows, tries};
use crate::support::{TestApp, World};

/// Takes every mail but those to `nowhere`.
fn answer(stream: &TcpStream) -> std::io::Result<()> {
    let mut lines = BufReader::new(stream).lines();
    let mut out = stream;
    let mut in_text = false;
    out.write_all(b"220 test\r\n")?;
    while let Some(line) = lines.next().transpose()? {
        let said: &[u8] = match line.split(' ').next().unwrap_or_default() {
            "." if in_text => {
                in_text = false;
                b"250 taken\r\n"
            }
            _ if in_text => continue,
            "DATA" => {
                in_text = true;
                b"354 go on\r\n"
            }
            "RCPT" if line.contains("nowhere") => b"550 no such person\r\n",
            _ => b"250 fine\r\n",
        };
        out.write_all(said)?;
    }
    Ok(())
}

/// A world that mails through such a server.
async fn world() -> World {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    thread::spawn(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            // A client that goes away has heard enough.
            thread::spawn(move || answer(&stream).ok());
        }
    });
    let app = TestApp::start_with(|settings| {
        settings.mail.mode = MailMode::Smtp;
        settings.mail.host = "127.0.0.1".to_owned();
        settings.mail.port = port;
        settings.mail.tls = MailTls::None;
    });
    World::on(app.await).await
}

#[actix_web::test]
async fn a_mail_that_came_back_shows_where_it_is_told_who_answers() {
    let world = world().await;
    let (app, olga) = (&world.app, world.person("olga"));
    let people = json!([{ "email": "rosa@nowhere.example" }, { "email": "petr@example.net" }]);
    for (anonymity, shown, reminded) in [
        ("identified", [json!(true), json!(false)], json!(1)),
        ("anonymous", [Value::Null, Value::Null], Value::Null),
    ] {
        let survey = live(olga, "nps", anonymity).await;
        let at = format!("{}/invites", path(&survey));
        olga.post(&at, json!({ "mail": true, "invites": people })).await.ok();
        app.work().await;
        let list = olga.get(&at).await.ok();
        let bounced: Vec<Value> =
            (0..2).map(|place: usize| list["items"][place]["bounced"].clone()).collect();
        assert_eq!(bounced, shown, "{anonymity}: {list}");
        app.clock.advance(4 * 86_400);
        let done = tries(olga, &survey, "remind", json!({})).await.ok();
        assert_eq!(done["reminded"], reminded, "{anonymity}");
    }
    // Of the anonymous one nothing is kept: the moment would stand in the last column.
    let kept = rows(&world, "survey_invites").await;
    assert_eq!(kept.iter().filter(|row| row.ends_with("|NULL")).count(), 3, "{kept:?}");
}
