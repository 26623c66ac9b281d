//! The frame of the pages for strangers: one column, one action, no script.
use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, REFERRER_POLICY};
use actix_web::{HttpResponse, HttpResponseBuilder};
use maud::{DOCTYPE, Markup, html};

use super::words::{Words, too_many};
use crate::platform::authz::Locale;
use crate::platform::http::assets;
use crate::platform::problem::{Code, Problem};

/// What went wrong, above the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Alert {
    pub text: String,
    pub status: u16,
    /// The field that it is about.
    pub field: Option<&'static str>,
}

/// A page.
pub(super) fn page(locale: Locale, title: &str, body: &Markup) -> Markup {
    page_before(locale, title, None, body)
}

/// A page that leads on to `next`, which the link to the other language keeps.
pub(super) fn page_before(
    locale: Locale,
    title: &str,
    next: Option<&str>,
    body: &Markup,
) -> Markup {
    let next = next.map_or_else(String::new, |next| format!("&next={}", in_query(next)));
    let to = |language: Locale| format!("?lang={language}{next}");
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
                    footer.languages {
                        @match locale {
                            Locale::En => a href=(to(Locale::Ru)) lang="ru" hreflang="ru" { "Русский" },
                            Locale::Ru => a href=(to(Locale::En)) lang="en" hreflang="en" { "English" },
                        }
                    }
                }
            }
        }
    }
}

/// A text as the value of a query: whatever is no letter, digit or slash is written by its bytes.
fn in_query(text: &str) -> String {
    let mut query = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-_.~".contains(&byte) {
            query.push(char::from(byte));
        } else {
            query.push_str(&format!("%{byte:02X}"));
        }
    }
    query
}

/// The error of a form, told to screen readers at once.
pub(super) fn alert(alert: Option<&Alert>) -> Markup {
    html! {
        @if let Some(alert) = alert {
            p.error id="error" role="alert" { (alert.text) }
        }
    }
}

/// An answer that nobody keeps. The address of the page may hold a token: other pages learn the
/// origin at most. (`no-referrer` would make browsers send `Origin: null` with our own forms.)
pub(super) fn answer(mut response: HttpResponseBuilder, page: Markup) -> HttpResponse {
    response
        .content_type("text/html; charset=utf-8")
        .insert_header((CACHE_CONTROL, "no-store"))
        .insert_header((REFERRER_POLICY, "strict-origin"))
        .body(page.into_string())
}

/// The status of a page, by what went wrong.
pub(super) fn status(alert: Option<&Alert>) -> HttpResponseBuilder {
    let code = alert.and_then(|alert| StatusCode::from_u16(alert.status).ok());
    HttpResponse::build(code.unwrap_or(StatusCode::OK))
}

/// To another page of ours, as the answer to a form.
pub(super) fn see_other(path: &str) -> HttpResponseBuilder {
    let mut response = HttpResponse::SeeOther();
    response.insert_header(("location", path));
    response
}

/// What a problem means for whoever filled in the form, and what to do.
pub(super) fn explain(locale: Locale, words: &Words, problem: &Problem) -> Alert {
    let field = problem.fields.first();
    let text = match field.map(|field| field.code.as_ref()) {
        Some("password_too_short") => words.too_short,
        Some("password_too_long") => words.too_long,
        Some("password_too_common") => words.too_common,
        Some("not_an_address") => words.not_an_address,
        Some("text_required") => words.name_required,
        Some("text_too_long") => words.name_too_long,
        Some("text_control") => words.name_control,
        _ => match problem.code {
            Code::WrongCredentials => words.wrong_credentials,
            Code::AlreadyExists => words.account_exists,
            Code::Busy => words.busy,
            _ => words.trouble,
        },
    };
    let text = if problem.code == Code::TooManyRequests {
        too_many(locale, problem.retry_after.unwrap_or(60))
    } else {
        text.to_owned()
    };
    let known = |name: &str| ["email", "password", "name"].into_iter().find(|own| *own == name);
    let field = field.and_then(|field| known(&field.field));
    Alert { text, status: problem.code.status(), field }
}

/// A page that only says something, with one link.
pub(super) fn notice(
    locale: Locale,
    response: HttpResponseBuilder,
    (title, text): (&str, &str),
    (path, label): (&str, &str),
) -> HttpResponse {
    let body = html! {
        p.lead { (text) }
        p { a href=(path) { (label) } }
    };
    answer(response, page(locale, title, &body))
}

/// A page for what cannot be put right by filling in again.
pub(super) fn trouble(locale: Locale, words: &Words, problem: &Problem) -> HttpResponse {
    let alert = explain(locale, words, problem);
    let text = (words.trouble_title, alert.text.as_str());
    notice(locale, status(Some(&alert)), text, ("/sign-in", words.back_to_sign_in))
}

/// `aria-invalid` and the alert's id, for the field that is wrong.
pub(super) fn described(alert: Option<&Alert>, field: &str) -> Option<&'static str> {
    alert.filter(|alert| alert.field == Some(field)).map(|_| "error")
}

/// A labelled input that asks for a password.
pub(super) fn password_input(
    label: &str,
    new: bool,
    hint: Option<&str>,
    alert: Option<&Alert>,
) -> Markup {
    let wrong = described(alert, "password");
    let kind = if new { "new-password" } else { "current-password" };
    html! {
        label for="password" { (label) }
        input type="password" id="password" name="password" required autocomplete=(kind)
            maxlength=[new.then_some("128")] aria-invalid=[wrong.map(|_| "true")]
            aria-describedby=[wrong.or(hint.map(|_| "password-hint"))];
        @if let Some(hint) = hint { p.hint id="password-hint" { (hint) } }
    }
}

/// A labelled input for an address: typed, or shown.
pub(super) fn email_input(label: &str, value: &str, fixed: bool, alert: Option<&Alert>) -> Markup {
    let wrong = described(alert, "email");
    html! {
        label for="email" { (label) }
        input type="email" id="email" name=[(!fixed).then_some("email")] value=(value) required
            readonly[fixed] autocomplete="username" spellcheck="false"
            aria-invalid=[wrong.map(|_| "true")] aria-describedby=[wrong];
    }
}
