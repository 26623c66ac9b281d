/** Rewords an own topic, or notes something beside a matter that was taken over. */
import { api } from "~/api/client";
import type { AgendaItem, Meeting } from "~/api/types-meetings";
import { useT } from "~/i18n";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { TextArea, TextField } from "~/ui/fields";
import { useMeeting } from "./useMeeting";

export default function ItemDialog({
  meeting,
  item,
  name,
  onClose,
}: {
  meeting: Meeting;
  item: AgendaItem;
  name: string;
  onClose: () => void;
}) {
  const t = useT();
  const { send } = useMeeting(meeting.id);
  const own = item.kind === "topic";
  return (
    <Dialog title={own ? t("meetings.item_edit_title") : name} onClose={onClose}>
      <Form
        explain={(error) => (error.is("precondition_failed") ? t("meetings.stale_item") : null)}
        onSubmit={async (values) => {
          const body = { ...(own ? { title: values.text("title") } : {}), note: values.text("note") || null };
          await send(() =>
            api.patch<Meeting>(`/meetings/${meeting.id}/items/${item.id}`, body, item.version),
          );
          onClose();
        }}
      >
        {own ? (
          <TextField
            name="title"
            label={t("meetings.topic")}
            required
            autoFocus
            maxLength={300}
            defaultValue={item.title ?? ""}
          />
        ) : null}
        <TextArea
          name="note"
          label={t("meetings.note")}
          help={t("meetings.note_help")}
          optional
          autoFocus={!own}
          maxLength={5000}
          rows={5}
          defaultValue={item.note}
        />
        <FormActions submit={t("common.save")} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}
