import { QueryClientProvider } from "@tanstack/react-query";
import { createRouter, RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "./app.css";
import "./lib/trusted";
import { makeQueryClient } from "./api/query";
import { LanguageRoot } from "./features/shell/LanguageRoot";
import { CrashPage, NotFoundPage, PendingPage } from "./features/shell/StatePages";
import { applyTheme, rememberedTheme } from "./lib/theme";
import { routeTree } from "./routeTree.gen";

applyTheme(rememberedTheme());

const queryClient = makeQueryClient();

const router = createRouter({
  routeTree,
  context: { queryClient },
  defaultPreload: "intent",
  defaultPreloadStaleTime: 0,
  scrollRestoration: true,
  defaultPendingMs: 300,
  defaultPendingComponent: PendingPage,
  defaultErrorComponent: CrashPage,
  defaultNotFoundComponent: NotFoundPage,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}

const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <LanguageRoot>
          <RouterProvider router={router} />
        </LanguageRoot>
      </QueryClientProvider>
    </StrictMode>,
  );
}
