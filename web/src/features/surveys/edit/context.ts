/** What all parts of the editor share. */
import { createContext, use } from "react";
import type { Definition, Finding, Question, SurveyPage } from "~/api/types-surveys";
import type { Teller } from "./logic/sentences";

/** `start`, or the id of a page or of a question. */
export type Selection = { part: "start" } | { part: "page"; id: string } | { part: "question"; id: string };

export interface Editor {
  definition: Definition;
  /** The language in which texts are written now. */
  language: string;
  /** Whether a version is out: ids that were used must not come back. */
  published: boolean;
  /** Questions of the newest version, by id. */
  out: ReadonlySet<string>;
  findings: (target: string) => readonly Finding[];
  teller: Teller;
  selection: Selection;
  select: (next: Selection) => void;
  change: (to: (definition: Definition) => Definition) => void;
  changeQuestion: (id: string, to: (question: Question) => Question) => void;
  changePage: (id: string, to: (page: SurveyPage) => SurveyPage) => void;
}

export const EditorContext = createContext<Editor | null>(null);

export function useEditor(): Editor {
  const editor = use(EditorContext);
  if (!editor) throw new Error("only inside the editor");
  return editor;
}
