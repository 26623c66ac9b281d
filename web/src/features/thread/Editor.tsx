/** The text field of one lane with its toolbar, files, mentions and preview. */
import {
  type ClipboardEvent,
  type DragEvent,
  type KeyboardEvent,
  type RefObject,
  useCallback,
  useId,
  useRef,
  useState,
} from "react";
import { errorText } from "~/api/errors";
import { useMe } from "~/api/queries/me";
import type { Lane, PersonRef } from "~/api/types";
import { useT } from "~/i18n";
import { serverHtml } from "~/lib/safe-html";
import { Button, IconButton } from "~/ui/Button";
import { Skeleton } from "~/ui/bits";
import { cx } from "~/ui/cx";
import { AttachIcon, BoldIcon, EyeIcon, LinkIcon, ListIcon, MentionIcon } from "~/ui/icons";
import { toast } from "~/ui/toast";
import { Attachments } from "./Attachments";
import { namesOf } from "./audience";
import { useAudience, useThreadInfo } from "./context";
import { insertText, makeBold, makeLink, makeList, startMention } from "./insert";
import { MentionList, useMentionable } from "./MentionList";
import { mentionAt } from "./mentions";
import { ReplyMenu } from "./ReplyMenu";
import type { LaneDraft } from "./useDraft";
import { useRendered } from "./useRendered";
import { useUploads } from "./useUploads";

const MAX_BODY = 20_000;

interface Props {
  lane: Lane;
  draft: LaneDraft;
  area: RefObject<HTMLTextAreaElement | null>;
  onTyping: () => void;
  onSent: () => void;
}

export function Editor({ lane, draft, area, onTyping, onSent }: Props) {
  const t = useT();
  const { own, complaint } = useThreadInfo();
  const to = useAudience(lane);
  const hold = useMe().hold_seconds;
  const uploads = useUploads(draft.addFile);
  const picker = useRef<HTMLInputElement>(null);
  const [preview, setPreview] = useState(false);
  const [sending, setSending] = useState(false);
  const [over, setOver] = useState(false);
  const mention = useMentionKeys(lane, draft, area);
  const org = namesOf(t, to.others);
  const isPrivate = lane === "private";
  const uploading = uploads.uploading.some((each) => each.error === null);
  const empty = draft.text.trim() === "" && draft.files.length === 0;

  const send = useCallback(() => {
    if (empty || uploading || sending) return;
    setSending(true);
    setPreview(false);
    onSent();
    draft
      .send()
      .catch((error: unknown) => toast({ text: errorText(t, error), tone: "bad" }))
      .finally(() => {
        setSending(false);
        area.current?.focus();
      });
  }, [empty, uploading, sending, draft, t, area, onSent]);

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (mention.onKeyDown(event)) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      send();
    } else if (event.key === "Escape") event.currentTarget.blur();
  };
  const onPaste = (event: ClipboardEvent) => {
    if (event.clipboardData.files.length === 0) return;
    event.preventDefault();
    uploads.start(event.clipboardData.files);
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    uploads.start(event.dataTransfer.files);
  };
  const tool = (label: string, icon: typeof BoldIcon, act: (area: HTMLTextAreaElement) => void) => {
    const Icon = icon;
    return (
      <IconButton
        small
        label={label}
        icon={<Icon size={15} aria-hidden="true" />}
        disabled={preview}
        onClick={() => {
          if (area.current) act(area.current);
          mention.look();
        }}
      />
    );
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a place to drop files on; the button does the same
    <div
      className={cx("editor", over && "editor-over")}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes("Files")) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      {mention.people.length > 0 ? (
        <MentionList
          id={mention.id}
          people={mention.people}
          active={mention.active}
          onChoose={mention.choose}
        />
      ) : null}
      {preview ? <Preview stored={draft.stored()} /> : null}
      <textarea
        ref={area}
        rows={3}
        hidden={preview}
        value={draft.text}
        maxLength={MAX_BODY}
        aria-label={t(isPrivate ? "thread.note_for" : "thread.message_to", {
          org: isPrivate ? own.name : org,
        })}
        placeholder={
          isPrivate
            ? t("thread.placeholder_private", { org: own.name })
            : t(to.tone === "shared" ? "thread.placeholder_shared" : "thread.placeholder_aside", { org })
        }
        aria-autocomplete="list"
        aria-controls={mention.people.length > 0 ? mention.id : undefined}
        aria-activedescendant={mention.people.length > 0 ? `${mention.id}-${mention.active}` : undefined}
        onChange={(event) => {
          draft.setText(event.target.value);
          onTyping();
          mention.look();
        }}
        onSelect={mention.look}
        onBlur={mention.close}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      />
      <Attachments files={draft.files} uploads={uploads} onRemove={draft.removeFile} />
      <div className="compose-bar">
        <span className="flex">
          {tool(t("thread.bold"), BoldIcon, makeBold)}
          {tool(t("thread.list"), ListIcon, makeList)}
          {tool(t("thread.link"), LinkIcon, makeLink)}
          {tool(t("thread.mention"), MentionIcon, startMention)}
          {lane !== "shared" || preview || complaint.parties || complaint.guest ? null : (
            <ReplyMenu
              onChoose={(text) => {
                const field = area.current;
                if (field) insertText(field, field.selectionStart, field.selectionEnd, text);
              }}
            />
          )}
          <IconButton
            small
            label={t("thread.attach")}
            icon={<AttachIcon size={15} aria-hidden="true" />}
            onClick={() => picker.current?.click()}
          />
          <IconButton
            small
            label={t("thread.preview")}
            icon={<EyeIcon size={15} aria-hidden="true" />}
            aria-pressed={preview}
            className={cx(preview && "bg-sunken")}
            disabled={draft.text.trim() === ""}
            onClick={() => setPreview((old) => !old)}
          />
          <input
            ref={picker}
            type="file"
            multiple
            hidden
            aria-label={t("thread.attach")}
            onChange={(event) => {
              uploads.start(event.target.files ?? []);
              event.target.value = "";
            }}
          />
        </span>
        <span className="compose-hint">
          {draft.state === "unsaved" && !empty
            ? t("thread.hint_saving")
            : empty || isPrivate || hold === 0
              ? t("thread.hint_keys")
              : t("thread.hint_undo", { seconds: hold })}
        </span>
        <Button tone="primary" pending={sending} disabled={empty || uploading} onClick={send}>
          {isPrivate
            ? t("thread.save_note", { org: own.name })
            : t(to.tone === "shared" ? "thread.send_to" : "thread.send_only_to", { org })}
        </Button>
      </div>
    </div>
  );
}

function Preview({ stored }: { stored: string }) {
  const t = useT();
  const html = useRendered(stored);
  return (
    <section className="preview" aria-label={t("thread.preview")}>
      {html === undefined ? (
        <Skeleton width="70%" />
      ) : (
        <div className="prose" dangerouslySetInnerHTML={serverHtml(html)} />
      )}
    </section>
  );
}

/** The popover of names: opened by what stands before the caret, driven from the text field. */
function useMentionKeys(lane: Lane, draft: LaneDraft, area: RefObject<HTMLTextAreaElement | null>) {
  const id = useId();
  const [at, setAt] = useState<{ from: number; typed: string } | null>(null);
  const [active, setActive] = useState(0);
  const people = useMentionable(lane, at?.typed ?? null);

  const look = useCallback(() => {
    // After the event, so that the field has its new text and caret.
    queueMicrotask(() => {
      const field = area.current;
      const found =
        field && field.selectionStart === field.selectionEnd
          ? mentionAt(field.value, field.selectionStart)
          : null;
      setAt((old) => (old?.from === found?.from && old?.typed === found?.typed ? old : found));
      setActive((old) => (found ? old : 0));
    });
  }, [area]);
  const close = useCallback(() => setAt(null), []);
  const choose = (person: PersonRef) => {
    const field = area.current;
    if (!field || !at) return;
    const name = draft.mentions.add(person.name, person.membership_id, person.organisation.name);
    insertText(field, at.from, at.from + at.typed.length + 1, `@${name} `);
    close();
  };
  const onKeyDown = (event: KeyboardEvent): boolean => {
    if (!at || people.length === 0) return false;
    const person = people[Math.min(active, people.length - 1)];
    if (event.key === "ArrowDown") setActive((old) => (old + 1) % people.length);
    else if (event.key === "ArrowUp") setActive((old) => (old - 1 + people.length) % people.length);
    else if ((event.key === "Enter" && !event.ctrlKey && !event.metaKey) || event.key === "Tab") {
      if (person) choose(person);
    } else if (event.key === "Escape") close();
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  return {
    id,
    people,
    active: Math.min(active, Math.max(people.length - 1, 0)),
    look,
    close,
    choose,
    onKeyDown,
  };
}
