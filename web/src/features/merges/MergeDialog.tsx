/** Two that look like one, side by side: which lives on, and what would be handed over. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "~/api/client";
import { errorText } from "~/api/errors";
import { mergePreviewQuery, renewAll } from "~/api/queries/privacy";
import type { DuplicateMember, DuplicateSet, Merge, MergeKind } from "~/api/types-privacy";
import { type PlainId, useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { ErrorState, Loading, Notice, Time } from "~/ui/bits";
import { Dialog } from "~/ui/Dialog";
import { RadioGroup } from "~/ui/fields";
import { toast } from "~/ui/toast";
import { useUndo } from "./DuplicatesPage";

export function MergeDialog({
  kind,
  set,
  onClose,
}: {
  kind: MergeKind;
  set: DuplicateSet;
  onClose: () => void;
}) {
  const t = useT();
  const [first, second] = set.members;
  const [survivorId, setSurvivor] = useState(first?.id ?? "");
  const [otherId, setOther] = useState(second?.id ?? "");
  const pick = (id: string) => {
    if (id === otherId) setOther(survivorId);
    setSurvivor(id);
  };
  const named = (each: DuplicateMember) => ({
    value: each.id,
    label: each.hint ? `${each.name} (${each.hint})` : each.name,
  });
  const survivor = set.members.find((each) => each.id === survivorId);
  const victim = set.members.find((each) => each.id === otherId);
  return (
    <Dialog title={t("merges.dialog")} onClose={onClose} wide>
      <RadioGroup
        label={t("merges.survivor")}
        value={survivorId}
        onChange={pick}
        options={set.members.map(named)}
      />
      {set.members.length > 2 ? (
        <RadioGroup
          label={t("merges.victim")}
          value={otherId}
          onChange={setOther}
          options={set.members.filter((each) => each.id !== survivorId).map(named)}
        />
      ) : null}
      {survivor && victim ? (
        <Comparison kind={kind} survivor={survivor} victim={victim} onClose={onClose} />
      ) : null}
    </Dialog>
  );
}

function Side({ title, member }: { title: string; member: DuplicateMember }) {
  const t = useT();
  return (
    <section className="card min-w-0 flex-1 basis-[220px] p-4">
      <h3 className="text-ink-2">{title}</h3>
      <p className="break-words">{member.name}</p>
      {member.hint ? <p className="text-ink-2">{member.hint}</p> : null}
      <p className="text-ink-2">
        {t("merges.kept_since")} <Time at={member.created_at} />
      </p>
    </section>
  );
}

function Comparison({
  kind,
  survivor,
  victim,
  onClose,
}: {
  kind: MergeKind;
  survivor: DuplicateMember;
  victim: DuplicateMember;
  onClose: () => void;
}) {
  const t = useT();
  const client = useQueryClient();
  const undo = useUndo();
  const preview = useQuery(mergePreviewQuery(kind, survivor.id, victim.id));
  const merge = useMutation({
    mutationFn: () =>
      api.post<Merge>(
        "/merges",
        { kind, survivor_id: survivor.id, victim_id: victim.id },
        { idempotencyKey: crypto.randomUUID() },
      ),
    onSuccess: (made) => {
      toast({
        text: t("merges.merged_toast", { survivor: survivor.name }),
        action: { label: t("merges.undo"), run: () => undo.mutate(made.id) },
      });
      onClose();
    },
    onError: (error) => toast({ text: errorText(t, error), tone: "bad" }),
    onSettled: () => renewAll(client),
  });
  const refused = preview.data?.refused;
  return (
    <>
      <div className="flex flex-wrap gap-3">
        <Side title={t("merges.stays")} member={survivor} />
        <Side title={t("merges.goes")} member={victim} />
      </div>
      {preview.isPending ? <Loading lines={2} /> : null}
      {preview.isError ? <ErrorState error={preview.error} /> : null}
      {refused ? <Notice tone="bad">{t(`merges.refused_${refused}` as PlainId)}</Notice> : null}
      {preview.data && !refused ? (
        <p>
          {preview.data.hanging.length === 0
            ? t("merges.nothing_hangs")
            : t("merges.hangs", {
                what: preview.data.hanging
                  .map((each) => `${t(`merges.hanging_${each.what}` as PlainId)}: ${each.count}`)
                  .join(", "),
              })}
        </p>
      ) : null}
      {preview.data && !refused && preview.data.records > 0 ? (
        <p>{t("merges.records", { count: preview.data.records })}</p>
      ) : null}
      <div className="flex flex-wrap gap-2">
        <Button
          tone="primary"
          pending={merge.isPending}
          disabled={!preview.data || Boolean(refused)}
          onClick={() => merge.mutate()}
        >
          {t("merges.merge")}
        </Button>
        <Button onClick={onClose}>{t("merges.cancel")}</Button>
      </div>
    </>
  );
}
