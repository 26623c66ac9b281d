/** The project that a page is about. */
import { createContext, use } from "react";
import type { Project } from "~/api/types-projects";

export const ProjectContext = createContext<Project | null>(null);

export function useProject(): Project {
  const project = use(ProjectContext);
  if (!project) throw new Error("this is shown inside a project");
  return project;
}
