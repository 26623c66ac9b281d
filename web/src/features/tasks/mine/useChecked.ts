import { type InfiniteData, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { api } from "~/api/client";
import { errorText } from "~/api/errors";
import { keys } from "~/api/query";
import type { Page, Task } from "~/api/types";
import { useT } from "~/i18n";
import { toast } from "~/ui/toast";

/** Checks tasks off in the lists of all records, shown at once; a failure is said and what holds is asked for again. */
export function useChecked() {
  const t = useT();
  const client = useQueryClient();
  const renew = useCallback(() => client.invalidateQueries({ queryKey: keys.tasks }), [client]);
  const put = useCallback(
    (task: Task) =>
      client.setQueriesData<InfiniteData<Page<Task>>>({ queryKey: keys.tasks }, (old) =>
        old
          ? {
              ...old,
              pages: old.pages.map((page) => ({
                ...page,
                items: page.items.map((each) => (each.id === task.id ? task : each)),
              })),
            }
          : old,
      ),
    [client],
  );
  const check = useCallback(
    async (task: Task, done: boolean): Promise<void> => {
      put({ ...task, done_at: done ? new Date().toISOString() : null });
      try {
        const now = await api.patch<Task>(`/tasks/${task.id}`, { done }, task.version);
        if (!done) return;
        toast({
          text: t("tasks.checked", { task: task.text }),
          action: { label: t("common.undo"), run: () => void check(now, false) },
        });
      } catch (error) {
        toast({ text: errorText(t, error), tone: "bad" });
      } finally {
        void renew();
      }
    },
    [put, renew, t],
  );
  return { check, renew };
}
