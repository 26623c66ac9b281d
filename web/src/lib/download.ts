/** Downloads that must say for which organisation they are: a plain link cannot carry the header. */
import { apiUrl, organisationHeaders, type Params, toApiError } from "~/api/client";
import { OfflineError } from "~/api/errors";

/** Asks for `path` and hands the answer to the browser as a file called `name`. */
export async function downloadFile(path: string, params: Params, name: string): Promise<void> {
  let response: Response;
  try {
    response = await fetch(apiUrl(path, params), {
      headers: organisationHeaders(),
      credentials: "same-origin",
    });
  } catch (cause) {
    throw new OfflineError("no answer", { cause });
  }
  if (!response.ok) {
    throw toApiError(response.status, await response.text(), response.headers.get("Retry-After"));
  }
  const url = URL.createObjectURL(await response.blob());
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
