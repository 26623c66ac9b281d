/** What a rule says, in one sentence. */
import { useQuery } from "@tanstack/react-query";
import { segmentsQuery } from "~/api/queries/segments";
import type { Definition, Effect, Trigger, Whom } from "~/api/types-segments";
import { type PlainId, useT } from "~/i18n";
import { factLabel, useSentence } from "../segments/sentence";

type Kind = Extract<Effect, { do: "activity" }>["kind"];

/** What a rule may plan: letters are written by people. */
export const KINDS = ["call", "meeting", "visit", "task"] as const satisfies readonly Kind[];

export function kindLabel(kind: Kind): PlainId {
  return `rules.kind_${kind === "mail" ? "call" : kind}`;
}

export function useRuleSentence() {
  const t = useT();
  const { say, person } = useSentence();
  const segments = useQuery(segmentsQuery).data?.items ?? [];
  const whom = (to: Whom) => (to.who === "account_owner" ? t("rules.account_owner") : person(to.membership));

  const when = (trigger: Trigger): string => {
    switch (trigger.on) {
      case "low_satisfaction":
        return t("rules.say_low_satisfaction", { number: trigger.at_most });
      case "segment_joined":
      case "segment_left": {
        const name = segments.find((each) => each.id === trigger.segment)?.name;
        return t(`rules.say_${trigger.on}`, { segment: name ?? t("rules.gone_segment") });
      }
      case "days_after":
        return t("rules.say_days_after", { days: trigger.days, fact: t(factLabel(trigger.fact)) });
      default:
        return t(`rules.say_${trigger.on}`);
    }
  };

  const effect = (one: Effect): string => {
    switch (one.do) {
      case "mail":
        return t("rules.say_mail", { who: whom(one.to), text: one.text });
      case "task":
        return t("rules.say_task", { who: whom(one.to), text: one.text, days: one.days });
      case "activity":
        return t("rules.say_activity", {
          kind: t(kindLabel(one.kind)),
          who: whom(one.to),
          text: one.text,
          days: one.days,
        });
      case "assign_owner":
        return t("rules.say_assign_owner", { who: person(one.membership) });
    }
  };

  return (definition: Definition): string =>
    t("rules.sentence", {
      when: when(definition.when),
      who: definition.condition ? t("rules.who_if", { what: say(definition.condition) }) : t("rules.for_all"),
      what: definition.then.map(effect).join("; "),
    });
}
