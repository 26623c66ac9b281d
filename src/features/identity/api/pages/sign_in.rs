//! `/sign-in`, `/sign-out`, and the start page that leads on.
use actix_web::{HttpRequest, HttpResponse, web};
use maud::{Markup, html};
use serde::Deserialize;

use super::super::super::service;
use super::super::{client, let_in, let_out};
use super::layout::{
    Alert, alert, answer, email_input, explain, page, page_before, password_input, see_other,
    status,
};
use super::words::{Words, fill, words};
use super::{PageForm, asked, locale, own_path};
use crate::platform::auth::{Person, session_in_hand};
use crate::platform::authz::Locale;
use crate::platform::context::Platform;
use crate::platform::problem::Problem;

/// Somebody of the demo, as `demo.json` in the data folder lists them.
#[derive(Debug, Clone, Deserialize)]
struct DemoPerson {
    name: String,
    email: String,
    password: String,
    organisation: String,
}

#[derive(Debug, Default, Deserialize)]
struct DemoFile {
    people: Vec<DemoPerson>,
    operator: Option<DemoPerson>,
}

#[derive(Deserialize)]
pub(super) struct Filled {
    email: String,
    password: String,
    next: Option<String>,
    lang: Option<String>,
}

/// To the first organisation, or to sign-in.
pub(super) async fn start(
    request: HttpRequest,
    person: Result<Person, Problem>,
    platform: web::Data<Platform>,
) -> Result<HttpResponse, Problem> {
    let Ok(person) = person else { return Ok(see_other("/sign-in").finish()) };
    match service::start_page(&platform, person.id).await? {
        Some(slug) => Ok(see_other(&format!("/o/{slug}/")).finish()),
        None => nowhere(&request, person, &platform).await,
    }
}

async fn nowhere(
    request: &HttpRequest,
    person: Person,
    platform: &Platform,
) -> Result<HttpResponse, Problem> {
    let me = service::me(platform, person, None).await?;
    let locale = asked(request).lang.and_then(|word| word.parse().ok()).unwrap_or(person.locale);
    let words = words(locale);
    let body = html! {
        p.lead { (fill(words.nowhere, "name", &me.profile.name)) }
        form method="post" action="/sign-out" { button.primary type="submit" { (words.sign_out) } }
    };
    Ok(answer(HttpResponse::Ok(), page(locale, words.nowhere_title, &body)))
}

pub(super) async fn show(
    request: HttpRequest,
    person: Result<Person, Problem>,
    platform: web::Data<Platform>,
) -> HttpResponse {
    let asked = asked(&request);
    let next = asked.next.as_deref().and_then(own_path);
    if person.is_ok() {
        return see_other(next.unwrap_or("/")).finish();
    }
    let locale = locale(&request, asked.lang.as_deref());
    form(&platform, locale, "", next, None).await
}

pub(super) async fn submit(
    request: HttpRequest,
    platform: web::Data<Platform>,
    PageForm(filled): PageForm<Filled>,
) -> Result<HttpResponse, Problem> {
    let locale = locale(&request, filled.lang.as_deref());
    let next = filled.next.as_deref().and_then(own_path);
    let client = client(&request, &platform);
    match service::sign_in(&platform, &filled.email, filled.password, client).await {
        Ok(login) => Ok(let_in(see_other(next.unwrap_or("/")), &platform, &login)?.finish()),
        Err(problem) => {
            let alert = explain(locale, words(locale), &problem);
            Ok(form(&platform, locale, &filled.email, next, Some(&alert)).await)
        }
    }
}

pub(super) async fn leave(
    request: HttpRequest,
    platform: web::Data<Platform>,
) -> Result<HttpResponse, Problem> {
    service::sign_out(&platform, session_in_hand(&request, &platform)).await?;
    Ok(let_out(see_other("/sign-in")).finish())
}

async fn form(
    platform: &Platform,
    locale: Locale,
    email: &str,
    next: Option<&str>,
    wrong: Option<&Alert>,
) -> HttpResponse {
    let words = words(locale);
    let people = demo_people(platform).await;
    let body = html! {
        form method="post" action="/sign-in" {
            (alert(wrong))
            (kept(locale, next))
            (email_input(words.email, email, false, wrong))
            (password_input(words.password, false, None, wrong))
            button.primary type="submit" { (words.sign_in) }
        }
        p.hint { a href={ "/reset?lang=" (locale.as_str()) } { (words.forgot) } }
        (demo_logins(locale, words, next, &people))
    };
    answer(status(wrong), page_before(locale, words.sign_in_title, next, &body))
}

/// One button for each login of the demo: a form of its own, so that it needs no script and no
/// address that holds a password.
fn demo_logins(locale: Locale, words: &Words, next: Option<&str>, people: &[DemoPerson]) -> Markup {
    let password = people.first().map(|first| first.password.as_str());
    let shared = password.filter(|one| people.iter().all(|person| person.password == *one));
    html! {
        @if !people.is_empty() {
            section.demo aria-labelledby="demo" {
                h2 id="demo" { (words.demo_title) }
                p.hint {
                    (words.demo_hint)
                    @if let Some(password) = shared {
                        " " (fill(words.demo_password, "password", password))
                    }
                }
                ul {
                    @for person in people {
                        li {
                            form method="post" action="/sign-in" {
                                (kept(locale, next))
                                input type="hidden" name="email" value=(person.email);
                                input type="hidden" name="password" value=(person.password);
                                button type="submit" {
                                    b { (person.name) }
                                    span { (person.organisation) }
                                    small { (person.email) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// What a form takes along: the language, and where to go on.
fn kept(locale: Locale, next: Option<&str>) -> Markup {
    html! {
        input type="hidden" name="lang" value=(locale.as_str());
        @if let Some(next) = next { input type="hidden" name="next" value=(next); }
    }
}

/// The logins of the demo; of an installation in use, never.
async fn demo_people(platform: &Platform) -> Vec<DemoPerson> {
    if !platform.settings.demo {
        return Vec::new();
    }
    let file = platform.settings.data_dir.join("demo.json");
    let Ok(text) = tokio::fs::read(file).await else { return Vec::new() };
    let DemoFile { people, operator } = serde_json::from_slice(&text).unwrap_or_default();
    let mut logins: Vec<DemoPerson> = Vec::new();
    for person in people.into_iter().chain(operator) {
        // Somebody with two organisations has a line for each, and one login.
        match logins.iter_mut().find(|known| known.email == person.email) {
            Some(known) => {
                known.organisation = format!("{}, {}", known.organisation, person.organisation)
            }
            None => logins.push(person),
        }
    }
    logins
}
