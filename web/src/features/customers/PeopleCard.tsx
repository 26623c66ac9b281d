/** Who is who at a customer on a day: whoever decides is named first, then everybody, as a list or as a chart. */
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { accountPeopleQuery } from "~/api/queries/customers";
import type { AccountPerson } from "~/api/types-customers";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { Avatar, Card, ErrorState, Loading, Pill } from "~/ui/bits";
import { DateField } from "~/ui/DateField";
import { PeopleChart } from "./PeopleChart";

const ContactDrawer = lazy(() => import("./ContactDrawer"));
const AddContact = lazy(() => import("./AddContact"));

export function PeopleCard({
  id,
  name,
  people,
  mayWrite,
}: {
  id: string;
  name: string;
  /** Those of today. */
  people: readonly AccountPerson[];
  mayWrite: boolean;
}) {
  const t = useT();
  const [asOf, setAsOf] = useState<string | null>(null);
  const [chart, setChart] = useState(false);
  const [shown, setShown] = useState<string | null>(null);
  const [adding, setAdding] = useState(false);
  const past = useQuery({ ...accountPeopleQuery(id, asOf), enabled: asOf !== null });
  const items = asOf === null ? people : (past.data?.items ?? []);
  const deciders = items.filter((person) => person.role.buying_roles.includes("decider"));
  return (
    <Card
      title={t("customers.people")}
      actions={
        <>
          {items.length > 1 ? (
            <Button small aria-pressed={chart} onClick={() => setChart(!chart)}>
              {t(chart ? "customers.as_list" : "customers.as_chart")}
            </Button>
          ) : null}
          {mayWrite ? (
            <Button small onClick={() => setAdding(true)}>
              {t("customers.add_contact")}
            </Button>
          ) : null}
        </>
      }
    >
      {people.length > 0 || asOf !== null ? (
        <div className="mb-3 flex flex-wrap items-end justify-between gap-3">
          <p className="min-w-0 flex-1 basis-52 text-s">
            {deciders.length > 0 ? (
              <>
                <span className="text-ink-3">
                  {t(asOf === null ? "customers.decides" : "customers.decided")}
                </span>{" "}
                <b className="font-medium">{deciders.map((each) => each.contact.name).join(", ")}</b>
              </>
            ) : (
              <span className="text-ink-2">{t("customers.decides_nobody")}</span>
            )}
          </p>
          <DateField label={t("customers.as_of")} defaultValue={asOf} onChange={setAsOf} className="w-44" />
        </div>
      ) : null}
      {asOf !== null && past.isPending ? <Loading lines={3} /> : null}
      {past.isError ? <ErrorState error={past.error} /> : null}
      {items.length === 0 && (asOf === null || past.isSuccess) ? (
        <p className="max-w-[60ch] text-s text-ink-2">
          {t(asOf === null ? "customers.people_none" : "customers.people_none_then")}
        </p>
      ) : null}
      {chart && items.length > 1 ? <PeopleChart people={items} /> : null}
      <ul className="contact-list">
        {items.map((person) => (
          <Person key={person.role.id} person={person} onShow={() => setShown(person.contact.id)} />
        ))}
      </ul>
      <Suspense fallback={null}>
        {shown ? (
          <ContactDrawer
            id={shown}
            account={{ id, name }}
            people={people}
            mayWrite={mayWrite}
            onClose={() => setShown(null)}
          />
        ) : null}
        {adding ? (
          <AddContact account={{ id, name }} people={people} onClose={() => setAdding(false)} />
        ) : null}
      </Suspense>
    </Card>
  );
}

function Person({ person, onShow }: { person: AccountPerson; onShow: () => void }) {
  const t = useT();
  const { contact, role } = person;
  const first = person.points.find((point) => point.is_primary);
  return (
    <li>
      <Avatar name={contact.name} them />
      <span className="min-w-0 flex-1">
        <button type="button" className="contact-name" onClick={onShow}>
          {contact.name}
        </button>
        {role.is_primary ? <> {t("customers.asked_first")}</> : null}
        <small className="block text-ink-2">
          {[
            role.title,
            role.influence ? t("customers.influence_of", { n: role.influence }) : null,
            first?.value,
          ]
            .filter(Boolean)
            .join(" · ")}
        </small>
        <Parts parts={role.buying_roles} />
      </span>
    </li>
  );
}

export function Parts({ parts }: { parts: AccountPerson["role"]["buying_roles"] }) {
  const t = useT();
  if (parts.length === 0) return null;
  return (
    <span className="part-pills">
      {parts.map((part) => (
        <Pill key={part}>{t(`customers.part_${part}`)}</Pill>
      ))}
    </span>
  );
}
