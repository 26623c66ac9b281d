//! `/invitation/{token}` and `/welcome/{token}`: joining an organisation by a mailed link; the
//! first owner of a new one is welcomed in other words.
use actix_web::{HttpRequest, HttpResponse, web};
use maud::{Markup, html};
use serde::Deserialize;

use super::super::super::service::{self, Joining};
use super::super::{client, let_in};
use super::layout::{
    Alert, alert, answer, described, email_input, explain, notice, page, password_input, see_other,
    status, trouble,
};
use super::words::{Words, called, fill, role, words};
use super::{PageForm, asked};
use crate::features::organisations::model::CalledAs;
use crate::features::organisations::service::InvitationOffer;
use crate::platform::authz::Locale;
use crate::platform::context::Platform;
use crate::platform::http::spoken;
use crate::platform::problem::{Code, Problem};

#[derive(Deserialize)]
pub(super) struct Filled {
    #[serde(default)]
    email: String,
    #[serde(default)]
    name: String,
    password: String,
    lang: Option<String>,
}

/// Which of the two pages it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Invitation,
    Welcome,
}

impl Kind {
    fn path(self, token: &str) -> String {
        match self {
            Self::Invitation => format!("/invitation/{token}"),
            Self::Welcome => format!("/welcome/{token}"),
        }
    }
}

pub(super) async fn show(
    request: HttpRequest,
    platform: web::Data<Platform>,
    token: web::Path<String>,
) -> HttpResponse {
    look(&request, &platform, &token, Kind::Invitation).await
}

pub(super) async fn show_welcome(
    request: HttpRequest,
    platform: web::Data<Platform>,
    token: web::Path<String>,
) -> HttpResponse {
    look(&request, &platform, &token, Kind::Welcome).await
}

pub(super) async fn accept(
    request: HttpRequest,
    platform: web::Data<Platform>,
    token: web::Path<String>,
    PageForm(filled): PageForm<Filled>,
) -> Result<HttpResponse, Problem> {
    join(&request, &platform, &token, filled, Kind::Invitation).await
}

pub(super) async fn accept_welcome(
    request: HttpRequest,
    platform: web::Data<Platform>,
    token: web::Path<String>,
    PageForm(filled): PageForm<Filled>,
) -> Result<HttpResponse, Problem> {
    join(&request, &platform, &token, filled, Kind::Welcome).await
}

async fn look(request: &HttpRequest, platform: &Platform, token: &str, kind: Kind) -> HttpResponse {
    let lang = asked(request).lang;
    match service::look_at_invitation(platform, token).await {
        Ok(offer) => {
            let chosen = lang.and_then(|word| word.parse().ok());
            let name = offer.name.clone().unwrap_or_default();
            form(chosen.unwrap_or(offer.locale), kind, token, &offer, ("", &name), None)
        }
        Err(problem) => {
            let locale = spoken(request, lang.as_deref()).unwrap_or(Locale::En);
            gone(locale, kind, &problem)
        }
    }
}

async fn join(
    request: &HttpRequest,
    platform: &Platform,
    token: &str,
    filled: Filled,
    kind: Kind,
) -> Result<HttpResponse, Problem> {
    let locale = spoken(request, filled.lang.as_deref()).unwrap_or(Locale::En);
    let offer = match service::look_at_invitation(platform, token).await {
        Ok(offer) => offer,
        Err(problem) => return Ok(gone(locale, kind, &problem)),
    };
    let Filled { email, name, password, .. } = filled;
    let joining = Joining { email: email.clone(), name: name.clone(), password, locale };
    match service::join(platform, token, joining, client(request, platform)).await {
        Ok(login) => {
            let home = format!("/o/{}/", offer.organisation_slug);
            Ok(let_in(see_other(&home), platform, &login)?.finish())
        }
        Err(problem) => Ok(again(platform, (locale, kind, token), (&email, &name), &problem).await),
    }
}

/// The form once more, with what was typed and what is wrong. The invitation is looked at again:
/// its address may have an account by now.
async fn again(
    platform: &Platform,
    (locale, kind, token): (Locale, Kind, &str),
    typed: (&str, &str),
    problem: &Problem,
) -> HttpResponse {
    let words = words(locale);
    match service::look_at_invitation(platform, token).await {
        Ok(offer) => {
            let mut alert = explain(locale, words, problem);
            if problem.code == Code::WrongCredentials {
                let known = offer.person.is_some();
                let text = if known { words.wrong_password } else { words.account_exists };
                text.clone_into(&mut alert.text);
            }
            form(locale, kind, token, &offer, typed, Some(&alert))
        }
        Err(problem) => gone(locale, kind, &problem),
    }
}

fn form(
    locale: Locale,
    kind: Kind,
    token: &str,
    offer: &InvitationOffer,
    (email, name): (&str, &str),
    wrong: Option<&Alert>,
) -> HttpResponse {
    let words = words(locale);
    let known = offer.person.is_some();
    let anybody = offer.email.is_empty();
    let email = if anybody { email } else { &offer.email };
    let says = match (known, anybody) {
        (true, _) => words.invitation_known,
        (false, true) => words.invitation_anybody,
        (false, false) => words.invitation_new,
    };
    let button = if known { words.invitation_accept } else { words.invitation_create };
    let body = html! {
        p.lead { (lead(locale, words, kind, offer)) }
        p { (fill(says, "email", email)) }
        form method="post" action=(kind.path(token)) {
            (alert(wrong))
            input type="hidden" name="lang" value=(locale.as_str());
            (email_input(words.email, email, !anybody, wrong))
            @if known {
                (password_input(words.password, false, None, wrong))
            } @else {
                (name_input(words.name, name, wrong))
                (password_input(words.choose_password, true, Some(words.password_rules), wrong))
            }
            button.primary type="submit" { (button) }
        }
        @if known { p.hint { a href={ "/reset?lang=" (locale.as_str()) } { (words.forgot) } } }
    };
    let title = match kind {
        Kind::Welcome => words.welcome_title.to_owned(),
        Kind::Invitation => match offer.called {
            Some((CalledAs::Mediator, _)) => words.mediator_title.to_owned(),
            Some(_) => words.guest_title.to_owned(),
            None => fill(words.invitation_title, "organisation", &offer.organisation_name),
        },
    };
    answer(status(wrong), page(locale, &title, &body))
}

fn lead(locale: Locale, words: &Words, kind: Kind, offer: &InvitationOffer) -> String {
    if let Some((as_what, number)) = &offer.called {
        let text = match as_what {
            CalledAs::Mediator => words.mediator_lead,
            _ => words.guest_lead,
        };
        let inviter = offer.inviter.as_deref().unwrap_or(&offer.organisation_name);
        let text = fill(text, "role", called(locale, *as_what));
        return fill(&fill(&text, "record", number), "inviter", inviter);
    }
    let text = match kind {
        Kind::Welcome => words.welcome_lead.to_owned(),
        Kind::Invitation => fill(words.invitation_lead, "role", role(locale, offer.role)),
    };
    fill(&text, "organisation", &offer.organisation_name)
}

fn name_input(label: &str, value: &str, wrong: Option<&Alert>) -> Markup {
    let wrong = described(wrong, "name");
    html! {
        label for="name" { (label) }
        input type="text" id="name" name="name" value=(value) required maxlength="120"
            autocomplete="name" aria-invalid=[wrong.map(|_| "true")] aria-describedby=[wrong];
    }
}

fn gone(locale: Locale, kind: Kind, problem: &Problem) -> HttpResponse {
    let words = words(locale);
    if problem.code != Code::LinkNotValid {
        return trouble(locale, words, problem);
    }
    let text = match kind {
        Kind::Invitation => (words.invitation_gone_title, words.invitation_gone),
        Kind::Welcome => (words.reset_gone_title, words.welcome_gone),
    };
    notice(locale, HttpResponse::Gone(), text, ("/sign-in", words.sign_in))
}
