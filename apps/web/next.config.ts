import path from "node:path";
import { fileURLToPath } from "node:url";
import type { NextConfig } from "next";

// The product makes no outside call of its own, at build time or later.
process.env.NEXT_TELEMETRY_DISABLED = "1";

const repositoryRoot = path.join(path.dirname(fileURLToPath(import.meta.url)), "../..");

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm run typecheck` checks types on its own; inside the build it would add 10 s to the first start.
  typescript: { ignoreBuildErrors: true },
  // Workspace packages are TypeScript sources with `.ts` in their imports.
  transpilePackages: ["@agency/client", "@agency/core", "@agency/providers"],
  // Linked installs keep packages in the root's node_modules/.store, outside this directory.
  turbopack: { root: repositoryRoot },
  outputFileTracingRoot: repositoryRoot,
  images: { unoptimized: true },
  devIndicators: false,
};

export default config;
