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
