import { useId, useState } from "react";
import { api } from "~/api/client";
import type { Task } from "~/api/types";
import { useThreadInfo } from "~/features/thread/context";
import { useT } from "~/i18n";
import { IconButton } from "~/ui/Button";
import { Time } from "~/ui/bits";
import { cx } from "~/ui/cx";
import { EditIcon, TrashIcon } from "~/ui/icons";
import { toast } from "~/ui/toast";
import { mayDo, useTasks } from "./useTasks";

export function TaskRow({
  task,
  complaintId,
  onEdit,
}: {
  task: Task;
  complaintId: string;
  onEdit: () => void;
}) {
  const t = useT();
  const id = useId();
  const { check, run, pending } = useTasks(complaintId);
  const remove = async () => {
    const gone = await run(() => api.delete(`/tasks/${task.id}`, { version: task.version }));
    if (!gone) return;
    const { text, shared } = task;
    toast({
      text: t("tasks.removed"),
      action: {
        label: t("common.undo"),
        run: () => void run(() => api.post(`/records/${complaintId}/tasks`, { text, shared })),
      },
    });
  };
  // What was clicked shows in the same moment; the list follows a moment later.
  const [clicked, setClicked] = useState<boolean | null>(null);
  const done = clicked ?? task.done_at !== null;
  const tick = async (next: boolean) => {
    setClicked(next);
    await check(task, next);
    setClicked(null);
  };
  return (
    <li className="task-row">
      <input
        id={id}
        type="checkbox"
        checked={done}
        disabled={pending || !mayDo(task, "check")}
        onChange={(event) => void tick(event.target.checked)}
      />
      <div className="min-w-0 flex-1">
        <label htmlFor={id} className={cx(done && "text-ink-3 line-through")}>
          {task.text}
        </label>
        <Note task={task} />
      </div>
      <span className="task-tools">
        {mayDo(task, "arrange") ? (
          <IconButton
            small
            label={t("tasks.edit", { task: task.text })}
            icon={<EditIcon size={14} aria-hidden="true" />}
            onClick={onEdit}
          />
        ) : null}
        {mayDo(task, "remove") ? (
          <IconButton
            small
            label={t("tasks.remove", { task: task.text })}
            icon={<TrashIcon size={14} aria-hidden="true" />}
            disabled={pending}
            onClick={() => void remove()}
          />
        ) : null}
      </span>
    </li>
  );
}

/** Who does it and until when; once it is done, who did it. */
function Note({ task }: { task: Task }) {
  const t = useT();
  const { own } = useThreadInfo();
  if (task.done_at) {
    return (
      <small className="block">
        {t("tasks.done_by", { who: task.done_by?.name ?? t("thread.somebody") })} ·{" "}
        <Time at={task.done_at} as="date" />
      </small>
    );
  }
  if (!task.owner && !task.due_at) return null;
  return (
    <small className="block">
      {task.owner ? (
        <>
          {task.owner.name}
          {task.owner.organisation.id === own.id ? null : ` (${task.owner.organisation.name})`}
        </>
      ) : null}
      {task.owner && task.due_at ? " · " : null}
      {task.due_at ? (
        <span className={cx(task.overdue && "font-medium text-bad")}>
          {t(task.overdue ? "tasks.was_due" : "tasks.due")} <Time at={task.due_at} as="date" />
        </span>
      ) : null}
    </small>
  );
}
