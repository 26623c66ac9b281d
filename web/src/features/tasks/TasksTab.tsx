/** What there is to do on a complaint: shared with the other side, or the own organisation's alone. */
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { tasksQuery } from "~/api/queries/after";
import type { Task } from "~/api/types";
import { useComplaintInfo } from "~/features/thread/context";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { EmptyState, ErrorState, Loading } from "~/ui/bits";
import { CheckIcon, LockIcon } from "~/ui/icons";
import { AddTask } from "./AddTask";
import { TaskRow } from "./TaskRow";

const TaskDialog = lazy(() => import("./TaskDialog"));
const ChecklistDialog = lazy(() => import("./ChecklistDialog"));

type Open = { kind: "edit"; task: Task } | { kind: "checklist" } | null;

export function TasksTab() {
  const t = useT();
  const { complaint, own, mayWrite } = useComplaintInfo();
  const [open, setOpen] = useState<Open>(null);
  const query = useQuery(tasksQuery(complaint.id));
  const tasks = query.data?.items;
  const close = () => setOpen(null);
  if (!tasks) {
    return (
      <div className="section-body">
        {query.isError ? (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <Loading lines={4} />
        )}
      </div>
    );
  }
  const edit = (task: Task) => setOpen({ kind: "edit", task });
  return (
    <div className="section-body">
      {mayWrite ? (
        <AddTask
          complaint={complaint}
          more={
            <Button tone="link" onClick={() => setOpen({ kind: "checklist" })}>
              {t("tasks.from_checklist")}
            </Button>
          }
        />
      ) : null}
      {tasks.length === 0 ? (
        <EmptyState icon={<CheckIcon size={24} aria-hidden="true" />} title={t("tasks.empty")}>
          {t("tasks.empty_text", { org: complaint.counterpart.name })}
        </EmptyState>
      ) : null}
      <Group
        title={t("tasks.shared_with", { org: complaint.counterpart.name })}
        tasks={tasks.filter((task) => task.shared)}
        complaintId={complaint.id}
        onEdit={edit}
      />
      <Group
        isPrivate
        title={t("tasks.only", { org: own.name })}
        tasks={tasks.filter((task) => !task.shared)}
        complaintId={complaint.id}
        onEdit={edit}
      />
      <Suspense fallback={null}>
        {open?.kind === "edit" ? (
          <TaskDialog complaintId={complaint.id} task={open.task} onClose={close} />
        ) : null}
        {open?.kind === "checklist" ? <ChecklistDialog complaint={complaint} onClose={close} /> : null}
      </Suspense>
    </div>
  );
}

function Group({
  title,
  tasks,
  isPrivate,
  complaintId,
  onEdit,
}: {
  title: string;
  tasks: Task[];
  isPrivate?: boolean;
  complaintId: string;
  onEdit: (task: Task) => void;
}) {
  if (tasks.length === 0) return null;
  const open = tasks.filter((task) => !task.done_at);
  const done = tasks.filter((task) => task.done_at);
  return (
    <section className={isPrivate ? "card task-card task-private" : "card task-card"} aria-label={title}>
      <h2>
        {isPrivate ? <LockIcon size={13} aria-hidden="true" /> : null}
        {title}
      </h2>
      <ul>
        {[...open, ...done].map((task) => (
          <TaskRow key={task.id} task={task} complaintId={complaintId} onEdit={() => onEdit(task)} />
        ))}
      </ul>
    </section>
  );
}
