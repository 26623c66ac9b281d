import { api } from "~/api/client";

/** Keeps a template: a new one, or a change of one that is known. */
export function saveTemplate(
  kind: "checklists" | "saved-replies",
  known: { id: string; version: number } | undefined | null,
  body: object,
): Promise<unknown> {
  const path = `/organisation/${kind}`;
  return known
    ? api.patch(`${path}/${known.id}`, body, known.version)
    : api.post(path, body, { idempotencyKey: crypto.randomUUID() });
}
