import { useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { keys } from "~/api/query";
import type { SavedReply } from "~/api/types";
import { LANGUAGES } from "~/features/common/labels";
import { insertText } from "~/features/thread/insert";
import { useT } from "~/i18n";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { Select, TextArea, TextField } from "~/ui/fields";
import { CategoryField } from "./parts";
import { saveTemplate } from "./save";

export function ReplyDialog({
  reply,
  variables,
  onClose,
}: {
  reply: SavedReply | null;
  variables: readonly string[];
  onClose: () => void;
}) {
  const t = useT();
  const client = useQueryClient();
  const fields = useRef<HTMLDivElement>(null);
  const renew = () => client.invalidateQueries({ queryKey: keys.savedReplies });
  const insert = (name: string) => {
    const area = fields.current?.querySelector("textarea");
    if (area) insertText(area, area.selectionStart, area.selectionEnd, `{{${name}}}`);
  };
  return (
    <Dialog wide title={t(reply ? "templates.edit_reply" : "templates.new_reply")} onClose={onClose}>
      <Form
        explain={(error) => {
          if (!error.is("precondition_failed")) return null;
          void renew();
          return t("templates.stale");
        }}
        onSubmit={async (values) => {
          const body = {
            name: values.text("name"),
            body: values.text("body"),
            category: values.optional("category") ?? null,
            locale: values.optional("locale") ?? null,
          };
          await saveTemplate("saved-replies", reply, body);
          void renew();
          onClose();
        }}
      >
        <TextField
          name="name"
          label={t("templates.name")}
          help={t("templates.name_help")}
          defaultValue={reply?.name ?? ""}
          required
          maxLength={100}
          autoFocus
        />
        <div ref={fields} className="flex flex-col gap-2">
          <TextArea
            name="body"
            label={t("templates.body")}
            defaultValue={reply?.body ?? ""}
            required
            maxLength={10_000}
            rows={8}
          />
          <div className="variables">
            <span>{t("templates.variables")}</span>
            {variables.map((name) => {
              const known = `templates.variable_${name}`;
              return (
                <button key={name} type="button" className="chip" onClick={() => insert(name)}>
                  {t.has(known) ? t(known) : name}
                </button>
              );
            })}
          </div>
        </div>
        <CategoryField value={reply?.category ?? null} />
        <Select
          name="locale"
          label={t("templates.language")}
          optional
          placeholder={t("templates.any_language")}
          options={LANGUAGES}
          defaultValue={reply?.locale ?? ""}
          className="max-w-80"
        />
        <FormActions submit={t("common.save")} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}
