//! What entries say happened.
use crate::text_enum;

text_enum! {
    /// What happened: a message, or an event of the record.
    pub enum EntryKind {
        Message = "message",
        Filed = "filed",
        Submitted = "submitted",
        Acknowledged = "acknowledged",
        Assessed = "assessed",
        AskedCustomer = "asked_customer",
        AskedVendor = "asked_vendor",
        Answered = "answered",
        Proposed = "proposed",
        Accepted = "accepted",
        Declined = "declined",
        Refused = "refused",
        RefusalAnswered = "refusal_answered",
        Withdrawn = "withdrawn",
        Closed = "closed",
        Reopened = "reopened",
        Assigned = "assigned",
        Confirmed = "confirmed",
        Edited = "edited",
        Imported = "imported",
        ParticipantAdded = "participant_added",
        ParticipantRemoved = "participant_removed",
        Linked = "linked",
        Revised = "revised",
        Retracted = "retracted",
        Erased = "erased",
        Reminded = "reminded",
        AutoClosed = "auto_closed",
        AgreementProposed = "agreement_proposed",
        AgreementInForce = "agreement_in_force",
        AgreementWithdrawn = "agreement_withdrawn",
        NdaProposed = "nda_proposed",
        NdaAnswered = "nda_answered",
        NdaEnded = "nda_ended",
        NdaExpiring = "nda_expiring",
        CorrectionProposed = "correction_proposed",
        CorrectionAnswered = "correction_answered",
        ProjectSharesProposed = "project_shares_proposed",
        ClockWarned = "clock_warned",
        PauseContested = "pause_contested",
        PauseConceded = "pause_conceded",
        PauseUpheld = "pause_upheld",
        FactStated = "fact_stated",
        FactRevised = "fact_revised",
        FactAnswered = "fact_answered",
        FactEvidence = "fact_evidence",
        FactWithdrawn = "fact_withdrawn",
        OfferMade = "offer_made",
        OfferAccepted = "offer_accepted",
        OfferRejected = "offer_rejected",
        OfferCountered = "offer_countered",
        OfferWithdrawn = "offer_withdrawn",
        OfferExpired = "offer_expired",
        EscalationRequested = "escalation_requested",
        EscalationApproved = "escalation_approved",
        EscalationDeclined = "escalation_declined",
        EscalationAnswered = "escalation_answered",
        DeEscalated = "de_escalated",
        MediationProposed = "mediation_proposed",
        MediationConsented = "mediation_consented",
        MediationDeclined = "mediation_declined",
        MediatorJoined = "mediator_joined",
        MediationRecommended = "mediation_recommended",
        MediationDetermined = "mediation_determined",
        MediationAnswered = "mediation_answered",
        MediationReviewAsked = "mediation_review_asked",
        MediationClosed = "mediation_closed",
        CommitmentMade = "commitment_made",
        CommitmentFulfilled = "commitment_fulfilled",
        CommitmentConfirmed = "commitment_confirmed",
        CommitmentRejected = "commitment_rejected",
        CommitmentMissed = "commitment_missed",
        CommitmentMoved = "commitment_moved",
        CommitmentReleased = "commitment_released",
        Signed = "signed",
        SignatureRefused = "signature_refused",
        SignatureStale = "signature_stale",
        /// Somebody left the signing to the others.
        Abstained = "abstained",
        ReportStarted = "report_started",
        ReportStepSubmitted = "report_step_submitted",
        ReportLinked = "report_linked",
        ReportCompleted = "report_completed",
        Unlinked = "unlinked",
        Split = "split",
        IssueOpened = "issue_opened",
        IssueClosed = "issue_closed",
        IssueReopened = "issue_reopened",
        TaskAdded = "task_added",
        TaskDone = "task_done",
        /// A shared task was reworded or taken away.
        TaskChanged = "task_changed",
        ThirdPartyInvited = "third_party_invited",
        /// Its time is over, or it has left.
        ThirdPartyEnded = "third_party_ended",
        Given = "given",
        /// The portal asks the customer how it went, in its own lane.
        SatisfactionAsked = "satisfaction_asked",
        SatisfactionAnswered = "satisfaction_answered",
        ReviewPublished = "review_published",
        MeetingPlanned = "meeting_planned",
        /// Somebody is called in who was not before.
        MeetingInvited = "meeting_invited",
        MeetingMoved = "meeting_moved",
        MeetingCancelled = "meeting_cancelled",
        /// It is a day away; the program says so.
        MeetingReminded = "meeting_reminded",
        AgendaChanged = "agenda_changed",
        MeetingHeld = "meeting_held",
        MinutesWritten = "minutes_written",
        MinutesConfirmed = "minutes_confirmed",
        ProjectStarted = "project_started",
        ProjectChanged = "project_changed",
        PartyInvited = "party_invited",
        PartyAnswered = "party_answered",
        PartyLeft = "party_left",
        MemberChanged = "member_changed",
        TopicOpened = "topic_opened",
        MilestoneChanged = "milestone_changed",
        QuestionAsked = "question_asked",
        QuestionAnswered = "question_answered",
        QuestionWithdrawn = "question_withdrawn",
        PhaseStarted = "phase_started",
        DeliverableChanged = "deliverable_changed",
        DeliverableSubmitted = "deliverable_submitted",
        /// Approved, sent back or waived by the side that it is owed to.
        DeliverableAnswered = "deliverable_answered",
        GateChanged = "gate_changed",
        /// A verdict is put up for signing.
        GateProposed = "gate_proposed",
        GateDecided = "gate_decided",
        /// An interim verdict ran out.
        GateExpired = "gate_expired",
        /// A requirement is added, edited, removed, linked, or is to change.
        RequirementChanged = "requirement_changed",
        /// The list of requirements, or a change of it, is put up for signing.
        RequirementListSubmitted = "requirement_list_submitted",
        /// All have signed it.
        RequirementListAgreed = "requirement_list_agreed",
        RequirementListWithdrawn = "requirement_list_withdrawn",
        /// Somebody says that a requirement is met, or is to be given up.
        RequirementClaimed = "requirement_claimed",
        RequirementAnswered = "requirement_answered",
        /// A decision is up for positions, or another text of it.
        DecisionProposed = "decision_proposed",
        /// An organisation says what it thinks of a decision: a vote of the sign-off.
        PositionGiven = "position_given",
        DecisionAccepted = "decision_accepted",
        DecisionRejected = "decision_rejected",
        DecisionSuperseded = "decision_superseded",
        DecisionChanged = "decision_changed",
        /// Scores are asked for.
        BoardOpened = "board_opened",
        BoardClosed = "board_closed",
        /// A customer's idea reaches the vendor, or a vendor writes one down.
        IdeaSubmitted = "idea_submitted",
        /// The vendor shows an idea to this customer.
        IdeaShown = "idea_shown",
        /// More organisations see an idea than before.
        IdeaShared = "idea_shared",
        /// An idea is reviewed, planned, begun.
        IdeaMoved = "idea_moved",
        IdeaAsked = "idea_asked",
        IdeaAnswered = "idea_answered",
        IdeaDeclined = "idea_declined",
        IdeaDuplicate = "idea_duplicate",
        IdeaMerged = "idea_merged",
        IdeaDelivered = "idea_delivered",
        IdeaVoted = "idea_voted",
        IdeaVoteWithdrawn = "idea_vote_withdrawn",
        /// Somebody of a customer says whether a delivered idea helped.
        OutcomeTold = "outcome_told",
        /// A version that its owner has not released yet.
        DocumentDrafted = "document_drafted",
        DocumentReleased = "document_released",
        DocumentChanged = "document_changed",
        /// Approval of a version is asked for.
        DocumentAsked = "document_asked",
        /// All that were asked have approved.
        DocumentApproved = "document_approved",
        SurveyDrafted = "survey_drafted",
        /// A version is frozen and takes answers.
        SurveyPublished = "survey_published",
        SurveyClosed = "survey_closed",
        /// One of two owners has signed what is about to be asked; the other is next.
        SurveyPutForward = "survey_put_forward",
        /// One side of a mirror has no more people to ask.
        SurveySideDone = "survey_side_done",
        /// Both sides of a mirror see the gaps.
        SurveyReleased = "survey_released",
    }
}

impl EntryKind {
    /// Whether it is between the two sides, in the lane that a mediator reads too: of these a guest
    /// learns that they are there, and nothing that they say.
    pub fn is_between_sides(self) -> bool {
        matches!(self, Self::SatisfactionAnswered)
    }
}
