//! What is wrong with an answer, in words for whoever gave it.
use super::Tongue;
use crate::features::surveys::model::{Kind, Question};
use crate::features::surveys::service::evaluate::Wrong;

/// Said beside a required question without a whole answer.
pub fn missing(question: &Question, tongue: Tongue) -> &'static str {
    let in_part = matches!(
        question.kind,
        Kind::Matrix { .. }
            | Kind::Kano { .. }
            | Kind::MaxDiff { .. }
            | Kind::Conjoint { .. }
            | Kind::Ranking { .. }
    );
    match (&question.kind, in_part, tongue) {
        (Kind::Consent {}, _, Tongue::English) => "Please tick the box to go on.",
        (Kind::Consent {}, _, Tongue::Russian) => "Чтобы продолжить, поставьте отметку.",
        (_, true, Tongue::English) => "Please answer every part of this question.",
        (_, true, Tongue::Russian) => "Ответьте, пожалуйста, на все части этого вопроса.",
        (_, false, Tongue::English) => "Please answer this question.",
        (_, false, Tongue::Russian) => "Ответьте, пожалуйста, на этот вопрос.",
    }
}

/// What to do about a wrong answer.
pub fn mend(question: &Question, wrong: &Wrong, tongue: Tongue) -> String {
    match tongue {
        Tongue::English => english(question, wrong),
        Tongue::Russian => russian(question, wrong),
    }
}

fn english(question: &Question, wrong: &Wrong) -> String {
    match wrong {
        Wrong::TooFew { min } => format!("Choose at least {min}."),
        Wrong::TooMany { max } => format!("Choose at most {max}."),
        Wrong::TooLong { max } => format!("At most {max} characters, please."),
        Wrong::TooManyDecimals { max: 0 } => "A whole number, please.".to_owned(),
        Wrong::TooManyDecimals { max } => format!("At most {max} digits after the point."),
        Wrong::WrongSum { total, given } => {
            format!("The points must add up to {total}; now they are {given}.")
        }
        Wrong::Twice { .. } if matches!(question.kind, Kind::Ranking { .. }) => {
            "Give each place only once.".to_owned()
        }
        Wrong::Twice { .. } => "Choose two different ones.".to_owned(),
        Wrong::OutOfRange { min, max } => match (min, max) {
            (Some(min), Some(max)) => format!("From {min} to {max}, please."),
            (Some(min), None) => format!("At least {min}, please."),
            (None, Some(max)) => format!("At most {max}, please."),
            (None, None) => "Please check this answer.".to_owned(),
        },
        Wrong::WrongShape => match &question.kind {
            Kind::Number { .. } | Kind::ConstantSum { .. } => "A number, please.".to_owned(),
            Kind::Date { .. } => "A date, please: day, month, year.".to_owned(),
            _ => "Please check this answer.".to_owned(),
        },
        Wrong::UnknownQuestion
        | Wrong::UnknownOption { .. }
        | Wrong::NotOffered { .. }
        | Wrong::NotShown => "Please choose one of the answers shown.".to_owned(),
        Wrong::FileTooLarge { megabytes } => {
            format!("This file is too large: at most {megabytes} MB, please.")
        }
        Wrong::NotAPicture => "A picture, please: PNG, JPEG, GIF or WebP.".to_owned(),
    }
}

fn russian(question: &Question, wrong: &Wrong) -> String {
    match wrong {
        Wrong::TooFew { min } => format!("Выберите не меньше {min}."),
        Wrong::TooMany { max } => format!("Выберите не больше {max}."),
        Wrong::TooLong { max } => format!("Слишком длинный ответ: можно до {max} знаков."),
        Wrong::TooManyDecimals { max: 0 } => "Введите целое число.".to_owned(),
        Wrong::TooManyDecimals { max } => {
            format!("Знаков после запятой может быть не больше {max}.")
        }
        Wrong::WrongSum { total, given } => {
            format!("В сумме должно получиться {total}, сейчас {given}.")
        }
        Wrong::Twice { .. } if matches!(question.kind, Kind::Ranking { .. }) => {
            "Каждое место можно занять только один раз.".to_owned()
        }
        Wrong::Twice { .. } => "Выберите два разных варианта.".to_owned(),
        Wrong::OutOfRange { min, max } => match (min, max) {
            (Some(min), Some(max)) => format!("Допустимо от {min} до {max}."),
            (Some(min), None) => format!("Допустимо не меньше {min}."),
            (None, Some(max)) => format!("Допустимо не больше {max}."),
            (None, None) => "Проверьте, пожалуйста, этот ответ.".to_owned(),
        },
        Wrong::WrongShape => match &question.kind {
            Kind::Number { .. } | Kind::ConstantSum { .. } => "Введите число.".to_owned(),
            Kind::Date { .. } => "Введите дату: день, месяц, год.".to_owned(),
            _ => "Проверьте, пожалуйста, этот ответ.".to_owned(),
        },
        Wrong::UnknownQuestion
        | Wrong::UnknownOption { .. }
        | Wrong::NotOffered { .. }
        | Wrong::NotShown => "Выберите один из предложенных ответов.".to_owned(),
        Wrong::FileTooLarge { megabytes } => {
            format!("Файл слишком большой: можно до {megabytes} МБ.")
        }
        Wrong::NotAPicture => "Нужно изображение: PNG, JPEG, GIF или WebP.".to_owned(),
    }
}
