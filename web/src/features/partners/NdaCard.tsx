/** The agreement on secrecy between two firms: what it opens, until when, and what either side can do. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { API, api } from "~/api/client";
import { ndasQuery } from "~/api/queries/documents";
import type { RelationshipView } from "~/api/types";
import type { Nda } from "~/api/types-documents";
import { useT } from "~/i18n";
import { useFormat } from "~/lib/useFormat";
import { Button } from "~/ui/Button";
import { Card, Loading, Pill } from "~/ui/bits";

const NdaDialog = lazy(() => import("./NdaDialog"));
const NdaAct = lazy(() => import("./NdaAct"));

export type NdaDeed = Nda["actions"][number]["name"];

export function NdaCard({ relationship }: { relationship: RelationshipView }) {
  const t = useT();
  const format = useFormat();
  const client = useQueryClient();
  const query = useQuery(ndasQuery(relationship.id));
  const [proposing, setProposing] = useState(false);
  const [doing, setDoing] = useState<{ nda: Nda; deed: NdaDeed } | null>(null);
  const list = query.data;
  const renew = () => client.invalidateQueries({ queryKey: ["ndas"] });
  // The one that holds, then the one that waits, then whichever was the last.
  const shown = list?.items.find((each) => each.active) ?? list?.items[0];
  const waits = list?.items.find((each) => each.state === "proposed" && each !== shown);
  const older = (list?.items.length ?? 0) - (shown ? 1 : 0) - (waits ? 1 : 0);
  return (
    <Card
      title={t("ndas.title")}
      note={t("ndas.note")}
      actions={
        list?.may_propose ? (
          <Button small onClick={() => setProposing(true)}>
            {t("ndas.propose")}
          </Button>
        ) : null
      }
    >
      {query.isPending ? <Loading lines={2} /> : null}
      {list && !shown ? (
        <p className="text-s text-ink-2">{t(list.may_propose ? "ndas.none" : "ndas.none_reader")}</p>
      ) : null}
      {list?.propose_from ? (
        <p className="mb-3 text-s text-ink-2">
          {t("ndas.paused", { time: format.deadline(new Date(list.propose_from), new Date()) })}
        </p>
      ) : null}
      <div className="flex flex-col gap-4">
        {[shown, waits].map((nda) =>
          nda ? <Line key={nda.id} nda={nda} onAct={(deed) => setDoing({ nda, deed })} /> : null,
        )}
        {older > 0 ? <p className="text-s text-ink-3">{t("ndas.older", { n: older })}</p> : null}
      </div>
      <Suspense fallback={null}>
        {proposing ? (
          <NdaDialog
            name={relationship.counterpart.name}
            onSend={(body) => api.post(`/relationships/${relationship.id}/ndas`, body).then(renew)}
            onClose={() => setProposing(false)}
          />
        ) : null}
        {doing ? (
          <NdaAct
            deed={doing.deed}
            onSend={(reason) =>
              api
                .post(`/ndas/${doing.nda.id}/actions/${doing.deed}`, { version: doing.nda.version, reason })
                .finally(renew)
            }
            onClose={() => setDoing(null)}
          />
        ) : null}
      </Suspense>
    </Card>
  );
}

function Line({ nda, onAct }: { nda: Nda; onAct: (deed: NdaDeed) => void }) {
  const t = useT();
  const format = useFormat();
  const unanswered = nda.state === "expired" && nda.answered_at === null;
  const over = ["declined", "withdrawn", "terminated", "expired"].includes(nda.state);
  return (
    <div className="flex flex-col gap-1 text-s">
      <p className="flex flex-wrap items-center gap-2">
        <b className="font-medium">{nda.title}</b>
        <Pill tone={nda.active ? "good" : over ? "bad" : "turn"}>
          {t(nda.active ? "ndas.active" : `ndas.state_${unanswered ? "unanswered" : nda.state}`)}
        </Pill>
      </p>
      <p className="text-ink-2">
        {t("ndas.days", { from: format.day(nda.valid_from), until: format.day(nda.valid_until) })}
        {nda.file ? (
          <>
            {" · "}
            <a href={`${API}/ndas/${nda.id}/file`} download={nda.file.name}>
              {t("ndas.paper")}
            </a>
          </>
        ) : null}
      </p>
      {nda.reason ? <p className="text-ink-2">{nda.reason}</p> : null}
      <div className="mt-1 flex flex-wrap gap-2">
        {nda.actions
          .filter((action) => action.allowed)
          .map((action) => (
            <Button key={action.name} small onClick={() => onAct(action.name)}>
              {t(`ndas.${action.name}`)}
            </Button>
          ))}
      </div>
    </div>
  );
}
