/** Fetches a file that the server makes first, and says how far it is. */
import { apiUrl, organisationHeaders, type Params, toApiError } from "~/api/client";
import { OfflineError } from "~/api/errors";

export type Progress =
  | { state: "making" }
  | { state: "coming"; loaded: number; total: number }
  | { state: "done" };

export async function takeAway(
  path: string,
  params: Params,
  name: string,
  onProgress: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<void> {
  let response: Response;
  try {
    response = await fetch(apiUrl(path, params), {
      headers: organisationHeaders(),
      credentials: "same-origin",
      signal,
    });
  } catch (cause) {
    throw new OfflineError("no answer", { cause });
  }
  if (!response.ok) {
    throw toApiError(response.status, await response.text(), response.headers.get("Retry-After"));
  }
  const parts = await read(response, onProgress);
  const url = URL.createObjectURL(new Blob(parts, { type: "application/zip" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads the blob after the click has returned.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

async function read(response: Response, onProgress: (progress: Progress) => void): Promise<BlobPart[]> {
  const total = Number(response.headers.get("Content-Length") ?? 0);
  const reader = response.body?.getReader();
  if (!reader) return [await response.blob()];
  const parts: BlobPart[] = [];
  let loaded = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return parts;
    parts.push(value);
    loaded += value.byteLength;
    if (total > 0) onProgress({ state: "coming", loaded, total });
  }
}
