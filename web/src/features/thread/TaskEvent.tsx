/** What became of shared tasks, with their words. */
import type { ReactNode } from "react";
import type { Entry } from "~/api/types";
import { Msg } from "~/i18n";
import { textFigure } from "./figures";

export function TaskEvent({ entry, who }: { entry: Entry; who: ReactNode }) {
  const texts = entry.data?.texts;
  const words: string[] = Array.isArray(texts) ? texts.filter((text) => typeof text === "string") : [];
  const task = <b className="font-medium text-ink">{textFigure(entry, "text") ?? words[0] ?? "…"}</b>;
  switch (entry.kind) {
    case "task_added":
      return words.length > 1 ? (
        <Msg id="thread.event_tasks_added" values={{ who, task, count: words.length }} />
      ) : (
        <Msg id="thread.event_task_added" values={{ who, task }} />
      );
    case "task_done":
      return (
        <Msg
          id={entry.data?.done === false ? "thread.event_task_reopened" : "thread.event_task_done"}
          values={{ who, task }}
        />
      );
    default:
      return (
        <Msg
          id={
            textFigure(entry, "change") === "removed"
              ? "thread.event_task_removed"
              : "thread.event_task_reworded"
          }
          values={{ who, task }}
        />
      );
  }
}
