/** What is kept twice, and what is kept about people: the vendor's alone. */
import type { PersonRef } from "./types";

export type MergeKind = "account" | "contact";

export interface HangingCount {
  what: string;
  count: number;
}

export interface Merge {
  id: string;
  kind: MergeKind;
  survivor: { id: string; name: string };
  victim: { id: string; name: string };
  moved: HangingCount[];
  filled: string[];
  merged_by: PersonRef | null;
  merged_at: string;
  undone_at: string | null;
  undo_refused: string | null;
}

export interface MergePreview {
  hanging: HangingCount[];
  /** They stay as they are, and are told of the one that lives on. */
  records: number;
  refused: string | null;
}

export interface DuplicateMember {
  id: string;
  name: string;
  hint: string | null;
  created_at: string;
}

export interface DuplicateSet {
  reasons: string[];
  members: DuplicateMember[];
}

export interface Duplicates {
  items: DuplicateSet[];
  total: number;
}

export type SubjectKind = "contact" | "member";

export interface PrivacySubject {
  kind: SubjectKind;
  id: string;
  name: string;
  hint: string | null;
  refused: string | null;
}

export interface Trace {
  place: string;
  count: number;
}

export interface Traces {
  subject: PrivacySubject;
  kept: Trace[];
  named_in: Trace[];
  entries: number;
}

export interface Erasure {
  id: string;
  kind: SubjectKind;
  pseudonym: string;
  entries: number;
  erased_by: PersonRef | null;
  erased_at: string;
}

export type RetentionKind = "callers" | "mails" | "letters" | "invites";

export interface RetentionRule {
  kind: RetentionKind;
  months: number | null;
  due: number;
}
