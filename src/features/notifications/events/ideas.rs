//! Lines of the table about ideas.
use super::{Event, Told, line};
use crate::features::notifications::mails::RecordEvent;
use crate::features::notifications::model::MailChoice;
use crate::features::records::model::EntryKind;

use EntryKind as K;
use RecordEvent as E;
use Told::{Involved, NewCase, OtherSide};

pub(super) static EVENTS: &[Event] = &[
    line(150, E::IdeaSubmitted, &[K::IdeaSubmitted], NewCase, ("New ideas", "Новые идеи")),
    line(
        151,
        E::IdeaShown,
        &[K::IdeaShown],
        NewCase,
        ("Ideas that you are asked about", "Идеи, о которых вас спрашивают"),
    ),
    line(
        152,
        E::IdeaAsked,
        &[K::IdeaAsked],
        Involved,
        ("Questions about ideas", "Вопросы об идеях"),
    ),
    line(
        153,
        E::IdeaAnswered,
        &[K::IdeaAnswered],
        Involved,
        ("Answers about ideas", "Ответы на вопросы об идеях"),
    ),
    // Seen in the inbox: a mail for every step would be too much.
    Event {
        mail: MailChoice::Never,
        ..line(
            154,
            E::IdeaMoved,
            &[K::IdeaMoved],
            Involved,
            ("Progress of ideas", "Продвижение идей"),
        )
    },
    line(
        155,
        E::IdeaDelivered,
        &[K::IdeaDelivered],
        Involved,
        ("Delivered ideas", "Реализованные идеи"),
    ),
    line(
        156,
        E::IdeaDeclined,
        &[K::IdeaDeclined],
        Involved,
        ("Declined ideas", "Отклонённые идеи"),
    ),
    line(
        157,
        E::IdeaDuplicate,
        &[K::IdeaDuplicate],
        Involved,
        ("Ideas that repeat another one", "Идеи, повторяющие другую"),
    ),
    line(
        158,
        E::IdeaMerged,
        &[K::IdeaMerged],
        Involved,
        ("Ideas merged into another one", "Идеи, объединённые с другой"),
    ),
    Event {
        mail: MailChoice::Never,
        ..line(159, E::IdeaVoted, &[K::IdeaVoted], OtherSide, ("Votes on ideas", "Голоса за идеи"))
    },
];
