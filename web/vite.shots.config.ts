import { mergeConfig } from "vite";
import base from "./vite.config";
export default mergeConfig(base, {
  server: {
    port: 8416, strictPort: true, host: "127.0.0.1",
    proxy: { "/api": { target: "http://127.0.0.1:8415", changeOrigin: true, ws: false, configure: (proxy: any) => proxy.on("proxyReq", (req: any) => req.setHeader("origin", "http://127.0.0.1:8415")) } },
  },
});
