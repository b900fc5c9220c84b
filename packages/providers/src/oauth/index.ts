export { createOAuth } from "./create-oauth.ts";
export type { OAuth, OAuthSettings } from "./create-oauth.ts";
export type { OAuthDescriptor, OAuthFailure, Pkce, TokenAnswer, TokenStep } from "./descriptor.ts";
export { codeChallenge, createCodeVerifier } from "./pkce.ts";
