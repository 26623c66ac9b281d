/** Tabs of the list: four that are always there, then the saved ones. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { api } from "~/api/client";
import { countsQuery } from "~/api/queries/complaints";
import { useActing } from "~/api/queries/me";
import { viewsQuery } from "~/api/queries/views";
import { keys } from "~/api/query";
import type { SavedView } from "~/api/types";
import { useAction } from "~/features/common/useAction";
import { useT } from "~/i18n";
import { Button, IconButton } from "~/ui/Button";
import { countText } from "~/ui/bits";
import { Confirm } from "~/ui/Confirm";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { TextField } from "~/ui/fields";
import { MoreIcon, PlusIcon } from "~/ui/icons";
import { Menu } from "~/ui/Menu";
import { BUILT_IN, differs, FIRST_VIEW, isFiltered, type ListSearch, queryOf, searchOfView } from "./search";

type Open = "save" | "rename" | "delete" | null;

export function Views({ search, onChange }: { search: ListSearch; onChange: (next: ListSearch) => void }) {
  const t = useT();
  const counts = useQuery(countsQuery).data;
  const saved = useQuery(viewsQuery).data?.items ?? [];
  const [open, setOpen] = useState<Open>(null);
  const current = search.view ?? FIRST_VIEW;
  const view = saved.find((each) => each.id === current);
  const count = { turn: counts?.your_turn, open: counts?.open, mine: counts?.mine, closed: undefined };
  const close = () => setOpen(null);

  return (
    <div className="mb-3 flex items-end gap-2 border-b border-line">
      <nav className="tabs min-w-0 border-0" aria-label={t("complaints.views")}>
        {BUILT_IN.map((id) => (
          <Tab
            key={id}
            search={id === FIRST_VIEW ? {} : { view: id }}
            current={current === id}
            onChange={onChange}
          >
            {t(`complaints.view_${id}`)}
            {count[id] ? <b>{countText(count[id])}</b> : null}
          </Tab>
        ))}
        {saved.map((each) => (
          <Tab key={each.id} search={searchOfView(each)} current={current === each.id} onChange={onChange}>
            {each.name}
          </Tab>
        ))}
      </nav>
      {view ? (
        <ViewMenu view={view} search={search} onOpen={setOpen} />
      ) : isFiltered(search) ? (
        <Button tone="quiet" small className="mb-1" onClick={() => setOpen("save")}>
          <PlusIcon size={13} aria-hidden="true" />
          <span className="max-md:sr-only">{t("complaints.save_view")}</span>
        </Button>
      ) : null}
      {open === "save" ? (
        <SaveView search={search} onClose={close} onSaved={(made) => onChange(searchOfView(made))} />
      ) : null}
      {open === "rename" && view ? <RenameView view={view} onClose={close} /> : null}
      {open === "delete" && view ? (
        <DeleteView view={view} onClose={close} onDeleted={() => onChange({})} />
      ) : null}
    </div>
  );
}

/** The router's own link calls itself current by its path alone; here the search decides. */
function Tab({
  search,
  current,
  onChange,
  children,
}: {
  search: ListSearch;
  current: boolean;
  onChange: (next: ListSearch) => void;
  children: ReactNode;
}) {
  const org = useActing().organisation.slug;
  const { href } = useRouter().buildLocation({ to: "/o/$org/complaints", params: { org }, search });
  return (
    <a
      href={href}
      className="tab"
      aria-current={current ? "page" : undefined}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        onChange(search);
      }}
    >
      {children}
    </a>
  );
}

function ViewMenu({
  view,
  search,
  onOpen,
}: {
  view: SavedView;
  search: ListSearch;
  onOpen: (open: Open) => void;
}) {
  const t = useT();
  const [run, pending] = useAction();
  const update = () =>
    run(() => api.patch(`/views/${view.id}`, { query: queryOf({ ...search, view: view.id }) }), {
      stale: [keys.views],
      done: t("complaints.saved"),
    });
  return (
    <span className="mb-1 flex items-center gap-1">
      {differs(search, view) ? (
        <Button tone="quiet" small pending={pending} onClick={update}>
          {t("complaints.update_view")}
        </Button>
      ) : null}
      <Menu
        label={t("complaints.view_menu", { name: view.name })}
        trigger={
          <IconButton
            small
            label={t("complaints.view_menu", { name: view.name })}
            icon={<MoreIcon size={16} aria-hidden="true" />}
          />
        }
        sections={[
          {
            id: "view",
            entries: [
              { id: "save", label: t("complaints.save_as_new") },
              { id: "rename", label: t("complaints.rename_view") },
              { id: "delete", label: t("complaints.delete_view"), danger: true },
            ],
          },
        ]}
        onAction={(id) => onOpen(id as Open)}
      />
    </span>
  );
}

function SaveView({
  search,
  onClose,
  onSaved,
}: {
  search: ListSearch;
  onClose: () => void;
  onSaved: (view: SavedView) => void;
}) {
  const t = useT();
  const client = useQueryClient();
  return (
    <Dialog title={t("complaints.save_view_title")} onClose={onClose}>
      <Form
        onSubmit={async (values) => {
          const made = await api.post<SavedView>("/views", {
            name: values.text("name"),
            query: queryOf(search),
          });
          await client.invalidateQueries({ queryKey: keys.views });
          onSaved(made);
          onClose();
        }}
      >
        <TextField
          name="name"
          label={t("complaints.view_name")}
          help={t("complaints.save_view_help")}
          required
          maxLength={80}
          autoFocus
        />
        <FormActions submit={t("complaints.save_view")} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}

function RenameView({ view, onClose }: { view: SavedView; onClose: () => void }) {
  const t = useT();
  const client = useQueryClient();
  return (
    <Dialog title={t("complaints.rename_view")} onClose={onClose}>
      <Form
        onSubmit={async (values) => {
          await api.patch(`/views/${view.id}`, { name: values.text("name") });
          await client.invalidateQueries({ queryKey: keys.views });
          onClose();
        }}
      >
        <TextField
          name="name"
          label={t("complaints.view_name")}
          defaultValue={view.name}
          required
          maxLength={80}
          autoFocus
        />
        <FormActions submit={t("common.save")} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}

function DeleteView({
  view,
  onClose,
  onDeleted,
}: {
  view: SavedView;
  onClose: () => void;
  onDeleted: () => void;
}) {
  const t = useT();
  const client = useQueryClient();
  return (
    <Confirm
      title={t("complaints.delete_view_title", { name: view.name })}
      action={t("complaints.delete_view")}
      danger
      onConfirm={async () => {
        await api.delete(`/views/${view.id}`);
        onDeleted();
        await client.invalidateQueries({ queryKey: keys.views });
      }}
      onClose={onClose}
    >
      {t("complaints.delete_view_text")}
    </Confirm>
  );
}
