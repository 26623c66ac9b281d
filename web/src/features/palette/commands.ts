import { useNavigate } from "@tanstack/react-router";
import { useActing, useCan, useMe } from "~/api/queries/me";
import type { JointHit } from "~/api/types";
import { useChangeMe } from "~/features/settings/useChangeMe";
import { placeGroups } from "~/features/shell/nav";
import { signOut } from "~/features/shell/signOut";
import { useT } from "~/i18n";

export interface Command {
  id: string;
  label: string;
  run: () => void;
}

export function useOpenComplaint(): (id: string) => void {
  const org = useActing().organisation.slug;
  const navigate = useNavigate();
  return (id) => void navigate({ to: "/o/$org/complaints/$id", params: { org, id } });
}

/** Opens what was found of what organisations develop together. */
export function useOpenJoint(): (hit: JointHit) => void {
  const org = useActing().organisation.slug;
  const navigate = useNavigate();
  return ({ kind, id, record }) => {
    const params = { org, id: record.id };
    if (kind === "idea") void navigate({ to: "/o/$org/ideas/$id", params });
    else if (kind === "decision")
      void navigate({ to: "/o/$org/projects/$id/decisions/$decision", params: { ...params, decision: id } });
    else if (kind === "document")
      void navigate({ to: "/o/$org/projects/$id/documents/$document", params: { ...params, document: id } });
    else if (kind === "requirement")
      void navigate({ to: "/o/$org/projects/$id/requirements", params, hash: id });
    else void navigate({ to: "/o/$org/projects/$id", params });
  };
}

/** What the palette offers, for the rights of this person. */
export function useCommands(onShortcuts: () => void): {
  pages: Command[];
  actions: Command[];
  searchAll: (q: string) => void;
} {
  const t = useT();
  const me = useMe();
  const acting = useActing();
  const can = useCan();
  const navigate = useNavigate();
  const changeMe = useChangeMe();
  const params = { org: acting.organisation.slug };

  const pages: Command[] = [
    { id: "turn", to: "/o/$org" as const, label: "shell.your_turn" as const },
    { id: "inbox", to: "/o/$org/inbox" as const, label: "shell.inbox" as const },
    ...placeGroups(me, acting).flatMap((group) => group.places),
    { id: "settings", to: "/o/$org/settings" as const, label: "shell.settings" as const },
  ].map((place) => ({
    id: `page-${place.id}`,
    label: t(place.label),
    run: () => void navigate({ to: place.to, params }),
  }));
  for (const membership of me.memberships) {
    if (membership.id === acting.id) continue;
    pages.push({
      id: `organisation-${membership.id}`,
      label: membership.organisation.name,
      run: () => window.location.assign(`/o/${membership.organisation.slug}`),
    });
  }

  const actions: Command[] = [];
  if (can("file_complaint") || can("file_for_customer")) {
    actions.push({
      id: "file",
      label: t("palette.file"),
      run: () => void navigate({ to: "/o/$org/complaints/new", params }),
    });
  }
  if (can("manage_people")) {
    actions.push({
      id: "invite",
      label: t("palette.invite"),
      run: () => void navigate({ to: "/o/$org/people", params }),
    });
  }
  for (const theme of ["light", "dark", "system"] as const) {
    if (theme === me.theme) continue;
    actions.push({
      id: `theme-${theme}`,
      label: t(`palette.theme_${theme}`),
      run: () => void changeMe({ theme }),
    });
  }
  actions.push(
    {
      id: "language",
      label: t("palette.language"),
      run: () => void changeMe({ locale: me.locale === "en" ? "ru" : "en" }),
    },
    { id: "shortcuts", label: t("shell.shortcuts"), run: onShortcuts },
    { id: "sign-out", label: t("palette.sign_out"), run: () => signOut(t) },
  );
  return {
    pages,
    actions,
    searchAll: (q) => void navigate({ to: "/o/$org/complaints", params, search: { q } as never }),
  };
}
