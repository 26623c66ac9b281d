//! The frame of the answering pages: one column, one page of questions, the sender's name.
use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, LOCATION, REFERRER_POLICY};
use actix_web::{HttpRequest, HttpResponse};
use maud::{DOCTYPE, Markup, html};

use super::draw::Drawn;
use super::tongue_of;
use super::words::PageWords;
use crate::features::surveys::model::{Anonymity, Definition, Kind, Lang, Texts};
use crate::features::surveys::service::evaluate::{Outcome, State, Stop, piped};
use crate::features::surveys::service::validate::estimate;
use crate::features::surveys::service::words::Tongue;
use crate::features::surveys::service::{Asking, Shut, Sitting};
use crate::platform::http::assets;
use crate::platform::problem::{Code, Problem};

/// What every page of a survey has.
pub(super) struct Frame<'a> {
    asking: Option<&'a Asking>,
    pub lang: Lang,
    pub tongue: Tongue,
    pub words: &'static PageWords,
}

impl<'a> Frame<'a> {
    pub fn of(asking: &'a Asking, lang: Lang) -> Self {
        let tongue = tongue_of(&lang);
        Self { asking: Some(asking), lang, tongue, words: PageWords::of(tongue) }
    }

    /// For whoever has no survey before them.
    pub fn stranger(russian: bool) -> Self {
        Self::plain(if russian { Lang::russian() } else { Lang::english() })
    }

    /// In a language alone.
    pub fn plain(lang: Lang) -> Self {
        let tongue = tongue_of(&lang);
        Self { asking: None, lang, tongue, words: PageWords::of(tongue) }
    }

    fn html(&self, title: &str, body: &Markup) -> Markup {
        html! {
            (DOCTYPE)
            html lang=(self.lang) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="color-scheme" content="light dark";
                    meta name="robots" content="noindex";
                    title { (title) }
                    link rel="stylesheet" href=(assets::stylesheet());
                }
                body {
                    main.page.survey {
                        header.brand { (self.asking.map_or("Concord", |one| one.organisation.as_str())) }
                        h1 { (title) }
                        (body)
                        @if let Some(asking) = self.asking { (self.languages(asking)) }
                    }
                }
            }
        }
    }

    fn languages(&self, asking: &Asking) -> Markup {
        let others = asking.definition.languages.iter().filter(|lang| **lang != self.lang);
        html! {
            footer.languages {
                @for lang in others {
                    a href=(format!("?lang={lang}")) lang=(lang) hreflang=(lang) { (named(lang)) } " "
                }
            }
        }
    }

    fn notice(&self, status: StatusCode, title: &str, text: &str) -> Sheet {
        let body = html! { p.lead { (text) } };
        answer(status, &self.html(title, &body))
    }

    /// A page of questions.
    pub fn questions(&self, sitting: &Sitting, stop: &Stop, drawn: &Drawn<'_>) -> Sheet {
        let definition = &sitting.asking.definition;
        let body = self.form(definition, sitting.asking.version, &sitting.outcome, stop, drawn);
        let title = drawn.text(&definition.title);
        let status =
            if drawn.wrongs.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
        answer(status, &self.html(&title, &body))
    }

    /// The questions of a page, with its buttons.
    pub fn form(
        &self,
        definition: &Definition,
        version: i32,
        outcome: &Outcome,
        stop: &Stop,
        drawn: &Drawn<'_>,
    ) -> Markup {
        let place = outcome.path.iter().position(|one| one.page == stop.page);
        let page = definition.page(&stop.page);
        let mut asked = stop.questions.iter().filter_map(|one| definition.question(&one.question));
        let files = asked.any(|one| matches!(one.kind, Kind::File { .. }));
        let heading = page.map(|page| drawn.text(&page.title)).unwrap_or_default();
        html! {
            @if !drawn.wrongs.is_empty() { p.error role="alert" { (self.words.mend) } }
            @if !heading.is_empty() { h2 { (heading) } }
            form method="post" enctype=[files.then_some("multipart/form-data")] {
                input type="hidden" name="page" value=(stop.page);
                input type="hidden" name="version" value=(version);
                @for asked in &stop.questions {
                    @if let Some(question) = definition.question(&asked.question) {
                        (drawn.question(question, asked))
                    }
                }
                (self.buttons("next", self.words.next, place != Some(0)))
            }
            @if let Some(place) = place {
                p.hint {
                    (self.words.page_of[0]) " " (place + 1) " " (self.words.page_of[1]) " "
                    (outcome.path.len())
                }
            }
        }
    }

    /// The button that Return presses comes first.
    fn buttons(&self, go: &str, label: &str, back: bool) -> Markup {
        html! {
            div.buttons {
                button.primary type="submit" name="go" value=(go) { (label) }
                @if back { button type="submit" name="go" value="back" { (self.words.back) } }
            }
        }
    }

    /// Who asks, why, how long it takes, what is kept; nothing is written down before the button.
    pub fn opening(&self) -> Sheet {
        let Some(asking) = self.asking else { return self.shut(Shut::Over) };
        let kept = match asking.anonymity {
            Anonymity::Identified => self.words.identified,
            Anonymity::Confidential => self.words.confidential,
            Anonymity::Anonymous => self.words.anonymous,
        };
        let (title, body) =
            self.welcome(&asking.definition, &asking.organisation, kept, asking.version);
        answer(StatusCode::OK, &self.html(&title, &body))
    }

    /// Title and words before the first question. `kept` is what is said of who answers.
    pub fn welcome(
        &self,
        definition: &Definition,
        organisation: &str,
        kept: &str,
        version: i32,
    ) -> (String, Markup) {
        let state = State::new(definition);
        let text = |texts: &Texts| piped(texts.in_language(&self.lang), &state, &self.lang);
        let minutes = estimate(definition).minutes_to;
        let about = text(&definition.about);
        let body = html! {
            @if !about.is_empty() { p.lead { (about) } }
            p { (self.words.asked_by) " " strong { (organisation) } ", "
                (self.words.minutes[0]) " " (minutes) " " (self.words.minutes[1]) }
            @if !kept.is_empty() { p { (kept) } }
            form method="post" {
                input type="hidden" name="version" value=(version);
                (self.buttons("next", self.words.begin, false))
            }
            p.hint { (self.words.saved) }
        };
        (text(&definition.title), body)
    }

    /// When only sending is left.
    pub fn last(&self) -> Sheet {
        let version = self.asking.map_or(0, |asking| asking.version);
        answer(StatusCode::OK, &self.html(self.words.last_title, &self.sending(version)))
    }

    /// The form that only sends.
    pub fn sending(&self, version: i32) -> Markup {
        html! {
            p.lead { (self.words.last) }
            form method="post" {
                input type="hidden" name="version" value=(version);
                (self.buttons("send", self.words.send, true))
            }
        }
    }

    pub fn thanks(&self, words: &Texts) -> Sheet {
        self.notice(StatusCode::OK, self.words.thanks_title, self.thanked(words))
    }

    /// What is said at the end.
    pub fn thanked<'t>(&self, words: &'t Texts) -> &'t str {
        let own = words.in_language(&self.lang);
        if own.is_empty() { self.words.thanks } else { own }
    }

    pub fn shut(&self, shut: Shut) -> Sheet {
        let words = self.words;
        match shut {
            Shut::NotYet => self.notice(StatusCode::OK, words.not_yet_title, words.not_yet),
            Shut::Over => self.notice(StatusCode::GONE, words.closed_title, words.closed),
            Shut::Done => self.notice(StatusCode::GONE, words.done_title, words.done),
            Shut::Full => self.notice(StatusCode::GONE, words.full_title, words.full),
        }
    }

    /// Asks whether whoever holds the link wants no more surveys: a mail program that opens links by
    /// itself must not answer.
    pub fn stop(&self, asker: &str) -> Sheet {
        let body = html! {
            p.lead { (self.words.stop) " " strong { (asker) } }
            form method="post" {
                div.buttons { button.primary type="submit" { (self.words.stop_button) } }
            }
        };
        answer(StatusCode::OK, &self.html(self.words.stop_title, &body))
    }

    pub fn stopped(&self, asker: &str) -> Sheet {
        let body = html! { p.lead { (self.words.stopped) " " strong { (asker) } } };
        answer(StatusCode::OK, &self.html(self.words.stopped_title, &body))
    }

    pub fn trouble(&self, problem: &Problem) -> Sheet {
        let words = self.words;
        let (title, text) = match problem.code {
            Code::LinkNotValid => (words.gone_title, words.gone),
            Code::PayloadTooLarge => (words.trouble_title, words.too_large),
            Code::ActionNotAllowed => (words.done_title, words.done),
            Code::TooManyRequests => (words.trouble_title, words.too_many),
            _ => (words.trouble_title, words.trouble),
        };
        let status = StatusCode::from_u16(problem.code.status());
        self.notice(status.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR), title, text)
    }
}

/// A language in its own words, as far as they are known here.
fn named(lang: &Lang) -> &str {
    match lang.as_str() {
        "en" => "English",
        "ru" => "Русский",
        "de" => "Deutsch",
        "fr" => "Français",
        "es" => "Español",
        other => other,
    }
}

/// To what the same link opens now.
pub(super) fn see_other(request: &HttpRequest) -> HttpResponse {
    see_own(request, request.path())
}

/// To a link of one's own, in the language that was asked for.
pub(super) fn see_own(request: &HttpRequest, path: &str) -> HttpResponse {
    let place = match request.query_string() {
        "" => path.to_owned(),
        query => format!("{path}?{query}"),
    };
    HttpResponse::SeeOther()
        .insert_header((LOCATION, place))
        .insert_header((CACHE_CONTROL, "no-store"))
        .finish()
}

/// A page that is drawn: it may be made on any thread, an answer may not.
#[derive(Debug)]
pub(super) struct Sheet {
    status: StatusCode,
    html: String,
}

impl From<Sheet> for HttpResponse {
    /// Kept by nobody: the address holds a token.
    fn from(sheet: Sheet) -> Self {
        Self::build(sheet.status)
            .content_type("text/html; charset=utf-8")
            .insert_header((CACHE_CONTROL, "no-store"))
            .insert_header((REFERRER_POLICY, "strict-origin"))
            .body(sheet.html)
    }
}

fn answer(status: StatusCode, page: &Markup) -> Sheet {
    Sheet { status, html: page.0.clone() }
}
