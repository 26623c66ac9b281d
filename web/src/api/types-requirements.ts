/** The requirements of a project: the list that all sign, the changes to it, and what is said of its rows. */
import type { components } from "./schema.gen";
import type { Answer } from "./types";

type Schemas = components["schemas"];

export type RequirementList = Answer<"RequirementList">;
export type Requirement = Answer<"Requirement">;
export type RequirementContent = Answer<"RequirementContent">;
export type RequirementChange = Answer<"RequirementChange">;
export type RequirementReview = Answer<"RequirementReview">;
export type RequirementClaim = Answer<"RequirementClaim">;
export type RequirementLink = Answer<"RequirementLink">;
export type RequirementImport = Answer<"RequirementImport">;
export type RequirementListVersion = Answer<"RequirementListVersion">;
export type RequirementState = Requirement["state"];
export type RequirementPriority = Schemas["RequirementPriority"];
export type VerificationMethod = Schemas["VerificationMethod"];
export type Target = Schemas["RequirementTarget"];
export type LinkKind = Schemas["RequirementLinkKind"];
