/** Ideas and what organisations would commit to them. */
import type { components } from "./schema.gen";
import type { Answer } from "./types";

export type Idea = Answer<"Idea">;
export type IdeaItem = Answer<"IdeaItem">;
export type IdeaMove = IdeaItem["moves"][number];
export type IdeaAction = components["schemas"]["IdeaAction"];
export type IdeaStatus = components["schemas"]["IdeaStatus"];
export type IdeaAudience = components["schemas"]["Audience"];
export type IdeaStrength = components["schemas"]["Strength"];
export type IdeaCommitment = components["schemas"]["CommitmentKind"];
export type IdeaVotes = Answer<"IdeaVotes">;
export type IdeaVotesOf = Answer<"IdeaVotesOf">;
export type IdeaVote = Answer<"IdeaVote">;
export type IdeaTally = Answer<"IdeaTally">;
export type IdeaConversation = Answer<"IdeaConversation">;
export type SimilarIdea = Answer<"SimilarIdea">;
export type StudyKind = components["schemas"]["StudyKind"];
export type IdeaStudies = Answer<"IdeaStudies">;
export type IdeaStudy = Answer<"IdeaStudy">;
export type IdeaOutcome = Answer<"IdeaOutcome">;
export type OutcomeFigures = Answer<"OutcomeFigures">;
