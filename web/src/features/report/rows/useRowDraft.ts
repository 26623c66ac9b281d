/** What is typed in a row's form outlives a reload, until it is saved or given up. */
import { type RefObject, useRef, useState } from "react";
import { recall, remember } from "~/lib/storage";
import { FormValues } from "~/ui/Form";
import { useReport } from "../context";
import type { RowField } from "../steps";
import type { Data } from "./merge";
import { typedData } from "./RowFields";

interface Draft {
  data: Data;
  /** The row as it was when this was typed. */
  base: Data;
}

export function useRowDraft(
  fields: readonly RowField[],
  now: Data,
  name: readonly (string | undefined)[],
): Draft & {
  restored: boolean;
  /** Moves when the form is to begin anew. */
  epoch: number;
  frame: RefObject<HTMLDivElement | null>;
  keep: () => void;
  forget: () => void;
  discard: () => void;
} {
  const { report } = useReport();
  const key = ["report", report.id, "row", ...name.filter(Boolean)].join(".");
  const [draft, setDraft] = useState(() => read(key));
  const [opened] = useState(now);
  const base = draft?.base ?? opened;
  const [epoch, setEpoch] = useState(0);
  const frame = useRef<HTMLDivElement>(null);
  const forget = () => remember(key, null);
  return {
    data: draft?.data ?? opened,
    base,
    restored: draft !== null,
    epoch,
    frame,
    keep: () => {
      // A number is sent by a hidden field, which follows what is typed.
      setTimeout(() => {
        const form = frame.current?.closest("form");
        if (!form) return;
        const data = typedData(fields, new FormValues(new FormData(form)), base);
        remember(key, JSON.stringify({ data, base } satisfies Draft));
      });
    },
    forget,
    discard: () => {
      forget();
      setDraft(null);
      setEpoch(epoch + 1);
    },
  };
}

function read(key: string): Draft | null {
  try {
    return JSON.parse(recall(key) ?? "null") as Draft | null;
  } catch {
    return null;
  }
}
