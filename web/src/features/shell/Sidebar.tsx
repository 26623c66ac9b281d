import { useQuery } from "@tanstack/react-query";
import { useNavigate, useRouterState } from "@tanstack/react-router";
import { useState } from "react";
import { countsQuery } from "~/api/queries/complaints";
import { useActing, useMe } from "~/api/queries/me";
import { useT } from "~/i18n";
import { recall, remember } from "~/lib/storage";
import { Avatar, countText } from "~/ui/bits";
import { ChevronDownIcon } from "~/ui/icons";
import { Link } from "~/ui/Link";
import { Menu } from "~/ui/Menu";
import { isGuest, type PlaceGroup, placeGroups, sideLabel } from "./nav";
import { signOut } from "./signOut";

export function Brand() {
  const org = useActing().organisation.slug;
  return (
    <Link to="/o/$org" params={{ org }} className="brand" activeProps={{ "aria-current": undefined }}>
      <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
        <path
          d="M9.5 5a7 7 0 1 0 0 14"
          fill="none"
          stroke="currentColor"
          strokeWidth="2.4"
          strokeLinecap="round"
        />
        <path
          d="M14.5 19a7 7 0 1 0 0-14"
          fill="none"
          stroke="currentColor"
          strokeWidth="2.4"
          strokeLinecap="round"
        />
      </svg>
      Concord
    </Link>
  );
}

export function Sidebar({ onSearch, onShortcuts }: { onSearch: () => void; onShortcuts: () => void }) {
  const t = useT();
  const me = useMe();
  const acting = useActing();
  const counts = useQuery(countsQuery).data;
  const params = { org: acting.organisation.slug };
  return (
    <nav className="side" aria-label={t("shell.main_navigation")}>
      <Brand />
      <OrganisationButton />
      <Link to="/o/$org" params={params} activeOptions={{ exact: true }} className="nav-link nav-link-turn">
        {t(isGuest(acting) ? "shell.your_cases" : "shell.your_turn")}
        {counts?.your_turn ? (
          <b className="count">
            <span aria-hidden="true">{countText(counts.your_turn)}</span>
            <span className="sr-only">{t("shell.your_turn_count", { count: counts.your_turn })}</span>
          </b>
        ) : null}
      </Link>
      <Link to="/o/$org/inbox" params={params} className="nav-link">
        {t("shell.inbox")}
        {counts?.inbox_unread ? (
          <b className="nav-badge">
            <span aria-hidden="true">{countText(counts.inbox_unread)}</span>
            <span className="sr-only">{t("shell.unread_count", { count: counts.inbox_unread })}</span>
          </b>
        ) : null}
      </Link>
      <div className="nav-scroll">
        {placeGroups(me, acting).map((group) => (
          <NavGroup key={group.id} group={group} org={acting.organisation.slug} />
        ))}
      </div>
      <button type="button" className="search-button" onClick={onSearch}>
        <span className="truncate">{t("shell.search")}</span>
        <small className="whitespace-nowrap">Ctrl K</small>
      </button>
      <MeButton onShortcuts={onShortcuts} />
    </nav>
  );
}

/** Folded or not is remembered; the group of the page that is open is never folded away. */
function NavGroup({ group, org }: { group: PlaceGroup; org: string }) {
  const t = useT();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const key = `nav-${group.id}`;
  const here = group.places.some((place) => path.startsWith(place.to.replace("$org", org)));
  const [open, setOpen] = useState(() => recall(key) !== "folded");
  const links = group.places.map((place) => (
    <Link key={place.id} to={place.to} params={{ org }} className="nav-link">
      {t(place.label)}
    </Link>
  ));
  if (!group.heading) {
    return (
      <>
        <div className="nav-line" />
        {links}
      </>
    );
  }
  return (
    <details
      className="nav-group"
      open={open || here}
      onToggle={(event) => {
        const now = event.currentTarget.open;
        if (now === open || (now && here)) return;
        setOpen(now);
        remember(key, now ? "open" : "folded");
      }}
    >
      <summary className="nav-heading">
        {t(group.heading)}
        <ChevronDownIcon size={13} aria-hidden="true" />
      </summary>
      {links}
    </details>
  );
}

/** The organisation that we act for. Another one is a new document, so that nothing of this one stays in memory. */
function OrganisationButton() {
  const t = useT();
  const me = useMe();
  const acting = useActing();
  const inside = (
    <>
      <span className="org-logo" aria-hidden="true">
        {[...acting.organisation.name][0]?.toLocaleUpperCase()}
      </span>
      <span className="min-w-0 flex-1">
        <span className="line-clamp-2">{acting.organisation.name}</span>
        <small>{t(sideLabel(acting))}</small>
      </span>
    </>
  );
  if (me.memberships.length < 2) return <div className="org-button">{inside}</div>;
  return (
    <Menu
      label={t("shell.switch_organisation")}
      trigger={
        <button type="button" className="org-button">
          {inside}
          <ChevronDownIcon size={15} className="flex-none text-ink-3" aria-hidden="true" />
        </button>
      }
      selection="single"
      selected={[acting.id]}
      sections={[
        {
          id: "organisations",
          label: t("shell.switch_organisation"),
          entries: me.memberships.map((membership) => ({
            id: membership.id,
            label: membership.organisation.name,
            help: t(sideLabel(membership)),
          })),
        },
      ]}
      onAction={(id) => {
        const chosen = me.memberships.find((membership) => membership.id === id);
        if (chosen && chosen.id !== acting.id) window.location.assign(`/o/${chosen.organisation.slug}`);
      }}
    />
  );
}

function MeButton({ onShortcuts }: { onShortcuts: () => void }) {
  const t = useT();
  const me = useMe();
  const org = useActing().organisation.slug;
  const navigate = useNavigate();
  return (
    <Menu
      label={me.name}
      placement="top start"
      trigger={
        <button type="button" className="me-button">
          <Avatar name={me.name} />
          <span className="truncate">{me.name}</span>
        </button>
      }
      sections={[
        {
          id: "mine",
          label: me.email,
          entries: [
            { id: "settings", label: t("shell.settings") },
            { id: "shortcuts", label: t("shell.shortcuts"), hint: "?" },
          ],
        },
        { id: "out", entries: [{ id: "sign-out", label: t("shell.sign_out") }] },
      ]}
      onAction={(id) => {
        if (id === "settings") void navigate({ to: "/o/$org/settings", params: { org } });
        if (id === "shortcuts") onShortcuts();
        if (id === "sign-out") signOut(t);
      }}
    />
  );
}
