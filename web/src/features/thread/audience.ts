/** Who reads a lane, and how that is said. Nothing else decides what the composer and the cards call it. */
import type { Complaint, Lane, LaneView, OrgRef } from "~/api/types";
import type { Translate } from "~/i18n";

/** `caucus`: a mediator and one side; `named`: a side and whoever it asked. */
export type Tone = "shared" | "private" | "caucus" | "named";

/** The look of what not everybody reads: its own colour for each kind, beside the words that say it. */
export function toneClass(tone: Tone): string | false {
  return tone !== "shared" && `aside aside-${tone}`;
}

export function laneRef(lane: LaneView): Lane {
  return lane.kind === "shared" || lane.kind === "private" ? lane.kind : lane.id;
}

export interface Audience {
  lane: Lane;
  tone: Tone;
  /** Who reads it beside the own organisation. */
  others: readonly OrgRef[];
  /** Those who take part and do not read it. */
  never: readonly OrgRef[];
  topic: string | null;
  /** Whoever else read it has gone. */
  over: boolean;
  mayWrite: boolean;
}

interface Reading {
  complaint: Pick<Complaint, "customer" | "vendor"> & { parties?: readonly OrgRef[] };
  own: { id: string; name: string };
  lanes: readonly LaneView[];
}

/** What is known of a lane; before the lanes are known, what holds for any complaint of two sides. */
export function audienceOf({ complaint, own, lanes }: Reading, lane: Lane): Audience {
  const view = lanes.find((each) => laneRef(each) === lane);
  const tone: Tone = view?.kind ?? (lane === "shared" ? "shared" : lane === "private" ? "private" : "named");
  const sides = (complaint.parties ?? [complaint.customer, complaint.vendor]).filter(
    (side) => side.id !== "",
  );
  const readers: readonly OrgRef[] = view?.readers ?? (tone === "shared" ? sides : []);
  const others = readers.filter((reader) => reader.id !== own.id);
  const aside = tone === "caucus" || tone === "named";
  return {
    lane,
    tone,
    others: sorted(others, sides),
    never: sides.filter((side) => side.id !== own.id && readers.every((reader) => reader.id !== side.id)),
    topic: view?.topic ?? null,
    over: aside && view !== undefined && others.length === 0,
    mayWrite: view?.may_write ?? true,
  };
}

/** The two sides first. */
function sorted(readers: readonly OrgRef[], sides: readonly OrgRef[]): OrgRef[] {
  const place = (org: OrgRef) => {
    const at = sides.findIndex((side) => side.id === org.id);
    return at < 0 ? sides.length : at;
  };
  return [...readers].sort((a, b) => place(a) - place(b));
}

/** "Hydra Castings and Neutral House" */
export function namesOf(t: Translate, organisations: readonly { name: string }[]): string {
  const [first, ...rest] = organisations.map((each) => each.name);
  const last = rest.pop();
  if (first === undefined) return "";
  return last === undefined ? first : t("thread.names_and", { first: [first, ...rest].join(", "), last });
}

/** What a lane is called on its tab. */
export function laneLabel(t: Translate, own: { name: string }, to: Audience): string {
  if (to.tone === "private") return t("thread.only_org", { org: own.name });
  if (to.over) return to.topic ? t("thread.lane_over_about", { topic: to.topic }) : t("thread.lane_over");
  const names = namesOf(t, to.others);
  return t(to.tone === "shared" ? "thread.shared_with" : "thread.only_and_you", { org: names });
}

/** The mark on a card; null for the shared lane, which needs none. */
export function laneMark(t: Translate, own: { name: string }, to: Audience): string | null {
  if (to.tone === "shared") return null;
  if (to.tone === "private") return t("thread.only_org_sees", { org: own.name });
  return to.over ? t("thread.side_lane_over") : t("thread.only_and_you_see", { org: namesOf(t, to.others) });
}

/** Who reads what is typed, as a sentence that is always in view. */
export function readersText(t: Translate, own: { name: string }, to: Audience): string {
  if (to.over) return t("thread.nobody_reads");
  const readers = namesOf(t, [...to.others, own]);
  if (to.tone === "shared") return t("thread.read_by", { names: readers });
  const never = namesOf(t, to.never);
  if (to.tone === "private") {
    return never
      ? t("thread.read_by_own_never", { org: own.name, never })
      : t("thread.read_by_own", { org: own.name });
  }
  return never
    ? t("thread.read_by_only_never", { names: readers, never })
    : t("thread.read_by_only", { names: readers });
}
