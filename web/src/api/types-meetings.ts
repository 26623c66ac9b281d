/** Review meetings of two firms, and the figures of their relationship. */
import type { Answer } from "./types";

export type Meeting = Answer<"Meeting">;
export type MeetingState = Meeting["state"];
export type MeetingItem = Answer<"MeetingItem">;
export type AgendaItem = Answer<"AgendaItem">;
export type AgendaReason = Answer<"AgendaReason">;
export type AgendaProposal = Answer<"AgendaProposal">;
export type AgendaProposals = Answer<"AgendaProposals">;
export type AgendaPromise = Answer<"AgendaPromise">;
export type MinutesChange = Answer<"MinutesChange">;
export type MeetingAction = Meeting["actions"][number]["name"];
export type Health = Answer<"RelationshipHealth">;
