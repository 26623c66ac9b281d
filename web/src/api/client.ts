/**
 * The one door to `/api/v1`. Cookies carry the session; the organisation a request acts for stands in the address
 * (`/o/<slug>/…`) and goes along as `Concord-Organisation`. Another organisation is opened by loading a new document,
 * so nothing that was cached for one can be shown for another.
 */
import { ApiError, OfflineError } from "./errors";
import type { Problem } from "./types";

export const API = "/api/v1";

type Scalar = string | number | boolean;
export type Params = Record<string, Scalar | readonly Scalar[] | null | undefined>;

interface Options {
  params?: Params | undefined;
  body?: unknown;
  /** Sent as `If-Match`. */
  version?: number | undefined;
  signal?: AbortSignal | undefined;
  /** Makes a POST that is sent again count once. */
  idempotencyKey?: string | undefined;
}

/** Slug of the acting organisation, from the address. */
export function organisationSlug(): string | null {
  return /^\/o\/([^/]+)/.exec(window.location.pathname)?.[1] ?? null;
}

/** Path with query for a GET, such as a download link. Empty values are left out, lists are joined with commas. */
export function apiUrl(path: string, params?: Params): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(params ?? {})) {
    if (value === null || value === undefined || value === "") continue;
    const text = Array.isArray(value) ? value.join(",") : String(value);
    if (text !== "") query.set(key, text);
  }
  const text = query.toString();
  return `${API}${path}${text ? `?${text}` : ""}`;
}

export function organisationHeaders(): Record<string, string> {
  const slug = organisationSlug();
  return slug ? { "Concord-Organisation": decodeURIComponent(slug) } : {};
}

/** Makes an `ApiError` from an answer that is not 2xx. */
export function toApiError(status: number, text: string, retryAfter: string | null): ApiError {
  let problem: Problem = {};
  try {
    problem = JSON.parse(text) as Problem;
  } catch {
    // A proxy's own page: the status says enough.
  }
  const seconds = retryAfter === null ? Number.NaN : Number.parseInt(retryAfter, 10);
  return new ApiError(
    status,
    problem.code ?? (status === 401 ? "unauthenticated" : status === 404 ? "not_found" : "internal"),
    problem.reason ?? problem.detail ?? null,
    problem.errors ?? [],
    problem.current ?? null,
    Number.isNaN(seconds) ? null : seconds,
  );
}

/** Leaves for the sign-in page, to come back here afterwards. */
export function goToSignIn(): void {
  const here = window.location.pathname + window.location.search + window.location.hash;
  window.location.assign(`/sign-in?next=${encodeURIComponent(here)}`);
}

async function request<T>(method: string, path: string, options: Options = {}): Promise<T> {
  const headers: Record<string, string> = { Accept: "application/json", ...organisationHeaders() };
  const init: RequestInit = { method, headers, credentials: "same-origin" };
  if (options.signal) init.signal = options.signal;
  if (options.version !== undefined) headers["If-Match"] = `"${options.version}"`;
  if (options.idempotencyKey) headers["Idempotency-Key"] = options.idempotencyKey;
  if (options.body instanceof FormData) {
    init.body = options.body;
  } else if (options.body !== undefined) {
    headers["Content-Type"] = "application/json";
    init.body = JSON.stringify(options.body);
  }
  let response: Response;
  try {
    response = await fetch(apiUrl(path, options.params), init);
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === "AbortError") throw cause;
    throw new OfflineError("no answer", { cause });
  }
  const text = await response.text();
  if (!response.ok) {
    const error = toApiError(response.status, text, response.headers.get("Retry-After"));
    if (error.is("unauthenticated") || error.is("session_ended")) goToSignIn();
    throw error;
  }
  return (text === "" ? undefined : JSON.parse(text)) as T;
}

/**
 * Saves an answer as a file. A plain link cannot carry the organisation's header; the link of a file needs none,
 * as the server finds the file's record by itself.
 */
export async function download(path: string, params: Params, name: string): Promise<void> {
  let response: Response;
  try {
    response = await fetch(apiUrl(path, params), {
      headers: organisationHeaders(),
      credentials: "same-origin",
    });
  } catch (cause) {
    throw new OfflineError("no answer", { cause });
  }
  if (!response.ok)
    throw toApiError(response.status, await response.text(), response.headers.get("Retry-After"));
  const url = URL.createObjectURL(await response.blob());
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads the blob after the click has returned.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

export const api = {
  get: <T>(path: string, params?: Params, signal?: AbortSignal) =>
    request<T>("GET", path, { params, signal }),
  post: <T = void>(path: string, body?: unknown, options?: Options) =>
    request<T>("POST", path, { ...options, body: body ?? {} }),
  put: <T = void>(path: string, body: unknown, version?: number) =>
    request<T>("PUT", path, { body, version }),
  patch: <T>(path: string, body: unknown, version?: number) => request<T>("PATCH", path, { body, version }),
  delete: <T = void>(path: string, options?: Pick<Options, "params" | "version">) =>
    request<T>("DELETE", path, options),
};
