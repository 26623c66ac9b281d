//! Variables of saved replies: `{{number}}` in a text stands for the number of the complaint.
use std::borrow::Cow;

/// What a variable stands for in one complaint; `None` where there is nothing to put in.
#[derive(Debug, Clone, Default)]
pub struct Values {
    pub number: Option<String>,
    pub title: Option<String>,
    pub customer: Option<String>,
    pub vendor: Option<String>,
    pub contact_first_name: Option<String>,
    pub my_name: Option<String>,
    pub my_organisation: Option<String>,
    pub product: Option<String>,
}

/// All variables.
pub const NAMES: [&str; 8] = [
    "number",
    "title",
    "customer",
    "vendor",
    "contact_first_name",
    "my_name",
    "my_organisation",
    "product",
];

impl Values {
    fn of(&self, name: &str) -> Option<&str> {
        let value = match name {
            "number" => &self.number,
            "title" => &self.title,
            "customer" => &self.customer,
            "vendor" => &self.vendor,
            "contact_first_name" => &self.contact_first_name,
            "my_name" => &self.my_name,
            "my_organisation" => &self.my_organisation,
            "product" => &self.product,
            _ => &None,
        };
        value.as_deref()
    }
}

/// A piece of a text.
#[derive(Debug, PartialEq, Eq)]
enum Piece<'a> {
    Words(&'a str),
    /// As written, and the name between the braces.
    Variable(&'a str, &'a str),
}

/// The text cut at its variables. Braces that are never closed are words.
fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{{") {
        let Some((name, tail)) = after.split_once("}}") else { break };
        let written =
            rest.strip_prefix(before).and_then(|from| from.strip_suffix(tail)).unwrap_or_default();
        found.push(Piece::Words(before));
        found.push(Piece::Variable(written, name.trim()));
        rest = tail;
    }
    found.push(Piece::Words(rest));
    found
}

/// The first variable that nobody knows.
pub fn unknown(text: &str) -> Option<&str> {
    pieces(text).into_iter().find_map(|piece| match piece {
        Piece::Variable(_, name) if !NAMES.contains(&name) => Some(name),
        _ => None,
    })
}

/// Puts the values in, each once: what a value contains is not looked at again. Gives the text and
/// the variables that have no value; those are left standing for the writer to see.
pub fn render(text: &str, values: &Values) -> (String, Vec<&'static str>) {
    let mut missing = Vec::new();
    let rendered: Vec<Cow<'_, str>> = pieces(text)
        .into_iter()
        .map(|piece| match piece {
            Piece::Words(words) => Cow::Borrowed(words),
            Piece::Variable(written, name) => match values.of(name) {
                Some(value) => Cow::Owned(value.to_owned()),
                None => {
                    let known = NAMES.iter().find(|known| **known == name);
                    missing.extend(known.filter(|known| !missing.contains(*known)));
                    Cow::Borrowed(written)
                }
            },
        })
        .collect();
    (rendered.concat(), missing)
}

/// The first word of a name.
pub fn first_name(name: &str) -> Option<String> {
    name.split_whitespace().next().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values() -> Values {
        Values {
            number: Some("C-1042".into()),
            title: Some("{{my_name}} & co".into()),
            my_name: Some("Vera".into()),
            ..Values::default()
        }
    }

    #[test]
    fn a_value_is_put_in_once_and_not_looked_at_again() {
        let (text, missing) = render("{{number}}: {{ title }}\n{{my_name}}", &values());
        assert_eq!(text, "C-1042: {{my_name}} & co\nVera");
        assert_eq!(missing, [""; 0]);
    }

    #[test]
    fn what_has_no_value_is_left_standing_and_told_once() {
        let (text, missing) = render("{{product}} and {{ product }}, {{customer}}", &values());
        assert_eq!(text, "{{product}} and {{ product }}, {{customer}}");
        assert_eq!(missing, ["product", "customer"]);
    }

    #[test]
    fn every_name_has_a_value_and_no_other() {
        let filled = Values {
            number: Some("x".into()),
            title: Some("x".into()),
            customer: Some("x".into()),
            vendor: Some("x".into()),
            contact_first_name: Some("x".into()),
            my_name: Some("x".into()),
            my_organisation: Some("x".into()),
            product: Some("x".into()),
        };
        for name in NAMES {
            let text = format!("{{{{{name}}}}}");
            assert_eq!(unknown(&text), None, "{name}");
            assert_eq!(render(&text, &filled).0, "x", "{name}");
        }
        for (text, name) in [
            ("Hello {{surname}}", "surname"),
            ("{{}}", ""),
            ("{{7*7}}", "7*7"),
            ("{{number}} {{Number}}", "Number"),
            ("{{{number}}}", "{number"),
        ] {
            assert_eq!(unknown(text), Some(name), "{text}");
        }
        for text in ["", "no braces", "{{ never closed", "}} {{", "{number}", "ё {{number}} ё"] {
            assert_eq!(unknown(text), None, "{text}");
        }
    }

    #[test]
    fn the_first_word_of_a_name() {
        assert_eq!(first_name(" Anna  Berg "), Some("Anna".into()));
        assert_eq!(first_name(" "), None);
    }
}
