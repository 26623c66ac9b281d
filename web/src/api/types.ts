/**
 * The API's types by the names that the client uses. They come from openapi.json (`npm run api`); nothing is described
 * here that is described there. Where a field is narrower than the description can say, the reason stands beside it.
 *
 * Lists page by `cursor`, actions carry `version`, PATCH carries `If-Match`: see the description's head.
 */
import type { components } from "./schema.gen";

type Schemas = components["schemas"];

/**
 * An answer's type. The server writes every field, an absent value as null, but the description counts each nullable
 * field as one that may be missing, which is true of requests alone.
 */
type Told<T> = unknown extends T ? T : { [Key in keyof T]-?: Told<T[Key]> };
export type Answer<Name extends keyof Schemas> = Told<Schemas[Name]>;

// ---- words
export type Side = Schemas["Side"];
export type Role = Schemas["Role"];
export type Locale = Schemas["Locale"];
/** The shared lane, the own organisation's, or the id of one that names its readers: a caucus, a side thread. */
export type Lane = "shared" | "private" | (string & {});
export type LaneView = Answer<"LaneView">;
export type Status = Schemas["Status"];
export type Severity = Schemas["Severity"];
export type Category = Schemas["Category"];
export type Remedy = Schemas["Remedy"];
export type ActionName = Schemas["ActionName"];
export type Capability = Schemas["Capability"];

// ---- shared by several resources
export interface Page<T> {
  items: T[];
  next_cursor: string | null;
}
export type OrgRef = Answer<"OrgRef">;
export type PersonRef = Answer<"PersonRef">;
export type RecordRef = Answer<"RecordRef">;
export type FileRef = Answer<"FileRef">;
export type FieldProblem = Schemas["FieldProblem"];
/** What an error says; a proxy's own page says nothing of it. */
export type Problem = Partial<Schemas["Problem"]>;

// ---- the person
export type Me = Answer<"Me">;
export type Membership = Answer<"Membership">;
export type SessionView = Answer<"SessionView">;
export type Ask = Answer<"Ask">;
export type Asks = Answer<"Asks">;
export type AwaitedSignature = Answer<"AwaitedSignature">;
export type AwaitedSignatures = Answer<"AwaitedSignatures">;
export type ApiTokenView = Answer<"ApiTokenView">;
export type FreshApiToken = Answer<"FreshApiToken">;
export type MailView = Answer<"MailView">;
export type FullMail = Answer<"FullMail">;
export type NotificationSettings = Answer<"NotificationSettings">;
export type InboxPage = Answer<"InboxPage">;
export type Notification = Answer<"Notification">;

// ---- organisations and people
export type OrganisationView = Answer<"OrganisationView">;
export type OfficeHours = Answer<"OfficeHours">;
export type PersonView = Answer<"PersonView">;
export type InvitationView = Answer<"InvitationView">;
export type RelationshipView = Answer<"RelationshipView">;
export type MemberSessionView = Answer<"MemberSessionView">;

// ---- complaints
export type ComplaintListItem = Answer<"ComplaintListItem">;
export type Ball = Answer<"Ball">;
export type BallSide = Ball["side"];
export type ActionState = Answer<"ActionState">;
export type Form = Answer<"Form">;
export type FieldDef = Answer<"FieldView">;
export type Counts = Answer<"Counts">;
export type SimilarItem = Answer<"Similar">;
export type Statistics = Answer<"Statistics">;
export type SearchHit = Answer<"SearchHit">;
export type JointHit = Answer<"JointHit">;
export type SearchFound = Answer<"SearchFound">;
export type SavedView = Answer<"SavedView">;
/** `guest`: the reader was called in from outside, and is of neither side. */
export type Complaint = Answer<"Complaint"> & { guest?: "mediator" | "third" };

// ---- tasks, ready-made words, and what follows a closed complaint
export type Task = Answer<"Task">;
export type TaskAction = Task["actions"][number]["name"];
export type Checklist = Answer<"Checklist">;
export type SavedReply = Answer<"SavedReply">;
export type SavedReplies = Answer<"SavedReplies">;
export type RenderedReply = Answer<"RenderedReply">;
export type Satisfaction = Answer<"Satisfaction">;
export type SatisfactionReason = Schemas["SatisfactionReason"];
export type SatisfactionFigures = Answer<"SatisfactionFigures">;
export type Review = Answer<"Review">;

// ---- the joint report
export type Report = Answer<"Report">;
export type ReportStep = Report["steps"][number];
export type ReportItem = ReportStep["items"][number];
export type ReportField = Answer<"ReportField">;
export type ReportChange = ReportStep["changed_since_signed"][number];
export type ReportCandidate = Answer<"ReportCandidate">;
export type ReportForm = Schemas["ReportForm"];
export type StepName = Schemas["Step"];
export type StepState = Schemas["StepState"];
export type ItemKind = Schemas["ItemKind"];

// ---- threads
export type Entry = Omit<Answer<"Entry">, "lane"> & { lane: Lane };
/** A complaint as those see it who are of neither side. */
export type GuestComplaint = Answer<"GuestComplaint">;
export type EntryKind = Entry["kind"];
export type EntryPage = Omit<Answer<"Entries">, "items"> & { items: Entry[] };
export type Draft = Answer<"DraftView">;

// ---- the installation
export type Queues = Answer<"Queues">;
export type Installation = Answer<"Installation">;
export type OutboxItem = Answer<"OutboxItem">;
