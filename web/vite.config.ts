import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import optimizeLocales from "@react-aria/optimize-locales-plugin";
import tailwindcss from "@tailwindcss/vite";
import { tanstackRouter } from "@tanstack/router-plugin/vite";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Compiles the message catalogues again when one of them changes while the dev server runs. */
function catalogues(): Plugin {
  return {
    name: "concord-catalogues",
    apply: "serve",
    handleHotUpdate({ file }) {
      if (/\/i18n\/(en|ru)\/.*\.json$/.test(file)) {
        execFileSync(process.execPath, [here("./scripts/i18n-compile.mjs")], { stdio: "inherit" });
      }
    },
  };
}

export default defineConfig({
  plugins: [
    tanstackRouter({ target: "react", autoCodeSplitting: true, quoteStyle: "double", semicolons: true }),
    react(),
    tailwindcss(),
    // React Aria carries its hidden strings in 30 languages; we show two.
    { ...optimizeLocales.vite({ locales: ["en-US", "ru-RU"] }), enforce: "pre" },
    catalogues(),
  ],
  resolve: {
    alias: {
      "~": here("./src"),
      // Messages are compiled at build time, so the parser need not be sent to the browser.
      "@formatjs/icu-messageformat-parser": here(
        "./node_modules/@formatjs/icu-messageformat-parser/no-parser.js",
      ),
    },
  },
  build: {
    target: "es2022",
    // The first versions that know light-dark() and nesting, so that tokens are not spelled out twice.
    cssTarget: ["chrome123", "edge123", "firefox120", "safari17.5"],
    manifest: true,
    modulePreload: {
      polyfill: false,
      // The frame would name every piece of every page. What a first view needs is named (the frame itself, "Your turn",
      // the inbox, the list), and all sheets, which must be there before a page is drawn; the others are asked for when a pointer comes near their link (`defaultPreload`).
      resolveDependencies: (file, pieces, { hostType }) =>
        hostType === "html" || /\/(route|complaints|inbox|_org)-/.test(file)
          ? pieces
          : pieces.filter((piece) => piece.endsWith(".css")),
    },
    // A data: URL would break `font-src`/`img-src` rules for nothing.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 600,
    rolldownOptions: {
      input: {
        main: here("./index.html"),
        public: here("./public-pages/public.css"),
      },
      output: {
        entryFileNames: "assets/[name]-[hash].js",
        assetFileNames: (asset) =>
          asset.names.includes("public.css") ? "public.css" : "assets/[name]-[hash][extname]",
        codeSplitting: {
          groups: [
            { name: "react", test: /node_modules\/(react|react-dom|scheduler)\// },
            { name: "router", test: /node_modules\/@tanstack\// },
          ],
        },
      },
    },
  },
  server: {
    proxy: {
      "/api": { target: process.env.CONCORD_API ?? "http://127.0.0.1:8080", ws: true },
    },
  },
});
