/** Joint projects: who is in them, what is to be delivered, and the gates between their phases. */
import type { components } from "./schema.gen";
import type { Answer } from "./types";

type Schemas = components["schemas"];

export type Project = Answer<"Project">;
export type ProjectListItem = Answer<"ProjectListItem">;
export type ProjectInvitation = Answer<"ProjectInvitation">;
export type ProjectTemplate = Answer<"ProjectTemplate">;
export type ProjectLink = Answer<"ProjectLink">;
export type ProjectDigest = Answer<"ProjectDigest">;
export type ProjectParty = Answer<"ProjectParty">;
export type ProjectMember = Answer<"ProjectMember">;
export type ProjectRole = Schemas["ProjectRole"];
export type ProjectStatus = Schemas["ProjectStatus"];
export type ProjectBall = Answer<"ProjectBall">;
export type ProjectThread = Answer<"ProjectThread">;
export type ProjectPlan = Answer<"ProjectPlan">;
export type PhaseBrief = Answer<"PhaseBrief">;
export type Phase = Answer<"Phase">;
export type Deliverable = Answer<"Deliverable">;
export type DeliverableStatus = Deliverable["status"];
export type Evidence = Answer<"DeliverableEvidence">;
export type Holder = Answer<"Holder">;
export type Gate = Answer<"Gate">;
export type GateBrief = Answer<"GateBrief">;
export type GateState = Gate["state"];
export type GateReview = Answer<"GateReview">;
export type GateCondition = Answer<"GateCondition">;
export type Criterion = Answer<"Criterion">;
export type Verdict = Schemas["Verdict"];
export type Question = Answer<"Question">;
export type Milestone = Answer<"Milestone">;
export type ProjectBalance = Answer<"ProjectBalance">;
export type Programme = Answer<"ProgrammeView">;
export type CostShares = Answer<"CostShares">;
export type CalendarDay = Answer<"CalendarDay">;
export type HeldItem = Answer<"HeldItem">;
export type HeldLine = Answer<"HeldLine">;
export type ProjectChangeEntry = Answer<"ProjectChangeEntry">;
export type ProjectChanges = Answer<"ProjectChanges">;
/** What can be done with a project, a deliverable, a gate or a question now. */
export type ProjectDeed = Answer<"ProjectActionState">;
