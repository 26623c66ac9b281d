//! How many of those asked answered, by the names of AAPOR (Standard Definitions, 10th edition, 2023),
//! and where people gave up.
use super::number::share;

/// What became of the invitations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Outcomes {
    pub invited: u64,
    /// Came back undelivered.
    pub bounced: u64,
    pub started: u64,
    pub completed: u64,
    /// Asked not to be asked again, or declined.
    pub refused: u64,
    /// Turned away by a screening question or a full quota.
    pub screened_out: u64,
}

/// Shares from 0 to 1; nothing where nobody could have done it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rates {
    pub delivered: u64,
    pub bounce: Option<f64>,
    /// Started of delivered.
    pub participation: Option<f64>,
    /// Completed of delivered.
    pub response: Option<f64>,
    /// Completed of started.
    pub completion: Option<f64>,
    pub refusal: Option<f64>,
    /// Completed of those who started and were not turned away.
    pub completion_of_eligible: Option<f64>,
}

pub fn rates(outcomes: &Outcomes) -> Rates {
    let delivered = outcomes.invited.saturating_sub(outcomes.bounced);
    let eligible = outcomes.started.saturating_sub(outcomes.screened_out);
    Rates {
        delivered,
        bounce: share(outcomes.bounced, outcomes.invited),
        participation: share(outcomes.started, delivered),
        response: share(outcomes.completed, delivered),
        completion: share(outcomes.completed, outcomes.started),
        refusal: share(outcomes.refused, delivered),
        completion_of_eligible: share(outcomes.completed, eligible),
    }
}

/// How many of the groups that were asked (organisations, sites) gave at least one full answer.
pub fn coverage(with_answer: u64, asked: u64) -> Option<f64> {
    share(with_answer, asked)
}

/// The final dispositions of AAPOR for a named list: everybody is exactly one of these.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Dispositions {
    pub complete: u64,
    pub partial: u64,
    pub refusal: u64,
    pub non_contact: u64,
    pub other: u64,
    /// Whether they belong to those meant is not known.
    pub unknown: u64,
}

impl Dispositions {
    fn known(&self) -> u64 {
        self.complete + self.partial + self.refusal + self.non_contact + self.other
    }

    /// RR1, the smallest: complete of all who may be meant.
    pub fn rr1(&self) -> Option<f64> {
        share(self.complete, self.known() + self.unknown)
    }

    /// RR2: partial answers count.
    pub fn rr2(&self) -> Option<f64> {
        share(self.complete + self.partial, self.known() + self.unknown)
    }

    /// RR5, the largest: nobody unknown is meant.
    pub fn rr5(&self) -> Option<f64> {
        share(self.complete, self.known())
    }

    /// RR6: RR5 with partial answers.
    pub fn rr6(&self) -> Option<f64> {
        share(self.complete + self.partial, self.known())
    }

    /// COOP1: complete of those reached.
    pub fn coop1(&self) -> Option<f64> {
        share(self.complete, self.complete + self.partial + self.refusal + self.other)
    }

    /// REF1: refused of all who may be meant.
    pub fn ref1(&self) -> Option<f64> {
        share(self.refusal, self.known() + self.unknown)
    }

    /// CON1: reached of all who may be meant.
    pub fn con1(&self) -> Option<f64> {
        let reached = self.complete + self.partial + self.refusal + self.other;
        share(reached, self.known() + self.unknown)
    }
}

/// One question in the order of the survey.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reached {
    /// How many saw it.
    pub seen: u64,
    /// How many saw it last and did not finish.
    pub left: u64,
}

/// Where people give up.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DropOff {
    pub seen: u64,
    pub left: u64,
    /// Left here of those who saw it.
    pub share: Option<f64>,
    /// Left here or before of those who saw the first question.
    pub lost: Option<f64>,
}

/// Questions that not everybody is shown may come in any order of size, so who left is counted and not
/// inferred from how many saw the next one.
pub fn drop_off(questions: &[Reached]) -> Vec<DropOff> {
    let begun = questions.iter().map(|question| question.seen).max().unwrap_or(0);
    let mut lost = 0;
    let mut found = Vec::with_capacity(questions.len());
    for question in questions {
        lost += question.left;
        found.push(DropOff {
            seen: question.seen,
            left: question.left,
            share: share(question.left, question.seen),
            lost: share(lost, begun),
        });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_have_the_names_of_aapor() {
        let outcomes = Outcomes {
            invited: 210,
            bounced: 10,
            started: 100,
            completed: 80,
            refused: 4,
            screened_out: 5,
        };
        let rates = rates(&outcomes);
        assert_eq!(
            (rates.delivered, rates.response, rates.completion),
            (200, Some(0.4), Some(0.8))
        );
        assert_eq!((rates.participation, rates.refusal), (Some(0.5), Some(0.02)));
        let all = Dispositions {
            complete: 80,
            partial: 20,
            refusal: 10,
            non_contact: 70,
            other: 0,
            unknown: 20,
        };
        assert_eq!((all.rr1(), all.rr2()), (Some(0.4), Some(0.5)));
        assert_eq!((all.rr5(), all.rr6()), (Some(80.0 / 180.0), Some(100.0 / 180.0)));
        assert_eq!((all.coop1(), all.ref1()), (Some(80.0 / 110.0), Some(0.05)));
        assert_eq!(all.con1(), Some(0.55));
        assert_eq!((coverage(3, 4), coverage(0, 0)), (Some(0.75), None));
    }

    #[test]
    fn nobody_asked_is_no_rate() {
        let rates = rates(&Outcomes { bounced: 3, ..Outcomes::default() });
        assert_eq!((rates.delivered, rates.response, rates.bounce), (0, None, None));
        assert_eq!(Dispositions::default().rr1(), None);
        assert!(drop_off(&[]).is_empty());
    }

    #[test]
    fn people_are_lost_where_they_left() {
        let questions = [(100, 5), (20, 2), (93, 10)].map(|(seen, left)| Reached { seen, left });
        let found = drop_off(&questions);
        assert_eq!(found[1].share, Some(0.1));
        assert_eq!(found[2].lost, Some(0.17));
        assert_eq!(drop_off(&[Reached { seen: 0, left: 0 }])[0].share, None);
    }
}
