/** Segments of customers, and the rules that act on what happens with them: the vendor's alone. */
import type { components } from "./schema.gen";
import type { Answer } from "./types";

type Schemas = components["schemas"];

export type Fact = Schemas["AccountFact"];
export type Condition = Schemas["SegmentCondition"];
export type FactValue = Schemas["FactValue"];
export type Segment = Omit<Answer<"AccountSegment">, "condition"> & { condition: Condition | null };
export type SegmentMember = Answer<"SegmentMember">;
export type SegmentMove = Omit<Answer<"SegmentMove">, "why"> & { why: SegmentReason };
export type SegmentReason = Omit<Answer<"SegmentReason">, "facts"> & { facts: FactValue[] };
export type SegmentStay = Answer<"SegmentStay">;
export type SegmentPreview = Answer<"SegmentPreview">;
export type Trigger = Schemas["RuleTrigger"];
export type Effect = Schemas["RuleEffect"];
export type Whom = Schemas["RuleWhom"];
export type Definition = Schemas["RuleDefinition"];
export type Rule = Omit<Answer<"Rule">, "definition"> & { definition: Definition };
export type Rehearsal = Answer<"RuleRehearsal">;
export type RuleRun = Answer<"RuleRun">;
export type RuleVersion = Omit<Answer<"RuleVersion">, "definition"> & { definition: Definition };
