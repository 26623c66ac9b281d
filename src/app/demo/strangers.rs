//! Strangers answer surveys: page by page, as browsers without script send the forms.
use std::collections::BTreeMap;

use actix_web::http::Method;
use serde_json::json;

use super::troupe::{Done, Troupe};
use super::wire::{Answer, Sent, Voice};

impl Troupe {
    /// Behind an open link, each set of forms by somebody else.
    pub(super) async fn strangers(
        &self,
        link: &str,
        sets: &[Vec<BTreeMap<String, String>>],
    ) -> Done<()> {
        let found = self.words.body(&json!(link))?;
        let link = found.as_str().ok_or_else(|| format!("{link} is no link"))?;
        for forms in sets {
            let own = self.hands_in(link, &BTreeMap::new()).await?.location;
            for form in forms {
                let answer = self.hands_in(&own, form).await?;
                if !matches!(answer.status, 200 | 303) {
                    return Err(format!("{form:?} is answered {}", answer.status));
                }
            }
        }
        Ok(())
    }

    async fn hands_in(&self, path: &str, form: &BTreeMap<String, String>) -> Done<Answer> {
        // Nobody of the demo changes what is asked while they are asked.
        let mut fields = vec![("version", "1")];
        fields.extend(form.iter().map(|(name, value)| (name.as_str(), value.as_str())));
        let sent = Sent::form(&fields);
        let answer = self.wire.send(Voice::Nobody, Method::POST, path, Some(sent), None).await;
        answer.map_err(|problem| problem.to_string())
    }
}
