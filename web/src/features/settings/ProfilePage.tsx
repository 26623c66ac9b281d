import { useQueryClient } from "@tanstack/react-query";
import { api } from "~/api/client";
import { useMe } from "~/api/queries/me";
import { keys } from "~/api/query";
import type { Me } from "~/api/types";
import { LANGUAGES, timeZoneOptions } from "~/features/common/labels";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { Card } from "~/ui/bits";
import { Form, useFormState } from "~/ui/Form";
import { RadioGroup, Select, Switch, TextField } from "~/ui/fields";
import { toast } from "~/ui/toast";
import { useChangeMe } from "./useChangeMe";

/** Seconds that a message is held; the server takes 0 to 30. */
const HOLDS = [0, 5, 10, 20, 30];

export function ProfilePage() {
  const t = useT();
  const me = useMe();
  const change = useChangeMe();
  const client = useQueryClient();
  return (
    <div className="flex flex-col gap-5">
      <Card>
        <Form
          label={t("settings.name")}
          className="md:flex-row md:items-end"
          onSubmit={async (values) => {
            client.setQueryData(keys.me, await api.patch<Me>("/me", { name: values.text("name") }));
            toast({ text: t("settings.saved") });
          }}
        >
          <TextField
            name="name"
            label={t("settings.name")}
            required
            maxLength={120}
            defaultValue={me.name}
            autoComplete="name"
            className="flex-1"
          />
          <SaveButton />
        </Form>
      </Card>
      <Card>
        <div className="flex flex-col gap-5">
          <RadioGroup
            inline
            label={t("settings.language")}
            options={LANGUAGES}
            value={me.locale}
            onChange={(locale) => void change({ locale })}
          />
          <RadioGroup
            inline
            label={t("settings.theme")}
            options={[
              { value: "system", label: t("settings.theme_system") },
              { value: "light", label: t("settings.theme_light") },
              { value: "dark", label: t("settings.theme_dark") },
            ]}
            value={me.theme}
            onChange={(theme) => void change({ theme })}
          />
          <Select
            label={t("settings.time_zone")}
            help={t("settings.time_zone_help")}
            options={timeZoneOptions(me.time_zone)}
            value={me.time_zone}
            onChange={(time_zone) => void change({ time_zone })}
            className="max-w-80"
          />
        </div>
      </Card>
      <Card>
        <div className="flex flex-col gap-5">
          <Switch
            label={t("settings.shortcuts")}
            help={t("settings.shortcuts_help")}
            checked={me.shortcuts}
            onChange={(shortcuts) => void change({ shortcuts })}
          />
          <Select
            label={t("settings.hold")}
            help={t("settings.hold_help")}
            options={[...new Set([...HOLDS, me.hold_seconds])]
              .sort((a, b) => a - b)
              .map((seconds) => ({
                value: String(seconds),
                label:
                  seconds === 0 ? t("settings.hold_none") : t("settings.hold_seconds", { count: seconds }),
              }))}
            value={String(me.hold_seconds)}
            onChange={(seconds) => void change({ hold_seconds: Number(seconds) })}
            className="max-w-80"
          />
        </div>
      </Card>
    </div>
  );
}

function SaveButton() {
  const t = useT();
  const { pending, summary } = useFormState();
  return (
    <>
      {summary}
      <Button type="submit" pending={pending}>
        {t("common.save")}
      </Button>
    </>
  );
}
