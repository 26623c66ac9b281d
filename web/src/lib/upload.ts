/** Uploading a file with progress and a way to stop. `fetch` cannot tell progress, so this is an XMLHttpRequest. */
import { API, organisationHeaders, toApiError } from "~/api/client";
import { OfflineError } from "~/api/errors";
import type { FileRef } from "~/api/types";

/** The server's limit; larger files are refused before they are sent. */
export const MAX_FILE_BYTES = 25 * 1024 * 1024;

export interface Upload {
  done: Promise<FileRef>;
  abort: () => void;
}

/** `onProgress` gets 0 to 1. An aborted upload rejects with an `AbortError`. */
export function uploadFile(file: File, onProgress: (share: number) => void): Upload {
  const xhr = new XMLHttpRequest();
  const done = new Promise<FileRef>((resolve, reject) => {
    xhr.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    };
    xhr.onload = () => {
      if (xhr.status >= 200 && xhr.status < 300) resolve(JSON.parse(xhr.responseText) as FileRef);
      else reject(toApiError(xhr.status, xhr.responseText, xhr.getResponseHeader("Retry-After")));
    };
    xhr.onerror = () => reject(new OfflineError("no answer"));
    xhr.onabort = () => reject(new DOMException("aborted", "AbortError"));
    xhr.open("POST", `${API}/files`);
    xhr.setRequestHeader("Accept", "application/json");
    for (const [name, value] of Object.entries(organisationHeaders())) xhr.setRequestHeader(name, value);
    const form = new FormData();
    form.append("file", file);
    xhr.send(form);
  });
  return { done, abort: () => xhr.abort() };
}
