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
            input type="hidden" name="lang" value=(locale.as_str());
            @if let Some(next) = next { input type="hidden" name="next" value=(next); }
            (email_input(words.email, email, false, wrong))
            (password_input(words.password, false, None, wrong))
            button.primary type="submit" { (words.sign_in) }
        }
        p.hint { a href={ "/reset?lang=" (locale.as_str()) } { (words.forgot) } }
        (demo_table(words, &people))
    };
    answer(status(wrong), page_before(locale, words.sign_in_title, next, &body))
}

fn demo_table(words: &Words, people: &[DemoPerson]) -> Markup {
    let password = people.first().map(|first| first.password.as_str());
    let shared = password.filter(|one| people.iter().all(|person| person.password == *one));
    html! {
        @if !people.is_empty() {
            section.demo aria-labelledby="demo" {
                h2 id="demo" { (words.demo_title) }
                @if let Some(password) = shared {
                    p.hint { (fill(words.demo_password, "password", password)) }
                }
                table {
                    thead {
                        tr {
                            th scope="col" { (words.demo_name) }
                            th scope="col" { (words.demo_organisation) }
                            th scope="col" { (words.email) }
                        }
                    }
                    tbody {
                        @for person in people {
                            tr {
                                td { (person.name) }
                                td { (person.organisation) }
                                td { (person.email) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The logins of the demo; of an installation in use, never.
async fn demo_people(platform: &Platform) -> Vec<DemoPerson> {
    if !platform.settings.demo {
        return Vec::new();
    }
    let file = platform.settings.data_dir.join("demo.json");
    let Ok(text) = tokio::fs::read(file).await else { return Vec::new() };
    let DemoFile { mut people, operator } = serde_json::from_slice(&text).unwrap_or_default();
    people.extend(operator);
    people
}
