/** All that can be done with a requirement, also what is done by dragging. */
import type { Project } from "~/api/types-projects";
import type { Requirement } from "~/api/types-requirements";
import { useT } from "~/i18n";
import { IconButton } from "~/ui/Button";
import { MoreIcon } from "~/ui/icons";
import { Menu, type MenuEntry, type MenuGroup } from "~/ui/Menu";
import { useDeeds } from "../useDeed";
import type { Over } from "./RequirementsPage";
import { may, type Place } from "./words";

const MOVES = ["up", "down", "top"] as const;

export function RowMenu({
  row,
  project,
  movable,
  onMove,
  onWrite,
  onOpen,
}: {
  row: Requirement;
  project: Project;
  movable: boolean;
  onMove: (place: Place) => void;
  onWrite: () => void;
  onOpen: (over: Over) => void;
}) {
  const t = useT();
  const deeds = useDeeds(project.id);
  const entry = (id: string, label: string, more: Partial<MenuEntry> = {}): MenuEntry => ({
    id,
    label,
    ...more,
  });
  const allowed = (name: string, label: string, more?: Partial<MenuEntry>) =>
    may(row, name) ? [entry(name, label, more)] : [];
  const groups: MenuGroup[] = [
    {
      id: "row",
      entries: [
        entry("open", t("requirements.open")),
        ...allowed("edit", t("requirements.edit"), { hint: "F2" }),
        ...allowed("propose", t("requirements.propose")),
        ...allowed("propose", t("requirements.propose_removal")).map((each) => ({
          ...each,
          id: "propose_removal",
        })),
      ],
    },
    {
      id: "claims",
      entries: [
        ...allowed("confirm", t("requirements.confirm")),
        ...allowed("reject", t("requirements.reject")),
        ...allowed("withdraw", t("requirements.withdraw_claim")),
        ...allowed("claim_met", t("requirements.claim_met")),
        ...allowed("waive", t("requirements.waive")),
      ],
    },
    {
      id: "places",
      entries:
        movable && may(row, "move")
          ? MOVES.map((place) =>
              entry(`move_${place}`, t(`requirements.move_${place}`), {
                hint: place === "up" ? "Alt ↑" : place === "down" ? "Alt ↓" : "",
              }),
            )
          : [],
    },
    { id: "end", entries: allowed("remove", t("requirements.remove"), { danger: true }) },
  ].filter((group) => group.entries.length > 0);
  const act = (name: string, done: string) =>
    deeds.click(() => deeds.post(`/requirements/${row.id}/actions/${name}`, { version: row.version }), done);
  const run = (id: string) => {
    const place = MOVES.find((each) => id === `move_${each}`);
    if (place) return onMove(place);
    switch (id) {
      case "open":
        return onOpen({ kind: "row", id: row.id });
      case "edit":
        return onWrite();
      case "propose":
        return onOpen({ kind: "propose", row });
      case "propose_removal":
        return onOpen({ kind: "propose", row, removal: true });
      case "claim_met":
      case "waive":
      case "reject":
        return onOpen({ kind: "claim", row, deed: id });
      case "confirm":
        return act("confirm", t("requirements.confirmed_now"));
      case "withdraw":
        return act("withdraw", t("requirements.claim_withdrawn_now"));
      default:
        return deeds.click(
          () => deeds.remove(`/requirements/${row.id}`, row.version),
          t("requirements.removed_now", { key: row.key }),
        );
    }
  };
  return (
    <Menu
      label={t("requirements.menu", { key: row.key })}
      placement="bottom end"
      trigger={
        <IconButton
          small
          label={t("requirements.menu", { key: row.key })}
          icon={<MoreIcon size={15} aria-hidden="true" />}
        />
      }
      sections={groups}
      onAction={run}
    />
  );
}
