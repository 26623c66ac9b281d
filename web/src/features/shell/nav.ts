/** The places of the portal, for the sidebar and the palette. */
import type { Me, Membership } from "~/api/types";
import type { PlainId } from "~/i18n";

export interface Place {
  id: string;
  to:
    | "/o/$org"
    | "/o/$org/inbox"
    | "/o/$org/complaints"
    | "/o/$org/commitments"
    | "/o/$org/tasks"
    | "/o/$org/issues"
    | "/o/$org/projects"
    | "/o/$org/ideas"
    | "/o/$org/surveys"
    | "/o/$org/calendar"
    | "/o/$org/interactions"
    | "/o/$org/orders"
    | "/o/$org/purchases"
    | "/o/$org/radar"
    | "/o/$org/insights"
    | "/o/$org/partners"
    | "/o/$org/statistics"
    | "/o/$org/people"
    | "/o/$org/organisation"
    | "/o/$org/templates"
    | "/o/$org/segments"
    | "/o/$org/rules"
    | "/o/$org/duplicates"
    | "/o/$org/privacy"
    | "/o/$org/admin"
    | "/o/$org/operator"
    | "/o/$org/settings";
  label: PlainId;
}

/** A firm that only sells calls the others customers; one that also buys calls them partners. */
export function partnersLabel(membership: Membership): PlainId {
  return membership.sides.length === 1 && membership.sides[0] === "vendor"
    ? "shell.customers"
    : "shell.partners";
}

/** Called in from outside: no lists of the sides, only the own cases. */
export function isGuest(membership: Membership): boolean {
  return membership.sides.length === 0;
}

/** Places that belong together. Only groups with a heading can be folded. */
export interface PlaceGroup {
  id: "work" | "customers" | "market" | "firm";
  heading?: PlainId;
  places: Place[];
}

const GROUPS: Record<"customers" | "market" | "firm", PlainId> = {
  customers: "shell.group_customers",
  market: "shell.group_market",
  firm: "shell.group_firm",
};

/** The sidebar from top to bottom. A firm with few places has them without headings. */
export function placeGroups(me: Me, membership: Membership): PlaceGroup[] {
  const sells = membership.sides.includes("vendor");
  const groups: PlaceGroup[] = [
    { id: "work", places: workPlaces(membership) },
    { id: "customers", places: customerPlaces(membership) },
    { id: "market", places: marketPlaces(membership) },
    { id: "firm", places: firmPlaces(me, membership) },
  ];
  return groups
    .filter((group) => group.places.length > 0)
    .map((group) => (sells && group.id !== "work" ? { ...group, heading: GROUPS[group.id] } : group));
}

function workPlaces(membership: Membership): Place[] {
  if (isGuest(membership)) return [];
  return [
    { id: "complaints", to: "/o/$org/complaints", label: "shell.complaints" },
    { id: "commitments", to: "/o/$org/commitments", label: "shell.commitments" },
    { id: "tasks", to: "/o/$org/tasks", label: "shell.tasks" },
    { id: "projects", to: "/o/$org/projects", label: "shell.projects" },
    { id: "ideas", to: "/o/$org/ideas", label: "shell.ideas" },
    ...(membership.sides.includes("vendor")
      ? [{ id: "issues", to: "/o/$org/issues" as const, label: "shell.issues" as const }]
      : []),
  ];
}

function customerPlaces(membership: Membership): Place[] {
  if (isGuest(membership)) return [];
  return [
    { id: "partners", to: "/o/$org/partners", label: partnersLabel(membership) },
    ...(membership.sides.includes("customer")
      ? [{ id: "purchases", to: "/o/$org/purchases" as const, label: "shell.purchases" as const }]
      : []),
    ...(membership.sides.includes("vendor")
      ? [
          { id: "calendar", to: "/o/$org/calendar" as const, label: "shell.calendar" as const },
          { id: "interactions", to: "/o/$org/interactions" as const, label: "shell.interactions" as const },
          { id: "orders", to: "/o/$org/orders" as const, label: "shell.orders" as const },
          { id: "segments", to: "/o/$org/segments" as const, label: "shell.segments" as const },
          ...(mayKeepRules(membership)
            ? [{ id: "duplicates", to: "/o/$org/duplicates" as const, label: "shell.duplicates" as const }]
            : []),
        ]
      : []),
  ];
}

function marketPlaces(membership: Membership): Place[] {
  if (isGuest(membership)) return [];
  return [
    { id: "surveys", to: "/o/$org/surveys", label: "shell.surveys" },
    ...(membership.sides.includes("vendor")
      ? [
          { id: "radar", to: "/o/$org/radar" as const, label: "shell.radar" as const },
          { id: "insights", to: "/o/$org/insights" as const, label: "shell.insights" as const },
        ]
      : []),
    { id: "statistics", to: "/o/$org/statistics", label: "shell.statistics" },
  ];
}

/** Replies and checklists are of the own firm, whichever side it takes: those write them who see all its records. */
export function mayManageTemplates({ can, role, sides }: Membership): boolean {
  return can.includes("write") && sides.length > 0 && ["owner", "admin", "manager"].includes(role);
}

/** What is done by itself with customers is said by those who answer for them. */
export function mayKeepRules({ can, sides }: Membership): boolean {
  return can.includes("manage_relationships") && sides.includes("vendor");
}

/** Owners and admins answer for what a vendor keeps about people. */
export function mayDecidePrivacy({ can, sides }: Membership): boolean {
  return can.includes("manage_people") && sides.includes("vendor");
}

function firmPlaces(me: Me, membership: Membership): Place[] {
  const places: Place[] = [];
  if (!isGuest(membership)) places.push({ id: "people", to: "/o/$org/people", label: "shell.people" });
  if (membership.can.includes("manage_organisation")) {
    places.push({ id: "organisation", to: "/o/$org/organisation", label: "shell.organisation" });
  }
  if (mayManageTemplates(membership)) {
    places.push({ id: "templates", to: "/o/$org/templates", label: "shell.templates" });
  }
  if (mayKeepRules(membership)) places.push({ id: "rules", to: "/o/$org/rules", label: "shell.rules" });
  if (mayDecidePrivacy(membership))
    places.push({ id: "privacy", to: "/o/$org/privacy", label: "shell.privacy" });
  if (membership.can.includes("manage_people"))
    places.push({ id: "admin", to: "/o/$org/admin", label: "shell.admin" });
  if (me.operator) places.push({ id: "operator", to: "/o/$org/operator", label: "shell.operator" });
  return places;
}

export function sideLabel(membership: Membership): PlainId {
  if (isGuest(membership)) return "shell.side_guest";
  if (membership.sides.length === 2) return "shell.side_both";
  return membership.sides[0] === "customer" ? "shell.side_customer" : "shell.side_vendor";
}
