/** Files on their way up: progress, a way to stop, and what went wrong, one by one. */
import { useCallback, useRef, useState } from "react";
import { errorText } from "~/api/errors";
import type { FileRef } from "~/api/types";
import { useT } from "~/i18n";
import { MAX_FILE_BYTES, uploadFile } from "~/lib/upload";

export interface Uploading {
  key: string;
  name: string;
  size: number;
  /** 0 to 1. */
  share: number;
  error: string | null;
}

export interface Uploads {
  uploading: Uploading[];
  start: (files: Iterable<File>) => void;
  /** Stops it, or puts a failed one away. */
  drop: (key: string) => void;
}

/** `onDone` gets each file when it is up. */
export function useUploads(onDone: (file: FileRef) => void): Uploads {
  const t = useT();
  const [uploading, setUploading] = useState<Uploading[]>([]);
  const aborts = useRef(new Map<string, () => void>());
  const done = useRef(onDone);
  done.current = onDone;

  const patch = useCallback((key: string, change: Partial<Uploading>) => {
    setUploading((old) => old.map((each) => (each.key === key ? { ...each, ...change } : each)));
  }, []);
  const remove = useCallback((key: string) => {
    aborts.current.delete(key);
    setUploading((old) => old.filter((each) => each.key !== key));
  }, []);

  const start = useCallback(
    (files: Iterable<File>) => {
      for (const file of files) {
        const key = crypto.randomUUID();
        const tooLarge = file.size > MAX_FILE_BYTES;
        setUploading((old) => [
          ...old,
          {
            key,
            name: file.name,
            size: file.size,
            share: 0,
            error: tooLarge ? t("error.payload_too_large") : null,
          },
        ]);
        if (tooLarge) continue;
        const upload = uploadFile(file, (share) => patch(key, { share }));
        aborts.current.set(key, upload.abort);
        upload.done
          .then((ref) => {
            remove(key);
            done.current(ref);
          })
          .catch((error: unknown) => {
            if (error instanceof DOMException && error.name === "AbortError") remove(key);
            else patch(key, { error: errorText(t, error) });
          });
      }
    },
    [t, patch, remove],
  );

  const drop = useCallback(
    (key: string) => {
      aborts.current.get(key)?.();
      remove(key);
    },
    [remove],
  );
  return { uploading, start, drop };
}
