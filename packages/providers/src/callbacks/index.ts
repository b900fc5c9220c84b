export { isSignedByLinkedIn, linkedinChallengeResponse } from "./linkedin.ts";
export { isSignedByMeta, readSignedRequest, type SignedRequest } from "./meta.ts";
