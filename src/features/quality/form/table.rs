//! The table itself: which fields and rows each step has.
use super::{Deadline, Field, Kind, StepForm, may, must};
use crate::features::organisations::model::Side;
use crate::features::quality::model::{ItemKind, Step};

const LONG: Kind = Kind::Text(4000);
const SHORT: Kind = Kind::Text(200);
/// More pieces than any delivery has.
const PIECES: Kind = Kind::Int(0, 1_000_000_000_000);
/// Minor units; below what JSON numbers keep exactly.
const AMOUNT: Kind = Kind::Int(0, 1_000_000_000_000_000);

use ItemKind as I;
use Side::{Customer, Vendor};

/// All steps in their order.
pub static STEPS: &[StepForm] = &[
    StepForm {
        step: Step::D0,
        filled_by: Customer,
        fields: &[
            must("symptom", LONG),
            may("emergency_action", LONG),
            may("safety_relevant", Kind::Bool),
        ],
        items: &[],
        needs: None,
        deadline: None,
    },
    StepForm {
        step: Step::D1,
        filled_by: Vendor,
        fields: &[],
        items: &[I::Member],
        needs: Some(I::Member),
        deadline: Some(Deadline::D1ToD3),
    },
    StepForm {
        step: Step::D2,
        filled_by: Vendor,
        fields: &[
            must("what", LONG),
            may("where", LONG),
            may("when", LONG),
            may("who", LONG),
            may("why", LONG),
            may("how", LONG),
            may("how_many", LONG),
            may("quantity_affected", PIECES),
        ],
        items: &[I::IsNot],
        needs: None,
        deadline: Some(Deadline::D1ToD3),
    },
    StepForm {
        step: Step::D3,
        filled_by: Vendor,
        fields: &[may("clean_point", SHORT), may("validated_on", Kind::Date)],
        items: &[I::Containment],
        needs: Some(I::Containment),
        deadline: Some(Deadline::D1ToD3),
    },
    StepForm {
        step: Step::D4,
        filled_by: Vendor,
        fields: &[must("verification", LONG), may("escape_point", LONG)],
        items: &[I::Cause, I::Why, I::Bone],
        needs: Some(I::Cause),
        deadline: Some(Deadline::D4),
    },
    StepForm {
        step: Step::D5,
        filled_by: Vendor,
        fields: &[may("choice_reason", LONG)],
        items: &[I::Action],
        needs: Some(I::Action),
        deadline: Some(Deadline::D5ToD6),
    },
    StepForm {
        step: Step::D6,
        filled_by: Vendor,
        fields: &[
            must("implemented_on", Kind::Date),
            must("validation", LONG),
            may("first_good_batch", SHORT),
            may("containment_removed_on", Kind::Date),
        ],
        items: &[],
        needs: None,
        deadline: Some(Deadline::D5ToD6),
    },
    StepForm {
        step: Step::D7,
        filled_by: Vendor,
        fields: &[
            must("lessons_learned", LONG),
            may("similar_products", LONG),
            may("fmea_updated", Kind::Bool),
            may("control_plan_updated", Kind::Bool),
        ],
        items: &[I::Recurrence],
        needs: None,
        deadline: Some(Deadline::D7),
    },
    StepForm {
        step: Step::D8,
        filled_by: Customer,
        fields: &[must("evaluation", Kind::Int(1, 5)), may("closing_words", LONG)],
        items: &[I::Cost],
        needs: None,
        deadline: Some(Deadline::D8),
    },
];

/// What a row of this kind holds.
pub fn item_fields(kind: ItemKind) -> &'static [Field] {
    const CAUSE: Kind = Kind::Word(&["occurrence", "detection"]);
    match kind {
        I::Member => {
            const {
                &[
                    may("member", Kind::Member),
                    may("name", SHORT),
                    must("role", Kind::Word(&["sponsor", "leader", "member", "expert"])),
                    may("function", SHORT),
                ]
            }
        }
        I::IsNot => {
            const {
                &[
                    must("aspect", Kind::Word(&["what", "where", "when", "how_much"])),
                    must("is", Kind::Text(1000)),
                    must("is_not", Kind::Text(1000)),
                    may("distinction", Kind::Text(1000)),
                ]
            }
        }
        I::Containment => {
            const {
                &[
                    must("place", Kind::Word(&["customer", "transit", "supplier", "field"])),
                    must("action", Kind::Text(1000)),
                    may("checked", PIECES),
                    may("not_ok", PIECES),
                    may("due_on", Kind::Date),
                    may("done_on", Kind::Date),
                ]
            }
        }
        I::Cause => {
            const {
                &[
                    must("type", CAUSE),
                    must("text", Kind::Text(1000)),
                    must("contribution", Kind::Int(0, 100)),
                    may("verified", Kind::Bool),
                ]
            }
        }
        I::Why => const { &[must("text", Kind::Text(1000))] },
        I::Bone => {
            const {
                &[
                    must(
                        "category",
                        Kind::Word(&[
                            "people",
                            "machine",
                            "material",
                            "method",
                            "measurement",
                            "environment",
                        ]),
                    ),
                    must("text", SHORT),
                    may("suspected", Kind::Bool),
                ]
            }
        }
        I::Action => {
            const {
                &[
                    must(
                        "type",
                        Kind::Word(&["containment", "correction", "corrective", "preventive"]),
                    ),
                    must("text", Kind::Text(1000)),
                    may("owner", Kind::Member),
                    may("due_on", Kind::Date),
                    may("verification_method", Kind::Text(1000)),
                    may("implemented_on", Kind::Date),
                    may("validated_on", Kind::Date),
                    may("effectiveness", Kind::Word(&["pending", "effective", "not_effective"])),
                    may("effectiveness_notes", Kind::Text(1000)),
                ]
            }
        }
        I::Recurrence => {
            const {
                &[
                    must("text", Kind::Text(1000)),
                    may("owner", Kind::Member),
                    may("due_on", Kind::Date),
                ]
            }
        }
        I::Cost => {
            const {
                &[
                    must(
                        "type",
                        Kind::Word(&[
                            "sorting",
                            "rework",
                            "scrap",
                            "transport",
                            "downtime",
                            "other",
                        ]),
                    ),
                    may("text", SHORT),
                    must("claimed_minor", AMOUNT),
                    may("agreed_minor", AMOUNT),
                    must("currency", Kind::Currency),
                ]
            }
        }
    }
}
