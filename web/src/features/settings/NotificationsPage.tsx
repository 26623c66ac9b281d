import { useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "~/api/client";
import { errorText } from "~/api/errors";
import { notificationSettingsQuery } from "~/api/queries/mine";
import { keys } from "~/api/query";
import type { NotificationSettings } from "~/api/types";
import { eventLabel } from "~/features/common/labels";
import { useT } from "~/i18n";
import { Card, ErrorState, Loading } from "~/ui/bits";
import { Switch } from "~/ui/fields";
import { toast } from "~/ui/toast";
import { byArea } from "./areas";

export function NotificationsPage() {
  const t = useT();
  const client = useQueryClient();
  const query = useQuery(notificationSettingsQuery);

  const set = async (event: string, on: boolean) => {
    const before = client.getQueryData<NotificationSettings>(keys.myNotifications);
    if (!before) return;
    const next: NotificationSettings = {
      events: before.events.map((each) =>
        each.event === event ? { event, mail: on ? "now" : "never" } : each,
      ),
    };
    client.setQueryData(keys.myNotifications, next);
    try {
      await api.put("/me/notification-settings", next);
    } catch (error) {
      client.setQueryData(keys.myNotifications, before);
      toast({ text: errorText(t, error), tone: "bad" });
    }
  };

  if (query.isPending) return <Loading lines={8} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <>
      <p className="mb-4 text-ink-2">{t("settings.mail_lead")}</p>
      <div className="flex flex-col gap-4">
        {byArea(query.data.events).map(({ area, events }) => (
          <Card key={area} title={t(`settings.area_${area}`)}>
            <ul className="-mb-1 divide-y divide-line">
              {events.map(({ event, mail }) => (
                <li key={event} className="py-2.5">
                  <Switch
                    label={eventLabel(t, event)}
                    checked={mail === "now"}
                    onChange={(on) => void set(event, on)}
                  />
                </li>
              ))}
            </ul>
          </Card>
        ))}
      </div>
    </>
  );
}
