/** Whom the own side asked from outside: who they are, until when, and the end of their time. */
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { api } from "~/api/client";
import { thirdPartiesQuery } from "~/api/queries/dispute";
import type { Complaint } from "~/api/types";
import type { ThirdParty } from "~/api/types-dispute";
import { mayAct } from "~/api/types-settle";
import { useSettle } from "~/features/settle/useSettle";
import { useT } from "~/i18n";
import { Button, IconButton } from "~/ui/Button";
import { Avatar, Time } from "~/ui/bits";
import { Confirm } from "~/ui/Confirm";
import { LockIcon, MoreIcon } from "~/ui/icons";
import { Menu } from "~/ui/Menu";
import { toast } from "~/ui/toast";

const InviteDialog = lazy(() => import("./InviteDialog"));

export default function ThirdParties({ complaint }: { complaint: Complaint }) {
  const t = useT();
  const [inviting, setInviting] = useState(false);
  const [ended, setEnded] = useState(false);
  const data = useQuery(thirdPartiesQuery(complaint.id)).data;
  if (!data || (data.items.length === 0 && !data.may_invite.allowed)) return null;
  const now = data.items.filter((one) => one.state !== "ended");
  const before = data.items.filter((one) => one.state === "ended");
  return (
    <section>
      <h2>{t("guests.title")}</h2>
      <p className="lane-mark mb-2 aside-named">
        <LockIcon size={11} aria-hidden="true" />
        {t("guests.other_side_unaware", { other: complaint.counterpart.name })}
      </p>
      {now.length > 0 ? (
        <ul className="flex flex-col gap-2.5">
          {now.map((one) => (
            <Row key={one.lane_id} complaint={complaint} one={one} />
          ))}
        </ul>
      ) : null}
      {data.may_invite.allowed ? (
        <Button tone="link" className="mt-1.5" onClick={() => setInviting(true)}>
          {t("guests.invite")}
        </Button>
      ) : null}
      {before.length > 0 ? (
        <>
          <Button tone="link" className="mt-1.5 block" aria-expanded={ended} onClick={() => setEnded(!ended)}>
            {t(ended ? "guests.hide_ended" : "guests.show_ended", { count: before.length })}
          </Button>
          {ended ? (
            <ul className="mt-2 flex flex-col gap-2.5">
              {before.map((one) => (
                <Row key={one.lane_id} complaint={complaint} one={one} />
              ))}
            </ul>
          ) : null}
        </>
      ) : null}
      {inviting ? (
        <Suspense fallback={null}>
          <InviteDialog complaint={complaint} onClose={() => setInviting(false)} />
        </Suspense>
      ) : null}
    </section>
  );
}

function Row({ complaint, one }: { complaint: Complaint; one: ThirdParty }) {
  const t = useT();
  const { click, renew } = useSettle(complaint.id);
  const [ending, setEnding] = useState(false);
  const path = `/complaints/${complaint.id}/third-parties/${one.lane_id}`;
  const entries = [
    ...(mayAct(one.actions, "invite") ? [{ id: "invite", label: t("guests.invite_again") }] : []),
    ...(mayAct(one.actions, "end") ? [{ id: "end", label: t("guests.end"), danger: true }] : []),
  ];
  return (
    <li className="flex items-start gap-2.5">
      <Avatar name={one.name} them />
      <span className="min-w-0 flex-1 text-s">
        <span className="block">
          {one.name} <small>{one.organisation.name}</small>
        </span>
        <small className="block">
          {t(`guests.role_${one.role}`)}
          {one.topic ? ` · ${one.topic}` : null}
        </small>
        <small className="block">
          {one.state === "ended" ? (
            <>
              {t(`guests.ended_${one.ended_by ?? "asker"}`)} {one.ended_at ? <Time at={one.ended_at} as="date" /> : null}
            </>
          ) : (
            <>
              {one.state === "invited" ? `${t("guests.not_come")} · ` : null}
              {one.until ? (
                <>
                  {t("guests.until_day")} <Time at={one.until} as="date" />
                </>
              ) : (
                t("guests.until_ended")
              )}
            </>
          )}
        </small>
      </span>
      {entries.length > 0 ? (
        <Menu
          label={t("guests.menu", { name: one.name })}
          placement="bottom end"
          trigger={
            <IconButton
              small
              label={t("guests.menu", { name: one.name })}
              icon={<MoreIcon size={16} aria-hidden="true" />}
            />
          }
          sections={[{ id: "third", entries }]}
          onAction={(id) => {
            if (id === "end") setEnding(true);
            else
              void click(`${path}/invitation`, {}).then((done) => {
                if (done !== null) toast({ text: t("guests.invited_again", { name: one.name }) });
              });
          }}
        />
      ) : null}
      {ending ? (
        <Confirm
          title={t("guests.end_title", { name: one.name })}
          action={t("guests.end_submit")}
          danger
          onConfirm={async () => {
            await api.delete(path);
            await renew();
          }}
          onClose={() => setEnding(false)}
        >
          {t("guests.end_about")}
        </Confirm>
      ) : null}
    </li>
  );
}
