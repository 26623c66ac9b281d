import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { api } from "~/api/client";
import { errorText } from "~/api/errors";
import { tasksQuery } from "~/api/queries/after";
import type { Task, TaskAction } from "~/api/types";
import { useT } from "~/i18n";
import { toast } from "~/ui/toast";

export function mayDo(task: Task, name: TaskAction): boolean {
  return task.actions.some((action) => action.name === name && action.allowed);
}

/** Changes tasks with one click, shown at once; a failure is said and what holds is asked for again. */
export function useTasks(complaintId: string) {
  const t = useT();
  const client = useQueryClient();
  const { queryKey } = tasksQuery(complaintId);
  const [pending, setPending] = useState(false);
  const renew = useCallback(() => client.invalidateQueries({ queryKey }), [client, queryKey]);
  const run = useCallback(
    async (work: () => Promise<unknown>) => {
      setPending(true);
      try {
        await work();
        return true;
      } catch (error) {
        toast({ text: errorText(t, error), tone: "bad" });
        return false;
      } finally {
        setPending(false);
        void renew();
      }
    },
    [t, renew],
  );
  const put = useCallback(
    (task: Task) =>
      client.setQueryData(queryKey, (old) =>
        old ? { items: old.items.map((each) => (each.id === task.id ? task : each)) } : old,
      ),
    [client, queryKey],
  );
  const check = useCallback(
    (task: Task, done: boolean) => {
      put({ ...task, done_at: done ? new Date().toISOString() : null });
      return run(async () => put(await api.patch<Task>(`/tasks/${task.id}`, { done }, task.version)));
    },
    [run, put],
  );
  return { run, check, renew, pending };
}
