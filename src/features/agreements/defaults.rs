//! What holds until two firms agree on something: the usual targets, in the offices' own hours.
use serde::Deserialize;

use crate::features::agreements::model::{
    AgreementData, BySeverity, Calendar, DayHours, HourSpan, Pauses, ReportSteps, Rung, RungName,
    Targets,
};

/// When an office is open, as its organisation set it up: one span on each working day.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Office {
    #[serde(skip)]
    pub time_zone: String,
    pub days: Vec<u8>,
    pub from: String,
    pub to: String,
}

impl Office {
    /// From an organisation's row. What is stored was checked when it came in; the usual hours
    /// stand in for anything else, and UTC for a zone that is not known any more.
    pub fn stored(time_zone: String, hours: &serde_json::Value) -> Self {
        let usual = || Self {
            time_zone: String::new(),
            days: (1..=5).collect(),
            from: "09:00".to_owned(),
            to: "18:00".to_owned(),
        };
        let office = serde_json::from_value(hours.clone()).unwrap_or_else(|_| usual());
        let is_zone = time_zone.parse::<chrono_tz::Tz>().is_ok();
        Self { time_zone: if is_zone { time_zone } else { "UTC".to_owned() }, ..office }
    }

    fn calendar(&self) -> Calendar {
        let span = HourSpan { from: self.from.clone(), to: self.to.clone() };
        let day = |day: &u8| DayHours { day: *day, spans: vec![span.clone()] };
        Calendar {
            time_zone: self.time_zone.clone(),
            days: self.days.iter().map(day).collect(),
            holidays: Vec::new(),
        }
    }

    /// Minutes of a working day.
    fn minutes(&self) -> i64 {
        let minute = |text: &str| {
            let (hours, minutes) = text.split_once(':')?;
            Some(hours.parse::<i64>().ok()? * 60 + minutes.parse::<i64>().ok()?)
        };
        let (from, to) = (minute(&self.from).unwrap_or(0), minute(&self.to).unwrap_or(0));
        if to > from { to - from } else { 8 * 60 }
    }
}

/// Working days that stand for the calendar days of the usual terms: 1, 3, 5 and 10 days for the
/// vendor's answer by severity, 10 for the customer's.
pub fn agreement(vendor: &Office, customer: &Office) -> AgreementData {
    let days = |minutes: i64, [critical, major, moderate, minor]: [i64; 4]| BySeverity {
        critical: Some(critical * minutes),
        major: Some(major * minutes),
        moderate: Some(moderate * minutes),
        minor: Some(minor * minutes),
    };
    let (own, other) = (vendor.minutes(), customer.minutes());
    AgreementData {
        vendor_calendar: vendor.calendar(),
        customer_calendar: customer.calendar(),
        targets: Targets {
            first_response: days(own, [1, 2, 4, 7]),
            next_response: days(own, [1, 2, 4, 7]),
            periodic_update: days(own, [1, 3, 5, 10]),
            resolution: days(own, [5, 10, 15, 20]),
        },
        customer_response: days(other, [7, 7, 7, 7]),
        report_steps: ReportSteps {
            d1_d3: Some(1),
            d4: Some(7),
            d5_d6: Some(14),
            d7: Some(25),
            d8: Some(30),
        },
        warn_percent: vec![50, 75, 100],
        pauses: Pauses {
            awaiting_customer: true,
            awaiting_third_party: true,
            resolution_proposed: true,
        },
        ladder: vec![
            rung("Account managers", "Ответственные за отношения", own),
            rung("Management", "Руководство", 2 * own),
        ],
        offer_valid_days: 20,
        cooling_off_days: 3,
    }
}

/// A rung without named people: the managers of each side stand in.
fn rung(en: &str, ru: &str, react_minutes: i64) -> Rung {
    Rung {
        name: RungName { en: en.to_owned(), ru: ru.to_owned() },
        customer: Vec::new(),
        vendor: Vec::new(),
        react_minutes,
    }
}
