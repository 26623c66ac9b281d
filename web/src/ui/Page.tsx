import { type ReactNode, useEffect } from "react";
import { cx } from "./cx";

/** A page: its title is the heading and the name of the window. `narrow` for settings, `wide` for lists. */
export function Page({
  title,
  heading,
  lead,
  crumb,
  actions,
  width,
  children,
}: {
  title: string;
  /** Instead of the title as `h1`. */
  heading?: ReactNode;
  lead?: ReactNode;
  crumb?: ReactNode;
  actions?: ReactNode;
  width?: "narrow" | "wide";
  children: ReactNode;
}) {
  useTitle(title);
  return (
    <div className={cx("page", width && `page-${width}`)}>
      <header className="page-head">
        {crumb ? <nav className="crumb">{crumb}</nav> : null}
        {heading ?? <h1>{title}</h1>}
        {actions ? <div className="page-actions">{actions}</div> : null}
        {lead ? (
          <div className="page-lead">
            <p className="max-w-[70ch]">{lead}</p>
          </div>
        ) : null}
      </header>
      {children}
    </div>
  );
}

export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Concord`;
  }, [title]);
}
