/** The address under which calendar programs read one's own activities. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "~/api/client";
import { feedQuery, renewCalendar } from "~/api/queries/calendar";
import type { CalendarFeed } from "~/api/types-calendar";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { Loading, Time } from "~/ui/bits";
import { Confirm } from "~/ui/Confirm";
import { TextField } from "~/ui/fields";
import { toast } from "~/ui/toast";

export function FeedPage() {
  const t = useT();
  const client = useQueryClient();
  const feed = useQuery(feedQuery);
  const [asking, setAsking] = useState<"renew" | "stop" | null>(null);
  const renew = async () => {
    await api.post<CalendarFeed>("/calendar/feed", {}, { idempotencyKey: crypto.randomUUID() });
    await renewCalendar(client);
  };
  if (feed.isPending) return <Loading lines={3} />;
  const address = feed.data?.address;
  return (
    <section className="flex flex-col gap-4">
      <h2>{t("calendar.feed_title")}</h2>
      <p className="text-ink-2">{t("calendar.feed_lead")}</p>
      {address ? (
        <>
          <TextField
            label={t("calendar.feed_address")}
            readOnly
            value={address}
            className="font-mono"
            onFocus={(event) => event.currentTarget.select()}
            help={t("calendar.feed_secret")}
          />
          <div className="flex flex-wrap gap-2">
            <Button
              tone="primary"
              onClick={() => {
                void navigator.clipboard?.writeText(address).then(() => toast({ text: t("common.copied") }));
              }}
            >
              {t("common.copy")}
            </Button>
            <Button onClick={() => setAsking("renew")}>{t("calendar.feed_renew")}</Button>
            <Button onClick={() => setAsking("stop")}>{t("calendar.feed_stop")}</Button>
          </div>
          {feed.data?.rotated_at ? (
            <p className="text-s text-ink-3">
              {t("calendar.feed_since")} <Time at={feed.data.rotated_at} as="date" />
            </p>
          ) : null}
        </>
      ) : (
        <div>
          <Button tone="primary" onClick={() => void renew()}>
            {t("calendar.feed_make")}
          </Button>
        </div>
      )}
      {asking ? (
        <Confirm
          danger
          title={t(`calendar.feed_${asking}_title`)}
          action={t(`calendar.feed_${asking}`)}
          onClose={() => setAsking(null)}
          onConfirm={async () => {
            if (asking === "renew") return renew();
            await api.delete("/calendar/feed");
            await renewCalendar(client);
          }}
        >
          {t("calendar.feed_dead")}
        </Confirm>
      ) : null}
    </section>
  );
}
