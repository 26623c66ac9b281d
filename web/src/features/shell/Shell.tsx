/** The frame of every page: sidebar, on a phone a bar above and one below, palette, shortcuts, live connection. */
import { useQuery } from "@tanstack/react-query";
import { Outlet, useNavigate, useRouterState } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useState } from "react";
import { countsQuery } from "~/api/queries/complaints";
import { useActing, useCan } from "~/api/queries/me";
import { useT } from "~/i18n";
import { useHotkeys } from "~/lib/hotkeys";
import { LiveProvider, useLiveState } from "~/live";
import { IconButton } from "~/ui/Button";
import { countText } from "~/ui/bits";
import { Drawer } from "~/ui/Dialog";
import { ComplaintIcon, InboxIcon, MenuIcon, OfflineIcon, PlusIcon, SearchIcon, TurnIcon } from "~/ui/icons";
import { Link } from "~/ui/Link";
import { preloadOverlays } from "~/ui/lazy";
import { isGuest } from "./nav";
import { Brand, Sidebar } from "./Sidebar";

const Palette = lazy(async () => ({ default: (await import("~/features/palette/Palette")).Palette }));
const Shortcuts = lazy(async () => ({ default: (await import("~/features/palette/Shortcuts")).Shortcuts }));

type Open = "palette" | "shortcuts" | "menu" | null;

export function Shell() {
  const acting = useActing();
  return (
    <LiveProvider organisation={acting.organisation.slug}>
      <Frame />
    </LiveProvider>
  );
}

function Frame() {
  const t = useT();
  const org = useActing().organisation.slug;
  const can = useCan();
  const navigate = useNavigate();
  const [open, setOpen] = useState<Open>(null);
  const path = useRouterState({ select: (state) => state.location.pathname });
  const close = () => setOpen(null);

  useEffect(preloadOverlays, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page puts away what lies above the old one
  useEffect(() => setOpen(null), [path]);

  useHotkeys([
    {
      keys: "$mod+k",
      label: "shortcuts.palette",
      run: (event) => {
        event.preventDefault();
        setOpen("palette");
      },
    },
    { keys: "?", label: "shortcuts.help", run: () => setOpen("shortcuts") },
    { keys: "Shift+?", label: "shortcuts.help", hidden: true, run: () => setOpen("shortcuts") },
    { keys: "g t", label: "shortcuts.go_turn", run: () => void navigate({ to: "/o/$org", params: { org } }) },
    {
      keys: "g i",
      label: "shortcuts.go_inbox",
      run: () => void navigate({ to: "/o/$org/inbox", params: { org } }),
    },
    {
      keys: "g c",
      label: "shortcuts.go_complaints",
      run: () => void navigate({ to: "/o/$org/complaints", params: { org } }),
    },
  ]);
  useHotkeys(
    [
      {
        keys: "c",
        label: "shortcuts.new_complaint",
        run: () => void navigate({ to: "/o/$org/complaints/new", params: { org } }),
      },
    ],
    can("file_complaint") || can("file_for_customer"),
  );

  return (
    <div className="app">
      <a href="#main" className="btn skip-link">
        {t("shell.skip")}
      </a>
      <Sidebar onSearch={() => setOpen("palette")} onShortcuts={() => setOpen("shortcuts")} />
      <header className="topbar">
        <Brand />
        <span className="flex-1" />
        <IconButton
          label={t("shell.search_short")}
          icon={<SearchIcon size={18} aria-hidden="true" />}
          onClick={() => setOpen("palette")}
        />
        <IconButton
          label={t("shell.menu")}
          icon={<MenuIcon size={18} aria-hidden="true" />}
          onClick={() => setOpen("menu")}
        />
      </header>
      <main id="main" tabIndex={-1} className="min-w-0">
        <Outlet />
      </main>
      <BottomBar />
      <Connection />
      <PageAnnouncer path={path} />
      <Suspense fallback={null}>
        {open === "palette" ? <Palette onClose={close} onShortcuts={() => setOpen("shortcuts")} /> : null}
        {open === "shortcuts" ? <Shortcuts onClose={close} /> : null}
      </Suspense>
      {open === "menu" ? (
        <Drawer side="left" title={t("shell.menu")} hideTitle onClose={close}>
          <Sidebar onSearch={() => setOpen("palette")} onShortcuts={() => setOpen("shortcuts")} />
        </Drawer>
      ) : null}
    </div>
  );
}

function BottomBar() {
  const t = useT();
  const acting = useActing();
  const org = acting.organisation.slug;
  const can = useCan();
  const counts = useQuery(countsQuery).data;
  const params = { org };
  return (
    <nav className="bottombar" aria-label={t("shell.main_navigation")}>
      <Link to="/o/$org" params={params} activeOptions={{ exact: true }}>
        <TurnIcon size={19} aria-hidden="true" />
        {t(isGuest(acting) ? "shell.your_cases" : "shell.your_turn")}
        {counts?.your_turn ? <span className="count bar-badge">{countText(counts.your_turn)}</span> : null}
      </Link>
      <Link to="/o/$org/inbox" params={params}>
        <InboxIcon size={19} aria-hidden="true" />
        {t("shell.inbox")}
        {counts?.inbox_unread ? (
          <span className="count bar-badge bar-badge-quiet">{countText(counts.inbox_unread)}</span>
        ) : null}
      </Link>
      {isGuest(acting) ? null : (
        <Link to="/o/$org/complaints" params={params}>
          <ComplaintIcon size={19} aria-hidden="true" />
          {t("shell.complaints")}
        </Link>
      )}
      {can("file_complaint") || can("file_for_customer") ? (
        <Link to="/o/$org/complaints/new" params={params}>
          <PlusIcon size={19} aria-hidden="true" />
          {t("shell.file")}
        </Link>
      ) : null}
    </nav>
  );
}

/** Says when what is on the screen may be old. Short gaps are not worth a word. */
function Connection() {
  const t = useT();
  const state = useLiveState();
  const [shown, setShown] = useState(false);
  const bad = state === "lost" || state === "ended";
  useEffect(() => {
    if (!bad) {
      setShown(false);
      return;
    }
    const timer = setTimeout(() => setShown(true), 1500);
    return () => clearTimeout(timer);
  }, [bad]);
  return (
    <div role="status">
      {shown ? (
        <span className="live-state">
          <OfflineIcon size={14} aria-hidden="true" />
          {t(state === "ended" ? "shell.live_ended" : "shell.live_lost")}
        </span>
      ) : null}
    </div>
  );
}

/** Tells screen readers which page has opened; a change of the window's title alone is not read out. */
function PageAnnouncer({ path }: { path: string }) {
  const [title, setTitle] = useState("");
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs for each new page
  useEffect(() => {
    const timer = setTimeout(() => setTitle(document.title), 300);
    return () => clearTimeout(timer);
  }, [path]);
  return (
    <div role="status" className="sr-only">
      {title}
    </div>
  );
}
