/** What the reader may do with a commitment: the next step as a button, the rest in a menu. */
import { lazy, Suspense, useState } from "react";
import { type Commitment, type CommitmentDeed, mayAct } from "~/api/types-settle";
import { useT } from "~/i18n";
import { Button, IconButton } from "~/ui/Button";
import { MoreIcon } from "~/ui/icons";
import { Menu } from "~/ui/Menu";
import { useSettle } from "../useSettle";

const CommitmentDialog = lazy(() => import("./CommitmentDialog"));

const FIRST: readonly CommitmentDeed[] = ["confirm", "fulfil", "reject"];
const REST: readonly CommitmentDeed[] = ["move", "assign", "release"];

export function CommitmentActions({
  commitment,
  counterpart,
  waits = false,
}: {
  commitment: Commitment;
  counterpart: string;
  /** Whether something else comes first: then it can be done all the same, but nobody is led to it. */
  waits?: boolean;
}) {
  const t = useT();
  const { click, pending } = useSettle(commitment.record.id);
  const [open, setOpen] = useState<CommitmentDeed | null>(null);
  const may = (deed: CommitmentDeed) => mayAct(commitment.actions, deed);
  const later = (deed: CommitmentDeed) => waits && deed === "fulfil";
  const first = FIRST.filter((deed) => may(deed) && !later(deed));
  const rest = [...FIRST.filter((deed) => may(deed) && later(deed)), ...REST.filter(may)];
  if (first.length + rest.length === 0) return null;
  const start = (deed: CommitmentDeed) => {
    if (deed === "confirm") {
      void click(`/commitments/${commitment.id}/actions/confirm`, { version: commitment.version });
    } else setOpen(deed);
  };
  return (
    <div className="row-actions flex flex-wrap gap-2">
      {first.map((deed) => (
        <Button
          key={deed}
          small
          tone={deed === "reject" ? "quiet" : "plain"}
          pending={pending && deed === "confirm"}
          onClick={() => start(deed)}
        >
          {t(`settle.do_commitment_${deed}`)}
        </Button>
      ))}
      {rest.length > 0 ? (
        <Menu
          label={t("settle.commitment_menu")}
          placement="bottom end"
          trigger={
            <IconButton
              small
              label={t("settle.commitment_menu")}
              icon={<MoreIcon size={16} aria-hidden="true" />}
            />
          }
          sections={[
            {
              id: "rest",
              entries: rest.map((deed) => ({ id: deed, label: t(`settle.do_commitment_${deed}`) })),
            },
          ]}
          onAction={(id) => start(id as CommitmentDeed)}
        />
      ) : null}
      {open ? (
        <Suspense fallback={null}>
          <CommitmentDialog
            commitment={commitment}
            deed={open}
            counterpart={counterpart}
            onClose={() => setOpen(null)}
          />
        </Suspense>
      ) : null}
    </div>
  );
}
