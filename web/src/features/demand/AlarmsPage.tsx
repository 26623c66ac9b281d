/** What is asked for more often than before: alarms with what was made of them, and how far to trust them. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "~/api/client";
import { episodesQuery, renewDemand } from "~/api/queries/demand";
import { useActing } from "~/api/queries/me";
import type { AlarmState, Episode } from "~/api/types-demand";
import { useLocale, useT } from "~/i18n";
import { useFormat } from "~/lib/useFormat";
import { Button } from "~/ui/Button";
import { Card, EmptyState, ErrorState, Loading, Pill, Time } from "~/ui/bits";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions, type FormValues } from "~/ui/Form";
import { TextArea } from "~/ui/fields";
import { Link } from "~/ui/Link";
import { Page } from "~/ui/Page";
import { toast } from "~/ui/toast";
import { Alarms } from "./Alarms";
import { LookNow, useMayLook } from "./LookNow";
import { Chance, Views } from "./parts";
import { Trials } from "./Trials";
import "./demand.css";

export function AlarmsPage() {
  const t = useT();
  return (
    <Page title={t("radar.alarms_title")} lead={t("radar.alarms_lead")} width="wide" actions={<LookNow />}>
      <Views here="/o/$org/radar/alarms" />
      <Alarms params={{ as_of: null }} />
      <Episodes />
      <Trials />
    </Page>
  );
}

function Episodes() {
  const t = useT();
  const query = useQuery(episodesQuery(null));
  const [dismissing, setDismissing] = useState<Episode | null>(null);
  return (
    <Card className="mt-5" title={t("radar.kept")} note={t("radar.kept_note")}>
      {query.isPending ? <Loading lines={3} /> : null}
      {query.isError ? <ErrorState error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.data?.items.length === 0 ? (
        <EmptyState title={t("radar.none_kept")}>{t("radar.none_kept_text")}</EmptyState>
      ) : null}
      <EpisodeList items={query.data?.items ?? []} onDismiss={setDismissing} />
      {dismissing ? <DismissDialog episode={dismissing} onClose={() => setDismissing(null)} /> : null}
    </Card>
  );
}

function useMove(episode: Episode) {
  const t = useT();
  const client = useQueryClient();
  const path = `/radar/episodes/${episode.id}`;
  const send = (state: AlarmState, version: number, reason?: string | null) =>
    api.patch<Episode>(path, { state, reason: reason ?? null }, version);
  const move = async (state: AlarmState, reason?: string) => {
    const moved = await send(state, episode.version, reason);
    const undo = async () => {
      await send(episode.state, moved.version, episode.reason);
      await renewDemand(client);
    };
    toast({
      text: t(`radar.moved_${state}`, { topic: episode.topic.name }),
      action: { label: t("common.undo"), run: () => void undo() },
    });
    await renewDemand(client);
  };
  return move;
}

const STATE_TONES = { new: "turn", watching: undefined, accepted: "good", dismissed: undefined } as const;

function EpisodeList({
  items,
  onDismiss,
}: {
  items: readonly Episode[];
  onDismiss: (episode: Episode) => void;
}) {
  return (
    <ul>
      {items.map((each) => (
        <EpisodeRow key={each.id} episode={each} onDismiss={() => onDismiss(each)} />
      ))}
    </ul>
  );
}

function EpisodeRow({ episode, onDismiss }: { episode: Episode; onDismiss: () => void }) {
  const t = useT();
  const format = useFormat();
  const locale = useLocale();
  const org = useActing().organisation.slug;
  const mayLook = useMayLook();
  const move = useMove(episode);
  const rough = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const open = episode.state === "new" || episode.state === "watching";
  return (
    <li className="alarm-row">
      <p className="flex flex-wrap items-center gap-2">
        <Link
          to="/o/$org/radar/$topic"
          params={{ org, topic: episode.topic.id }}
          className="font-semibold underline"
        >
          {episode.topic.name}
        </Link>
        <Pill tone={STATE_TONES[episode.state]}>{t(`radar.state_${episode.state}`)}</Pill>
      </p>
      <p>
        {t("radar.alarm", {
          callers: episode.callers,
          count: format.number(episode.count),
          expected: rough.format(episode.expected),
        })}
      </p>
      <p className="row-sub">
        <span>
          {t("radar.seen_first")} <Time at={episode.first_at} as="date" />
        </span>
        <span>
          {t("radar.seen_last")} <Time at={episode.last_at} as="date" />
        </span>
        <span>
          <Chance p={episode.p} />
        </span>
        {episode.reason ? <span>{episode.reason}</span> : null}
      </p>
      {mayLook && open ? (
        <p className="mt-2 flex flex-wrap gap-2">
          {episode.state === "new" ? (
            <Button small onClick={() => void move("watching")}>
              {t("radar.watch")}
            </Button>
          ) : null}
          <Button small onClick={() => void move("accepted")}>
            {t("radar.accept")}
          </Button>
          <Button small onClick={onDismiss}>
            {t("radar.dismiss")}
          </Button>
        </p>
      ) : null}
    </li>
  );
}

function DismissDialog({ episode, onClose }: { episode: Episode; onClose: () => void }) {
  const t = useT();
  const move = useMove(episode);
  const dismiss = async (values: FormValues) => {
    await move("dismissed", values.text("reason"));
    onClose();
  };
  return (
    <Dialog title={t("radar.dismiss_title", { topic: episode.topic.name })} onClose={onClose}>
      <Form onSubmit={dismiss}>
        <TextArea
          name="reason"
          label={t("radar.dismiss_why")}
          help={t("radar.dismiss_help")}
          required
          rows={3}
          maxLength={1000}
        />
        <FormActions submit={t("radar.dismiss")} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}
