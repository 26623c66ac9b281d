/** What documents and their versions are called, and where their files are. */
import { API } from "~/api/client";
import type { ApiError } from "~/api/errors";
import type { FileRef } from "~/api/types";
import type { ApprovalState, DocumentVersion } from "~/api/types-documents";
import type { Translate } from "~/i18n";
import { refusal as common } from "../words";

type Tone = "good" | "bad" | "turn" | undefined;

export const KINDS = ["drawing", "specification", "test_report", "certificate", "contract", "other"] as const;

export function approvalTone(state: ApprovalState): Tone {
  if (state === "approved") return "good";
  if (state === "rejected" || state === "stale") return "bad";
  return state === "open" ? "turn" : undefined;
}

export function stateTone(state: DocumentVersion["state"]): Tone {
  return state === "released" ? "good" : state === "obsolete" ? "bad" : undefined;
}

export function refusal(t: Translate, error: ApiError): string | null {
  const id = `documents.reason_${error.detail}`;
  return error.is("action_not_allowed") && t.has(id) ? t(id) : common(t, error);
}

/** Where the file of a version is: looking at it and taking it away are written down apart. */
export function fileUrl(document: string, number: number, purpose: "preview" | "download"): string {
  return `${API}/documents/${document}/versions/${number}/file?purpose=${purpose}`;
}

/** "Casing DN 150" of "Casing DN 150.pdf". */
export function titleOf(file: FileRef): string {
  const dot = file.name.lastIndexOf(".");
  return (dot > 0 ? file.name.slice(0, dot) : file.name).replaceAll("_", " ");
}
