import { type FormEvent, type ReactNode, useRef, useState } from "react";
import { api } from "~/api/client";
import type { Complaint } from "~/api/types";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { LockIcon } from "~/ui/icons";
import { useTasks } from "./useTasks";

/** One line: what is to be done, and who sees it. Enter adds it and waits for the next. */
export function AddTask({ complaint, more }: { complaint: Complaint; more: ReactNode }) {
  const t = useT();
  const { run, pending } = useTasks(complaint.id);
  const [text, setText] = useState("");
  // Sharing is said each time anew: nothing goes to the other side by habit.
  const [shared, setShared] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const add = async (event: FormEvent) => {
    event.preventDefault();
    const words = text.trim();
    if (words === "" || pending) return;
    const made = await run(() =>
      api.post(
        `/records/${complaint.id}/tasks`,
        { text: words, shared },
        { idempotencyKey: crypto.randomUUID() },
      ),
    );
    if (made) {
      setText("");
      setShared(false);
    }
    field.current?.focus();
  };
  return (
    <form className="task-add" onSubmit={(event) => void add(event)}>
      <div className="flex gap-2">
        <input
          ref={field}
          className="input flex-1"
          value={text}
          maxLength={500}
          aria-label={t("tasks.new")}
          placeholder={t("tasks.new")}
          onChange={(event) => setText(event.target.value)}
        />
        <Button type="submit" tone="primary" pending={pending} disabled={text.trim() === ""}>
          {t("tasks.add")}
        </Button>
      </div>
      <div className="flex flex-wrap items-center gap-x-5 gap-y-1">
        <label className="check">
          <input type="checkbox" checked={shared} onChange={(event) => setShared(event.target.checked)} />
          <span>{t("tasks.share", { org: complaint.counterpart.name })}</span>
        </label>
        {shared ? null : (
          <span className="inline-flex items-center gap-1 text-s text-private">
            <LockIcon size={11} aria-hidden="true" />
            {t("tasks.stays_here")}
          </span>
        )}
        <span className="md:ml-auto">{more}</span>
      </div>
    </form>
  );
}
