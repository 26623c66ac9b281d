import { useId } from "react";
import { useActing } from "~/api/queries/me";
import type { Task } from "~/api/types";
import { recordLink } from "~/features/common/recordPage";
import { useT } from "~/i18n";
import { IconButton } from "~/ui/Button";
import { Time } from "~/ui/bits";
import { cx } from "~/ui/cx";
import { EditIcon, LockIcon } from "~/ui/icons";
import { Link } from "~/ui/Link";
import { mayDo } from "../useTasks";

/** A task with the complaint that it belongs to. */
export function MyTaskRow({
  task,
  withOwner,
  onCheck,
  onEdit,
}: {
  task: Task;
  withOwner: boolean;
  onCheck: (done: boolean) => void;
  onEdit: () => void;
}) {
  const t = useT();
  const id = useId();
  const { slug: org, name } = useActing().organisation;
  const done = task.done_at !== null;
  return (
    <li className="task-row">
      <input
        id={id}
        type="checkbox"
        checked={done}
        disabled={!mayDo(task, "check")}
        onChange={(event) => onCheck(event.target.checked)}
      />
      <div className="min-w-0 flex-1">
        <label htmlFor={id} className={cx(done && "text-ink-3 line-through")}>
          {task.text}
        </label>
        <small className="task-facts">
          {task.record ? (
            <Link
              {...recordLink(org, task.record)}
              {...(task.record.kind === "complaint" ? { to: "/o/$org/complaints/$id/tasks" } : null)}
            >
              {task.record.number} · {task.record.title}
            </Link>
          ) : null}
          <When task={task} />
          {withOwner && !done ? <span>{task.owner?.name ?? t("tasks.nobody")}</span> : null}
          {task.shared ? null : (
            <span className="lane-mark">
              <LockIcon size={11} aria-hidden="true" />
              {t("tasks.only", { org: name })}
            </span>
          )}
        </small>
      </div>
      {mayDo(task, "arrange") && !done ? (
        <span className="task-tools">
          <IconButton
            small
            label={t("tasks.edit", { task: task.text })}
            icon={<EditIcon size={14} aria-hidden="true" />}
            onClick={onEdit}
          />
        </span>
      ) : null}
    </li>
  );
}

function When({ task }: { task: Task }) {
  const t = useT();
  if (task.done_at) {
    return (
      <span>
        {t("tasks.done_by", { who: task.done_by?.name ?? t("thread.somebody") })} ·{" "}
        <Time at={task.done_at} as="date" />
      </span>
    );
  }
  if (!task.due_at) return null;
  return (
    <span className={cx(task.overdue && "font-medium text-bad")}>
      {t(task.overdue ? "tasks.was_due" : "tasks.due")} <Time at={task.due_at} as="date" />
    </span>
  );
}
