/** Adds people: pasted addresses, people of a customer, or links to hand out. */
import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "~/api/client";
import { ApiError } from "~/api/errors";
import { relationshipPeopleQuery, relationshipsQuery } from "~/api/queries/organisation";
import { projectsQuery } from "~/api/queries/projects";
import { segmentsQuery } from "~/api/queries/segments";
import { keys } from "~/api/query";
import type { InviteLink, NewInvite, Survey } from "~/api/types-surveys";
import { ComplaintPicker } from "~/features/related/ComplaintPicker";
import { useLocale, useT } from "~/i18n";
import { ComboBox } from "~/ui/ComboBox";
import { DateField } from "~/ui/DateField";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { Checkbox, NumberField, RadioGroup, Select, TextArea } from "~/ui/fields";
import { languageName } from "../edit/findings";
import { CustomersField } from "./CustomersField";
import { parseAddresses } from "./parse";

type How = "addresses" | "own" | "people" | "customers" | "segment" | "record" | "project" | "links";
const AT_ONCE = 500;
const NOTHING: ReadonlySet<string> = new Set();
/** Where what is missing is said. */
const FIELDS: Record<How, string> = {
  addresses: "addresses",
  own: "addresses",
  people: "relationship",
  customers: "customers",
  segment: "segment",
  record: "record",
  project: "project",
  links: "addresses",
};

function fieldProblem(field: string, code: string): ApiError {
  return new ApiError(422, "invalid", null, [{ field, code }], null, null);
}

export function InviteDialog({
  survey,
  onClose,
  onInvited,
}: {
  survey: Survey;
  onClose: () => void;
  /** Those who were asked; `mailed` when the portal sends the links itself. */
  onInvited: (links: InviteLink[], mailed: boolean) => void;
}) {
  const t = useT();
  const locale = useLocale();
  const client = useQueryClient();
  const [how, setHow] = useState<How>(survey.together?.mirror ? "own" : "addresses");
  // In a mirror each side asks its own people, and a customer has no customers to ask.
  const asksCustomers = !survey.together || (survey.together.side === "vendor" && !survey.together.mirror);
  const [text, setText] = useState("");
  const [relationship, setRelationship] = useState("");
  const [chosen, setChosen] = useState<ReadonlyMap<string, string>>(new Map());
  const [customers, setCustomers] = useState<ReadonlySet<string>>(new Set());
  const [around, setAround] = useState<string | null>(null);
  const [mail, setMail] = useState(true);
  // Where it is hidden who answers, only the portal hands on the links of people who are known.
  const hides = survey.anonymity !== "identified";
  const mailed = how !== "links" && (mail || hides || how !== "addresses");
  const parsed = parseAddresses(text);
  const { languages } = survey.definition;
  const title = t("surveys.invite_title");

  const people = (count: number): Pick<NewInvite, "name" | "email" | "membership_id">[] => {
    if (how === "addresses") return parsed.people;
    if (how === "people") return [...chosen.keys()].map((membership_id) => ({ membership_id }));
    if (how !== "links") return [];
    return Array.from({ length: count }, () => ({}));
  };
  return (
    <Dialog title={title} wide onClose={onClose}>
      <Form
        label={title}
        onSubmit={async (values) => {
          const asked = people(values.number("count") ?? 0);
          const field = FIELDS[how];
          if (how === "addresses" && parsed.wrong.length > 0) throw fieldProblem(field, "not_an_address");
          const none =
            how === "own"
              ? false
              : how === "customers"
                ? customers.size === 0
                : how === "segment" || how === "record" || how === "project"
                  ? around === null
                  : asked.length === 0;
          if (none) throw fieldProblem(field, "missing_field");
          const until = values.optional("valid_until");
          const language = values.optional("language");
          // The whole of that day, where whoever invites is.
          const end = until ? { valid_until: new Date(`${until}T23:59:59`).toISOString() } : {};
          const role = values.optional("role");
          const audience =
            how === "customers"
              ? {
                  audience: {
                    relationship_ids: [...customers],
                    own: false,
                    roles: role ? [role] : [],
                    ...end,
                  },
                }
              : how === "own"
                ? { audience: { relationship_ids: [], own: true, roles: [], ...end } }
                : around
                  ? {
                      audience: {
                        ...(how === "segment" ? { segment_id: around } : { record_ids: [around] }),
                        ...end,
                      },
                    }
                  : {};
          const common = {
            ...(language ? { language } : {}),
            ...(relationship ? { relationship_id: relationship } : {}),
            ...end,
          };
          const invites = asked.map((each) => ({ ...each, ...common }));
          const answer = await api.post<{ items: InviteLink[] }>(
            `/surveys/${survey.id}/invites`,
            { invites, mail: mailed, ...audience },
            { idempotencyKey: crypto.randomUUID() },
          );
          void client.invalidateQueries({ queryKey: keys.surveys });
          onInvited(answer.items, mailed);
        }}
      >
        <RadioGroup<How>
          name="how"
          label={t("surveys.how")}
          options={[
            ...(survey.together
              ? [{ value: "own" as const, label: t("together.how_own"), help: t("together.how_own_help") }]
              : []),
            { value: "addresses", label: t("surveys.how_addresses") },
            ...(asksCustomers
              ? [
                  { value: "people" as const, label: t("surveys.how_people") },
                  { value: "customers" as const, label: t("surveys.how_customers") },
                  { value: "segment" as const, label: t("surveys.how_segment") },
                  {
                    value: "record" as const,
                    label: t("surveys.how_record"),
                    help: t("surveys.how_record_help"),
                  },
                  { value: "project" as const, label: t("surveys.how_project") },
                ]
              : []),
            { value: "links", label: t("surveys.how_links"), help: t("surveys.how_links_help") },
          ]}
          value={how}
          onChange={(next) => {
            setHow(next);
            setRelationship("");
            setChosen(new Map());
            setCustomers(new Set());
            setAround(null);
          }}
        />
        {how === "addresses" ? (
          <div>
            <TextArea
              name="addresses"
              label={t("surveys.addresses")}
              help={t("surveys.addresses_help")}
              rows={5}
              required
              value={text}
              onChange={setText}
              error={
                parsed.wrong.length > 0
                  ? t("surveys.addresses_wrong", { list: parsed.wrong.slice(0, 5).join(", ") })
                  : null
              }
            />
            <p className="mt-1 text-s text-ink-3" role="status">
              {text.trim() ? t("surveys.addresses_found", { count: parsed.people.length }) : ""}
              {parsed.twice > 0 ? ` ${t("surveys.addresses_twice", { count: parsed.twice })}` : ""}
            </p>
          </div>
        ) : null}
        {how === "links" ? (
          <NumberField
            name="count"
            label={t("surveys.how_many")}
            defaultValue={10}
            min={1}
            max={AT_ONCE}
            required
            className="survey-count"
          />
        ) : null}
        {how === "customers" ? <CustomersField chosen={customers} onChange={setCustomers} /> : null}
        {how === "record" ? (
          <ComplaintPicker
            name="record"
            label={t("surveys.record")}
            without={NOTHING}
            onPick={(complaint) => setAround(complaint?.id ?? null)}
          />
        ) : null}
        {how === "segment" ? <SegmentField onChange={setAround} /> : null}
        {how === "project" ? <ProjectField onChange={setAround} /> : null}
        {!asksCustomers || !(how === "addresses" || how === "people" || how === "links") ? null : (
          <CustomerField
            key={how}
            required={how === "people"}
            onChange={(next) => {
              setRelationship(next ?? "");
              setChosen(new Map());
            }}
          />
        )}
        {how === "people" && relationship ? (
          <CustomerPeople relationship={relationship} chosen={chosen} onChange={setChosen} />
        ) : null}
        <div className="survey-pair">
          {languages.length > 1 && (how === "addresses" || how === "links") ? (
            <Select
              name="language"
              label={t("surveys.language")}
              placeholder={t("surveys.language_theirs")}
              optional
              options={languages.map((value) => ({ value, label: languageName(locale, value) }))}
            />
          ) : null}
          <DateField
            name="valid_until"
            label={t("surveys.valid_until")}
            optional
            min={new Date().toISOString().slice(0, 10)}
          />
        </div>
        {how === "addresses" && !hides ? (
          <Checkbox
            label={t("surveys.mail_links")}
            help={t("surveys.mail_links_help")}
            checked={mail}
            onChange={setMail}
          />
        ) : null}
        <FormActions submit={t(mailed ? "surveys.send_invites" : "surveys.make_links")} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}

/** The customer that they answer for. */
function CustomerField({
  required,
  onChange,
}: {
  required: boolean;
  onChange: (relationship: string | null) => void;
}) {
  const t = useT();
  const [typed, setTyped] = useState("");
  const [name, setName] = useState("");
  const list = useInfiniteQuery(relationshipsQuery({ q: typed === name ? null : typed || null, limit: 50 }));
  const customers = (list.data?.pages.flatMap((page) => page.items) ?? []).filter(
    (each) => each.side === "vendor",
  );
  return (
    <ComboBox
      name="relationship"
      label={t("surveys.for_customer")}
      help={required ? "" : t("surveys.for_customer_help")}
      optional={!required}
      required={required}
      loading={list.isFetching}
      options={customers.map((each) => ({ id: each.id, label: each.counterpart.name }))}
      onType={setTyped}
      onChange={(id) => {
        setName(customers.find((each) => each.id === id)?.counterpart.name ?? "");
        onChange(id);
      }}
    />
  );
}

/** One of the own firm's segments. */
function SegmentField({ onChange }: { onChange: (segment: string | null) => void }) {
  const t = useT();
  const list = useQuery(segmentsQuery);
  const segments = (list.data?.items ?? []).filter((each) => !each.archived);
  if (list.data && segments.length === 0) {
    return <p className="text-s text-ink-3">{t("surveys.no_segments")}</p>;
  }
  return (
    <ComboBox
      name="segment"
      label={t("surveys.segment")}
      required
      loading={list.isPending}
      options={segments.map((each) => ({ id: each.id, label: each.name }))}
      onChange={onChange}
    />
  );
}

/** One of the projects that are going on. */
function ProjectField({ onChange }: { onChange: (project: string | null) => void }) {
  const t = useT();
  const list = useInfiniteQuery(projectsQuery({ limit: 100 }));
  const projects = list.data?.pages.flatMap((page) => page.items) ?? [];
  if (list.data && projects.length === 0) {
    return <p className="text-s text-ink-3">{t("surveys.no_projects")}</p>;
  }
  return (
    <ComboBox
      name="project"
      label={t("surveys.project")}
      required
      loading={list.isPending}
      options={projects.map((each) => ({
        id: each.id,
        label: each.title,
        help: [each.number, ...each.parties.map((party) => party.name)].join(" · "),
      }))}
      onChange={onChange}
    />
  );
}

/** Whoever signs in for a customer. Their addresses are theirs: they get a link under their name. */
function CustomerPeople({
  relationship,
  chosen,
  onChange,
}: {
  relationship: string;
  chosen: ReadonlyMap<string, string>;
  onChange: (next: ReadonlyMap<string, string>) => void;
}) {
  const t = useT();
  const query = useQuery(relationshipPeopleQuery(relationship));
  const people = query.data?.items ?? [];
  if (query.data && people.length === 0) {
    return <p className="text-s text-ink-3">{t("surveys.no_people")}</p>;
  }
  return (
    <fieldset className="survey-people">
      <legend className="field-label">{t("surveys.people")}</legend>
      {people.map((person) => (
        <Checkbox
          key={person.membership_id}
          label={person.name}
          {...(person.title ? { help: person.title } : {})}
          checked={chosen.has(person.membership_id)}
          onChange={(on) => {
            const next = new Map(chosen);
            if (on) next.set(person.membership_id, person.name);
            else next.delete(person.membership_id);
            onChange(next);
          }}
        />
      ))}
    </fieldset>
  );
}
