/** Small things to show: Pill, Avatar, Card, Skeleton, empty and error states, Time, Duration, FileSize, Kbd, Notice. */
import type { ReactNode } from "react";
import { errorText, mayPass } from "~/api/errors";
import { useT } from "~/i18n";
import { initials } from "~/lib/format";
import { useFormat, useNow } from "~/lib/useFormat";
import { Button } from "./Button";
import { cx } from "./cx";
import { RetryIcon } from "./icons";

export function Pill({
  tone,
  wraps,
  children,
}: {
  tone?: "turn" | "good" | "bad" | "private" | undefined;
  /** For a sentence that may be longer than a phone is wide. */
  wraps?: boolean;
  children: ReactNode;
}) {
  return (
    <span className={cx("pill", tone && `pill-${tone}`, wraps && "h-auto whitespace-normal")}>
      {children}
    </span>
  );
}

/** `them`: somebody of the other side. */
export function Avatar({ name, them }: { name: string; them?: boolean }) {
  return (
    <span className={cx("avatar", them && "avatar-them")} aria-hidden="true">
      {initials(name)}
    </span>
  );
}

export function Card({
  title,
  note,
  actions,
  children,
  className,
}: {
  title?: ReactNode;
  note?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  className?: string;
}) {
  return (
    <section className={cx("card", className)}>
      {title ? (
        <header className="mb-3 flex flex-wrap items-start gap-x-3 gap-y-2">
          <div className="min-w-0 flex-1 basis-40">
            <h2>{title}</h2>
            {note ? <p className="mt-0.5 text-s text-ink-3">{note}</p> : null}
          </div>
          {actions}
        </header>
      ) : null}
      {children}
    </section>
  );
}

/** A grey bar of the final size. */
export function Skeleton({
  width = "100%",
  height = 14,
  className,
}: {
  width?: number | string;
  height?: number;
  className?: string;
}) {
  return <div className={cx("skeleton", className)} style={{ width, height }} aria-hidden="true" />;
}

/** Says that something is coming, with bars in its place. */
export function Loading({ lines = 4 }: { lines?: number }) {
  const t = useT();
  const widths = ["62%", "88%", "74%", "81%", "56%"];
  return (
    <div role="status" className="flex flex-col gap-3 py-2">
      <span className="sr-only">{t("common.loading")}</span>
      {Array.from({ length: lines }, (_, index) => (
        <Skeleton key={index} width={widths[index % widths.length] ?? "70%"} />
      ))}
    </div>
  );
}

/** Teaches with one action. `alone`: it is the whole page, so its title is the page's heading. */
export function EmptyState({
  title,
  children,
  action,
  icon,
  alone,
}: {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  icon?: ReactNode;
  alone?: boolean;
}) {
  const Heading = alone ? "h1" : "h2";
  return (
    <div className="card flex flex-col items-center gap-2 px-6 py-12 text-center">
      {icon ? <span className="mb-1 text-ink-3">{icon}</span> : null}
      <Heading className="text-l tracking-normal">{title}</Heading>
      {children ? <p className="max-w-[52ch] text-m text-ink-2">{children}</p> : null}
      {action ? <div className="mt-3 flex flex-wrap justify-center gap-2">{action}</div> : null}
    </div>
  );
}

export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const t = useT();
  return (
    <div role="alert" className="card flex flex-col items-center gap-3 px-6 py-10 text-center">
      <h2 className="text-l">{t("ui.error_title")}</h2>
      <p className="max-w-[56ch] text-ink-2">{errorText(t, error)}</p>
      {onRetry && mayPass(error) ? (
        <Button onClick={onRetry}>
          <RetryIcon size={14} aria-hidden="true" />
          {t("common.retry")}
        </Button>
      ) : null}
    </div>
  );
}

export function Notice({
  tone,
  children,
  action,
}: {
  tone?: "bad" | "turn" | "private";
  children: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className={cx("notice", tone && `notice-${tone}`)}>
      <span className="min-w-0 flex-1">{children}</span>
      {action}
    </div>
  );
}

/**
 * A moment. `relative` (default): "12 min ago" under 24 hours, then a date. `full`: "12 Nov, 09:14". `time`: "09:14".
 * `deadline`: "tomorrow, 17:00". The exact time is on hover.
 */
export function Time({
  at,
  as = "relative",
  className,
}: {
  at: string;
  as?: "relative" | "full" | "date" | "time" | "deadline";
  className?: string;
}) {
  const format = useFormat();
  const now = useNow();
  const moment = new Date(at);
  if (Number.isNaN(moment.getTime())) return null;
  const text =
    as === "full"
      ? format.dateTime(moment, now)
      : as === "date"
        ? format.date(moment, now)
        : as === "time"
          ? format.time(moment)
          : as === "deadline"
            ? format.deadline(moment, now)
            : format.relative(moment, now);
  return (
    <time dateTime={at} title={format.exact(moment)} className={cx("whitespace-nowrap", className)}>
      {text}
    </time>
  );
}

/** "3 d 2 h". Give `seconds`, or `since` for a time that runs; `short` leaves minutes out from one hour on. */
export function Duration(props: ({ seconds: number } | { since: string }) & { short?: boolean }) {
  const format = useFormat();
  const now = useNow();
  const seconds = "seconds" in props ? props.seconds : (now.getTime() - Date.parse(props.since)) / 1000;
  return (
    <span className="whitespace-nowrap">
      {(props.short ? format.span : format.duration)(Math.max(0, seconds))}
    </span>
  );
}

export function FileSize({ bytes }: { bytes: number }) {
  const format = useFormat();
  return <span className="whitespace-nowrap">{format.fileSize(bytes)}</span>;
}

export function Kbd({ children }: { children: string }) {
  return <kbd className="kbd">{children}</kbd>;
}

/** "99+" for what was counted only up to 100. */
export function countText(count: number): string {
  return count >= 100 ? "99+" : String(count);
}
