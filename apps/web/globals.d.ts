/// <reference types="next" />
/// <reference types="next/image-types/global" />

// Resolved by Next's bundler: importing it from browser code fails the build.
declare module "server-only" {}
declare module "*.css" {}
