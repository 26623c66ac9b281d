/** Planned contacts and what stands around them: the vendor's alone. */
import type { components } from "./schema.gen";
import type { Answer } from "./types";

type Schemas = components["schemas"];

export type Activity = Answer<"Activity">;
export type ActivityKind = Schemas["ActivityKind"];
export type ActivityAction = Schemas["ActivityAction"];
export type NewActivity = Schemas["NewActivity"];
export type ActivityPatch = Schemas["ActivityPatchInput"];
export type ContactPlan = Answer<"ContactPlan">;
export type MailTemplate = Answer<"MailTemplate">;
export type RenderedMail = Answer<"RenderedMail">;
export type Neglected = Answer<"Neglected">;
export type NeglectedList = Answer<"NeglectedList">;
export type CalendarFeed = Answer<"CalendarFeed">;
export type CallHook = Answer<"CallHook">;
