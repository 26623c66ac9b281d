// API contract of Concord, v1. The server (Rust, utoipa) and the web client are built from this.
// All under /api/v1. JSON, snake_case. Times: RFC 3339 UTC strings with Z. Ids: UUID strings. Money: integer minor units.
// Errors: application/problem+json {type, title, status, code, detail?, errors?: [{field, code, detail?}], current?}. `code` is the translation key.
//   codes: unauthenticated 401, wrong_credentials 401, session_ended 401, forbidden 403, foreign_origin 403, not_found 404, method_not_allowed 405,
//   not_acceptable, conflict 409, stale_version 409 (with `current` = current record), idempotency_running 409, gone 410, precondition_failed 412, payload_too_large 413,
//   unsupported_media_type 415, misdirected 421, invalid 422 (with errors[]: codes text_required, text_too_long, text_control, unknown_field, wrong_type, missing_field, not_allowed_value, ...),
//   malformed_json 400, action_not_allowed 409 (detail code reason), precondition_required 428, too_many_requests 429 (Retry-After), internal 500, busy 503 (Retry-After), storage_full 507,
//   organisation_required 400 (no Concord-Organisation header with cookies and >1 membership)
// Auth: cookies (HttpOnly) + header `Concord-Organisation: <organisation slug or id>`, or `Authorization: Bearer TOKEN`.
// Lists: {items: T[], next_cursor: string|null}; params limit (1..100, default 25), cursor.
// POST takes optional Idempotency-Key. Actions carry `version`. PATCH/DELETE carry If-Match: "<version>" (428 without, 412 stale).

export type Side = "customer" | "vendor";
export type BallSide = "customer" | "vendor" | "both" | "third" | null;
export type Role = "owner" | "admin" | "manager" | "member" | "observer";
export type Locale = "en" | "ru";
export type Status =
  | "draft"
  | "submitted"
  | "acknowledged"
  | "in_assessment"
  | "awaiting_customer"
  | "awaiting_vendor"
  | "awaiting_third_party"
  | "resolution_proposed"
  | "disputed"
  | "resolved"
  | "rejected"
  | "closed"
  | "withdrawn";
export type Severity = "critical" | "major" | "moderate" | "minor";
export type Category =
  | "product"
  | "service"
  | "delivery"
  | "documentation"
  | "invoice"
  | "warranty"
  | "installation"
  | "other";
export type Remedy =
  | "replacement"
  | "repair"
  | "refund"
  | "credit"
  | "price_reduction"
  | "return"
  | "explanation"
  | "process_change"
  | "other";
export type ActionName =
  | "submit"
  | "acknowledge"
  | "assess"
  | "ask_customer"
  | "ask_vendor"
  | "answer"
  | "propose"
  | "accept"
  | "decline"
  | "refuse"
  | "answer_refusal"
  | "withdraw"
  | "close"
  | "reopen"
  | "assign"
  | "confirm";
// (confirm: the customer confirms a complaint that the vendor filed "by phone")

export interface Page<T> {
  items: T[];
  next_cursor: string | null;
}
export interface OrgRef {
  id: string;
  name: string;
}
export interface PersonRef {
  membership_id: string;
  name: string;
  organisation: OrgRef;
  side: Side | null;
  title: string | null;
}

// ---- identity
// POST /auth/sign-in {email,password} -> 200 SignedIn (sets cookies); wrong 401 wrong_credentials; throttled 429
export interface SignedIn {
  next: "done" | "second_factor";
  person: { id: string; name: string };
}
// POST /auth/sign-out -> 204
// POST /auth/password-reset {email} -> 202 always;  POST /auth/password-reset/complete {token, password} -> 200 SignedIn
// POST /auth/password {current, new} -> 204 (ends other sessions)
// GET  /me -> Me
export interface Me {
  id: string;
  name: string;
  email: string;
  locale: Locale;
  theme: "system" | "light" | "dark";
  time_zone: string;
  shortcuts: boolean;
  hold_seconds: number;
  operator: boolean;
  demo: boolean;
  memberships: Membership[]; // all of them
  acting: Membership | null; // the one of this request
}
export interface Membership {
  id: string;
  organisation: { id: string; slug: string; name: string };
  role: Role;
  title: string | null;
  team: string | null;
  sides: Side[]; // sides this organisation takes in its relationships
  can: string[];
} // capabilities: 'file_complaint','file_for_customer','write','manage_people','manage_organisation','export','assign'
// PATCH /me {name?, locale?, theme?, time_zone?, shortcuts?, hold_seconds?} -> Me   (no If-Match needed)
// GET  /me/sessions -> Page<SessionView>; DELETE /me/sessions/{id} -> 204; DELETE /me/sessions -> 204 (all others)
export interface SessionView {
  id: string;
  created_at: string;
  last_seen_at: string;
  user_agent: string;
  address: string;
  current: boolean;
}
// GET  /me/tokens -> Page<ApiTokenView>; POST /me/tokens {name, scopes:('read'|'write')[], expires_at?} -> 201 ApiTokenView & {token}; DELETE /me/tokens/{id} -> 204
export interface ApiTokenView {
  id: string;
  name: string;
  scopes: string[];
  created_at: string;
  last_used_at: string | null;
  expires_at: string | null;
}
// GET  /me/notification-settings -> {events: [{event, mail: 'now'|'never'}]}; PUT same body -> same
// GET  /me/mails?cursor -> Page<MailView>  (mails to me; in the demo: to anybody of this organisation)  GET /me/mails/{id} -> MailView & {text, html}
export interface MailView {
  id: string;
  event: string;
  to: string;
  subject: string;
  state: "waiting" | "sent" | "failed" | "dead" | "unknown";
  created_at: string;
  sent_at: string | null;
  record: RecordRef | null;
}
export interface RecordRef {
  id: string;
  kind: "complaint";
  number: string;
  title: string;
}

// ---- organisations
// GET /organisation -> OrganisationView; PATCH /organisation (If-Match) {name?, locale?, time_zone?, sees?, office_hours?, setup_done?}
export interface OrganisationView {
  id: string;
  slug: string;
  name: string;
  locale: Locale;
  time_zone: string;
  sees: "all" | "team" | "own";
  office_hours: OfficeHours;
  setup_done: boolean;
  version: number;
}
export interface OfficeHours {
  days: number[] /*1=Mon..7*/;
  from: string /*HH:MM*/;
  to: string;
}
// GET /organisation/people -> Page<PersonView>; PATCH /organisation/people/{membership_id} {role?, title?, team?, status?} -> PersonView (last owner cannot be removed: 409 last_owner)
export interface PersonView {
  membership_id: string;
  person_id: string;
  name: string;
  email: string;
  role: Role;
  title: string | null;
  team: string | null;
  status: "active" | "suspended";
  last_seen_at: string | null;
  you: boolean;
}
// GET /organisation/invitations -> Page<InvitationView>; POST /organisation/invitations {email, role, title?, locale?} -> 201; DELETE /organisation/invitations/{id} -> 204; POST /organisation/invitations/{id}/resend -> 204
export interface InvitationView {
  id: string;
  email: string;
  role: Role;
  organisation: OrgRef;
  created_at: string;
  expires_at: string;
  state: "open" | "accepted" | "expired" | "revoked";
  invited_by: string;
}
// GET /organisation/sessions -> Page<SessionView & {person: string}> (admin); DELETE /organisation/sessions/{id}
// GET /organisation/mails -> Page<MailView> (admin; states only, no text)
// GET /relationships?q&cursor -> Page<RelationshipView>; POST /relationships {name, customer_number?, tier?, locale?} (vendor creates an unclaimed customer) -> 201
// GET /relationships/{id}; PATCH /relationships/{id} (If-Match) vendor only {name?, customer_number?, tier?, segment?, owner_membership_id?}
// POST /relationships/{id}/invitations {email, role?, locale?} (vendor invites somebody of the customer) -> 201 InvitationView
// GET /relationships/{id}/people -> Page<PersonRef>
export interface RelationshipView {
  id: string;
  side: Side /*mine*/;
  vendor: OrgRef;
  customer: OrgRef;
  counterpart: OrgRef;
  customer_number: string | null;
  tier: string | null;
  segment: string | null;
  claimed: boolean;
  open_complaints: number;
  version: number;
  owner: PersonRef | null;
}
// GET /people?q&record_id&lane=shared|private -> {items: PersonRef[]}  (people who may be mentioned in that lane)

// ---- complaints
export interface ComplaintListItem {
  id: string;
  number: string;
  title: string;
  status: Status;
  status_label: string;
  sub_state: string | null;
  severity: Severity;
  category: Category;
  ball: Ball;
  customer: OrgRef;
  vendor: OrgRef;
  counterpart: OrgRef;
  side: Side /*mine*/;
  owner: PersonRef | null /*my side's*/;
  product: string | null;
  lot: string | null;
  created_at: string;
  activity_at: string;
  unread: boolean;
  due_at: string | null;
  confirmed: boolean;
}
export interface Ball {
  side: BallSide;
  since: string | null;
  until: string | null;
  mine: boolean;
}
// GET /complaints?limit&cursor&q&status=a,b&ball=mine|theirs|customer|vendor|third|both&severity=a,b&category=a,b&relationship_id&owner=me|ID|none&open=true|false&view=ID -> Page<ComplaintListItem>  (newest activity first)
// GET /complaints/counts -> {your_turn:number, open:number, mine:number, inbox_unread:number}   (counted up to 100; 100 means "99+")
// GET /complaints/export.csv?same filters -> text/csv
// GET /complaints/similar?relationship_id&title&product&lot -> {items: [{id, number, title, status, status_label, created_at}]}
// GET /complaints/form?relationship_id -> Form
export interface Form {
  definition_version: number;
  fields: FieldDef[];
}
export interface FieldDef {
  key: string;
  fixed: boolean;
  type: "text" | "long_text" | "number" | "date" | "select" | "boolean" | "money";
  label: string;
  help: string | null;
  required: boolean;
  group: "what" | "where" | "when" | "how_many" | "remedy" | "reference";
  options: { value: string; label: string }[];
  max: number | null;
}
// POST /complaints ComplaintInput -> 201 Complaint      PATCH /complaints/{id} (If-Match) Partial<ComplaintInput without relationship_id, submit, file_ids>
export interface ComplaintInput {
  relationship_id: string;
  title: string;
  description: string;
  category: Category;
  severity: Severity;
  remedy_sought: Remedy;
  product?: string;
  order_no?: string;
  lot?: string;
  serial_no?: string;
  delivery_note?: string;
  quantity_complained?: number;
  quantity_affected?: number;
  occurred_on?: string /*YYYY-MM-DD*/;
  detected_where?: string;
  claimed_amount_minor?: number;
  currency?: string;
  reference?: string /*own side's reference*/;
  on_behalf_of?: string /*name of the caller; vendor filing by phone*/;
  custom?: Record<string, unknown>;
  submit?: boolean /*default true; false keeps a draft*/;
  file_ids?: string[];
}
export interface Complaint extends Omit<ComplaintListItem, "unread" | "due_at"> {
  relationship_id: string;
  version: number;
  thread_id: string;
  description: string;
  description_html: string;
  remedy_sought: Remedy;
  order_no: string | null;
  serial_no: string | null;
  delivery_note: string | null;
  quantity_complained: number | null;
  quantity_affected: number | null;
  occurred_on: string | null;
  detected_where: string | null;
  claimed_amount_minor: number | null;
  currency: string | null;
  references: { customer: string | null; vendor: string | null };
  owners: { customer: PersonRef | null; vendor: PersonRef | null };
  filed_by_side: Side;
  filed_by: string;
  on_behalf_of: string | null;
  confirmed: boolean;
  submitted_at: string | null;
  first_response_at: string | null;
  resolved_at: string | null;
  closed_at: string | null;
  resolution_code: Remedy | null;
  resolution_notes: string | null;
  resolution_notes_html: string | null;
  refusal_reason: string | null;
  custom: Record<string, unknown>;
  custom_fields: FieldDef[];
  definition_version: number;
  ledger: { customer_seconds: number; vendor_seconds: number; third_seconds: number; both_seconds: number };
  actions: ActionState[];
  people: PersonRef[]; // owners, participants of both sides as far as visible
  links: { kind: "follow_up" | "related"; direction: "from" | "to"; record: RecordRef }[];
  reads: { organisation: OrgRef; at: string | null; seq: number }[]; // "seen by Northwind, 14:05": the counterpart's furthest read mark of the shared lane
  files: FileRef[];
} // attached at filing
export interface ActionState {
  name: ActionName;
  allowed: boolean;
  reason:
    | string
    | null /* reason code: wrong_status, wrong_side, role_too_low, not_confirmed, window_over, already */;
  needs: string[] /* fields the action asks for */;
}
// GET /complaints/{id} -> Complaint (ETag, If-None-Match -> 304)
// POST /complaints/{id}/actions/{name} {version, …} -> Complaint.  Bodies besides version:
//   propose {resolution_code, resolution_notes} · decline {reason} · refuse {reason} · answer_refusal {agree, reason?} · reopen {reason} · withdraw {reason?} · ask_customer/ask_vendor {question} · answer {body?}
//   assess {third_party?: boolean} · assign {owner_membership_id | null} · acknowledge {note?} · close {note?} · accept {note?} · confirm {}
// POST /complaints/{id}/follow-up -> 201 Complaint (draft linked to a complaint closed longer than 30 days ago)
// POST /complaints/{id}/participants {membership_id} -> 204; DELETE /complaints/{id}/participants/{membership_id}
// POST /complaints/{id}/sharing?…  (none)
// GET /statistics/complaints -> {opened_by_week:[{week: 'YYYY-Www', opened:number, closed:number}], by_status:[{status,label,count}], by_category:[{category,count}], median_first_response_seconds:number|null, n:number}

// ---- saved views
// GET /views -> {items: SavedView[]}; POST /views {name, query} -> 201; PATCH /views/{id} {name?, query?}; DELETE /views/{id} -> 204
export interface SavedView {
  id: string;
  name: string;
  query: Record<string, string>;
}

// ---- threads
// GET /threads/{id}/entries?lane=shared|private&after=SEQ&before=SEQ&limit -> {items: Entry[], head: number}   (ascending seq; without after/before: the newest `limit`, default 50, max 200)
export interface Entry {
  id: string;
  lane: "shared" | "private";
  seq: number;
  kind: EntryKind;
  actor: PersonRef | null;
  occurred_at: string;
  recorded_at: string;
  body: string | null;
  body_html: string | null;
  files: FileRef[];
  data: Record<string, unknown>; // kind-specific figures: {from,to,reason,resolution_code,…}
  revised_at: string | null;
  retracted: boolean;
  mine: boolean /* false in live frames: compare actor.membership_id */;
  shared_from: string | null;
}
export type EntryKind =
  | "message"
  | "filed"
  | "submitted"
  | "acknowledged"
  | "assessed"
  | "asked_customer"
  | "asked_vendor"
  | "answered"
  | "proposed"
  | "accepted"
  | "declined"
  | "refused"
  | "refusal_answered"
  | "withdrawn"
  | "closed"
  | "reopened"
  | "assigned"
  | "confirmed"
  | "edited"
  | "imported"
  | "participant_added"
  | "participant_removed"
  | "linked"
  | "revised"
  | "retracted"
  | "erased"
  | "reminded"
  | "auto_closed";
// Entries 'revised' and 'retracted' come in the list too ({data:{entry_id}}), so that a client with a cursor learns of them; the original already shows its newest text.
export interface FileRef {
  id: string;
  name: string;
  size: number;
  media_type: string;
  inline_image: boolean;
  width: number | null;
  height: number | null;
  sha256: string;
}
// POST /threads/{id}/messages {lane, body, file_ids?} -> 201 Entry       (body up to 20,000 chars; may be "" when there are files)
// POST /threads/{id}/entries/{entry_id}/revise {body} -> Entry ; /retract {} -> Entry ; /share {body? (edited copy)} -> 201 Entry (the copy in the shared lane)
// POST /threads/{id}/read {lane, seq} -> 204
// PUT /threads/{id}/draft {lane, body, file_ids, send?: boolean} -> Draft     (autosave; send:true starts the hold: send_at = now + hold_seconds)
// GET /threads/{id}/drafts -> {items: Draft[]}; DELETE /threads/{id}/draft?lane= -> 204 ; POST /threads/{id}/draft/undo {lane} -> Draft (send_at null) ; POST /threads/{id}/draft/send-now {lane} -> 201 Entry
export interface Draft {
  lane: "shared" | "private";
  body: string;
  files: FileRef[];
  send_at: string | null;
  updated_at: string;
}
// POST /render {body} -> {html}  (preview)
// POST /files multipart field `file` -> 201 FileRef (25 MiB; 413 payload_too_large);  GET /files/{id}[?inline=1] -> bytes

// ---- search, inbox
// GET /search?q&limit -> {items: SearchHit[]}
export interface SearchHit {
  record: RecordRef;
  status: Status;
  status_label: string;
  counterpart: OrgRef;
  snippet: { text: string; hit: boolean }[];
  lane: "shared" | "private";
  at: string;
}
// GET /inbox?unread=true&cursor -> Page<Notification> & {unread: number};  POST /inbox/{id}/read -> 204; POST /inbox/read-all -> 204
export interface Notification {
  id: string;
  event: string;
  record: RecordRef;
  actor: PersonRef | null;
  at: string;
  read: boolean;
  excerpt: string | null;
  lane: "shared" | "private";
  your_turn: boolean;
}

// ---- live: GET /live (websocket). Cookie + Origin, or Bearer. First client frame: {"organisation": slug-or-id} (with cookies; optional with a token).
// client -> {"subscribe":{"thread":ID,"after":{"shared":N,"private":M}}} | {"unsubscribe":{"thread":ID}} | {"typing":{"thread":ID,"lane":"shared"}} | {"ping":1}
// server -> {"type":"hello","membership_id":…} | {"type":"entry","thread":ID,"lane":…,"entry":Entry} | {"type":"subscribed","thread":ID,"heads":{"shared":N,"private":M}}
//   | {"type":"resync","thread":ID} (over 500 missed: GET again) | {"type":"record","id":ID,"version":N,"kind":"complaint"} (record changed: GET again) | {"type":"list","kind":"complaints"} (a list changed)
//   | {"type":"inbox","unread":N} | {"type":"read","thread":ID,"lane":"shared","organisation":{id,name},"seq":N,"at":…} | {"type":"presence","thread":ID,"people":[PersonRef]} | {"type":"typing","thread":ID,"lane":…,"person":PersonRef}
//   | {"type":"draft","thread":ID,"lane":…} (own draft changed on another device) | {"type":"pong"} | {"type":"error","code":…}
// close codes: 1001 restart, 1008 policy, 1009 size, 1013 slow, 4401 session ended, 4403 rights lost

// ---- setup (vendor owner, first sign-in): five questions = PATCH /organisation {name, locale, time_zone, office_hours, sees, setup_done:true} + POST /relationships + invitations
// ---- operator (me.operator): GET /operator/queues -> {mails:{waiting,sent,dead,unknown}, jobs:{waiting,dead}}, GET /operator/outbox?state -> Page<{id,kind,state,attempts,last_error,due_at}>, POST /operator/outbox/{id}/retry
// ---- public server-rendered pages (no React): GET/POST /sign-in, GET/POST /reset, GET/POST /invitation/{token}, GET/POST /welcome/{token} (first owner), GET/POST /unsubscribe/{token}. SPA lives under /o/{org}/…; "/" redirects.
