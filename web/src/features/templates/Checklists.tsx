import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "~/api/client";
import { checklistsQuery } from "~/api/queries/after";
import { useActing } from "~/api/queries/me";
import { keys } from "~/api/query";
import type { Checklist } from "~/api/types";
import { mayManageTemplates } from "~/features/shell/nav";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { Card, ErrorState, Loading } from "~/ui/bits";
import { Confirm } from "~/ui/Confirm";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { TextArea, TextField } from "~/ui/fields";
import { CategoryField, TemplateRow } from "./parts";
import { saveTemplate } from "./save";

type Open = { kind: "edit"; list: Checklist | null } | { kind: "remove"; list: Checklist } | null;

export function Checklists() {
  const t = useT();
  const client = useQueryClient();
  const mayManage = mayManageTemplates(useActing());
  const [open, setOpen] = useState<Open>(null);
  const query = useQuery(checklistsQuery);
  const close = () => setOpen(null);
  return (
    <Card
      title={t("templates.checklists")}
      actions={
        mayManage ? (
          <Button onClick={() => setOpen({ kind: "edit", list: null })}>
            {t("templates.new_checklist")}
          </Button>
        ) : null
      }
    >
      <p className="mb-2 text-s text-ink-3">{t("templates.checklists_note")}</p>
      {query.isPending ? <Loading lines={3} /> : null}
      {query.isError && !query.data ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : null}
      {query.data?.items.length === 0 ? <p className="text-ink-3">{t("templates.no_checklists")}</p> : null}
      <ul>
        {query.data?.items.map((list) => (
          <TemplateRow
            key={list.id}
            name={list.name}
            note={`${list.category ? t(`complaint.category_${list.category}`) : t("templates.all_categories")} · ${t("templates.n_items", { count: list.items.length })}`}
            actions={
              mayManage
                ? {
                    edit: () => setOpen({ kind: "edit", list }),
                    remove: () => setOpen({ kind: "remove", list }),
                  }
                : null
            }
          >
            <p className="mt-1 line-clamp-2 text-ink-2">{list.items.join("; ")}</p>
          </TemplateRow>
        ))}
      </ul>
      {open?.kind === "edit" ? <ChecklistDialog list={open.list} onClose={close} /> : null}
      {open?.kind === "remove" ? (
        <Confirm
          danger
          title={t("templates.remove_title", { name: open.list.name })}
          action={t("templates.remove_action")}
          onClose={close}
          onConfirm={async () => {
            await api.delete(`/organisation/checklists/${open.list.id}`, { version: open.list.version });
            void client.invalidateQueries({ queryKey: keys.checklists });
          }}
        >
          {t("templates.remove_checklist_text")}
        </Confirm>
      ) : null}
    </Card>
  );
}

/** A checklist is written as one writes a list: a task on each line. */
function ChecklistDialog({ list, onClose }: { list: Checklist | null; onClose: () => void }) {
  const t = useT();
  const client = useQueryClient();
  const renew = () => client.invalidateQueries({ queryKey: keys.checklists });
  return (
    <Dialog title={t(list ? "templates.edit_checklist" : "templates.new_checklist")} onClose={onClose}>
      <Form
        explain={(error) => {
          if (!error.is("precondition_failed")) return null;
          void renew();
          return t("templates.stale");
        }}
        onSubmit={async (values) => {
          const body = {
            name: values.text("name"),
            category: values.optional("category") ?? null,
            items: values
              .text("items")
              .split("\n")
              .map((line) => line.trim())
              .filter((line) => line !== ""),
          };
          await saveTemplate("checklists", list, body);
          void renew();
          onClose();
        }}
      >
        <TextField
          name="name"
          label={t("templates.name")}
          defaultValue={list?.name ?? ""}
          required
          maxLength={100}
          autoFocus
        />
        <TextArea
          name="items"
          label={t("templates.items")}
          help={t("templates.items_help")}
          defaultValue={list?.items.join("\n") ?? ""}
          required
          rows={8}
        />
        <CategoryField value={list?.category ?? null} />
        <FormActions submit={t("common.save")} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}
