export { isSignedByLinkedIn, linkedinChallengeResponse } from "./linkedin.ts";
export { isSignedByMeta, readCommentNews, readSignedRequest, type CommentNews, type SignedRequest } from "./meta.ts";
