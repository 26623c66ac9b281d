//! Time in a demo, moved from outside while it runs, so that what takes days can be seen now.
//!
//! A file in the data folder says how far the demo is ahead; only `concord demo` reads it, and
//! only a folder with a demo in it gets one. Time goes forward alone.
use std::path::Path;

use crate::platform::clock::{Clock, Timestamp, seconds_in};

/// The file: seconds by which the demo is ahead of the machine.
pub const CLOCK: &str = "demo.clock";
/// Ten years: further ahead nothing is of interest.
const MOST_SECONDS: i64 = 10 * 366 * 86_400;

/// `3d`, `12h`, `1d12h30m` as seconds; weeks, days, hours, minutes and seconds.
pub fn seconds(text: &str) -> Option<i64> {
    let mut total = 0_i64;
    let mut number = String::new();
    for letter in text.chars() {
        if letter.is_ascii_digit() {
            number.push(letter);
            continue;
        }
        let unit = match letter {
            'w' => 7 * 86_400,
            'd' => 86_400,
            'h' => 3600,
            'm' => 60,
            's' => 1,
            _ => return None,
        };
        total = total.checked_add(number.parse::<i64>().ok()?.checked_mul(unit)?)?;
        number.clear();
    }
    (number.is_empty() && (1..=MOST_SECONDS).contains(&total)).then_some(total)
}

/// Moves the demo in a folder on; gives its new time.
pub fn advance(dir: &Path, seconds: i64) -> Result<Timestamp, String> {
    if !dir.join("demo.json").exists() {
        return Err(format!(
            "{} holds no demo: time is moved in a demo alone, made with `concord demo`",
            dir.display()
        ));
    }
    let file = dir.join(CLOCK);
    let ahead = seconds_in(&file).saturating_add(seconds);
    if ahead > MOST_SECONDS {
        return Err("a demo goes at most ten years ahead".to_owned());
    }
    // Whoever reads it meanwhile sees the old or the new time, never half of one.
    let new = dir.join("demo.clock.new");
    std::fs::write(&new, ahead.to_string())
        .and_then(|()| std::fs::rename(&new, &file))
        .map_err(|cause| format!("{} cannot be written: {cause}", file.display()))?;
    Ok(Clock::ahead(&file).now())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_of_time_is_read_or_refused() {
        for (text, expected) in [
            ("3d", Some(3 * 86_400)),
            ("1d12h30m5s", Some(86_400 + 12 * 3600 + 30 * 60 + 5)),
            ("2w", Some(14 * 86_400)),
            ("", None),
            ("3", None),
            ("d", None),
            ("-3d", None),
            ("0d", None),
            ("3y", None),
            ("99999999999999999999d", None),
            ("9999999d", None),
        ] {
            assert_eq!(seconds(text), expected, "{text:?}");
        }
    }

    #[test]
    fn only_a_demo_moves_and_only_forward() {
        let dir = tempfile::tempdir().unwrap();
        assert!(advance(dir.path(), 60).unwrap_err().contains("holds no demo"));
        assert!(!dir.path().join(CLOCK).exists());
        std::fs::write(dir.path().join("demo.json"), "{}").unwrap();
        let clock = Clock::ahead(&dir.path().join(CLOCK));
        let before = clock.now();
        advance(dir.path(), 86_400).unwrap();
        let now = advance(dir.path(), 3600).unwrap();
        assert!(now.seconds_since(before) >= 86_400 + 3600);
        assert!(clock.now() >= now, "a clock that runs already sees it");
        assert!(advance(dir.path(), i64::MAX).is_err());
        std::fs::write(dir.path().join(CLOCK), "-5").unwrap();
        assert!(clock.now().seconds_since(before) < 60, "never back");
    }
}
