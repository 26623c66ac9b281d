//! The page of a draft as a respondent would see it: the answering page's own drawing, with nothing
//! kept.
use actix_web::{HttpResponse, web};
use maud::{Markup, html};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::draw::Drawn;
use super::frame::Frame;
use super::{filled, last_words, told};
use crate::features::records::model::RecordId;
use crate::features::surveys::api::{Answer, Data};
use crate::features::surveys::model::{Anonymity, Answers, Lang, PageId, Texts};
use crate::features::surveys::service::Go;
use crate::features::surveys::service::evaluate::{State, Stop};
use crate::features::surveys::service::form::Fields;
use crate::features::surveys::service::previewing::{
    Drafted, Look, Previewed, Sight, all_of, drafted, preview as step,
};
use crate::platform::authz::Scope;
use crate::platform::http::Body;
use crate::platform::problem::Problem;

/// What somebody does with a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = SurveyPreviewGo)]
pub enum PreviewGo {
    Next,
    Back,
    Send,
}

impl From<PreviewGo> for Go {
    fn from(go: PreviewGo) -> Self {
        match go {
            PreviewGo::Next => Self::Next,
            PreviewGo::Back => Self::Back,
            PreviewGo::Send => Self::Send,
        }
    }
}

/// Where somebody is in a draft.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SurveyPreviewInput {
    /// That in which it was written unless told.
    #[serde(default)]
    language: Option<Lang>,
    /// The page before them; none: the opening, or the end.
    #[serde(default)]
    page: Option<PageId>,
    /// As the last answer told them.
    #[serde(default)]
    #[schema(value_type = BTreeMap<String, crate::features::surveys::model::Answer>)]
    answers: Answers,
    /// The form of the page, by the names of its fields.
    #[serde(default)]
    #[schema(value_type = BTreeMap<String, Vec<String>>)]
    fields: Fields,
    /// Without, the page is only looked at.
    #[serde(default)]
    go: Option<PreviewGo>,
    /// All questions of the page, whatever their conditions say: for whoever writes it.
    #[serde(default)]
    all: bool,
}

/// What kind of page is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = SurveyPreviewSight)]
pub enum SightKind {
    Opening,
    Page,
    /// Only sending is left.
    Last,
    Sent,
    /// The survey was not for them.
    ScreenedOut,
}

/// A page of a draft.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SurveyPreview {
    pub sight: SightKind,
    pub page: Option<PageId>,
    /// Whether these answers lead to this page.
    pub on_way: bool,
    /// How many questions of the page these answers leave out.
    pub hidden: usize,
    pub title: String,
    /// The page as the answering page draws it.
    pub html: String,
    /// All answers so far; those to what is not shown are dropped.
    #[schema(value_type = BTreeMap<String, crate::features::surveys::model::Answer>)]
    pub answers: Answers,
    /// The pages that these answers lead over.
    pub path: Vec<PageId>,
}

/// Draws a page of the draft with these answers, or goes on from one; nothing is kept.
#[utoipa::path(post, path = "/api/v1/surveys/{id}/preview", tag = "surveys",
    operation_id = "preview_survey", params(("id" = String, Path)),
    request_body = SurveyPreviewInput,
    responses((status = 200, body = SurveyPreview), (status = 404), (status = 422)))]
pub async fn preview(
    scope: Scope,
    platform: Data,
    path: web::Path<RecordId>,
    body: Body<SurveyPreviewInput>,
) -> Answer {
    let (id, input) = (path.into_inner(), body.0);
    let read = move |conn: &mut _| drafted(conn, &scope, id, None);
    let draft = platform.db.read(read).await?;
    let seen = web::block(move || see(&draft, input)).await.map_err(Problem::internal)?;
    Ok(HttpResponse::Ok().insert_header(("cache-control", "no-store")).json(seen))
}

fn see(draft: &Drafted, input: SurveyPreviewInput) -> SurveyPreview {
    let SurveyPreviewInput { language, page, answers, fields, go, all } = input;
    let definition = &draft.definition;
    let lang = language.map_or_else(
        || definition.first_language(),
        |wanted| definition.language_for(wanted.as_str()),
    );
    let frame = Frame::plain(lang);
    let look = Look { page: page.clone(), answers, fields: fields.clone(), go: go.map(Go::from) };
    let seen = step(definition, look);
    // What was typed stays where something is wrong with it.
    let typed = matches!(&seen.sight, Sight::Page(at) if Some(at) == page.as_ref() && go.is_some());
    let (title, html) = drawn(draft, &frame, &seen, typed.then_some(fields), all);
    let (sight, page) = match seen.sight {
        Sight::Opening => (SightKind::Opening, None),
        Sight::Page(page) => (SightKind::Page, Some(page)),
        Sight::Last => (SightKind::Last, None),
        Sight::Sent => (SightKind::Sent, None),
        Sight::ScreenedOut(..) => (SightKind::ScreenedOut, None),
    };
    let stop = page.as_ref().and_then(|page| seen.outcome.stop(page));
    let asked = page.as_ref().and_then(|page| definition.page(page));
    SurveyPreview {
        sight,
        on_way: page.is_none() || stop.is_some(),
        hidden: asked
            .zip(stop)
            .map_or(0, |(page, stop)| page.questions.len().saturating_sub(stop.questions.len())),
        page,
        title,
        html: html.0,
        path: seen.outcome.path.iter().map(|stop| stop.page.clone()).collect(),
        answers: seen.outcome.answers,
    }
}

/// Title and content.
fn drawn(
    draft: &Drafted,
    frame: &Frame<'_>,
    seen: &Previewed,
    typed: Option<Fields>,
    all: bool,
) -> (String, Markup) {
    let definition = &draft.definition;
    let state = State {
        definition,
        answers: seen.outcome.answers.clone(),
        variables: seen.outcome.variables.clone(),
    };
    let fields = typed.unwrap_or_else(|| filled(definition, &seen.outcome));
    let wrongs = told(definition, frame.tongue, &seen.wrong, &seen.missing);
    let drawn = Drawn {
        state: &state,
        lang: &frame.lang,
        tongue: frame.tongue,
        words: frame.words,
        fields: &fields,
        wrongs: &wrongs,
        sets: &seen.sets,
    };
    let title = drawn.text(&definition.title);
    let end = |texts: &Texts| html! { p.lead { (frame.thanked(texts)) } };
    match &seen.sight {
        Sight::Opening => {
            let kept = match draft.anonymity {
                Some(Anonymity::Identified) => frame.words.identified,
                Some(Anonymity::Confidential) => frame.words.confidential,
                Some(Anonymity::Anonymous) => frame.words.anonymous,
                // Chosen when it is published.
                None => "",
            };
            frame.welcome(definition, &draft.organisation, kept, 0)
        }
        Sight::Page(page) => {
            let whole = || all_of(definition, page);
            let shown = seen.outcome.stop(page).filter(|_| !all).cloned();
            let stop: Option<Stop> = shown.or_else(whole);
            let form = stop.map(|stop| frame.form(definition, 0, &seen.outcome, &stop, &drawn));
            (title, form.unwrap_or_else(|| html! {}))
        }
        Sight::Last => (frame.words.last_title.to_owned(), frame.sending(0)),
        Sight::Sent => (frame.words.thanks_title.to_owned(), end(last_words(definition, None))),
        Sight::ScreenedOut(page, step) => {
            let words = last_words(definition, Some((page.clone(), *step)));
            (frame.words.thanks_title.to_owned(), end(words))
        }
    }
}
