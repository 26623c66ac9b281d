use super::*;
use crate::features::documents::model::{DocumentId, DocumentKind, DocumentLabel};
use crate::features::records::model::RecordId;
use crate::platform::clock::Timestamp;

fn document(owner: OrganisationId, label: DocumentLabel) -> DocumentRow {
    DocumentRow {
        id: DocumentId::generate(),
        record_id: RecordId::generate(),
        number: 7,
        title: "Casing".to_owned(),
        kind: DocumentKind::Drawing,
        owner_org: owner,
        label,
        announced: false,
        created_by: None,
        created_at: Timestamp::from_micros(0).unwrap(),
        version: 1,
        shown_version: 1,
    }
}

/// All ways in which two customers and a vendor can be bound, by who owns and who reads.
#[test]
fn a_confidential_document_opens_under_an_agreement_alone() {
    let [vendor, a, b] = [(); 3].map(|()| OrganisationId::generate());
    for bound in 0..8_u8 {
        let under: HashSet<OrganisationId> = [(1, a), (2, b)]
            .iter()
            .filter(|(bit, _)| bound & bit != 0)
            .map(|(_, id)| *id)
            .collect();
        let named = if bound & 4 == 0 { Vec::new() } else { vec![b] };
        let secrecy = Secrecy { vendor, under: &under, readers: &named };
        let (a_under, b_under) = (under.contains(&a), under.contains(&b));
        for (owner, reader, expected) in [
            (vendor, vendor, true),
            (vendor, a, a_under),
            (vendor, b, b_under),
            (a, a, true),
            (a, vendor, a_under),
            (a, b, a_under && b_under && !named.is_empty()),
            (b, a, false),
        ] {
            let row = document(owner, DocumentLabel::Confidential);
            assert_eq!(opens(&row, secrecy, reader), expected, "{bound} {owner} {reader}");
            let row = document(owner, DocumentLabel::PublicInProject);
            assert!(opens(&row, secrecy, reader));
        }
    }
}

fn slot(organisation: OrganisationId, role: &str, stage: i32) -> SlotView {
    SlotView {
        slot: format!("{organisation}:{role}"),
        side: crate::features::organisations::model::Side::Vendor,
        organisation_id: Some(organisation),
        role: Some(role.to_owned()),
        stage,
        vote: None,
        by: None,
        at: None,
        reason: None,
    }
}

#[test]
fn each_action_has_its_rule() {
    use DocumentAction as A;
    let (own, other) = (OrganisationId::generate(), OrganisationId::generate());
    let slots = [slot(other, "quality", 0), slot(own, "quality", 1), slot(own, "lead", 0)];
    let base = Stage {
        project_open: true,
        owns: true,
        works: true,
        draft: false,
        released: true,
        slots: &[],
        own,
        roles: &["lead"],
    };
    let asked = Stage { slots: &slots, ..base };
    for (stage, action, expected) in [
        (base, A::Edit, Ok(())),
        (Stage { owns: false, ..base }, A::Edit, Err("wrong_side")),
        (Stage { works: false, ..base }, A::Edit, Err("role_too_low")),
        (Stage { project_open: false, ..base }, A::Edit, Err("wrong_status")),
        (base, A::AddVersion, Ok(())),
        (Stage { draft: true, ..base }, A::AddVersion, Err("draft_exists")),
        (base, A::Release, Err("no_draft")),
        (Stage { draft: true, ..base }, A::Release, Ok(())),
        (base, A::AskApproval, Ok(())),
        (Stage { released: false, ..base }, A::AskApproval, Err("wrong_status")),
        (asked, A::AskApproval, Err("wrong_status")),
        (base, A::WithdrawApproval, Err("wrong_status")),
        (asked, A::WithdrawApproval, Ok(())),
        (base, A::Approve, Err("wrong_status")),
        (asked, A::Approve, Ok(())),
        (Stage { roles: &["quality"], ..asked }, A::Approve, Err("not_yet")),
        (Stage { roles: &["purchasing"], ..asked }, A::Approve, Err("wrong_role")),
        (Stage { own: OrganisationId::generate(), ..asked }, A::Reject, Err("wrong_side")),
    ] {
        assert_eq!(stage.rule(action), expected, "{action}");
    }
}
