/** What a third party needs to know of its own place here: who asks what, until when, and what it was given. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { api } from "~/api/client";
import { thirdPartiesQuery } from "~/api/queries/dispute";
import { useActing } from "~/api/queries/me";
import { keys } from "~/api/query";
import type { Complaint } from "~/api/types";
import type { ThirdParty } from "~/api/types-dispute";
import { mayAct } from "~/api/types-settle";
import { Files } from "~/features/thread/Files";
import type { Thread } from "~/features/thread/useThread";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { Time } from "~/ui/bits";
import { Confirm } from "~/ui/Confirm";

export function AskedCard({ complaint }: { complaint: Complaint }) {
  const items = useQuery(thirdPartiesQuery(complaint.id)).data?.items ?? [];
  return items.map((one) => <Asked key={one.lane_id} complaint={complaint} one={one} />);
}

function Asked({ complaint, one }: { complaint: Complaint; one: ThirdParty }) {
  const t = useT();
  const org = useActing().organisation.slug;
  const client = useQueryClient();
  const navigate = useNavigate();
  const [leaving, setLeaving] = useState(false);
  const who = one.asked_by ? `${one.asked_by.name} (${one.asked_for.name})` : one.asked_for.name;
  return (
    <section className="turn-card" aria-label={t("guests.asked")}>
      <div className="min-w-0 flex-1 basis-72">
        {t(`guests.asked_as_${one.role}`, { who })} <b className="font-semibold">{one.topic}</b>
        <span className="mt-1 block text-s text-ink-2">
          {one.until ? (
            <>
              {t("guests.your_time_until")} <Time at={one.until} as="deadline" />
            </>
          ) : (
            t("guests.your_time_open")
          )}{" "}
          {t("guests.you_see")}
        </span>
      </div>
      {mayAct(one.actions, "leave") ? (
        <div className="turn-acts">
          <Button tone="quiet" onClick={() => setLeaving(true)}>
            {t("guests.leave")}
          </Button>
        </div>
      ) : null}
      {leaving ? (
        <Confirm
          title={t("guests.leave_title", { number: complaint.number })}
          action={t("guests.leave_submit")}
          danger
          onConfirm={async () => {
            await api.delete(`/complaints/${complaint.id}/third-parties/${one.lane_id}`);
            await navigate({ to: "/o/$org", params: { org } });
            void client.invalidateQueries({ queryKey: keys.guestCases });
            client.removeQueries({ queryKey: keys.complaint(complaint.id) });
          }}
          onClose={() => setLeaving(false)}
        >
          {t("guests.leave_about", { org: one.asked_for.name })}
        </Confirm>
      ) : null}
    </section>
  );
}

/** All files of the conversation in one place, those that were given first. */
export function GivenRail({ complaint, thread }: { complaint: Complaint; thread: Thread }) {
  const t = useT();
  const items = useQuery(thirdPartiesQuery(complaint.id)).data?.items ?? [];
  const given = thread.entries.filter((entry) => entry.kind === "given");
  const files = [...given, ...thread.entries.filter((entry) => entry.kind !== "given")].flatMap(
    (entry) => entry.files,
  );
  return (
    <>
      <section>
        <h2>{t("guests.given_to_you")}</h2>
        <p className="text-ink-2">
          {given.length > 0 ? t("guests.given_count", { count: given.length }) : t("guests.given_nothing")}
        </p>
      </section>
      <section>
        <h2>{t("guests.files")}</h2>
        {files.length > 0 ? <Files files={files} /> : <p className="text-ink-2">{t("guests.no_files")}</p>}
      </section>
      {items.map((one) => (
        <section key={one.lane_id}>
          <h2>{t("guests.your_place")}</h2>
          <dl className="facts">
            <div>
              <dt>{t("guests.asked_for")}</dt>
              <dd>{one.asked_for.name}</dd>
            </div>
            <div>
              <dt>{t("guests.role")}</dt>
              <dd>{t(`guests.role_${one.role}`)}</dd>
            </div>
            <div>
              <dt>{t("guests.since")}</dt>
              <dd>
                <Time at={one.asked_at} as="date" />
              </dd>
            </div>
            <div>
              <dt>{t("guests.until")}</dt>
              <dd>{one.until ? <Time at={one.until} as="full" /> : t("guests.until_ended")}</dd>
            </div>
          </dl>
        </section>
      ))}
    </>
  );
}
