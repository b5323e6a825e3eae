import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { defineConfig } from "vite";

// Compressed once here, not at every start of a server.
const compressed = () => {
  let folder = "";
  return {
    name: "compressed",
    configResolved: (config) => { folder = config.build.outDir; },
    closeBundle: () => {
      for (const file of readdirSync(folder).filter((name) => /\.(js|css)$/.test(name))) {
        writeFileSync(join(folder, `${file}.br`), brotliCompressSync(readFileSync(join(folder, file))));
      }
    },
  };
};

// One entry a page; what pages share goes into chunks of its own. Names carry a hash, so browsers may keep them for ever.
export default defineConfig({
  base: "/assets/",
  publicDir: false,
  plugins: [compressed()],
  logLevel: "warn",
  build: {
    target: "es2022",
    assetsDir: ".",
    modulePreload: false,
    manifest: "manifest.json",
    emptyOutDir: true,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1000,
    rollupOptions: {
      input: Object.fromEntries(readdirSync("src/pages").map((file) => [file.replace(/\.ts$/, ""), `src/pages/${file}`])),
    },
  },
});
