/** Results of surveys as they are told. A figure that is null is withheld, or cannot be made. */
import type { components } from "./schema.gen";
import type { Answer } from "./types";

type Schemas = components["schemas"];

export type SurveyResults = Answer<"SurveyResults">;
export type QuestionResult = Answer<"SurveyQuestionResult">;
export type ResultTable = Answer<"SurveyTable">;
export type ResultCell = Answer<"SurveyCell">;
/** A figure with its interval at 95 %. */
export type Figure = Answer<"SurveyValue">;
export type Metric = Schemas["SurveyMetric"];
export type Score = Answer<"SurveyScore">;
export type ItemFigure = Answer<"SurveyItemFigure">;
export type Rates = Answer<"SurveyRates">;
export type Breakdown = Answer<"SurveyBreakdown">;
export type Crosstab = Answer<"SurveyCrosstab">;
export type CrossTest = Answer<"SurveyTest">;
export type SegmentWords = Answer<"SurveySegmentWords">;
export type SurveyMirror = Answer<"SurveyMirror">;
export type Gap = Answer<"SurveyGap">;
export type ExportFormat = "csv" | "xlsx" | "spss" | "json";
export type SurveyTrend = Answer<"SurveyTrend">;
export type TrendLine = SurveyTrend["lines"][number];
export type ConjointFigure = Answer<"SurveyConjoint">;
export type AttributeFigure = ConjointFigure["attributes"][number];
export type SurveyWeighted = Answer<"SurveyWeighted">;
export type TextItem = Answer<"SurveyTextItem">;
export type TagCount = Answer<"SurveyTagCount">;
