import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "~/api/client";
import { useActing } from "~/api/queries/me";
import { tokensQuery } from "~/api/queries/mine";
import { keys } from "~/api/query";
import type { ApiTokenView, FreshApiToken } from "~/api/types";
import { useAction } from "~/features/common/useAction";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { EmptyState, Time } from "~/ui/bits";
import { Confirm } from "~/ui/Confirm";
import { DateField } from "~/ui/DateField";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { RadioGroup, TextField } from "~/ui/fields";
import { type Column, DataTable } from "~/ui/Table";
import { toast } from "~/ui/toast";

type Open =
  | { kind: "new" }
  | { kind: "shown"; token: string }
  | { kind: "revoke"; token: ApiTokenView }
  | null;

export function TokensPage() {
  const t = useT();
  const { organisation } = useActing();
  const client = useQueryClient();
  const [open, setOpen] = useState<Open>(null);
  const [run] = useAction();
  const query = useInfiniteQuery(tokensQuery);
  const close = () => setOpen(null);

  const columns: Column<ApiTokenView>[] = [
    {
      id: "name",
      header: t("settings.name"),
      cell: (token) => (
        <>
          <span className="font-medium text-ink">{token.name}</span>
          <span className="row-sub">
            {token.scopes
              .map((scope) => t(scope === "write" ? "settings.scope_write" : "settings.scope_read"))
              .join(", ")}
          </span>
        </>
      ),
    },
    {
      id: "used",
      header: t("settings.token_used"),
      cell: (token) => (token.last_used_at ? <Time at={token.last_used_at} /> : t("settings.token_never")),
    },
    {
      id: "expires",
      header: t("settings.token_expires"),
      cell: (token) =>
        token.expires_at ? <Time at={token.expires_at} as="date" /> : t("settings.token_forever"),
    },
    {
      id: "revoke",
      header: t("settings.token_revoke"),
      hiddenHeader: true,
      cell: (token) => (
        <div className="row-actions">
          <Button small onClick={() => setOpen({ kind: "revoke", token })}>
            {t("settings.token_revoke")}
          </Button>
        </div>
      ),
    },
  ];
  const newButton = (
    <Button tone="primary" onClick={() => setOpen({ kind: "new" })}>
      {t("settings.token_new")}
    </Button>
  );

  return (
    <>
      <div className="mb-4 flex flex-wrap items-center gap-3">
        <p className="min-w-60 flex-1 text-ink-2">
          {t("settings.tokens_lead", { organisation: organisation.name })}
        </p>
        {newButton}
      </div>
      <DataTable
        label={t("settings.tokens")}
        columns={columns}
        query={query}
        rowKey={(token) => token.id}
        empty={<EmptyState title={t("settings.tokens_empty")}>{t("settings.tokens_empty_text")}</EmptyState>}
      />
      {open?.kind === "new" ? (
        <NewToken
          onClose={close}
          onMade={(token) => {
            setOpen({ kind: "shown", token });
            void client.invalidateQueries({ queryKey: keys.myTokens });
          }}
        />
      ) : null}
      {open?.kind === "shown" ? <ShownToken token={open.token} onClose={close} /> : null}
      {open?.kind === "revoke" ? (
        <Confirm
          danger
          title={t("settings.token_revoke_title", { name: open.token.name })}
          action={t("settings.token_revoke_action")}
          onClose={close}
          onConfirm={async () => {
            await api.delete(`/me/tokens/${open.token.id}`);
            run(async () => {}, { stale: [keys.myTokens], done: t("settings.token_revoked") });
          }}
        >
          {t("settings.token_revoke_text")}
        </Confirm>
      ) : null}
    </>
  );
}

function NewToken({ onMade, onClose }: { onMade: (token: string) => void; onClose: () => void }) {
  const t = useT();
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  return (
    <Dialog title={t("settings.token_new_title")} onClose={onClose}>
      <Form
        label={t("settings.token_new_title")}
        onSubmit={async (values) => {
          const day = values.optional("expires_at");
          const made = await api.post<FreshApiToken>("/me/tokens", {
            name: values.text("name"),
            scopes: values.text("scopes") === "write" ? ["read", "write"] : ["read"],
            ...(day ? { expires_at: `${day}T23:59:59Z` } : {}),
          });
          onMade(made.token);
        }}
      >
        <TextField name="name" label={t("settings.token_name")} required autoFocus maxLength={100} />
        <RadioGroup
          name="scopes"
          label={t("settings.token_scopes")}
          defaultValue="read"
          options={[
            { value: "read", label: t("settings.scope_read"), help: t("settings.scope_read_help") },
            { value: "write", label: t("settings.scope_write"), help: t("settings.scope_write_help") },
          ]}
        />
        <DateField name="expires_at" label={t("settings.token_expiry")} optional min={tomorrow} />
        <FormActions submit={t("settings.token_create")} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}

/** The one time the token is to be seen: neither Escape nor a click beside it closes this. */
function ShownToken({ token, onClose }: { token: string; onClose: () => void }) {
  const t = useT();
  return (
    <Dialog title={t("settings.token_created_title")} onClose={onClose} locked>
      <p className="text-ink-2">{t("settings.token_created_text")}</p>
      <TextField
        label={t("settings.token_value")}
        hideLabel
        readOnly
        value={token}
        className="font-mono"
        onFocus={(event) => event.currentTarget.select()}
      />
      <div className="modal-actions">
        <Button
          onClick={() => {
            void navigator.clipboard?.writeText(token).then(() => toast({ text: t("common.copied") }));
          }}
        >
          {t("common.copy")}
        </Button>
        <Button tone="primary" onClick={onClose}>
          {t("settings.token_done")}
        </Button>
      </div>
    </Dialog>
  );
}
