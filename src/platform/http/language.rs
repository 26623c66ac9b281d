//! The language of a page that strangers open.
use actix_web::HttpRequest;
use actix_web::http::header::ACCEPT_LANGUAGE;

use crate::platform::authz::Locale;

/// The language that is asked for, or else the first of ours that the browser names.
pub fn spoken(request: &HttpRequest, asked: Option<&str>) -> Option<Locale> {
    let accepted = request.headers().get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    asked.and_then(|word| word.parse().ok()).or_else(|| preferred(accepted?))
}

fn preferred(accepted: &str) -> Option<Locale> {
    let mut best: Option<(f32, Locale)> = None;
    for part in accepted.split(',') {
        let (tag, weight) = part.split_once(';').unwrap_or((part, "q=1"));
        let weight: f32 = weight.trim().trim_start_matches("q=").parse().unwrap_or(0.0);
        let language = tag.trim().split('-').next().unwrap_or("").to_ascii_lowercase();
        let Ok(locale) = language.parse() else { continue };
        if weight > 0.0 && best.is_none_or(|(other, _)| weight > other) {
            best = Some((weight, locale));
        }
    }
    best.map(|(_, locale)| locale)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_browser_is_spoken_to_in_its_language() {
        assert_eq!(preferred("ru-RU,ru;q=0.9,en;q=0.8"), Some(Locale::Ru));
        assert_eq!(preferred("de-DE, en;q=0.7, ru;q=0.9"), Some(Locale::Ru));
        assert_eq!(preferred("en;q=0, ru;q=0.1"), Some(Locale::Ru));
        assert_eq!(preferred("de, fr;q=0.5"), None);
        assert_eq!(preferred(""), None);
    }
}
