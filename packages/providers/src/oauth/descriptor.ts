import type { SocialErrorKind } from "../spec/social-error.ts";
import type { SocialNetwork } from "../spec/social.ts";

/** How the dialog's code is bound to us; `s256_hex` writes the same digest in hex (TikTok). */
export type Pkce = SocialNetwork["pkce"];

/** One call that answers with a token. */
export interface TokenStep {
  url: string;
  /** Default `POST`; with `GET` everything stands in the query. */
  method?: "POST" | "GET";
  /** Default `form`. */
  bodyEncoding?: "form" | "multipart" | "json";
  grantType: string;
  /** What the handed-over token is called; the steps of the table differ in it. */
  tokenParam: string;
  /** Which token this step hands over. Default `access_token` for exchanges, `refresh_token` for a renewal. */
  sends?: "access_token" | "refresh_token";
  /** Which of the app's own credentials it wants. Default both. */
  app?: "id_and_secret" | "secret" | "none";
}

/**
 * How one network does OAuth 2, as data. The four of them, and Instagram's two dialogs, differ in names, encodings and lifetimes and in
 * nothing else; what cannot be said here (listing pages, asking for granted permissions) is the adapter's own call with its own client.
 */
export interface OAuthDescriptor {
  /** Stands in errors, e.g. `tiktok`. */
  network: string;
  /** What people call it; stands in messages. */
  title: string;
  authorizeUrl: string;
  tokenUrl: string;
  clientId: string;
  /** Secret; never stands in an error or a log line. */
  clientSecret: string;
  /** Default `client_id`. */
  clientIdParam?: "client_id" | "client_key";
  /** What the dialog asks for; each is needed, and one left unticked is reported as missing. */
  scopes: readonly string[];
  /** Asked for as well; nothing is said when they are left unticked. */
  optionalScopes?: readonly string[];
  scopeSeparator: " " | ",";
  pkce: Pkce;
  /** Where the app's secret goes. Default `body`. */
  tokenAuth?: "body" | "basic" | { header: string };
  /** Of the code's exchange. Default `form`. */
  bodyEncoding?: "form" | "multipart" | "json";
  /** Additional parameters of the dialog. */
  authorizeParams?: Readonly<Record<string, string>>;
  /** Steps after the code's, e.g. for a long-lived token. What they do not tell is kept from the step before. */
  exchange?: readonly TokenStep[];
  /** Absent where tokens cannot be renewed without a person. */
  refresh?: TokenStep;
  /** Gives a token back; form with the app's credentials and `token`. */
  revokeUrl?: string;
  /** For answers that do not tell; where null, such a token has no known end. */
  lifetime?: { accessSeconds?: number; refreshSeconds?: number };
  quirks?: {
    /** Some answers of the token endpoint are `{data: [{…}]}` instead of `{…}`. */
    mayWrapInData?: boolean;
    /** Name of the list of granted scopes in the answer. Default `scope`. */
    scopesParam?: string;
    /** What the network's own failure means, before the rules of RFC 6749 apply; null leaves it to them. */
    kindOfFailure?: (failure: OAuthFailure) => SocialErrorKind | null;
  };
}

/** A failing answer of an OAuth endpoint, in whichever of the known shapes it came. */
export interface OAuthFailure {
  status: number;
  /** `invalid_grant`, `190`, `OAuthException` … */
  code: string | null;
  subcode: string | null;
  message: string | null;
  requestId: string | null;
}

/** A token as its endpoint told it. Tokens are secrets: seal before storing, never log. */
export interface TokenAnswer {
  accessToken: string;
  expiresAt: Date | null;
  /** Null where none came; an empty one counts as none. */
  refreshToken: string | null;
  refreshExpiresAt: Date | null;
  /** Null when the answer does not tell. */
  scopes: string[] | null;
  /** The whole of the last answers, later ones winning; integers beyond 2^53 are strings. */
  raw: Record<string, unknown>;
}
