//! From expressions of another system to rules: names become questions, values become options.
use super::RemarkCode;
use super::expression::{Dialect, Expr, Op, parse};
use super::names::{Known, Names};
use crate::features::surveys::model::{
    Comparison, Fixed, Kind, Literal, Operand, OptionId, Rule, limits,
};

/// Why an expression is no rule.
pub(super) type Unbound = (RemarkCode, String);

/// The rule that an expression says.
pub(super) fn rule(text: &str, dialect: Dialect, names: &Names) -> Result<Rule, Unbound> {
    let expr = parse(text, dialect).map_err(|part| (RemarkCode::Expression, part))?;
    let rule = bound(&expr, names)?;
    if rule.depth() > limits::RULE_DEPTH {
        return Err((RemarkCode::TooLarge, text.chars().take(40).collect()));
    }
    Ok(rule)
}

fn bound(expr: &Expr, names: &Names) -> Result<Rule, Unbound> {
    let all =
        |parts: &[Expr]| parts.iter().map(|part| bound(part, names)).collect::<Result<_, _>>();
    match expr {
        Expr::And(parts) => Ok(Rule::And { args: all(parts)? }),
        Expr::Or(parts) => Ok(Rule::Or { args: all(parts)? }),
        Expr::Not(inner) => Ok(not(bound(inner, names)?)),
        Expr::IsEmpty(inner) => Ok(not(answered(inner, names)?)),
        Expr::Call(name, arguments) => match (name.as_str(), arguments.as_slice()) {
            ("selected", [question, value]) => {
                compared(Op::AnyOf, question, std::slice::from_ref(value), names)
            }
            _ => Err((RemarkCode::Expression, format!("{name}()"))),
        },
        Expr::Binary(op, left, right) => match (&**left, &**right) {
            (Expr::Name(_), Expr::List(values)) => compared(*op, left, values, names),
            (Expr::Name(_), value) => compared(*op, left, std::slice::from_ref(value), names),
            (value, Expr::Name(_)) => {
                compared(turned(*op), right, std::slice::from_ref(value), names)
            }
            _ => Err((RemarkCode::Expression, "comparison".to_owned())),
        },
        Expr::Name(_) => answered(expr, names),
        _ => Err((RemarkCode::Expression, "value".to_owned())),
    }
}

fn not(rule: Rule) -> Rule {
    match rule {
        Rule::Not { arg } => *arg,
        rule => Rule::Not { arg: Box::new(rule) },
    }
}

/// `5 < a` is `a > 5`.
fn turned(op: Op) -> Op {
    match op {
        Op::Less => Op::More,
        Op::AtMost => Op::AtLeast,
        Op::More => Op::Less,
        Op::AtLeast => Op::AtMost,
        same => same,
    }
}

/// A question, and the row of a matrix if it is named: `grid.speed`.
fn known<'a>(expr: &Expr, names: &'a Names) -> Result<(&'a Known, Option<&'a OptionId>), Unbound> {
    let Expr::Name(name) = expr else {
        return Err((RemarkCode::Expression, "comparison".to_owned()));
    };
    if let Some(known) = names.get(name) {
        return Ok((known, None));
    }
    let row = name.split_once('.').and_then(|(name, row)| {
        let known = names.get(name)?;
        Some((known, Some(known.rows.get(row)?)))
    });
    row.ok_or_else(|| (RemarkCode::UnknownReference, name.clone()))
}

fn answered(expr: &Expr, names: &Names) -> Result<Rule, Unbound> {
    known(expr, names).map(|(known, _)| Rule::Answered { question: known.id.clone() })
}

fn compared(op: Op, left: &Expr, values: &[Expr], names: &Names) -> Result<Rule, Unbound> {
    let (known, row) = known(left, names)?;
    if let ([Expr::Text(text)], Op::Equal | Op::Unequal) = (values, op)
        && text.is_empty()
    {
        let answered = Rule::Answered { question: known.id.clone() };
        return Ok(if op == Op::Equal { not(answered) } else { answered });
    }
    if !known.options.is_empty() {
        return chosen(op, known, row, values);
    }
    let [value] = values else {
        return Err((RemarkCode::Expression, "list".to_owned()));
    };
    valued(op, known, value)
}

fn chosen(op: Op, known: &Known, row: Option<&OptionId>, values: &[Expr]) -> Result<Rule, Unbound> {
    let mut options = Vec::new();
    for value in values {
        let value = match value {
            Expr::Text(text) => text.clone(),
            Expr::Number(number) => number.to_string(),
            Expr::Flag(flag) => flag.to_string(),
            _ => return Err((RemarkCode::Expression, "value".to_owned())),
        };
        let option = known.options.get(&value).cloned();
        options.push(option.ok_or((RemarkCode::UnknownReference, value))?);
    }
    let within = |options| Rule::In { question: known.id.clone(), row: row.cloned(), options };
    match op {
        Op::Equal | Op::AnyOf | Op::Contains => Ok(within(options)),
        Op::Unequal | Op::NoneOf | Op::NotContains => Ok(not(within(options))),
        Op::AllOf => {
            Ok(Rule::And { args: options.into_iter().map(|one| within(vec![one])).collect() })
        }
        Op::Less | Op::AtMost | Op::More | Op::AtLeast => {
            Err((RemarkCode::Expression, "comparison of choices".to_owned()))
        }
    }
}

fn valued(op: Op, known: &Known, value: &Expr) -> Result<Rule, Unbound> {
    let numeric = matches!(known.kind, Kind::Number { .. }) || known.kind.points().is_some();
    let literal = match value {
        Expr::Number(number) => Literal::Number(*number),
        Expr::Flag(flag) => Literal::Flag(*flag),
        Expr::Text(text) if numeric => match Fixed::parse(text) {
            Some(number) => Literal::Number(number),
            None => return Err((RemarkCode::Expression, text.clone())),
        },
        Expr::Text(text) if matches!(known.kind, Kind::Date { .. }) => match text.parse() {
            Ok(date) => Literal::Date(date),
            Err(_) => return Err((RemarkCode::Expression, text.clone())),
        },
        Expr::Text(text) => match (&known.kind, text.as_str()) {
            (Kind::Boolean {} | Kind::Consent {}, "true" | "OK" | "yes") => Literal::Flag(true),
            (Kind::Boolean {} | Kind::Consent {}, "false" | "no") => Literal::Flag(false),
            _ => Literal::Text(text.clone()),
        },
        _ => return Err((RemarkCode::Expression, "value".to_owned())),
    };
    let value = Operand::Question(known.id.clone());
    let compare = |is| Rule::Compare { value: value.clone(), is, than: literal.clone() };
    match op {
        Op::Equal => Ok(Rule::Equals { value, to: literal }),
        Op::Unequal => Ok(not(Rule::Equals { value, to: literal })),
        Op::Less => Ok(compare(Comparison::Less)),
        Op::AtMost => Ok(compare(Comparison::AtMost)),
        Op::More => Ok(compare(Comparison::More)),
        Op::AtLeast => Ok(compare(Comparison::AtLeast)),
        _ => Err((RemarkCode::Expression, "list".to_owned())),
    }
}
