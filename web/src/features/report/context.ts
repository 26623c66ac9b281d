/** The report that is shown, and the ways to change it. */
import { createContext, use } from "react";
import type { Complaint, Report, StepName } from "~/api/types";
import type { Value } from "./fields/fieldState";

export interface ReportInfo {
  complaint: Complaint;
  report: Report;
  /** Names of people by membership. */
  names: ReadonlyMap<string, string>;
  changes: ReportChanges;
  /** What is wrong with a step that was to be submitted, by "fields.what" or "items.cause". */
  problems: ReadonlyMap<string, string>;
}

export interface ReportChanges {
  /** Takes an answer over. */
  put: (report: Report) => void;
  renew: () => Promise<void>;
  saveField: (step: StepName, name: string, version: number, value: Value) => Promise<Report>;
  post: (path: string, body: unknown) => Promise<Report>;
  changeRow: (id: string, version: number, data: Record<string, unknown>) => Promise<Report>;
  removeRow: (id: string, version: number) => Promise<Report>;
  /** Says how far the saving of a field is. */
  tell: (field: string, state: Saving) => void;
  /** What is typed and may be saved is sent, and all that is on its way has arrived; then the newest report. */
  settled: () => Promise<Report | null>;
  /** Has this run before anything counts as settled; gives the way to stop that. */
  beforeSettled: (save: () => Promise<void>) => () => void;
}

/** "saving": on its way. "unsaved": only in this browser, because of a clash, a failure, or an earlier visit. */
export type Saving = "saving" | "unsaved" | null;

export const ReportContext = createContext<ReportInfo | null>(null);

export function useReport(): ReportInfo {
  const info = use(ReportContext);
  if (!info) throw new Error("steps are shown inside a ReportContext");
  return info;
}

/** Where a field's text is kept in this browser until the server has it. */
export function draftKey(report: Report, step: StepName, field: string): string {
  return `report.${report.id}.${step}.${field}`;
}
