//! Expressions of XLSForm (XPath) and of SurveyJS, as far as they can be logic here. Read into a
//! tree, never run.
use crate::features::surveys::model::Fixed;

/// Characters of an expression at most, and how deep it may be.
const LONGEST: usize = 2_000;
const DEEPEST: usize = 20;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dialect {
    /// `${q} = 'a'`
    XlsForm,
    /// `{q} = 'a'`
    SurveyJs,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Expr {
    Name(String),
    /// The question itself, in a constraint.
    Dot,
    Text(String),
    Number(Fixed),
    Flag(bool),
    List(Vec<Expr>),
    Call(String, Vec<Expr>),
    Not(Box<Expr>),
    And(Vec<Expr>),
    Or(Vec<Expr>),
    Binary(Op, Box<Expr>, Box<Expr>),
    IsEmpty(Box<Expr>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Op {
    Equal,
    Unequal,
    Less,
    AtMost,
    More,
    AtLeast,
    AnyOf,
    NoneOf,
    AllOf,
    Contains,
    NotContains,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Token {
    Name(String),
    Text(String),
    Number(Fixed),
    Word(String),
    Sign(&'static str),
}

/// The tree of this expression; the error is the part that was not understood.
pub(super) fn parse(text: &str, dialect: Dialect) -> Result<Expr, String> {
    if text.chars().count() > LONGEST {
        return Err(text.chars().take(40).collect());
    }
    let tokens = tokens(text, dialect)?;
    let mut parser = Parser { tokens: tokens.into_iter().peekable(), depth: 0 };
    let expr = parser.or()?;
    match parser.tokens.next() {
        None => Ok(expr),
        Some(token) => Err(written(&token)),
    }
}

fn written(token: &Token) -> String {
    match token {
        Token::Name(text) | Token::Text(text) | Token::Word(text) => text.clone(),
        Token::Number(number) => number.to_string(),
        Token::Sign(sign) => (*sign).to_owned(),
    }
}

const SIGNS: [&str; 15] =
    ["<=", ">=", "!=", "<>", "==", "&&", "||", "=", "<", ">", "(", ")", ",", "[", "]"];

fn tokens(text: &str, dialect: Dialect) -> Result<Vec<Token>, String> {
    let opening = match dialect {
        Dialect::XlsForm => "${",
        Dialect::SurveyJs => "{",
    };
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        if let Some(after) = rest.strip_prefix(opening) {
            let (name, behind) = after.split_once('}').ok_or_else(|| rest.to_owned())?;
            tokens.push(Token::Name(name.trim().to_owned()));
            rest = behind;
        } else if let Some(sign) = SIGNS.into_iter().find(|sign| rest.starts_with(sign)) {
            tokens.push(Token::Sign(sign));
            rest = rest.get(sign.len()..).unwrap_or_default();
        } else if matches!(first, '\'' | '"') {
            let after = rest.get(1..).unwrap_or_default();
            let (word, behind) = after.split_once(first).ok_or_else(|| rest.to_owned())?;
            tokens.push(Token::Text(word.to_owned()));
            rest = behind;
        } else {
            let is_part = |one: char| one.is_alphanumeric() || matches!(one, '_' | '-' | '.');
            let end = rest.find(|one: char| !is_part(one)).unwrap_or(rest.len());
            let (word, behind) = rest.split_at(if first == '!' { 1 } else { end });
            match word {
                "" => return Err(rest.chars().take(20).collect()),
                "!" => tokens.push(Token::Sign("!")),
                word => tokens.push(
                    Fixed::parse(word)
                        .filter(|_| word.chars().any(|one| one.is_ascii_digit()))
                        .map_or_else(|| Token::Word(word.to_owned()), Token::Number),
                ),
            }
            rest = behind;
        }
        rest = rest.trim_start();
    }
    Ok(tokens)
}

struct Parser {
    tokens: std::iter::Peekable<std::vec::IntoIter<Token>>,
    depth: usize,
}

impl Parser {
    fn word(&mut self, wanted: &[&str]) -> bool {
        let is = |token: &Token| match token {
            Token::Word(word) => wanted.iter().any(|one| one.eq_ignore_ascii_case(word)),
            Token::Sign(sign) => wanted.contains(sign),
            _ => false,
        };
        self.tokens.next_if(is).is_some()
    }

    fn deeper(&mut self) -> Result<(), String> {
        self.depth += 1;
        if self.depth > DEEPEST { Err("(".to_owned()) } else { Ok(()) }
    }

    fn or(&mut self) -> Result<Expr, String> {
        self.deeper()?;
        let mut parts = vec![self.and()?];
        while self.word(&["or", "||"]) {
            parts.push(self.and()?);
        }
        self.depth -= 1;
        Ok(one_or(parts, Expr::Or))
    }

    fn and(&mut self) -> Result<Expr, String> {
        let mut parts = vec![self.comparison()?];
        while self.word(&["and", "&&"]) {
            parts.push(self.comparison()?);
        }
        Ok(one_or(parts, Expr::And))
    }

    fn comparison(&mut self) -> Result<Expr, String> {
        if self.word(&["!"]) {
            self.deeper()?;
            let inner = self.comparison()?;
            self.depth -= 1;
            return Ok(Expr::Not(Box::new(inner)));
        }
        let left = self.value()?;
        if self.word(&["empty"]) {
            return Ok(Expr::IsEmpty(Box::new(left)));
        }
        if self.word(&["notempty"]) {
            return Ok(Expr::Not(Box::new(Expr::IsEmpty(Box::new(left)))));
        }
        for (words, op) in [
            (&["=", "==", "equal"][..], Op::Equal),
            (&["!=", "<>", "notequal"][..], Op::Unequal),
            (&["<=", "lessorequal"][..], Op::AtMost),
            (&[">=", "greaterorequal"][..], Op::AtLeast),
            (&["<", "less"][..], Op::Less),
            (&[">", "greater"][..], Op::More),
            (&["anyof"][..], Op::AnyOf),
            (&["noneof"][..], Op::NoneOf),
            (&["allof"][..], Op::AllOf),
            (&["contains", "contain", "*="][..], Op::Contains),
            (&["notcontains", "notcontain"][..], Op::NotContains),
        ] {
            if self.word(words) {
                let right = self.value()?;
                return Ok(Expr::Binary(op, Box::new(left), Box::new(right)));
            }
        }
        Ok(left)
    }

    fn value(&mut self) -> Result<Expr, String> {
        match self.tokens.next() {
            Some(Token::Name(name)) => Ok(Expr::Name(name)),
            Some(Token::Text(text)) => Ok(Expr::Text(text)),
            Some(Token::Number(number)) => Ok(Expr::Number(number)),
            Some(Token::Sign("(")) => {
                let inner = self.or()?;
                self.close(")").map(|()| inner)
            }
            Some(Token::Sign("[")) => self.list("]").map(Expr::List),
            Some(Token::Word(word)) if word == "." => Ok(Expr::Dot),
            Some(Token::Word(word)) if self.word(&["("]) => {
                let arguments = self.list(")")?;
                Ok(match (word.as_str(), <[Expr; 1]>::try_from(arguments)) {
                    ("not", Ok([inner])) => Expr::Not(Box::new(inner)),
                    ("true", Err(none)) if none.is_empty() => Expr::Flag(true),
                    ("false", Err(none)) if none.is_empty() => Expr::Flag(false),
                    (_, Ok(one)) => Expr::Call(word, one.into()),
                    (_, Err(several)) => Expr::Call(word, several),
                })
            }
            Some(Token::Word(word)) => match word.as_str() {
                "true" => Ok(Expr::Flag(true)),
                "false" => Ok(Expr::Flag(false)),
                _ => Err(word),
            },
            Some(token) => Err(written(&token)),
            None => Err("…".to_owned()),
        }
    }

    fn list(&mut self, closing: &'static str) -> Result<Vec<Expr>, String> {
        let mut items = Vec::new();
        if self.word(&[closing]) {
            return Ok(items);
        }
        loop {
            items.push(self.or()?);
            if !self.word(&[","]) {
                return self.close(closing).map(|()| items);
            }
        }
    }

    fn close(&mut self, closing: &'static str) -> Result<(), String> {
        if self.word(&[closing]) { Ok(()) } else { Err(closing.to_owned()) }
    }
}

fn one_or(mut parts: Vec<Expr>, several: impl FnOnce(Vec<Expr>) -> Expr) -> Expr {
    match parts.len() {
        1 => parts.pop().unwrap_or(Expr::Flag(true)),
        _ => several(parts),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_dialects_are_read() {
        let a = || Box::new(Expr::Name("a".to_owned()));
        let x = || Box::new(Expr::Text("x".to_owned()));
        for (text, dialect, tree) in [
            ("${a} = 'x'", Dialect::XlsForm, Expr::Binary(Op::Equal, a(), x())),
            ("{a} = 'x'", Dialect::SurveyJs, Expr::Binary(Op::Equal, a(), x())),
            ("{a} notempty", Dialect::SurveyJs, Expr::Not(Box::new(Expr::IsEmpty(a())))),
            (
                "!({a} contains \"x\")",
                Dialect::SurveyJs,
                Expr::Not(Box::new(Expr::Binary(Op::Contains, a(), x()))),
            ),
            (
                ". > 10.5 and . <18",
                Dialect::XlsForm,
                Expr::And(vec![
                    Expr::Binary(
                        Op::More,
                        Box::new(Expr::Dot),
                        Box::new(Expr::Number(Fixed::parse("10.5").unwrap())),
                    ),
                    Expr::Binary(
                        Op::Less,
                        Box::new(Expr::Dot),
                        Box::new(Expr::Number(Fixed::small(18))),
                    ),
                ]),
            ),
            (
                "not(selected(${a}, 'x'))",
                Dialect::XlsForm,
                Expr::Not(Box::new(Expr::Call("selected".to_owned(), vec![*a(), *x()]))),
            ),
        ] {
            assert_eq!(parse(text, dialect).unwrap(), tree, "{text}");
        }
    }

    #[test]
    fn what_is_no_expression_is_an_error_and_no_panic() {
        for text in
            ["", "${a", "'x", "${a} =", "(((", "${a} = ‘x’", "1 + 1", ") ${a}", "ж!", "${a} @"]
        {
            assert!(parse(text, Dialect::XlsForm).is_err(), "{text}");
        }
        let deep = "(".repeat(900);
        assert!(parse(&deep, Dialect::SurveyJs).is_err());
        let nots = "!".repeat(1_900);
        assert!(parse(&nots, Dialect::SurveyJs).is_err());
    }
}
