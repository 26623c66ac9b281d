/** Decisions of projects, and the boards on which they are compared. */
import type { components } from "./schema.gen";
import type { Answer } from "./types";

type Schemas = components["schemas"];

export type Decision = Answer<"Decision">;
export type DecisionListItem = Answer<"DecisionListItem">;
export type DecisionRef = Answer<"DecisionRef">;
export type DecisionStatus = Schemas["DecisionStatus"];
export type DecisionPosition = Answer<"DecisionPosition">;
export type DecisionRound = Answer<"DecisionRound">;
export type DecisionBoard = Answer<"DecisionBoard">;
export type BoardBrief = Answer<"DecisionBoardBrief">;
export type BoardOption = Answer<"BoardOption">;
export type BoardCriterion = Answer<"BoardCriterion">;
export type BoardDecider = Answer<"BoardDecider">;
export type BoardScore = Answer<"BoardScore">;
export type BoardResults = Answer<"BoardResults">;
export type OptionResult = Answer<"OptionResult">;
export type WeightFlip = Answer<"WeightFlip">;
export type Disagreement = Answer<"Disagreement">;
