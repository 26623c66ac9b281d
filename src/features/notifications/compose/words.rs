//! Times, codes and devices as people say them, in both languages.
use chrono::{Datelike, Timelike};
use chrono_tz::Tz;

use crate::platform::authz::Locale;
use crate::platform::clock::Timestamp;

const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const MONTHS_RU: [&str; 12] = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
];
/// What is proposed or agreed: code, English, Russian.
const RESOLUTIONS: [(&str, &str, &str); 9] = [
    ("replacement", "Replacement", "Замена"),
    ("repair", "Repair", "Ремонт"),
    ("refund", "Refund", "Возврат денег"),
    ("credit", "Credit note", "Зачёт на счёт"),
    ("price_reduction", "Price reduction", "Снижение цены"),
    ("return", "Return of the goods", "Возврат товара"),
    ("explanation", "Explanation", "Разъяснение"),
    ("process_change", "Change of the process", "Изменение процесса"),
    ("other", "Other", "Другое"),
];

/// The zone of an IANA name; UTC for one that is not known any more.
pub fn zone(name: &str) -> Tz {
    name.parse().unwrap_or(Tz::UTC)
}

/// `12 August 2026`, `12 августа 2026 г.`
pub fn date(at: Timestamp, zone: Tz, locale: Locale) -> String {
    let local = at.datetime().with_timezone(&zone);
    let months = match locale {
        Locale::En => MONTHS_EN,
        Locale::Ru => MONTHS_RU,
    };
    let month = usize::try_from(local.month0()).ok().and_then(|month| months.get(month).copied());
    let (day, month, year) = (local.day(), month.unwrap_or_default(), local.year());
    match locale {
        Locale::En => format!("{day} {month} {year}"),
        Locale::Ru => format!("{day} {month} {year} г."),
    }
}

/// `12 August 2026, 17:00`. In UTC it says so, since nobody lives there.
pub fn date_time(at: Timestamp, zone: Tz, locale: Locale) -> String {
    let local = at.datetime().with_timezone(&zone);
    let utc = if zone == Tz::UTC { " UTC" } else { "" };
    format!("{}, {:02}:{:02}{utc}", date(at, zone, locale), local.hour(), local.minute())
}

/// What a resolution is called; a code that is not known stands for itself.
pub fn resolution(code: &str, locale: Locale) -> String {
    let found = RESOLUTIONS.iter().find(|(known, _, _)| *known == code);
    match (found, locale) {
        (Some((_, en, _)), Locale::En) => (*en).to_owned(),
        (Some((_, _, ru)), Locale::Ru) => (*ru).to_owned(),
        (None, _) => code.to_owned(),
    }
}

/// Browser and system of a `User-Agent`, as `Firefox, Windows`.
pub fn device(user_agent: &str, locale: Locale) -> String {
    // The order matters: Edge and Opera call themselves Chrome too, Chrome calls itself Safari.
    let browsers = [
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("YaBrowser", "Yandex Browser"),
        ("Firefox", "Firefox"),
        ("Chrome", "Chrome"),
        ("Safari", "Safari"),
    ];
    let systems = [
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS", "macOS"),
        ("Linux", "Linux"),
    ];
    let known = |table: &[(&str, &'static str)]| {
        table.iter().find(|(sign, _)| user_agent.contains(sign)).map(|(_, name)| *name)
    };
    let found: Vec<&str> = [known(&browsers), known(&systems)].into_iter().flatten().collect();
    if !found.is_empty() {
        return found.join(", ");
    }
    match locale {
        Locale::En => "an unknown device".to_owned(),
        Locale::Ru => "неизвестное устройство".to_owned(),
    }
}

/// The name in `From` of a mail about somebody's act.
pub fn sender(organisation: &str, portal: &str, locale: Locale) -> String {
    match locale {
        Locale::En => format!("{organisation} via {portal}"),
        Locale::Ru => format!("{organisation} через {portal}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        Timestamp::from_datetime(text.parse().unwrap())
    }

    #[test]
    fn times_are_written_out_in_the_readers_language_and_zone() {
        let late = at("2026-08-12T22:05:00Z");
        assert_eq!(date_time(late, zone("Europe/Berlin"), Locale::En), "13 August 2026, 00:05");
        assert_eq!(date_time(late, zone("Europe/Moscow"), Locale::Ru), "13 августа 2026 г., 01:05");
        assert_eq!(date_time(late, zone("Mars/Olympus"), Locale::En), "12 August 2026, 22:05 UTC");
        assert_eq!(date(at("2026-01-31T00:00:00Z"), Tz::UTC, Locale::Ru), "31 января 2026 г.");
        assert_eq!(date(at("2026-12-01T12:00:00Z"), Tz::UTC, Locale::En), "1 December 2026");
    }

    #[test]
    fn devices_are_told_as_far_as_known() {
        let edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) \
                    Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0";
        assert_eq!(device(edge, Locale::En), "Edge, Windows");
        let phone =
            "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36";
        assert_eq!(device(phone, Locale::Ru), "Chrome, Android");
        assert_eq!(device("curl/8", Locale::Ru), "неизвестное устройство");
    }

    #[test]
    fn every_resolution_of_a_complaint_has_a_name() {
        for remedy in crate::features::complaints::model::Remedy::ALL {
            let (en, ru) =
                (resolution(remedy.as_str(), Locale::En), resolution(remedy.as_str(), Locale::Ru));
            assert_ne!(en, remedy.as_str());
            assert_ne!(en, ru);
        }
    }
}
