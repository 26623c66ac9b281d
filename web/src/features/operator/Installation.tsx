/** What runs, how far it is behind, what it costs to run, when it was saved: figures of the whole installation. */
import type { ReactNode } from "react";
import type { Installation } from "~/api/types";
import { useLocale, useT } from "~/i18n";
import { useFormat } from "~/lib/useFormat";
import { Card, FileSize, Time } from "~/ui/bits";
import { Row } from "./Row";

/** Below this share of free disk somebody should look. */
const LITTLE_ROOM = 0.1;
/** A backup older than this, in days, is told as old. */
const OLD_DAYS = 2;

export function InstallationCards({ seen }: { seen: Installation }) {
  return (
    <div className="mt-5 grid gap-5 md:grid-cols-2">
      <Backup backup={seen.last_backup} />
      <MachineCard seen={seen} />
      <Lags lags={seen.lags} />
      <Mails months={seen.mails} />
      <Writing seen={seen} />
      <Processes seen={seen} />
    </div>
  );
}

function Backup({ backup }: { backup: Installation["last_backup"] }) {
  const t = useT();
  const format = useFormat();
  if (!backup) {
    return (
      <Card title={t("operator.backup")}>
        <p className="text-ink-2">{t("operator.backup_none")}</p>
        <p className="mt-2">
          <code className="wrap-anywhere">concord backup portal.zip</code>
        </p>
      </Card>
    );
  }
  const old = Date.now() - Date.parse(backup.at) > OLD_DAYS * 86_400_000;
  return (
    <Card title={t("operator.backup")}>
      <p className={old ? "text-xl font-semibold text-bad" : "text-xl font-semibold"}>
        <Time at={backup.at} />
      </p>
      <p className="mt-1 text-ink-2">
        {t("operator.backup_of", { size: format.fileSize(backup.bytes), count: backup.files })}
      </p>
      {old ? <p className="mt-1 text-bad">{t("operator.backup_old", { count: OLD_DAYS })}</p> : null}
      {backup.missing > 0 ? (
        <p className="mt-1 text-bad">{t("operator.backup_missing", { count: backup.missing })}</p>
      ) : null}
    </Card>
  );
}

function MachineCard({ seen }: { seen: Installation }) {
  const t = useT();
  const { machine, database } = seen;
  const free = machine.disk_free_bytes;
  const little = free != null && machine.disk_bytes != null && free < LITTLE_ROOM * machine.disk_bytes;
  const size = (bytes: number | null | undefined) =>
    bytes == null ? t("operator.not_told") : <FileSize bytes={bytes} />;
  return (
    <Card title={t("operator.machine")}>
      <Row
        items={[
          [t("operator.memory"), size(machine.memory_bytes), false],
          [t("operator.database"), size(database.bytes), false],
          [t("operator.disk_free"), size(free), little],
          [t("operator.disk"), size(machine.disk_bytes), false],
        ]}
      />
      {little ? <p className="mt-2 text-bad">{t("operator.disk_little")}</p> : null}
    </Card>
  );
}

function Lags({ lags }: { lags: Installation["lags"] }) {
  const t = useT();
  const format = useFormat();
  return (
    <Card title={t("operator.lags")}>
      {lags.length ? (
        <ul className="grid gap-3">
          {lags.map(({ kind, waiting, seconds }) => (
            <li key={kind}>
              <span className="font-medium wrap-anywhere">{kind}</span>
              <span className="block text-ink-2">
                {t("operator.lag", { count: waiting, time: format.duration(seconds) })}
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-ink-2">{t("operator.lags_none")}</p>
      )}
    </Card>
  );
}

function Mails({ months }: { months: Installation["mails"] }) {
  const t = useT();
  const format = useFormat();
  const name = new Intl.DateTimeFormat(useLocale(), { month: "long", year: "numeric", timeZone: "UTC" });
  return (
    <Card title={t("operator.months")}>
      <dl className="grid grid-cols-[1fr_auto] gap-x-6 gap-y-1">
        {months.map(({ month, sent }) => (
          <Line key={month} label={name.format(new Date(`${month}-01T00:00:00Z`))}>
            {format.number(sent)}
          </Line>
        ))}
      </dl>
    </Card>
  );
}

function Line({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-2">{label}</dt>
      <dd className="text-right tabular-nums">{children}</dd>
    </>
  );
}

function Writing({ seen }: { seen: Installation }) {
  const t = useT();
  const format = useFormat();
  const { commits, writes, largest_commit, waiting, collisions, engine } = seen.database;
  const mean = commits ? Math.round((10 * writes) / commits) / 10 : 0;
  return (
    <Card title={t("operator.writing")} note={t("operator.writing_note")}>
      <Row
        items={[
          [t("operator.writes"), format.number(writes), false],
          [t("operator.commits"), format.number(commits), false],
          [t("operator.mean_commit"), format.number(mean), false],
          [t("operator.largest_commit"), format.number(largest_commit), false],
          engine === "sqlite"
            ? [t("operator.in_queue"), format.number(waiting), waiting > 1000]
            : [t("operator.collisions"), format.number(collisions), false],
        ]}
      />
    </Card>
  );
}

function Processes({ seen }: { seen: Installation }) {
  const t = useT();
  const mixed = new Set(seen.processes.map((one) => one.version)).size > 1;
  return (
    <Card title={t("operator.processes")}>
      {mixed ? <p className="mb-3 text-ink-2">{t("operator.mixed")}</p> : null}
      <ul className="grid gap-3">
        {seen.processes.map(({ host, pid, version, since }) => (
          <li key={`${host} ${pid}`}>
            <span className="font-medium wrap-anywhere">{host}</span>
            <span className="block text-ink-2">
              {t("operator.process", { pid: String(pid), version })} · {t("operator.started")}{" "}
              <Time at={since} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
