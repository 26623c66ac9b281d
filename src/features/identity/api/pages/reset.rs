//! `/reset`: asking for a link, and setting a new password with it.
use actix_web::{HttpRequest, HttpResponse, web};
use maud::html;
use serde::Deserialize;

use super::super::super::service;
use super::super::{client, let_in};
use super::layout::{
    Alert, alert, answer, email_input, explain, notice, page, password_input, see_other, status,
    trouble,
};
use super::words::{fill, words};
use super::{PageForm, asked, locale};
use crate::platform::auth::EmailAddress;
use crate::platform::authz::Locale;
use crate::platform::context::Platform;
use crate::platform::problem::{Code, Problem};

#[derive(Deserialize)]
pub(super) struct AskForm {
    email: String,
    lang: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct SetForm {
    password: String,
    lang: Option<String>,
}

pub(super) async fn show_ask(request: HttpRequest) -> HttpResponse {
    ask_form(locale(&request, asked(&request).lang.as_deref()), "", None)
}

pub(super) async fn ask(
    request: HttpRequest,
    platform: web::Data<Platform>,
    PageForm(filled): PageForm<AskForm>,
) -> HttpResponse {
    let locale = locale(&request, filled.lang.as_deref());
    let client = client(&request, &platform);
    let asked = match EmailAddress::parse(&filled.email, "email") {
        Ok(email) => service::ask_reset(&platform, email.as_str(), client).await,
        Err(_) => Err(Problem::invalid("email", "not_an_address")),
    };
    match asked {
        Ok(()) => sent(locale, filled.email.trim()),
        Err(problem) => {
            let alert = explain(locale, words(locale), &problem);
            ask_form(locale, &filled.email, Some(&alert))
        }
    }
}

fn ask_form(locale: Locale, email: &str, wrong: Option<&Alert>) -> HttpResponse {
    let words = words(locale);
    let body = html! {
        p.lead { (words.reset_lead) }
        form method="post" action="/reset" {
            (alert(wrong))
            input type="hidden" name="lang" value=(locale.as_str());
            (email_input(words.email, email, false, wrong))
            button.primary type="submit" { (words.reset_send) }
        }
        p.hint { a href={ "/sign-in?lang=" (locale.as_str()) } { (words.back_to_sign_in) } }
    };
    answer(status(wrong), page(locale, words.reset_title, &body))
}

fn sent(locale: Locale, email: &str) -> HttpResponse {
    let words = words(locale);
    let text = fill(words.reset_sent, "email", email);
    let link = ("/sign-in", words.back_to_sign_in);
    notice(locale, HttpResponse::Ok(), (words.reset_sent_title, &text), link)
}

pub(super) async fn show_set(
    request: HttpRequest,
    platform: web::Data<Platform>,
    token: web::Path<String>,
) -> HttpResponse {
    let asked = asked(&request).lang.and_then(|word| word.parse().ok());
    match service::look_at_reset(&platform, &token).await {
        Ok(account) => {
            let locale = asked.unwrap_or(account.locale);
            set_form(locale, &token, &account.email, None)
        }
        Err(problem) => gone(locale(&request, asked.map(Locale::as_str)), &problem),
    }
}

pub(super) async fn set(
    request: HttpRequest,
    platform: web::Data<Platform>,
    token: web::Path<String>,
    PageForm(filled): PageForm<SetForm>,
) -> Result<HttpResponse, Problem> {
    let locale = locale(&request, filled.lang.as_deref());
    let client = client(&request, &platform);
    match service::complete_reset(&platform, &token, filled.password, client).await {
        Ok(login) => Ok(let_in(see_other("/"), &platform, &login)?.finish()),
        Err(problem) if problem.code == Code::Invalid => {
            let account = service::look_at_reset(&platform, &token).await?;
            let alert = explain(locale, words(locale), &problem);
            Ok(set_form(locale, &token, &account.email, Some(&alert)))
        }
        Err(problem) => Ok(gone(locale, &problem)),
    }
}

fn set_form(locale: Locale, token: &str, email: &str, wrong: Option<&Alert>) -> HttpResponse {
    let words = words(locale);
    let body = html! {
        p.lead { (words.set_lead) }
        form method="post" action={ "/reset/" (token) } {
            (alert(wrong))
            input type="hidden" name="lang" value=(locale.as_str());
            (email_input(words.email, email, true, None))
            (password_input(words.new_password, true, Some(words.password_rules), wrong))
            button.primary type="submit" { (words.set_save) }
        }
    };
    answer(status(wrong), page(locale, words.set_title, &body))
}

fn gone(locale: Locale, problem: &Problem) -> HttpResponse {
    let words = words(locale);
    if problem.code != Code::LinkNotValid {
        return trouble(locale, words, problem);
    }
    let text = (words.reset_gone_title, words.reset_gone);
    notice(locale, HttpResponse::Gone(), text, ("/reset", words.reset_again))
}
