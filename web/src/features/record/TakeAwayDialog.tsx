/** The record to take along: what it holds, why it can be trusted, and the file itself. */
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { errorText } from "~/api/errors";
import { portalKeyQuery } from "~/api/queries/dispute";
import { useLocale, useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { FileSize, Skeleton } from "~/ui/bits";
import { Dialog } from "~/ui/Dialog";
import { CopyIcon, DownloadIcon } from "~/ui/icons";
import { toast } from "~/ui/toast";
import { type Progress, takeAway } from "./takeAway";
import "./record.css";

/** What each kind of record holds; the texts name the other side, or nobody where there are several. */
const HOLDS = {
  complaints: ["shared", "private", "files", "terms", "readable"],
  projects: ["shared_project", "private_project", "files", "plan", "readable"],
} as const;
/** What is made at once needs no words about it. */
const LONG_MS = 1000;

export default function TakeAwayDialog({
  kind,
  record,
  org = "",
  onClose,
}: {
  kind: keyof typeof HOLDS;
  record: { id: string; number: string };
  /** The other side of a complaint. */
  org?: string;
  onClose: () => void;
}) {
  const t = useT();
  const locale = useLocale();
  const key = useQuery(portalKeyQuery).data;
  const [progress, setProgress] = useState<Progress | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);
  const file = `${record.number}.zip`;
  const command = `concord verify ${file}${key ? ` --key ${key.fingerprint}` : ""}`;
  const start = () => {
    const abort = new AbortController();
    stop.current = abort;
    setFailed(null);
    setProgress({ state: "making" });
    takeAway(`/${kind}/${record.id}/bundle`, { lang: locale }, file, setProgress, abort.signal)
      .then(() => setProgress({ state: "done" }))
      .catch((error: unknown) => {
        setProgress(null);
        if (!abort.signal.aborted) setFailed(errorText(t, error));
      });
  };
  return (
    <Dialog title={t("record.title")} onClose={onClose}>
      <p className="text-ink-2">{t(`record.about_${kind}`, { org })}</p>
      <section aria-label={t("record.holds")}>
        <h3 className="mb-1.5 text-s font-semibold">{t("record.holds")}</h3>
        <ul className="record-holds">
          {HOLDS[kind].map((part) => (
            <li key={part}>{t(`record.holds_${part}`, { org })}</li>
          ))}
        </ul>
      </section>
      <section aria-label={t("record.check")}>
        <h3 className="mb-1.5 text-s font-semibold">{t("record.check")}</h3>
        <p className="text-s text-ink-2">{t("record.check_about")}</p>
        <div className="record-command">
          <code>{command}</code>
          <Button small onClick={() => void copy(command).then(() => toast({ text: t("record.copied") }))}>
            <CopyIcon size={13} aria-hidden="true" />
            {t("record.copy")}
          </Button>
        </div>
        <dl className="facts mt-2">
          <div>
            <dt>{t("record.key")}</dt>
            <dd>{key ? <code className="record-key">{key.fingerprint}</code> : <Skeleton width="80%" />}</dd>
          </div>
        </dl>
        <a
          href={`/docs/proof?lang=${locale}`}
          target="_blank"
          rel="noreferrer"
          className="mt-2 inline-block text-s"
        >
          {t("record.docs")}
        </a>
      </section>
      <div className="modal-actions">
        <Status kind={kind} progress={progress} failed={failed} />
        <Button onClick={onClose}>{t("common.close")}</Button>
        <Button
          tone="primary"
          pending={progress?.state === "making" || progress?.state === "coming"}
          onClick={start}
        >
          <DownloadIcon size={14} aria-hidden="true" />
          {t("record.download", { file })}
        </Button>
      </div>
    </Dialog>
  );
}

function Status({
  kind,
  progress,
  failed,
}: {
  kind: keyof typeof HOLDS;
  progress: Progress | null;
  failed: string | null;
}) {
  const t = useT();
  const long = useLong(progress?.state === "making");
  return (
    <span role="status" className="mr-auto min-w-0 text-s text-ink-2">
      {failed ? <span className="text-bad">{failed}</span> : null}
      {progress?.state === "making" && long ? (
        <span className="flex items-center gap-2">
          <progress aria-label={t("record.making")} className="record-progress" />
          {t("record.making")}
        </span>
      ) : null}
      {progress?.state === "coming" ? (
        <span className="flex items-center gap-2">
          <progress
            aria-label={t("record.coming")}
            className="record-progress"
            value={progress.loaded}
            max={progress.total}
          />
          <FileSize bytes={progress.loaded} /> / <FileSize bytes={progress.total} />
        </span>
      ) : null}
      {progress?.state === "done" ? t(`record.done_${kind}`) : null}
    </span>
  );
}

/** Whether something has gone on for a second. */
function useLong(on: boolean): boolean {
  const [long, setLong] = useState(false);
  useEffect(() => {
    setLong(false);
    if (!on) return;
    const timer = setTimeout(() => setLong(true), LONG_MS);
    return () => clearTimeout(timer);
  }, [on]);
  return long;
}

async function copy(text: string): Promise<void> {
  await navigator.clipboard.writeText(text);
}
