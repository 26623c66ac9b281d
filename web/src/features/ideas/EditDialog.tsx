import { useQueryClient } from "@tanstack/react-query";
import { api } from "~/api/client";
import { useActing } from "~/api/queries/me";
import { keys } from "~/api/query";
import type { Idea } from "~/api/types-ideas";
import { Clashes } from "~/features/common/clash/Clashes";
import { useClash } from "~/features/common/clash/useClash";
import { useT } from "~/i18n";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { Checkbox, TextArea, TextField } from "~/ui/fields";
import { refusal } from "./words";

/** What the reader may change: the author's words are the author's. */
export function EditDialog({ idea, onClose }: { idea: Idea; onClose: () => void }) {
  const t = useT();
  const client = useQueryClient();
  const own = useActing().organisation.name;
  const may = (field: string) => !idea.locked_fields.includes(field);
  const title = t("ideas.form_edit", { number: idea.number });
  const path = `/ideas/${idea.id}`;
  const clash = useClash<Idea>({ record: idea, read: written, load: () => api.get<Idea>(path) });
  const yes = (value: unknown) => t(value ? "clash.yes" : "clash.no");
  return (
    <Dialog title={title} onClose={onClose}>
      <Form
        label={title}
        explain={(error) => refusal(t, error)}
        onSubmit={async (values) => {
          const mine = {
            ...(may("title") ? { title: values.text("title") } : {}),
            ...(may("description") ? { description: values.text("description") } : {}),
            product: values.optional("product") ?? null,
            ...(may("may_widen")
              ? { may_widen: values.checked("may_widen"), named: values.checked("named") }
              : {}),
          };
          const send = async (data: object, version: number) => {
            const now = await api.patch<Idea>(path, data, version);
            client.setQueryData([...keys.ideas, "one", idea.id], now);
          };
          try {
            if (await clash.save(mine, send)) onClose();
          } finally {
            await client.invalidateQueries({ queryKey: keys.ideas });
          }
        }}
      >
        {may("title") ? (
          <TextField
            name="title"
            label={t("ideas.form_title")}
            defaultValue={idea.title}
            required
            maxLength={200}
          />
        ) : null}
        {may("description") ? (
          <TextArea
            name="description"
            label={t("ideas.form_description")}
            defaultValue={idea.description}
            required
            maxLength={20000}
          />
        ) : null}
        <TextField
          name="product"
          label={t("ideas.form_product")}
          defaultValue={idea.product ?? ""}
          optional
          maxLength={200}
        />
        {may("may_widen") ? (
          <Consent
            vendor={idea.vendor.name}
            own={own}
            mayWiden={idea.may_widen ?? false}
            named={idea.named}
          />
        ) : null}
        <Clashes
          clash={clash}
          fields={[
            { name: "title", label: t("ideas.form_title") },
            { name: "description", label: t("ideas.form_description") },
            { name: "product", label: t("ideas.form_product") },
            {
              name: "may_widen",
              label: t("ideas.form_may_widen", { vendor: idea.vendor.name }),
              text: yes,
            },
            { name: "named", label: t("ideas.form_named"), text: yes },
          ]}
        />
        <FormActions submit={t("common.save")} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}

/** What the form writes of an idea. */
function written({ title, description, product, may_widen, named }: Idea) {
  return { title, description, product, may_widen: may_widen ?? false, named };
}

/** Whether the vendor may show a customer's words to other customers, and with whose name. */
export function Consent({
  vendor,
  own,
  mayWiden = false,
  named = false,
}: {
  vendor: string;
  own: string;
  mayWiden?: boolean;
  named?: boolean;
}) {
  const t = useT();
  return (
    <>
      <Checkbox
        name="may_widen"
        label={t("ideas.form_may_widen", { vendor })}
        help={t("ideas.form_may_widen_help")}
        defaultChecked={mayWiden}
      />
      <Checkbox
        name="named"
        label={t("ideas.form_named")}
        help={t("ideas.form_named_help", { org: own })}
        defaultChecked={named}
      />
    </>
  );
}
