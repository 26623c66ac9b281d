/** Asks somebody from outside: in a lane of their own, as what, and until when. */
import type { Complaint } from "~/api/types";
import type { ThirdRole } from "~/api/types-dispute";
import { useSettle } from "~/features/settle/useSettle";
import { useT } from "~/i18n";
import { DateField } from "~/ui/DateField";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { RadioGroup, TextField } from "~/ui/fields";
import { toast } from "~/ui/toast";

const ROLES: readonly ThirdRole[] = ["expert", "carrier", "insurer", "other"];
const LONGEST_DAYS = 365;

function dayFromNow(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

export default function InviteDialog({ complaint, onClose }: { complaint: Complaint; onClose: () => void }) {
  const t = useT();
  const { send } = useSettle(complaint.id);
  const other = complaint.counterpart.name;
  return (
    <Dialog title={t("guests.invite_title")} onClose={onClose}>
      <Form
        onSubmit={async (values) => {
          const until = values.optional("until_on");
          const name = values.text("name");
          await send(`/complaints/${complaint.id}/third-parties`, {
            name,
            email: values.text("email"),
            organisation: values.text("organisation"),
            role: values.text("role"),
            topic: values.text("topic"),
            ...(until ? { until_on: until } : {}),
          });
          toast({ text: t("guests.invited", { name }) });
          onClose();
        }}
      >
        <p className="text-ink-2">{t("guests.invite_about", { other })}</p>
        <RadioGroup
          name="role"
          label={t("guests.role")}
          inline
          defaultValue="expert"
          options={ROLES.map((value) => ({ value, label: t(`guests.role_${value}`) }))}
        />
        <TextField name="name" label={t("guests.name")} required maxLength={200} autoComplete="off" autoFocus />
        <TextField
          name="organisation"
          label={t("guests.organisation")}
          required
          maxLength={200}
          autoComplete="off"
        />
        <TextField name="email" type="email" label={t("guests.email")} required maxLength={254} autoComplete="off" />
        <TextField name="topic" label={t("guests.topic")} help={t("guests.topic_help")} required maxLength={200} />
        <DateField
          name="until_on"
          label={t("guests.until")}
          help={t("guests.until_help")}
          optional
          min={dayFromNow(0)}
          max={dayFromNow(LONGEST_DAYS)}
        />
        <FormActions submit={t("guests.invite_submit")} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}
