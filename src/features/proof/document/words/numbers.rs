//! Sizes and lengths of time as people write them.
use super::Words;
use crate::platform::authz::Locale;

/// Bytes.
pub fn size(bytes: i64, locale: Locale) -> String {
    let (kilo, mega) = (1024, 1024 * 1024);
    let (value, unit) = if bytes < kilo {
        return format!("{bytes} {}", Words("B", "Б").of(locale));
    } else if bytes < mega {
        (bytes.saturating_mul(10) / kilo, Words("kB", "кБ"))
    } else {
        (bytes.saturating_mul(10) / mega, Words("MB", "МБ"))
    };
    let comma = match locale {
        Locale::En => '.',
        Locale::Ru => ',',
    };
    format!("{}{comma}{} {}", value / 10, value % 10, unit.of(locale))
}

/// Seconds in the two largest units: `3 d 4 h`.
pub fn duration(seconds: i64, locale: Locale) -> String {
    let seconds = seconds.max(0);
    let parts = [
        (seconds / 86_400, Words("d", "д")),
        (seconds % 86_400 / 3600, Words("h", "ч")),
        (seconds % 3600 / 60, Words("min", "мин")),
    ];
    let told: Vec<String> = parts
        .iter()
        .skip_while(|(value, _)| *value == 0)
        .take(2)
        .filter(|(value, _)| *value > 0)
        .map(|(value, unit)| format!("{value} {}", unit.of(locale)))
        .collect();
    if told.is_empty() {
        format!("0 {}", Words("min", "мин").of(locale))
    } else {
        told.join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_and_times_are_short() {
        assert_eq!(size(512, Locale::En), "512 B");
        assert_eq!(size(1536, Locale::Ru), "1,5 кБ");
        assert_eq!(size(25 * 1024 * 1024, Locale::En), "25.0 MB");
        assert_eq!(duration(2 * 86_400 + 3 * 3600 + 59, Locale::En), "2 d 3 h");
        assert_eq!(duration(86_400 + 120, Locale::Ru), "1 д");
        assert_eq!(duration(59, Locale::En), "0 min");
        assert_eq!(duration(-5, Locale::En), "0 min");
    }
}
