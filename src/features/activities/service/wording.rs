//! Words that stand for something in a template: `{{contact_first_name}}`.

/// What the words stand for in one activity; empty where there is nothing to put in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Values {
    pub contact_name: String,
    pub contact_first_name: String,
    pub account: String,
    pub purpose: String,
    pub date: String,
    pub my_name: String,
    pub my_organisation: String,
}

/// All words.
pub const NAMES: [&str; 7] = [
    "contact_name",
    "contact_first_name",
    "account",
    "purpose",
    "date",
    "my_name",
    "my_organisation",
];

impl Values {
    fn of(&self, name: &str) -> Option<&str> {
        Some(match name {
            "contact_name" => &self.contact_name,
            "contact_first_name" => &self.contact_first_name,
            "account" => &self.account,
            "purpose" => &self.purpose,
            "date" => &self.date,
            "my_name" => &self.my_name,
            "my_organisation" => &self.my_organisation,
            _ => return None,
        })
    }
}

/// The first word in braces that stands for nothing.
pub fn unknown(text: &str) -> Option<&str> {
    text.split("{{")
        .skip(1)
        .filter_map(|rest| rest.split_once("}}"))
        .map(|(name, _)| name.trim())
        .find(|name| !NAMES.contains(name))
}

/// Puts the values in, each once: what a value contains is not looked at again. What there is
/// nothing for is left standing, for the writer to see.
pub fn render(text: &str, values: &Values) -> String {
    let mut parts = text.split("{{");
    let mut whole = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let value = part.split_once("}}").and_then(|(name, rest)| {
            let value = values.of(name.trim()).filter(|value| !value.is_empty())?;
            Some((value, rest))
        });
        match value {
            Some((value, rest)) => whole.extend([value, rest]),
            None => whole.extend(["{{", part]),
        }
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_put_in_once() {
        let values = Values {
            contact_first_name: "{{my_name}}".into(),
            my_name: "Boris".into(),
            ..Values::default()
        };
        let text = "Dear {{ contact_first_name }}, {{my_name}} of {{account}}: {{";
        assert_eq!(render(text, &values), "Dear {{my_name}}, Boris of {{account}}: {{");
        assert_eq!(render("no words", &values), "no words");
    }

    #[test]
    fn words_that_stand_for_nothing_are_found() {
        assert_eq!(unknown("{{my_name}} {{price}} {{"), Some("price"));
        assert_eq!(unknown("{{ date }} and {one}"), None);
    }
}
