//! `/s/{token}`: answering a survey, by a personal link, without signing in and without script.
//!
//! Every form sends a page; what came of it is kept before anything is shown, and a page is shown by
//! GET alone, so going back, reloading and a lost line do no harm.
mod draw;
mod frame;
mod incoming;
pub mod preview;
mod words;

use std::collections::BTreeMap;

use actix_web::http::header::ACCEPT_LANGUAGE;
use actix_web::{HttpRequest, HttpResponse, web};

use super::Data;
use crate::features::surveys::model::{Action, Definition, Kind, Lang, PageId, QuestionId, Texts};
use crate::features::surveys::service::evaluate::{Outcome, State, Wrong};
use crate::features::surveys::service::form::{self, Fields};
use crate::features::surveys::service::words::{Tongue, wrongs};
use crate::features::surveys::service::{
    self, Asking, Chance, Door, Form, Go, Shut, Sitting, Step, Upload,
};
use crate::platform::auth::network_of;
use crate::platform::authz::System;
use crate::platform::db::Tx;
use crate::platform::http::client_address;
use crate::platform::problem::Problem;
use frame::{Frame, Sheet};

const ANSWERING: System = System { reason: "survey" };

/// The page that the link opens now.
pub(super) async fn show(
    request: HttpRequest,
    platform: Data,
    token: web::Path<String>,
) -> HttpResponse {
    let wanted = wanted(&request);
    let opened = opened(&platform, token.into_inner()).await;
    drawn(move || match opened {
        Ok(Door::Open(sitting)) => page(&sitting, &wanted, None),
        Ok(Door::Shut(shut, asking)) => frame_of(&asking, &wanted).shut(shut),
        Ok(Door::Entrance(_, asking)) => frame_of(&asking, &wanted).opening(),
        Err(problem) => Frame::stranger(wanted.russian()).trouble(&problem),
    })
    .await
}

/// A page of hundreds of questions takes a while: it is drawn off the thread that answers everybody.
async fn drawn(draw: impl FnOnce() -> Sheet + Send + 'static) -> HttpResponse {
    match web::block(draw).await {
        Ok(sheet) => sheet.into(),
        Err(cause) => Frame::stranger(false).trouble(&Problem::internal(cause)).into(),
    }
}

async fn opened(platform: &Data, token: String) -> Result<Door, Problem> {
    let (keys, now) = (platform.keys.clone(), platform.clock.now());
    platform.db.read(move |conn| service::open(conn, &keys, &token, now)).await
}

/// Takes in a page.
pub(super) async fn take(
    request: HttpRequest,
    platform: Data,
    token: web::Path<String>,
    body: web::Payload,
) -> HttpResponse {
    let wanted = wanted(&request);
    let network = client_address(&request, &platform.settings).map(network_of).unwrap_or_default();
    let token = token.into_inner();
    let taken = match read_form(&platform, &request, (&token, &network), body).await {
        Ok((fields, uploads)) => taken(&platform, token, (fields.clone(), uploads), network)
            .await
            .map(|step| (step, fields)),
        Err(problem) => Err(problem),
    };
    match taken {
        Ok((Step::Moved, _)) => frame::see_other(&request),
        Ok((Step::Entered(path), _)) => frame::see_own(&request, &path),
        Ok((step, fields)) => drawn(move || sheet(step, &fields, &wanted)).await,
        Err(problem) => Frame::stranger(wanted.russian()).trouble(&problem).into(),
    }
}

fn sheet(step: Step, fields: &Fields, wanted: &Wanted) -> Sheet {
    match step {
        Step::Again { sitting, wrong, missing } => {
            let asking = &sitting.asking;
            let tongue = frame_of(asking, wanted).tongue;
            let told = told(&asking.definition, tongue, &wrong, &missing);
            page(&sitting, wanted, Some((fields, told)))
        }
        Step::Sent { asking, screened_out } => {
            let frame = frame_of(&asking, wanted);
            frame.thanks(last_words(&asking.definition, screened_out))
        }
        Step::Shut(shut, asking) => frame_of(&asking, wanted).shut(shut),
        // These lead to another page and draw none.
        Step::Moved | Step::Entered(_) => Frame::stranger(wanted.russian()).shut(Shut::Over),
    }
}

/// Whether the holder of the link wants no more surveys of whoever asks.
pub(super) async fn stop(
    request: HttpRequest,
    platform: Data,
    token: web::Path<String>,
) -> HttpResponse {
    let frame = Frame::stranger(wanted(&request).russian());
    let (keys, token) = (platform.keys.clone(), token.into_inner());
    match platform.db.read(move |conn| service::asker(conn, &keys, &token)).await {
        Ok(asker) => frame.stop(&asker).into(),
        Err(problem) => frame.trouble(&problem).into(),
    }
}

/// They want none.
pub(super) async fn stopped(
    request: HttpRequest,
    platform: Data,
    token: web::Path<String>,
) -> HttpResponse {
    let frame = Frame::stranger(wanted(&request).russian());
    let (keys, token) = (platform.keys.clone(), token.into_inner());
    let write = move |tx: &mut Tx<'_>| {
        service::opt_out(tx, &keys, &token)?;
        service::asker(tx.conn, &keys, &token)
    };
    match platform.db.write(&ANSWERING, "survey.opt_out", write).await {
        Ok(asker) => frame.stopped(&asker).into(),
        Err(problem) => frame.trouble(&problem).into(),
    }
}

/// What a form sends. Files are taken of those alone whose link opens questions that ask for them.
async fn read_form(
    platform: &Data,
    request: &HttpRequest,
    (token, network): (&str, &str),
    body: web::Payload,
) -> Result<(Fields, Vec<Upload>), Problem> {
    if !incoming::brings_files(request) {
        return Ok((incoming::read(body).await?, Vec::new()));
    }
    let (keys, token, network) = (platform.keys.clone(), token.to_owned(), network.to_owned());
    let brought = incoming::megabytes(request);
    let ask = move |tx: &mut Tx<'_>| service::may_upload(tx, &keys, &token, (&network, brought));
    match platform.db.write(&ANSWERING, "survey.upload", ask).await? {
        Some(definition) => {
            incoming::read_with_files(&platform.files, &definition, request, body).await
        }
        // The link says what it opens instead.
        None => Ok((Fields::new(), Vec::new())),
    }
}

async fn taken(
    platform: &Data,
    token: String,
    (fields, uploads): (Fields, Vec<Upload>),
    network: String,
) -> Result<Step, Problem> {
    let (keys, chance) = (platform.keys.clone(), Chance::new()?);
    let go = match form::value(&fields, "go") {
        Some("back") => Go::Back,
        Some("send") => Go::Send,
        _ => Go::Next,
    };
    let form = Form { fields, uploads, go };
    let write = move |tx: &mut Tx<'_>| service::take(tx, &keys, &token, &form, chance, &network);
    platform.db.write(&ANSWERING, "survey.answer", write).await
}

/// The languages that a reader would like.
struct Wanted {
    /// By the address: whoever chose it means it.
    asked: Option<String>,
    /// By the browser.
    named: Vec<String>,
}

fn wanted(request: &HttpRequest) -> Wanted {
    let query = web::Query::<BTreeMap<String, String>>::from_query(request.query_string());
    let asked = query.ok().and_then(|mut query| query.remove("lang"));
    let header = request.headers().get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    let named = header
        .unwrap_or_default()
        .split(',')
        .map(|part| part.split(';').next().unwrap_or_default().trim().to_owned())
        .filter(|name| !name.is_empty())
        .collect();
    Wanted { asked, named }
}

impl Wanted {
    /// What was asked for, what the invite says, what the browser would like: the first that the
    /// survey speaks.
    fn language(&self, definition: &Definition, invited: Option<&str>) -> Lang {
        let primary = |text: &str| text.split('-').next().unwrap_or_default().to_owned();
        let asked = self.asked.as_deref();
        asked
            .into_iter()
            .chain(invited)
            .chain(self.named.iter().map(String::as_str))
            .map(|name| (name, definition.language_for(name)))
            .find(|(name, lang)| primary(name) == primary(lang.as_str()))
            .map_or_else(|| definition.first_language(), |(_, lang)| lang)
    }

    /// Whether somebody without a survey before them reads Russian.
    fn russian(&self) -> bool {
        let first = self.asked.as_ref().or(self.named.first());
        first.is_some_and(|lang| lang.starts_with("ru"))
    }
}

fn frame_of<'a>(asking: &'a Asking, wanted: &Wanted) -> Frame<'a> {
    let lang = wanted.language(&asking.definition, asking.language.as_deref());
    Frame::of(asking, lang)
}

/// What is wrong and what is missing, in words.
fn told(
    definition: &Definition,
    tongue: Tongue,
    wrong: &[(QuestionId, Wrong)],
    missing: &[QuestionId],
) -> BTreeMap<QuestionId, String> {
    let mut told = BTreeMap::new();
    for id in missing {
        if let Some(question) = definition.question(id) {
            told.insert(id.clone(), wrongs::missing(question, tongue).to_owned());
        }
    }
    for (id, wrong) in wrong {
        if let Some(question) = definition.question(id) {
            told.insert(id.clone(), wrongs::mend(question, wrong, tongue));
        }
    }
    told
}

/// What was typed, and what is wrong with it.
type Typed<'a> = (&'a Fields, BTreeMap<QuestionId, String>);

fn page(sitting: &Sitting, wanted: &Wanted, typed: Option<Typed<'_>>) -> Sheet {
    let asking = &sitting.asking;
    let frame = frame_of(asking, wanted);
    if !sitting.begun {
        return frame.opening();
    }
    let Some(stop) = sitting.page.as_ref().and_then(|page| sitting.outcome.stop(page)) else {
        return frame.last();
    };
    let mut state = State::new(&asking.definition);
    state.answers = sitting.outcome.answers.clone();
    state.variables = sitting.outcome.variables.clone();
    let (fields, wrongs) = match typed {
        Some((typed, wrongs)) => (with_files(typed, &asking.definition, &sitting.outcome), wrongs),
        None => (filled(&asking.definition, &sitting.outcome), BTreeMap::new()),
    };
    let drawn = draw::Drawn {
        state: &state,
        lang: &frame.lang,
        tongue: frame.tongue,
        words: frame.words,
        fields: &fields,
        wrongs: &wrongs,
        sets: &sitting.sets,
    };
    frame.questions(sitting, stop, &drawn)
}

/// The fields that the answers fill in again.
fn filled(definition: &Definition, outcome: &Outcome) -> Fields {
    let mut fields = Fields::new();
    for (id, answer) in &outcome.answers {
        if let Some(question) = definition.question(id) {
            form::fill(question, answer, &mut fields);
        }
    }
    fields
}

/// What was typed, with the names of the files that are there: a form cannot say these.
fn with_files(typed: &Fields, definition: &Definition, outcome: &Outcome) -> Fields {
    let mut fields = typed.clone();
    for question in definition.questions() {
        if let Kind::File { .. } = question.kind {
            fields.remove(&form::name(question, &["file"]));
            if let Some(answer) = outcome.answers.get(&question.id) {
                form::fill(question, answer, &mut fields);
            }
        }
    }
    fields
}

/// What is said at the end, or to those whom a survey was not meant for.
fn last_words(definition: &Definition, screened_out: Option<(PageId, usize)>) -> &Texts {
    let step = screened_out
        .and_then(|(page, step)| definition.page(&page).and_then(|page| page.on_leave.get(step)));
    match step.map(|step| &step.then) {
        Some(Action::ScreenOut(texts)) => texts,
        _ => &definition.thanks,
    }
}

/// The tongue that the page's own words are in.
fn tongue_of(lang: &Lang) -> Tongue {
    Tongue::of(lang.as_str())
}
