/** Interactions, what was asked for in them, and the radar over them: the vendor's alone. */
import type { components } from "./schema.gen";
import type { Answer } from "./types";

type Schemas = components["schemas"];

export type Channel = Schemas["InteractionChannel"];
export type ItemResult = Schemas["ItemResult"];
export type ItemRange = Schemas["ItemRange"];
export type Interaction = Answer<"Interaction">;
export type RequestedItem = Answer<"RequestedItem">;
export type NewInteraction = Schemas["NewInteraction"];
export type Coverage = Answer<"Coverage">;
export type KnownCaller = Answer<"KnownCaller">;
export type Candidate = Answer<"Candidate">;
export type Topic = Answer<"Topic">;
export type TopicCategory = Answer<"TopicCategory">;
export type Radar = Answer<"Radar">;
export type Demand = Answer<"OffProfileDemand">;
export type Alarms = Answer<"DemandAlarms">;
export type Alarm = Answer<"DemandAlarm">;
export type DemandCallers = Answer<"DemandCallers">;
export type RadarCheck = Answer<"RadarCheck">;
export type CheckKind = Schemas["CheckKind"];
export type Placebo = Answer<"Placebo">;
export type Injection = Answer<"Injection">;
export type Episode = Answer<"DemandEpisode">;
export type AlarmState = Schemas["AlarmState"];
export type Standing = Answer<"Standing">;
export type UnmetDemand = Answer<"UnmetDemand">;
export type DemandHistory = Answer<"DemandHistory">;
export type HistoryStep = Schemas["HistoryStep"];
export type DemandReach = Answer<"DemandReach">;
export type DemandDecision = Answer<"DemandDecision">;
export type DecisionKind = Schemas["DecisionKind"];
export type NewDemandDecision = Schemas["NewDemandDecision"];
export type Defects = Answer<"Defects">;
export type Defect = Answer<"Defect">;
export type WithheldReason = Schemas["WithheldReason"];
