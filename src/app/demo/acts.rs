//! Acts: what people do in the story over HTTP, one request after the other. The files in `acts`
//! hold them, a file for each case; README says how to read one.
use std::collections::BTreeMap;

use actix_web::http::Method;
use serde::Deserialize;
use serde_json::Value;

use super::clock::seconds;
use crate::features::organisations::model::PartySide;
use crate::platform::authz::Locale;

const GUESTS: &str = include_str!("acts/guests.json");
/// In the order in which they are told where two happen at the same moment.
const SCRIPTS: &[(&str, &str)] = &[
    ("agreements", include_str!("acts/agreements.json")),
    ("covers", include_str!("acts/covers.json")),
    ("shafts", include_str!("acts/shafts.json")),
    ("bearings", include_str!("acts/bearings.json")),
    ("gauge", include_str!("acts/gauge.json")),
    ("penalty", include_str!("acts/penalty.json")),
    ("efficiency", include_str!("acts/efficiency.json")),
    ("frames", include_str!("acts/frames.json")),
    ("guards", include_str!("acts/guards.json")),
    ("valves", include_str!("acts/valves.json")),
    ("late", include_str!("acts/late.json")),
    ("crossing", include_str!("acts/crossing.json")),
    ("kits", include_str!("acts/kits.json")),
    ("paint", include_str!("acts/paint.json")),
    ("seals", include_str!("acts/seals.json")),
    ("casing", include_str!("acts/casing.json")),
    ("requirements", include_str!("acts/requirements.json")),
    ("decisions", include_str!("acts/decisions.json")),
    ("documents", include_str!("acts/documents.json")),
    ("programme", include_str!("acts/programme.json")),
    ("desk", include_str!("acts/desk.json")),
    ("surveys", include_str!("acts/surveys.json")),
    ("mirror", include_str!("acts/mirror.json")),
    ("ideas", include_str!("acts/ideas.json")),
    ("meetings", include_str!("acts/meetings.json")),
    ("contacts", include_str!("acts/contacts.json")),
    ("insights", include_str!("acts/insights.json")),
];

/// One request of one person at one moment.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Act {
    /// How long before the moment of loading, as `3d4h`.
    pub ago: String,
    /// A person, as `anna` or `pieter@aqua_nova`, or a guest who has joined.
    pub by: String,
    /// Looked at first; the answer is `$seen`.
    pub look: Option<String>,
    pub post: Option<String>,
    pub put: Option<String>,
    pub patch: Option<String>,
    pub delete: Option<String>,
    /// The version that `If-Match` names.
    pub r#match: Option<Value>,
    pub body: Option<Value>,
    /// Instead of `body`: the same request with each of these.
    pub each: Vec<Value>,
    /// Files of the story that the person uploads first: they go along as `file_ids`,
    /// or as `file_id` where the body names that.
    pub files: Vec<String>,
    /// An open link of a survey: strangers answer behind it, each set of `forms` somebody else.
    pub open: Option<String>,
    pub forms: Vec<Vec<BTreeMap<String, String>>>,
    /// A guest whom `by`'s firm has invited joins.
    pub join: Option<String>,
    /// The word for the answer.
    pub keep: Option<String>,
}

impl Act {
    /// Method and address of the request, if there is more than a look.
    pub fn request(&self) -> Option<(Method, &str)> {
        let asked = [
            (Method::POST, &self.post),
            (Method::PUT, &self.put),
            (Method::PATCH, &self.patch),
            (Method::DELETE, &self.delete),
        ];
        asked.into_iter().find_map(|(method, path)| Some((method, path.as_deref()?)))
    }

    /// What it does, for whoever has to find it.
    pub fn named(&self) -> String {
        match (self.request(), &self.look, &self.join) {
            (Some((method, path)), ..) => format!("{method} {path}"),
            (None, Some(path), _) => format!("GET {path}"),
            (None, None, Some(guest)) => format!("{guest} joins"),
            (None, None, None) if self.open.is_some() => "strangers answer".to_owned(),
            (None, None, None) => "nothing".to_owned(),
        }
    }
}

/// An act with its place.
#[derive(Debug, Clone)]
pub struct Placed {
    pub act: Act,
    /// Seconds before the moment of loading.
    pub ago: i64,
    /// `covers, act 3`
    pub place: String,
}

/// Somebody of neither side, who comes by invitation.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Guest {
    pub key: String,
    pub name: String,
    pub email: String,
    pub organisation: String,
    pub language: Locale,
    pub side: PartySide,
}

/// All acts, case by case.
pub fn load() -> Result<Vec<Placed>, String> {
    let mut all = Vec::new();
    for (name, text) in SCRIPTS {
        let acts: Vec<Act> =
            serde_json::from_str(text).map_err(|cause| format!("acts/{name}.json: {cause}"))?;
        let mut before = i64::MAX;
        for (index, act) in acts.into_iter().enumerate() {
            let place = format!("acts/{name}.json, act {}", index + 1);
            let ago = seconds(&act.ago)
                .filter(|ago| *ago <= before)
                .ok_or_else(|| format!("{place}: {:?} does not follow", act.ago))?;
            before = ago;
            all.push(Placed { act, ago, place });
        }
    }
    Ok(all)
}

/// Whoever may be invited.
pub fn guests() -> Result<Vec<Guest>, String> {
    serde_json::from_str(GUESTS).map_err(|cause| format!("acts/guests.json: {cause}"))
}
