/** Documents of projects, the files of a project, and agreements on secrecy. */
import type { components } from "./schema.gen";
import type { Answer } from "./types";

type Schemas = components["schemas"];

export type ProjectDocument = Answer<"Document">;
export type DocumentItem = Answer<"DocumentItem">;
export type DocumentList = Answer<"DocumentList">;
export type DocumentVersion = Answer<"DocumentVersion">;
export type DocumentKind = Schemas["DocumentKind"];
export type DocumentLabel = Schemas["DocumentLabel"];
export type ApprovalState = Schemas["ApprovalState"];
export type Opening = Answer<"Opening">;
export type ProjectFile = Answer<"ProjectFile">;
export type FileSource = Schemas["FileSource"];
export type Nda = Answer<"Nda">;
export type NdaList = Answer<"NdaList">;
