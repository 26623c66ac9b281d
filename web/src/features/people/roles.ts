import type { Role } from "~/api/types";
import type { Translate } from "~/i18n";
import type { Option } from "~/ui/fields";

export const ROLES: readonly Role[] = ["owner", "admin", "manager", "member", "observer"];

/** Roles that somebody may give: never one above the own. */
export function roleOptions(t: Translate, own: Role): Option<Role>[] {
  return ROLES.slice(ROLES.indexOf(own)).map((role) => ({
    value: role,
    label: `${t(`people.role_${role}`)} — ${t(`people.role_${role}_help`)}`,
  }));
}
