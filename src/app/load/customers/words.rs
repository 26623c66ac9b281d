//! Words that made-up firms, people, topics and calls are called by.
use crate::app::load::drawn::Drawn;

const FIRMS: [&str; 20] = [
    "Alder",
    "Borealis",
    "Cobalt",
    "Delta",
    "Ember",
    "Falke",
    "Granit",
    "Hansa",
    "Isar",
    "Juno",
    "Kestrel",
    "Linden",
    "Morena",
    "Nordlicht",
    "Orion",
    "Polaris",
    "Quarz",
    "Rhein",
    "Saturn",
    "Tundra",
];
const TRADES: [&str; 12] = [
    "Pumps",
    "Castings",
    "Hydraulics",
    "Logistics",
    "Motors",
    "Bearings",
    "Valves",
    "Tools",
    "Plastics",
    "Electrics",
    "Foods",
    "Printing",
];
const FORMS: [&str; 5] = ["GmbH", "Ltd", "AG", "S.A.", "ООО"];
const GIVEN: [&str; 12] = [
    "Anna", "Boris", "Carla", "David", "Elena", "Felix", "Greta", "Hugo", "Irina", "Jonas",
    "Katja", "Leo",
];
const FAMILIES: [&str; 16] = [
    "Adler", "Becker", "Costa", "Dietz", "Ebert", "Fuchs", "Garcia", "Hoffmann", "Ivanova",
    "Jansen", "Keller", "Lang", "Meyer", "Novak", "Orlov", "Peters",
];
const TITLES: [&str; 6] = [
    "Head of purchasing",
    "Buyer",
    "Plant manager",
    "Maintenance",
    "Managing director",
    "Quality manager",
];
const MATERIALS: [&str; 16] = [
    "steel",
    "bronze",
    "brass",
    "ceramic",
    "rubber",
    "nylon",
    "copper",
    "titanium",
    "cast-iron",
    "aluminium",
    "carbon",
    "glass",
    "plastic",
    "zinc",
    "oak",
    "felt",
];
const THINGS: [&str; 24] = [
    "bracket", "valve", "impeller", "seal", "housing", "shaft", "coupling", "bearing", "flange",
    "gasket", "nozzle", "filter", "hose", "pump", "gear", "spring", "bolt", "washer", "sleeve",
    "rotor", "piston", "cylinder", "clamp", "bushing",
];
const OPENINGS: [&str; 8] = [
    "Wants a price for",
    "Asks whether we have",
    "Needs urgently",
    "Asks when we deliver",
    "Would like a drawing of",
    "Has a problem with",
    "Compares offers for",
    "Asks for a replacement of",
];
const REASONS: [&str; 8] = [
    "the old one broke during the night shift",
    "a new line starts next month",
    "the former maker has given it up",
    "the last delivery did not fit",
    "the price has to go down this year",
    "the auditor asked for certificates",
    "the stock runs out on Friday",
    "a customer of theirs insists on it",
];

fn word<const N: usize>(words: &[&'static str; N], place: usize) -> &'static str {
    words.get(place % N).copied().unwrap_or_default()
}

/// The name of the customer of this number.
pub(super) fn firm(number: usize) -> String {
    let firm = word(&FIRMS, number);
    let trade = word(&TRADES, number / FIRMS.len());
    format!("{firm} {trade} {number:06} {}", word(&FORMS, number / 7))
}

/// Given name, family name, title.
pub(super) fn person(drawn: &mut Drawn) -> [&'static str; 3] {
    let (given, family, title) =
        (drawn.below(GIVEN.len()), drawn.below(FAMILIES.len()), drawn.below(TITLES.len()));
    [word(&GIVEN, given), word(&FAMILIES, family), word(&TITLES, title)]
}

/// What is asked for, each by its number.
pub(super) fn topic(number: usize) -> String {
    let material = word(&MATERIALS, number);
    let thing = word(&THINGS, number / MATERIALS.len());
    format!("{material} {thing} {}", 10 + number / (MATERIALS.len() * THINGS.len()))
}

/// What somebody wrote down of a call.
pub(super) fn call(topic: Option<&str>, drawn: &mut Drawn) -> String {
    let opening = word(&OPENINGS, drawn.below(OPENINGS.len()));
    let reason = word(&REASONS, drawn.below(REASONS.len()));
    format!("{opening} {}: {reason}.", topic.unwrap_or("an order"))
}
