/** Customers as their vendor keeps them, the people there, and one look at it all. */
import type { components } from "./schema.gen";
import type { Answer } from "./types";

type Schemas = components["schemas"];

export type AccountStatus = Schemas["AccountStatus"];
export type BuyingRole = Schemas["BuyingRole"];
export type PointKind = Schemas["PointKind"];
export type Account = Answer<"Account">;
export type AccountDetails = Answer<"AccountDetails">;
export type AccountPerson = Answer<"AccountPerson">;
export type AccountPeople = Answer<"AccountPeople">;
export type Contact = Answer<"Contact">;
export type ContactRole = Answer<"ContactRole">;
export type ContactPoint = Answer<"ContactPoint">;
export type Consent = Answer<"ContactConsent">;
export type Correction = Answer<"Correction">;
export type CorrectionList = Answer<"CorrectionList">;
export type Overview = Answer<"Overview">;
export type Brief = Answer<"Brief">;
export type Matter = Answer<"Matter">;
export type SurveyAnswered = Answer<"SurveyAnswered">;
export type TimelineItem = Answer<"TimelineItem">;
export type NewContactRole = Schemas["NewContactRole"];
