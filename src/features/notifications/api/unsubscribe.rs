//! `/unsubscribe/{token}`: a page for whoever follows the link in a mail, without signing in.
//!
//! Looking never changes anything: machines follow links in mails. The button does, and so does
//! the mail program's own (`List-Unsubscribe=One-Click`, RFC 8058), which sends neither cookies nor
//! an `Origin`.
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, REFERRER_POLICY};
use actix_web::web::{Data, Path};
use maud::{DOCTYPE, Markup, html};

use crate::features::notifications::service::{self, Unsubscribing};
use crate::platform::authz::{Locale, System};
use crate::platform::context::Platform;
use crate::platform::db::Tx;
use crate::platform::http::assets;
use crate::platform::problem::{Code, Problem};

const UNSUBSCRIBE: System = System { reason: "unsubscribe" };

/// What the page says. A language that lacks a sentence does not compile.
struct Words {
    title: &'static str,
    lead: &'static str,
    button: &'static str,
    done_title: &'static str,
    done: &'static str,
    settings: &'static str,
}

static EN: Words = Words {
    title: "Stop these mails?",
    lead: "You will no longer get mails of this kind for",
    button: "Stop these mails",
    done_title: "These mails have stopped",
    done: "You will still find this news in your inbox on the portal. Stopped for",
    settings: "Choose which mails you get",
};

static RU: Words = Words {
    title: "Больше не присылать такие письма?",
    lead: "Писем этого вида больше не будет для организации",
    button: "Не присылать",
    done_title: "Таких писем больше не будет",
    done: "Сами новости по-прежнему видны на портале, во входящих. Письма отключены для организации",
    settings: "Настроить уведомления",
};

#[utoipa::path(get, path = "/unsubscribe/{token}", tag = "pages",
    params(("token" = String, Path)),
    responses((status = 200, description = "A page that asks"), (status = 410)))]
pub async fn ask(platform: Data<Platform>, token: Path<String>) -> HttpResponse {
    let (keys, token) = (platform.keys.clone(), token.into_inner());
    let found =
        platform.db.read(move |conn| service::find_unsubscribing(conn, &keys, &token)).await;
    match found {
        Ok(found) => answer(StatusCode::OK, question(&found)),
        Err(problem) => trouble(&problem),
    }
}

#[utoipa::path(post, path = "/unsubscribe/{token}", tag = "pages",
    params(("token" = String, Path)),
    responses((status = 200, description = "The mails have stopped"), (status = 410)))]
pub async fn stop(platform: Data<Platform>, token: Path<String>) -> HttpResponse {
    let (keys, token) = (platform.keys.clone(), token.into_inner());
    let work = move |tx: &mut Tx<'_>| service::unsubscribe(tx, &keys, &token);
    match platform.db.write(&UNSUBSCRIBE, "mail.unsubscribe", work).await {
        Ok(found) => answer(StatusCode::OK, done(&platform, &found)),
        Err(problem) => trouble(&problem),
    }
}

fn words(locale: Locale) -> &'static Words {
    match locale {
        Locale::En => &EN,
        Locale::Ru => &RU,
    }
}

fn question(found: &Unsubscribing) -> Markup {
    let words = words(found.locale);
    let body = html! {
        p.lead { (words.lead) " " (found.organisation_name) ":" }
        p { strong { (found.event.label(found.locale)) } }
        form method="post" {
            button type="submit" { (words.button) }
        }
    };
    page(found.locale, words.title, &body)
}

fn done(platform: &Platform, found: &Unsubscribing) -> Markup {
    let words = words(found.locale);
    let settings = platform.link(&format!("/o/{}/settings/notifications", found.slug));
    let body = html! {
        p.lead { (words.done) " " (found.organisation_name) ":" }
        p { strong { (found.event.label(found.locale)) } }
        p { a href=(settings) { (words.settings) } }
    };
    page(found.locale, words.done_title, &body)
}

/// The link says nothing about its reader's language any more, so both are shown.
fn trouble(problem: &Problem) -> HttpResponse {
    let status =
        StatusCode::from_u16(problem.code.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let (en, ru) = if problem.code == Code::LinkNotValid {
        (
            "This link no longer works. Sign in to choose which mails you get.",
            "Ссылка больше не действует. Войдите на портал, чтобы настроить уведомления.",
        )
    } else {
        (
            "Something went wrong on our side, and nothing was changed. Try again later.",
            "Что-то пошло не так, ничего не изменилось. Попробуйте позже.",
        )
    };
    let body = html! {
        p.lead { (en) }
        p.lead lang="ru" { (ru) }
        p { a href="/sign-in" { "Sign in / Войти" } }
    };
    answer(status, page(Locale::En, "Concord", &body))
}

fn page(locale: Locale, title: &str, body: &Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(locale.as_str()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="robots" content="noindex";
                title { (title) " · Concord" }
                link rel="stylesheet" href=(assets::stylesheet());
            }
            body {
                main.page {
                    header.brand { "Concord" }
                    h1 { (title) }
                    (body)
                }
            }
        }
    }
}

/// Kept by nobody: the address holds a token.
fn answer(status: StatusCode, page: Markup) -> HttpResponse {
    HttpResponse::build(status)
        .content_type("text/html; charset=utf-8")
        .insert_header((CACHE_CONTROL, "no-store"))
        .insert_header((REFERRER_POLICY, "strict-origin"))
        .body(page.into_string())
}
