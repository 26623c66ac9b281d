import { useInfiniteQuery } from "@tanstack/react-query";
import { useRef } from "react";
import { api } from "~/api/client";
import { useMe } from "~/api/queries/me";
import { sessionsQuery } from "~/api/queries/mine";
import { keys } from "~/api/query";
import type { SessionView } from "~/api/types";
import { SessionDevice } from "~/features/common/SessionCells";
import { useAction } from "~/features/common/useAction";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { Card, EmptyState, Time } from "~/ui/bits";
import { Form, FormActions } from "~/ui/Form";
import { TextField } from "~/ui/fields";
import { type Column, DataTable } from "~/ui/Table";
import { toast } from "~/ui/toast";

export function SecurityPage() {
  return (
    <div className="flex flex-col gap-8">
      <Password />
      <Sessions />
    </div>
  );
}

function Password() {
  const t = useT();
  const me = useMe();
  const form = useRef<HTMLFormElement>(null);
  const [run] = useAction();
  return (
    <Card title={t("settings.password")}>
      <Form
        ref={form}
        label={t("settings.password")}
        onSubmit={async (values) => {
          await api.post("/auth/password", { current: values.text("current"), new: values.text("new") });
          form.current?.reset();
          toast({ text: t("settings.password_changed") });
          run(async () => {}, { stale: [keys.mySessions] });
        }}
      >
        <input type="email" name="username" autoComplete="username" value={me.email} readOnly hidden />
        <TextField
          name="current"
          type="password"
          label={t("settings.current_password")}
          required
          autoComplete="current-password"
          className="max-w-80"
        />
        <TextField
          name="new"
          type="password"
          label={t("settings.new_password")}
          help={t("settings.new_password_help")}
          required
          minLength={8}
          maxLength={128}
          autoComplete="new-password"
          className="max-w-80"
        />
        <FormActions submit={t("settings.change_password")} />
      </Form>
    </Card>
  );
}

function Sessions() {
  const t = useT();
  const query = useInfiniteQuery(sessionsQuery);
  const [run, pending] = useAction();
  const others = (query.data?.pages.flatMap((page) => page.items) ?? []).some((session) => !session.current);
  const columns: Column<SessionView>[] = [
    { id: "device", header: t("settings.device"), cell: (session) => <SessionDevice session={session} /> },
    {
      id: "seen",
      header: t("settings.session_seen"),
      cell: (session) => <Time at={session.last_seen_at} />,
    },
    {
      id: "end",
      header: t("settings.session_end"),
      hiddenHeader: true,
      cell: (session) =>
        session.current ? null : (
          <div className="row-actions">
            <Button
              small
              pending={pending}
              onClick={() =>
                run(() => api.delete(`/me/sessions/${session.id}`), {
                  stale: [keys.mySessions],
                  done: t("settings.session_ended"),
                })
              }
            >
              {t("settings.session_end")}
            </Button>
          </div>
        ),
    },
  ];
  return (
    <section>
      <header className="mb-2.5 flex items-center gap-3">
        <h2 className="flex-1">{t("settings.sessions")}</h2>
        {others ? (
          <Button
            small
            pending={pending}
            onClick={() =>
              run(() => api.delete("/me/sessions"), {
                stale: [keys.mySessions],
                done: t("settings.others_ended"),
              })
            }
          >
            {t("settings.end_others")}
          </Button>
        ) : null}
      </header>
      <DataTable
        label={t("settings.sessions")}
        columns={columns}
        query={query}
        rowKey={(session) => session.id}
        empty={<EmptyState title={t("ui.nothing_found")} />}
      />
    </section>
  );
}
