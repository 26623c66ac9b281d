/** Colleagues who may look after a customer. */
import { useInfiniteQuery } from "@tanstack/react-query";
import { peopleQuery } from "~/api/queries/organisation";
import { useT } from "~/i18n";

export function useColleagues(): { value: string; label: string }[] {
  const t = useT();
  const people = useInfiniteQuery(peopleQuery).data?.pages.flatMap((page) => page.items) ?? [];
  return people
    .filter((person) => person.status === "active" && person.role !== "observer")
    .map((person) => ({
      value: person.membership_id,
      label: person.you ? `${person.name} (${t("common.you")})` : person.name,
    }));
}
