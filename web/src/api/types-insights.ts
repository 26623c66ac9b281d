/** Figures over complaints and orders: the vendor's alone. */
import type { components } from "./schema.gen";
import type { Answer } from "./types";

type Schemas = components["schemas"];

export type InsightName = Schemas["InsightName"];
export type InsightGroup = Schemas["InsightGroup"];
export type Measure = Schemas["ParetoMeasure"];
export type ColumnKind = Schemas["ColumnKind"];
export type Insight = Answer<"Insight">;
export type InsightColumn = Answer<"InsightColumn">;
export type InsightRow = Answer<"InsightRow">;
export type InsightNote = Answer<"InsightNote">;
export type InsightCatalogue = Answer<"InsightCatalogue">;
export type InsightCases = Answer<"InsightCases">;
export type InsightCase = Answer<"InsightCase">;
export type InsightDecision = Answer<"InsightDecision">;
export type InsightSettings = Answer<"InsightSettings">;
export type Spend = Answer<"AcquisitionSpend">;
export type AccountFigures = Answer<"AccountFigures">;
