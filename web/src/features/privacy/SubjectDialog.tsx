/** Somebody about whom something is kept: where they stand, all of it as a file, and erasing them for good. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, download } from "~/api/client";
import { errorText } from "~/api/errors";
import { renewPrivacy, subjectPath, tracesQuery } from "~/api/queries/privacy";
import type { PrivacySubject, Traces } from "~/api/types-privacy";
import { type PlainId, useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { ErrorState, Loading, Notice } from "~/ui/bits";
import { Dialog } from "~/ui/Dialog";
import { TextField } from "~/ui/fields";
import { toast } from "~/ui/toast";

export function SubjectDialog({ subject, onClose }: { subject: PrivacySubject; onClose: () => void }) {
  const t = useT();
  const traces = useQuery(tracesQuery(subject));
  const save = useMutation({
    mutationFn: () => download(subjectPath(subject, "export.json"), {}, `${subject.name}.json`),
    onError: (error) => toast({ text: errorText(t, error), tone: "bad" }),
  });
  return (
    <Dialog title={subject.name} onClose={onClose} wide>
      {traces.isPending ? <Loading lines={3} /> : null}
      {traces.isError ? <ErrorState error={traces.error} /> : null}
      {traces.data ? <Places traces={traces.data} /> : null}
      <div>
        <Button pending={save.isPending} onClick={() => save.mutate()}>
          {t("privacy.export")}
        </Button>
      </div>
      {traces.data ? <Erase traces={traces.data} onClose={onClose} /> : null}
    </Dialog>
  );
}

function Places({ traces }: { traces: Traces }) {
  const t = useT();
  const named = traces.named_in.reduce((sum, each) => sum + each.count, 0);
  return (
    <dl className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-1">
      {traces.kept.map((each) => (
        <Line key={each.place} term={t(`privacy.place_${each.place}` as PlainId)} count={each.count} />
      ))}
      <Line term={t("privacy.named_in")} count={named} />
      <Line term={t("privacy.entries")} count={traces.entries} />
    </dl>
  );
}

function Line({ term, count }: { term: string; count: number }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{count}</dd>
    </>
  );
}

function Erase({ traces, onClose }: { traces: Traces; onClose: () => void }) {
  const t = useT();
  const client = useQueryClient();
  const { subject } = traces;
  const [name, setName] = useState("");
  const erase = useMutation({
    mutationFn: () => api.post(subjectPath(subject, "actions/erase"), { name }),
    onSuccess: () => {
      toast({ text: t("privacy.erased_toast") });
      onClose();
    },
    onError: (error) => toast({ text: errorText(t, error), tone: "bad" }),
    onSettled: () => renewPrivacy(client),
  });
  if (subject.refused)
    return <Notice tone="bad">{t(`privacy.refused_${subject.refused}` as PlainId)}</Notice>;
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        erase.mutate();
      }}
    >
      <h3>{t("privacy.erase")}</h3>
      <p className="text-ink-2">{t("privacy.erase_text", { entries: traces.entries })}</p>
      <TextField
        label={t("privacy.type_name", { name: subject.name })}
        name="name"
        value={name}
        onChange={setName}
        autoComplete="off"
      />
      <div>
        <Button tone="danger" type="submit" pending={erase.isPending} disabled={name.trim() === ""}>
          {t("privacy.erase_for_good")}
        </Button>
      </div>
    </form>
  );
}
