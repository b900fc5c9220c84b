import { createHmac } from "node:crypto";

/** Proves that the caller of a token knows the app's secret. Source: Graph API, securing requests (`appsecret_proof`). */
export function appSecretProof(appSecret: string, accessToken: string): string {
  return createHmac("sha256", appSecret).update(accessToken).digest("hex");
}
